"""The labels of the G7 vision on AI openness (Paris, 29 May 2026)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import G7Label, LicenceKind, Part, Published
from models_tracker.rules.openness.facts import Facts
from models_tracker.rules.openness.lens import (
    VERSION,
    Lens,
    Reading,
    Reason,
    licence_reason,
    part_reason,
    weights_reason,
)

LENS = Lens(
    key="g7",
    title=_("G7 label"),
    source_url="https://g7.utoronto.ca/ict/260529-vision.html",
    version=VERSION,
    rules=(
        _(
            "Open Source AI with Open Data: weights, deployment code, training code and all"
            " training data are published under open licences."
        ),
        _(
            "Open Source AI: the same, with information on the training data (a data card, or a"
            " part of the data) in place of all of them. Whether sharing them was impossible, as"
            " the G7 asks, is not tested."
        ),
        _(
            "Open Weights AI: weights under an open licence. It is a floor: training code or data"
            " that are not established are named with the label, and might raise it."
        ),
        _("Weights Available AI: weights under a licence with restrictions."),
        _(
            "Closed: everything else, above all models without published weights; also weights"
            " known to come without any code to run them."
        ),
        _(
            "Deployment code: code of the lab that runs the model, or weights in a format that a"
            " published library named by the model card loads. Where neither is established the"
            " label stands, flagged “deployment code not established”."
        ),
        _(
            "Not established: the weights are to be had, but the kind of their licence is not"
            " established. An open licence is one that the Open Source Initiative approved, or"
            " open content; the facts name which."
        ),
    ),
)
_PUBLISHED = (Published.YES, Published.PARTLY)
_DEPLOYMENT = (Part.DEPLOYMENT_CODE, Part.INFERENCE_CODE)


def read(facts: Facts) -> Reading:
    """Return the G7 label that is certain, with the parts that might raise it named."""
    if not facts.weights:
        return G7Label.CLOSED.value, [weights_reason(facts)]
    reasons = [weights_reason(facts), licence_reason(facts), *_deployment_reasons(facts)]
    if all(facts.published(part) == Published.NO for part in _DEPLOYMENT):
        return G7Label.CLOSED.value, reasons
    if not facts.weights_kind:
        return "", reasons
    if facts.weights_kind != LicenceKind.OPEN_SOURCE:
        return G7Label.WEIGHTS_AVAILABLE.value, reasons
    parts = (Part.TRAINING_CODE, Part.DATASETS, Part.DATA_CARD)
    reasons += [part_reason(facts, part) for part in parts]
    return _label_by_training(facts), reasons


def has_deployment(facts: Facts) -> bool:
    """Whether weights come with code known to run them."""
    return facts.weights is not None and bool(_deploying(facts))


def _label_by_training(facts: Facts) -> str:
    """Return the label of weights under an open licence, by what they were made with."""
    if not facts.is_open(Part.TRAINING_CODE):
        return G7Label.OPEN_WEIGHTS.value
    if facts.is_open(Part.DATASETS):
        return G7Label.OPEN_SOURCE_OPEN_DATA.value
    described = facts.published(Part.DATASETS) in _PUBLISHED or facts.is_whole(Part.DATA_CARD)
    return (G7Label.OPEN_SOURCE if described else G7Label.OPEN_WEIGHTS).value


def _deploying(facts: Facts) -> list[Part]:
    return [part for part in _DEPLOYMENT if facts.published(part) in _PUBLISHED]


def _deployment_reasons(facts: Facts) -> list[Reason]:
    parts = _deploying(facts) or _DEPLOYMENT
    reasons = [part_reason(facts, part) for part in parts]
    if not _deploying(facts):
        reasons.append({"code": "deployment", "established": False})
    return reasons
