"""What we know: one file per noun; a foreign key points to an earlier file of this list."""

from models_tracker.models.revision import DataRevision, Horizon, LoadedRow  # isort: skip
from models_tracker.models.source import Source  # isort: skip
from models_tracker.models.lab import Lab  # isort: skip
from models_tracker.models.person import Person  # isort: skip
from models_tracker.models.licence import Licence  # isort: skip
from models_tracker.models.ai_model import AIModel, Collaboration, Derivation  # isort: skip
from models_tracker.models.alias import Alias, FormerSlug  # isort: skip
from models_tracker.models.availability import Availability  # isort: skip
from models_tracker.models.component import Component  # isort: skip
from models_tracker.models.statement import Statement  # isort: skip
from models_tracker.models.standing import Standing  # isort: skip
from models_tracker.models.benchmark import Benchmark, Score  # isort: skip
from models_tracker.models.figure import Figure  # isort: skip
from models_tracker.models.claim import (  # isort: skip
    Check,
    Claim,
    ClaimSubject,
    LatestAnswer,
    Quotation,
    Verdict,
)

__all__ = [
    "AIModel",
    "Alias",
    "Availability",
    "Benchmark",
    "Check",
    "Claim",
    "ClaimSubject",
    "Collaboration",
    "Component",
    "DataRevision",
    "Derivation",
    "Figure",
    "FormerSlug",
    "Horizon",
    "Lab",
    "LatestAnswer",
    "Licence",
    "LoadedRow",
    "Person",
    "Quotation",
    "Score",
    "Source",
    "Standing",
    "Statement",
    "Verdict",
]
