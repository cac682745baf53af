"""Serve the site on this machine: ``python -m config.serve PORT``; the address is printed last.

``python -m config.serve --free PORT`` only says whether the port can be had.
"""

from __future__ import annotations

import os
import socket
import sys
import time


def main() -> None:
    words = [word for word in sys.argv[1:] if word != "--free"]
    port = _port(words[0] if words else "8000")
    _refuse_busy(port)
    if "--free" in sys.argv:
        return
    if os.fork() == 0:
        _announce(port)
        os._exit(0)
    os.environ.setdefault("SITE_URL", f"http://127.0.0.1:{port}")
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}"]
    options = ["--workers=2", "--no-control-socket", "--log-level=warning", "--timeout=60"]
    options += ["--limit-request-line=8190"]
    os.execv(command[0], [*command, *options])


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        sys.exit(f"PORT must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def _refuse_busy(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            sys.exit(
                f"Port {port} cannot be used ({error.strerror}): another program has it, perhaps "
                f"this site already. Stop that one, or choose another: make run PORT={port + 1}"
            )


def _announce(port: int) -> None:
    """Print the address once the server answers."""
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            print(f"Models Tracker is at http://127.0.0.1:{port}  (Ctrl+C stops it)", flush=True)
            return


if __name__ == "__main__":
    main()
