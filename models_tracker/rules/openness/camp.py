"""The camp: the axis of every table, in three states."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Camp, LicenceKind
from models_tracker.rules.openness.facts import Facts
from models_tracker.rules.openness.lens import (
    VERSION,
    Lens,
    Reading,
    licence_reason,
    term_reasons,
    weights_reason,
)

LENS = Lens(
    key="camp",
    title=_("The camp"),
    source_url="",
    version=VERSION,
    rules=(
        _(
            "Closed: the weights were not published, or were withdrawn. A gate is not a wall:"
            " weights behind a registration count as published."
        ),
        _(
            "Open licence: the weights are to be had under a licence that the Open Source"
            " Initiative approved, or under open content terms: commercial use, redistribution and"
            " modification are granted, and the text sets no threshold, excludes no territory and"
            " no business, restricts no field of use and asks for no words to be displayed."
        ),
        _(
            "Restricted weights: the weights are to be had under a licence with any restriction:"
            " no commercial use, an act granted on conditions or not at all, a threshold, an"
            " excluded territory or business, a use policy, words to display, a prescribed name,"
            " registration, remote restriction, a grant revocable at will. Notices, attribution"
            " and passing on the same licence restrict nothing."
        ),
        _(
            "Not established: the weights are to be had, but their licence, or what it says, is"
            " not established. Silence counts only where the whole text was read."
        ),
    ),
)


def read(facts: Facts) -> Reading:
    """Return the camp: closed without weights, else the state that the licence's kind gives."""
    if not facts.weights:
        return Camp.CLOSED.value, [weights_reason(facts)]
    reasons = [weights_reason(facts), licence_reason(facts), *term_reasons(facts)]
    if facts.weights_kind == LicenceKind.OPEN_SOURCE:
        return Camp.OPEN_LICENCE.value, reasons
    return Camp.RESTRICTED.value if facts.weights_kind else "", reasons
