"""Where made pages are kept: in files that the workers of a machine share, bounded in number.

What pages are made from is kept in the memory of each worker (models_tracker/kept.py).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Any

from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.filebased import FileBasedCache


class PageStore(FileBasedCache):
    """Files, with the latest small pages in the memory of the worker as well.

    A key names one state of data and program, so what it leads to never changes.
    """

    MOST = 100
    LARGEST = 192 * 1024
    CULLED_EVERY = 50

    def __init__(self, dir: str, params: dict[str, Any]) -> None:
        super().__init__(str(dir), params)
        self.latest: dict[str, Any] = {}
        self.written = 0

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        found = self.latest.get(key)
        if found is None:
            found = super().get(key, default, version)
            self._remember(key, found)
        return found

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        self._remember(key, value)
        super().set(key, value, *args, **kwargs)

    def clear(self) -> None:
        self.latest.clear()
        super().clear()

    def _cull(self) -> None:
        """Drop pages beyond the most that are kept; counting the files costs, so not each time."""
        self.written += 1
        if self.written % self.CULLED_EVERY == 1:
            super()._cull()

    def _remember(self, key: str, value: Any) -> None:
        if value is None or len(value[0]) > self.LARGEST:
            return
        while len(self.latest) >= self.MOST:
            self.latest.pop(next(iter(self.latest)))
        self.latest[key] = value


class Memory(BaseCache):
    """The latest MAX_ENTRIES values in the memory of the worker, as they are: none is copied."""

    def __init__(self, _location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.latest: OrderedDict[str, Any] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        with self.lock:
            if key not in self.latest:
                return default
            self.latest.move_to_end(key)
            return self.latest[key]

    def set(self, key: str, value: Any, *args: Any, **kwargs: Any) -> None:
        with self.lock:
            self.latest[key] = value
            while len(self.latest) > self._max_entries:
                self.latest.popitem(last=False)

    def clear(self) -> None:
        with self.lock:
            self.latest.clear()
