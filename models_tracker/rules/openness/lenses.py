"""The five lenses, in the order of pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from models_tracker.rules.openness import camp, epoch, g7, mof, osaid
from models_tracker.rules.openness.facts import Facts
from models_tracker.rules.openness.lens import Lens, Reading, Reason

LENSES: tuple[Lens, ...] = (camp.LENS, g7.LENS, osaid.LENS, mof.LENS, epoch.LENS)
_READERS: dict[str, Callable[[Facts], Reading]] = {
    "camp": camp.read,
    "g7": g7.read,
    "osaid": osaid.read,
    "mof": mof.read,
    "epoch": epoch.read,
}


class Readings(NamedTuple):
    """The label that each lens gives, and the deciding facts, both by the key of the lens."""

    labels: dict[str, str]
    reasons: dict[str, list[Reason]]


def read_all(facts: Facts) -> Readings:
    """Return what every lens says of the facts of one day."""
    readings = {lens.key: _READERS[lens.key](facts) for lens in LENSES}
    return Readings(
        {key: label for key, (label, _reasons) in readings.items()},
        {key: reasons for key, (_label, reasons) in readings.items()},
    )
