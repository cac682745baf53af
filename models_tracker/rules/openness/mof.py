"""The classes of the Model Openness Framework (White et al. 2024; Model Openness Tool)."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import MofClass, Part
from models_tracker.rules.openness.facts import Facts, either
from models_tracker.rules.openness.lens import (
    VERSION,
    Lens,
    Reading,
    licence_reason,
    part_reason,
    weights_reason,
)

LENS = Lens(
    key="mof",
    title=_("Class of the Model Openness Framework"),
    source_url="https://arxiv.org/abs/2403.13784",
    version=VERSION,
    rules=(
        _(
            "Class III needs model architecture, final parameters, technical report, evaluation"
            " results, model card and data card. Class II adds training, inference and evaluation"
            " code and evaluation data. Class I adds research paper, training data, data"
            " preprocessing code and intermediate parameters."
        ),
        _(
            "Each part must be wholly published under an open licence: its own, else that of the"
            " weights. Sample outputs, supporting libraries and metadata are optional."
        ),
        _(
            "A research paper makes the technical report optional. The framework's other"
            " exceptions (a detailed report in place of the paper, evaluation results inside"
            " another document, a model card that describes the data) are not applied: each part"
            " counts only where it is established itself."
        ),
        _(
            "The highest class that is certain is shown; below Class III as soon as one of its"
            " parts is known to be missing or partial; not established while Class III may be"
            " reached."
        ),
    ),
)
REQUIRED = {
    MofClass.OPEN_MODEL: (
        Part.ARCHITECTURE,
        Part.FINAL_PARAMETERS,
        Part.TECHNICAL_REPORT,
        Part.EVALUATION_RESULTS,
        Part.MODEL_CARD,
        Part.DATA_CARD,
    ),
    MofClass.OPEN_TOOLING: (
        Part.TRAINING_CODE,
        Part.INFERENCE_CODE,
        Part.EVALUATION_CODE,
        Part.EVALUATION_DATA,
    ),
    MofClass.OPEN_SCIENCE: (
        Part.RESEARCH_PAPER,
        Part.DATASETS,
        Part.DATA_PREPROCESSING_CODE,
        Part.INTERMEDIATE_PARAMETERS,
    ),
}


def read(facts: Facts) -> Reading:
    """Return the highest class that is certain, "" while Class III may be reached.

    The parts named are those that keep the model from the class above.
    """
    if not facts.weights:
        return MofClass.NONE.value, [weights_reason(facts)]
    reasons = [weights_reason(facts), licence_reason(facts)]
    reached = ""
    for mof_class, parts in REQUIRED.items():
        lacking = [part for part in parts if not _in_class(facts, part)]
        if lacking:
            reasons += [part_reason(facts, part) for part in lacking]
            return reached or _below(facts, lacking), reasons
        reached = mof_class.value
    return reached, reasons


def _below(facts: Facts, lacking: Iterable[Part]) -> str:
    """Return below Class III where a part is known to be missing, else not established."""
    missing = any(_in_class(facts, part) is False for part in lacking)
    return MofClass.NONE.value if missing else ""


def _in_class(facts: Facts, part: Part) -> bool | None:
    """Whether a requirement is met; None is not established."""
    if part == Part.TECHNICAL_REPORT:
        return either(facts.is_open(part), facts.is_open(Part.RESEARCH_PAPER))
    return facts.is_open(part)
