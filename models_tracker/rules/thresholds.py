"""What happens above a threshold of users or revenue, in one sentence, and when it is tested."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import Term, ThresholdEffect, ThresholdTest
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import money
from models_tracker.rules.term_words import quoted

_EFFECTS = {
    ThresholdEffect.ASK_LICENCE: gettext_lazy("a licence must be asked for"),
    ThresholdEffect.PAID_LICENCE: gettext_lazy("a paid licence is needed"),
    ThresholdEffect.NO_RIGHTS: gettext_lazy("the text grants no rights"),
    ThresholdEffect.SECURITY_REVIEW: gettext_lazy("a security review is needed"),
    ThresholdEffect.TERMINATES: gettext_lazy("the licence ends"),
}


def threshold(said: Mapping[str, str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the sentence on the thresholds of a text and the terms it is made from, or None.

    ``said`` holds the established terms that are not silent.
    """
    bounds = list(_bounds(said))
    if not bounds:
        return None
    codes = tuple(term.value for term in _THRESHOLD if term in said)
    if has_unlike_effects(said):
        sentence = _(
            "Two thresholds with effects of their own: %(users)s; %(revenue)s. See the words."
        )
        names = {"users": bounds[0], "revenue": bounds[1]}
        return sentence % names, (*codes, Term.NAMING_DUTY.value)
    bound = bounds[0]
    if len(bounds) > 1:
        bound = _("%(users)s or %(revenue)s") % {"users": bounds[0], "revenue": bounds[1]}
    dated = said.get(Term.EFFECTIVE_ON, "")
    words = {"bound": bound, "effect": _effect(said)}
    words["day"] = PartialDate.parse(dated).spoken() if dated else ""
    return str(_tested(said)) % words, codes


def _tested(said: Mapping[str, str]) -> str:
    """Return the pattern of the sentence, by the day on which the threshold is tested."""
    tested = said.get(Term.THRESHOLD_TESTED)
    if tested == ThresholdTest.RELEASE_DATE and Term.EFFECTIVE_ON in said:
        return _(
            "Above %(bound)s on the day the model was released (the text is dated %(day)s), "
            "%(effect)s."
        )
    if tested == ThresholdTest.RELEASE_DATE:
        return _("Above %(bound)s on the day the model was released, %(effect)s.")
    if tested == ThresholdTest.ROLLING:
        return _("Above %(bound)s at any time, %(effect)s.")
    return _("Above %(bound)s, %(effect)s; when it is tested is not established.")


def has_unlike_effects(said: Mapping[str, str]) -> bool:
    """Whether two thresholds stand beside a name to display and another effect: which has which
    is in the clauses, not in the terms (Kimi K3)."""
    both = Term.USER_THRESHOLD in said and Term.REVENUE_THRESHOLD in said
    effect = said.get(Term.THRESHOLD_EFFECT)
    return both and Term.NAMING_DUTY in said and effect not in (None, ThresholdEffect.DISPLAY)


_THRESHOLD = (
    Term.USER_THRESHOLD,
    Term.REVENUE_THRESHOLD,
    Term.THRESHOLD_PERIOD,
    Term.THRESHOLD_TESTED,
    Term.THRESHOLD_EFFECT,
)


def _bounds(said: Mapping[str, str]) -> Iterator[str]:
    if Term.USER_THRESHOLD in said:
        users = number_format(int(said[Term.USER_THRESHOLD]), use_l10n=True, force_grouping=True)
        yield _("%(number)s monthly users") % {"number": users}
    if Term.REVENUE_THRESHOLD in said:
        number, _space, currency = said[Term.REVENUE_THRESHOLD].partition(" ")
        amount = {"amount": money(int(number), currency)}
        period = said.get(Term.THRESHOLD_PERIOD)
        if period == "month":
            yield _("%(amount)s of revenue a month") % amount
        elif period == "year":
            yield _("%(amount)s of revenue a year") % amount
        else:
            yield _("%(amount)s of revenue") % amount


def _effect(said: Mapping[str, str]) -> str:
    effect = said.get(Term.THRESHOLD_EFFECT, "")
    if effect == ThresholdEffect.DISPLAY:
        words = said.get(Term.NAMING_DUTY, "")
        if words:
            return _("the words %(words)s must be displayed") % {"words": quoted(words)}
        return _("a name must be displayed")
    if effect in _EFFECTS:
        return str(_EFFECTS[ThresholdEffect(effect)])
    return _("what follows is not established")
