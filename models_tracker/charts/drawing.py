"""Drawing without holding other pages up.

vl-convert keeps Python's lock while it draws, so it works in a process of its own (press.py),
started at the first order and ended with the worker. One worker of a machine at a time waits for
a drawing: a lock on a file says whose turn it is. Another that needs a picture meanwhile looks
into the store for WAIT_FOR_TURN seconds, then answers without it: the page says so and shows the
numbers, and is not kept. So of two workers one is always free, and no page waits longer than
LONGEST. A picture is kept under its specification, language and program: what it was drawn from,
so any change of the data draws another, and nothing is ever thrown away too late.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import hashlib
import json
import logging
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.utils.translation import get_language

from models_tracker.charts.chart import Chart
from models_tracker.charts.dressing import cleaned, for_file, for_page

WAIT_FOR_TURN = 0.6
LONGEST = 10.0
SCALE = 2
LOCALES = {"en": None, "fr": "fr-FR"}

logger = logging.getLogger(__name__)


class NotDrawn(Exception):
    """The picture is not ready: another worker is drawing, or this one failed (``broken``)."""

    def __init__(self, reason: str, *, broken: bool = False) -> None:
        super().__init__(reason)
        self.broken = broken


class Press:
    """The drawing process of this worker, started when first needed."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None
        self.owner = 0

    def ask(self, how: dict[str, Any], what: str) -> bytes:
        """Return what an order draws; raises NotDrawn when it fails or takes too long.

        ``what`` is JSON in one line: a specification, or an SVG (press.py).
        """
        process = self._running()
        try:
            process.stdin.write(f"{json.dumps(how)}\n{what}\n".encode())  # type: ignore[union-attr]
            process.stdin.flush()  # type: ignore[union-attr]
            head, _, body = self._read(process, time.monotonic() + LONGEST).partition(b"\n")
        except (OSError, ValueError, TimeoutError) as error:
            self.stop()
            raise NotDrawn(f"the press failed: {error}", broken=True) from error
        if fault := json.loads(head)["fault"]:
            raise NotDrawn(fault, broken=True)
        return body

    def _read(self, process: subprocess.Popen[bytes], end: float) -> bytes:
        """Return head and body of one answer."""
        found, size = b"", None
        pipe = process.stdout.fileno()  # type: ignore[union-attr]
        parts: list[bytes] = []
        while size is None or sum(map(len, parts)) < size:
            ready, _, _ = select.select([pipe], [], [], max(0.0, end - time.monotonic()))
            part = os.read(pipe, 1 << 20) if ready else b""
            if not part:
                raise TimeoutError("no answer" if not ready else "it ended")
            parts.append(part)
            if size is None and b"\n" in part:
                found = b"".join(parts)
                size = found.index(b"\n") + 1 + json.loads(found.partition(b"\n")[0])["size"]
                parts = [found]
        return b"".join(parts)

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.owner != os.getpid() or self.process.poll() is not None:
            command = [sys.executable, str(Path(__file__).with_name("press.py"))]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
            self.owner = os.getpid()
        return self.process

    def stop(self) -> None:
        """End the process, if this worker started one."""
        if self.process is None or self.owner != os.getpid():
            return
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                pipe.close()  # type: ignore[union-attr]
        self.process = None


press = Press()
_turn = threading.Lock()
atexit.register(press.stop)


def page_picture(chart: Chart) -> str:
    """Return the SVG that a page holds; raises NotDrawn."""
    return for_page(_drawn(chart), chart)


def svg_file(chart: Chart) -> bytes:
    """Return the SVG file, in the light colours; raises NotDrawn."""
    return for_file(_drawn(chart), chart, settings.SITE_URL.rstrip("/")).encode()


def png_file(chart: Chart) -> bytes:
    """Return the PNG file at twice the size; raises NotDrawn."""
    svg = svg_file(chart).decode()
    return _kept(_name("png", svg), lambda: press.ask({"scale": SCALE}, json.dumps(svg)))


def _drawn(chart: Chart) -> str:
    locale = LOCALES[get_language() or "en"]
    how = {"format_locale": locale, "time_format_locale": locale}
    what = json.dumps(chart.spec)
    name = _name(f"svg {locale}", what)
    return _kept(name, lambda: cleaned(press.ask(how, what).decode()).encode()).decode()


def _name(kind: str, text: str) -> str:
    made_by = f"{settings.RELEASE} {kind} "
    return "chart-" + hashlib.sha256((made_by + text).encode()).hexdigest()[:40]


def _kept(name: str, make: Callable[[], bytes]) -> bytes:
    """Return a picture from the store, or make it when it is this worker's turn."""
    if (kept := _fetch(name)) is not None:
        return kept
    end = time.monotonic() + WAIT_FOR_TURN
    while True:
        with _own_turn() as own:
            if own:
                if (kept := _fetch(name)) is not None:
                    return kept
                made = make()
                _keep(name, made)
                return made
        if time.monotonic() >= end:
            raise NotDrawn("another picture is being drawn")
        time.sleep(0.05)


@contextlib.contextmanager
def _own_turn() -> Iterator[bool]:
    """Give whether this worker may draw now: no other of this machine does."""
    if not _turn.acquire(blocking=False):
        yield False
        return
    try:
        settings.DRAWING_LOCK.parent.mkdir(parents=True, exist_ok=True)
        with settings.DRAWING_LOCK.open("ab") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
            else:
                yield True
    finally:
        _turn.release()


def _fetch(name: str) -> bytes | None:
    try:
        kept = caches["pages"].get(name)
    except Exception as error:  # a damaged file can fail in any way: then draw again
        logger.warning("A kept picture cannot be read: %s", error)
        return None
    return kept[0] if kept else None


def _keep(name: str, picture: bytes) -> None:
    try:
        caches["pages"].set(name, (picture,))
    except OSError as error:
        logger.warning("A picture cannot be kept: %s", error)
