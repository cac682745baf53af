"""What a first view of a page costs: its requests and the bytes they carry, compressed."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

LOADED = re.compile(
    r"<link rel=\"(?:icon|stylesheet|preload|modulepreload)\" href=\"([^\"]+)\""
    r"|<(?:script|img|source|iframe|object|embed)\b[^>]*? (?:src|data|srcset)=\"([^\"]+)\""
)
IMPORTED = re.compile(r"^import .*?[\"']\./([\w.-]+)[\"']", re.MULTILINE)


def of(client: Client, path: str) -> tuple[int, int]:
    """Return the requests of a first view and their bytes, the page and what it names."""
    page = client.get(path).content
    named = {one or other for one, other in LOADED.findall(page.decode())}
    files = {found for name in named if (found := _file(name))}
    files |= {one for file in files for one in _imported(file)}
    sizes = [len(gzip.compress(page, 6)), *(_size(file) for file in files)]
    drawn = [name for name in named if not _file(name)]
    sizes += [len(client.get(name).content) for name in drawn]
    return len(sizes), sum(sizes)


def _file(name: str) -> Path | None:
    return Path(finders.find(name.removeprefix("/static/"))) if "/static/" in name else None


def _imported(file: Path) -> set[Path]:
    """Return the modules that a script asks for in its turn."""
    if file.suffix != ".js":
        return set()
    found = {file.parent / name for name in IMPORTED.findall(file.read_text())}
    return found.union(*(_imported(one) for one in found))


def _size(file: Path) -> int:
    content = file.read_bytes()
    return min(len(content), len(gzip.compress(content, 6)))
