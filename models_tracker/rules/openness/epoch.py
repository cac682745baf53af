"""Epoch AI's "model accessibility", so that our numbers can be held against theirs."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Channel, EpochCategory, LicenceKind
from models_tracker.rules.openness.facts import Facts, kind_of
from models_tracker.rules.openness.lens import (
    VERSION,
    Lens,
    Reading,
    channel_reason,
    licence_reason,
    weights_reason,
)

LENS = Lens(
    key="epoch",
    title=_("Epoch AI's category"),
    source_url="https://epoch.ai/data/ai-models-documentation",
    version=VERSION,
    rules=(
        _(
            "Open weights: unrestricted under an open licence, non-commercial where commercial use"
            " is not granted, restricted use under any other licence; not established while the"
            " kind of the licence is not."
        ),
        _("API access, else hosted access where there is an app only, else unreleased."),
        _(
            "Epoch AI says how a model was made accessible and keeps the category when the access"
            " ends. So do we here: a retired API stays API access, withdrawn weights keep the"
            " category of their last licence, and only this lens does so."
        ),
    ),
)
_BY_KIND = {
    LicenceKind.OPEN_SOURCE: EpochCategory.UNRESTRICTED,
    LicenceKind.NON_COMMERCIAL: EpochCategory.NON_COMMERCIAL,
    LicenceKind.RESTRICTED: EpochCategory.RESTRICTED_USE,
    LicenceKind.SERVICE_TERMS: EpochCategory.RESTRICTED_USE,
}
_BY_CHANNEL = {Channel.API: EpochCategory.API, Channel.APP: EpochCategory.HOSTED}


def read(facts: Facts) -> Reading:
    """Return the category that Epoch AI would give by our facts."""
    weights = facts.last_given(Channel.WEIGHTS)
    if weights:
        kind = kind_of(weights.licence)
        reasons = [weights_reason(facts), licence_reason(facts)]
        return _BY_KIND[LicenceKind(kind)].value if kind else "", reasons
    for channel, category in _BY_CHANNEL.items():
        if facts.last_given(channel):
            return category.value, [weights_reason(facts), channel_reason(facts, channel)]
    return EpochCategory.UNRELEASED.value, [weights_reason(facts)]
