"""Openness, computed: five lenses over the same facts, each naming the facts that decide.

Camp, the G7 label, OSAID 1.0, MOF class and Epoch AI's category are pure functions of
availability, components and licence terms as of a day.
"""

from models_tracker.rules.openness.history import Period, periods
from models_tracker.rules.openness.kind import licence_kind
from models_tracker.rules.openness.lens import VERSION, Lens, Reason
from models_tracker.rules.openness.lenses import LENSES
from models_tracker.rules.openness.words import sentence

__all__ = ["LENSES", "VERSION", "Lens", "Period", "Reason", "licence_kind", "periods", "sentence"]
