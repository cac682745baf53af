"""Style sheets joined into one file, so that a first view asks for few: found like any static file.

The parts are written apart, within their budgets; readers get them as one, in this order.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

BUNDLES = {
    "css/site.css": (
        "css/tokens.css",
        "css/base.css",
        "css/layout.css",
        "css/parts/controls.css",
        "css/parts/tables.css",
        "css/parts/facts.css",
        "css/parts/charts.css",
        "css/parts/licences.css",
    ),
}


class BundleFinder(BaseFinder):
    """Finds a bundle, joined anew whenever a part has changed."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(settings.VAR_DIR / "bundles")

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return where the bundle ``path`` lies, [] where there is none of that name."""
        if path not in BUNDLES:
            return []
        found = str(_joined(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every bundle with the storage that holds it."""
        for path in BUNDLES:
            _joined(path)
            yield path, self.storage


def _joined(path: str) -> Path:
    """Return the file of a bundle, written only if it differs from its parts."""
    parts = [settings.BASE_DIR / "static" / part for part in BUNDLES[path]]
    text = "\n".join(part.read_text() for part in parts)
    made = settings.VAR_DIR / "bundles" / path
    if not made.exists() or made.read_text() != text:
        made.parent.mkdir(parents=True, exist_ok=True)
        written = made.with_suffix(f".{os.getpid()}")
        written.write_text(text)
        written.replace(made)
    return made
