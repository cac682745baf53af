"""May we? What the text of a licence answers to an act, in a situation: never advice.

Pure functions of the established terms of a licence. Every reader of terms below yields findings;
the gravest one decides. What is not established never becomes granted: a term that bears on the act
and that no text settles makes the answer "not established", and so does an answer that the asker
did not give where a term hangs on it (the finding then names what to answer). A term that was read
to be silent limits nothing; it grants nothing either, so the right itself must be granted.
"""

from models_tracker.rules.permissions.decide import decide, decide_all, together
from models_tracker.rules.permissions.finding import (
    SEVERITY,
    Decision,
    Finding,
    Question,
    Subject,
    worst,
)
from models_tracker.rules.permissions.limits import BUSINESSES
from models_tracker.rules.permissions.situation import (
    ELSEWHERE,
    EU,
    WORLDWIDE,
    Situation,
)

VERSION = "2026.1"

__all__ = [
    "BUSINESSES",
    "ELSEWHERE",
    "EU",
    "SEVERITY",
    "VERSION",
    "WORLDWIDE",
    "Decision",
    "Finding",
    "Question",
    "Situation",
    "Subject",
    "decide",
    "decide_all",
    "together",
    "worst",
]
