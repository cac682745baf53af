"""The Open Source AI Definition 1.0 (Open Source Initiative, 28 October 2024)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Osaid, Part
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
    key="osaid",
    title=_("Open Source AI Definition"),
    source_url="https://opensource.org/ai/open-source-ai-definition",
    version=VERSION,
    rules=(
        _(
            "Passes: final parameters, training code and code that runs the model are wholly"
            " published under open licences, and the training data are wholly published or"
            " described by a data card, under whatever terms of their own. Weights that a"
            " published library loads have code that runs them."
        ),
        _(
            "Fails as soon as one of these, or the code that prepared the data, is known to be"
            " missing, partial or under a licence that is not open. A closed model fails."
        ),
        _(
            "Not established: nothing is known to be missing, but not everything is known to be"
            " there. A part without a licence of its own is taken under the licence of the"
            " weights."
        ),
    ),
)
_PARTS = (
    Part.TRAINING_CODE,
    Part.INFERENCE_CODE,
    Part.DEPLOYMENT_CODE,
    Part.DATASETS,
    Part.DATA_CARD,
    Part.DATA_PREPROCESSING_CODE,
)


def read(facts: Facts) -> Reading:
    """Return pass, fail, or "" while a needed part is not established."""
    if not facts.weights:
        return Osaid.FAIL.value, [weights_reason(facts)]
    reasons = [weights_reason(facts), licence_reason(facts)]
    reasons.append(part_reason(facts, Part.FINAL_PARAMETERS))
    if facts.is_open(Part.FINAL_PARAMETERS) is False:
        return Osaid.FAIL.value, reasons
    reasons += [part_reason(facts, part) for part in _PARTS]
    needed = (
        facts.is_open(Part.FINAL_PARAMETERS),
        facts.is_open(Part.TRAINING_CODE),
        either(facts.is_open(Part.INFERENCE_CODE), facts.is_open(Part.DEPLOYMENT_CODE)),
        either(facts.is_whole(Part.DATASETS), facts.is_whole(Part.DATA_CARD)),
    )
    if False in (*needed, facts.is_open(Part.DATA_PREPROCESSING_CODE)):
        return Osaid.FAIL.value, reasons
    return Osaid.PASS.value if all(needed) else "", reasons
