"""Make the site's secret key once: ``python -m config.first_key DIRECTORY``; ``make`` calls it."""

import os
import secrets
import sys
from pathlib import Path


def main() -> None:
    kept = Path(sys.argv[1]) / "secret_key"
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50) + "\n")


if __name__ == "__main__":
    main()
