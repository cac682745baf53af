"""Which program answers: the version, and a print of every file that a page is made from."""

from __future__ import annotations

import hashlib
from pathlib import Path

VERSION = "0.1.0"
ROOMS = ("config", "models_tracker", "static", "templates")
KINDS = {".py", ".html", ".txt", ".mo", ".css", ".js", ".svg"}


def release(home: Path, *others: object) -> str:
    """Return the version and a digest of the files under ``home`` and of ``others``.

    Pages are kept under this name, so that no page outlives the program that made it.
    """
    digest = hashlib.sha256(repr(others).encode())
    for room in ROOMS:
        for path in sorted((home / room).rglob("*")):
            if path.suffix in KINDS and path.is_file():
                digest.update(str(path.relative_to(home)).encode() + b"\0" + path.read_bytes())
    return f"{VERSION}-{digest.hexdigest()[:12]}"
