"""Labels that never collide: each is tried at several places beside its mark, or left out.

Vega has a transform for this, but it needs a browser's canvas and draws nothing in vl-convert.
Widths are estimated for the sans-serif faces of any system, a little too wide rather than too
narrow.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TALL = 13.0
NARROW = frozenset("ijlI|!.,:;'’()[] ftr-/")
WIDE = frozenset("mwMW@%—…")
FIRST_SQUARE = 0x2E80
BOLD = 1.07


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Say whether two rectangles share a point."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True)
class Place:
    """Where a label stands from its mark, in pixels, and which end of the text is there."""

    dx: float
    dy: float
    align: str


PLACES = (
    Place(-7, -9, "right"),
    Place(0, -13, "center"),
    Place(-10, 1, "right"),
    Place(7, 11, "left"),
    Place(10, 1, "left"),
    Place(7, -9, "left"),
    Place(-7, 11, "right"),
    Place(0, 15, "center"),
)


def width_of(text: str, size: float = 11, *, bold: bool = False) -> float:
    """Return about how wide a text is in pixels, in letters of a size."""
    wide = sum(map(_letter, text))
    return wide * size * (BOLD if bold else 1)


def _letter(letter: str) -> float:
    """Return about how wide a letter is, as a part of its size."""
    if letter in NARROW:
        return 0.35
    if letter in WIDE:
        return 0.93
    if ord(letter) >= FIRST_SQUARE:
        return 1.0
    return 0.72 if letter.isupper() else 0.58


def placed(
    wanted: Sequence[tuple[float, float, str]],
    taken: Iterable[Box],
    crossed: Iterable[Box],
    frame: Box,
) -> list[Place | None]:
    """Return for each (x, y, text), in order of importance, its place or None for no room.

    ``taken`` is never covered, ``crossed`` only by a label that has no other room, nothing leaves
    ``frame``, and no label stands nearer to another's mark than to its own.
    """
    marks = [(x, y) for x, y, _text in wanted]
    boxes, lines = list(taken), list(crossed)
    found: list[Place | None] = []
    for x, y, text in wanted:
        own = [place for place in PLACES if _is_nearest((x, y), place, marks)]
        options = [(place, _box(x, y, width_of(text), place)) for place in own]
        free = [one for one in options if _inside(one[1], frame) and not _hit(one[1], boxes)]
        clear = [one for one in free if not _hit(one[1], lines)]
        place, box = next(iter(clear or free), (None, None))
        if box is not None:
            boxes.append(box)
        found.append(place)
    return found


def _is_nearest(
    mark: tuple[float, float], place: Place, marks: Iterable[tuple[float, float]]
) -> bool:
    """Say whether a place beside a mark is no nearer to any other mark."""
    at = mark[0] + place.dx, mark[1] + place.dy
    return all(math.dist(at, other) >= math.dist(at, mark) for other in marks)


def _hit(box: Box, others: Iterable[Box]) -> bool:
    return any(box.meets(other) for other in others)


def _inside(box: Box, frame: Box) -> bool:
    return (
        frame.left <= box.left
        and box.right <= frame.right
        and frame.top <= box.top
        and box.bottom <= frame.bottom
    )


def _box(x: float, y: float, wide: float, place: Place) -> Box:
    shift = {"left": 0.0, "center": -wide / 2, "right": -wide}[place.align]
    left, middle = x + place.dx + shift, y + place.dy
    return Box(left, middle - TALL / 2, left + wide, middle + TALL / 2)
