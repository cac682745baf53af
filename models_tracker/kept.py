"""What hangs on the data alone is worked out once for each state of them and kept by the worker.

A write raises the data revision, so what was kept of the state before is not asked for again. Only
public requests keep anything: the middleware names the revision they speak of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.core.cache import caches
from django.utils.translation import get_language

T = TypeVar("T")

_revision: ContextVar[int | None] = ContextVar("revision", default=None)


@contextmanager
def at_revision(number: int) -> Iterator[None]:
    """Keep what is worked out inside under data revision ``number``, which was read before."""
    token = _revision.set(number)
    try:
        yield
    finally:
        _revision.reset(token)


def kept(question: tuple, make: Callable[[], T]) -> T:
    """Return what ``make`` returns, in this state of the data and the reader's language.

    ``question`` names all else that it hangs on. Everybody gets the same object: it is not changed.
    """
    number = _revision.get()
    if number is None:
        return make()
    key = hashlib.sha256(repr((number, get_language(), question)).encode()).hexdigest()
    found = caches["kept"].get(key)
    if found is None:
        found = make()
        caches["kept"].set(key, found)
    return found
