"""What hangs on the data alone is worked out once for each state of them and kept by the worker.

A write raises the data revision, so what was kept of the state before is not asked for again. Only
public requests keep anything: the middleware names the state they speak of.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from django.core.cache import caches
from django.utils.translation import get_language

T = TypeVar("T")

_LAST = "state"
_state: ContextVar[Hashable] = ContextVar("state", default=None)


@contextmanager
def at_state(state: Hashable) -> Iterator[None]:
    """Keep what is worked out inside under a ``state`` of the data, which was read before.

    What was kept of another state is dropped: nobody asks for it again.
    """
    if caches["kept"].get(_LAST) != state:
        forget()
        caches["kept"].set(_LAST, state)
    token = _state.set(state)
    try:
        yield
    finally:
        _state.reset(token)


def kept(question: tuple, make: Callable[[], T]) -> T:
    """Return what ``make`` returns, in this state of the data and the reader's language.

    ``question`` names all else that it hangs on. Everybody gets the same object: it is not changed.
    """
    state = _state.get()
    if state is None:
        return make()
    name = _name(state, question)
    found = caches["kept"].get(name)
    if found is None:
        found = make()
        caches["kept"].set(name, found)
    return found


def kept_each(
    question: tuple, keys: Iterable[int], make: Callable[[list[int]], dict[int, T]]
) -> dict[int, T]:
    """Return for each of ``keys`` what ``make`` returns for it, made together for those not kept.

    As for kept: many small values. A key for which ``make`` returns nothing is left out.
    """
    state = _state.get()
    if state is None:
        return make(list(keys))
    stem = _name(state, question)
    names = {key: f"{stem}-{key}" for key in keys}
    found = {key: caches["kept-each"].get(name) for key, name in names.items()}
    missing = [key for key, value in found.items() if value is None]
    for key, value in make(missing).items() if missing else ():
        found[key] = value
        caches["kept-each"].set(names[key], value)
    return {key: value for key, value in found.items() if value is not None}


def forget() -> None:
    """Drop all that is kept: the data are others."""
    caches["kept"].clear()
    caches["kept-each"].clear()


def _name(state: Hashable, question: tuple) -> str:
    return hashlib.sha256(repr((state, get_language(), question)).encode()).hexdigest()
