"""Deciding facts as sentences, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable

from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from models_tracker.choices import (
    IN_THE_TEXT,
    SILENT,
    Channel,
    ChannelState,
    Duty,
    FlowDown,
    Grant,
    LicenceKind,
    OsiReview,
    Part,
    Published,
    Registration,
    Revocability,
    Term,
)
from models_tracker.countries import Country
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import money
from models_tracker.rules.openness.lens import Reason

_CLOSED_LISTS: dict[str, type[TextChoices]] = {
    Term.COMMERCIAL_USE: Grant,
    Term.REDISTRIBUTION: Grant,
    Term.MODIFICATION: Grant,
    Term.MODEL_AS_A_SERVICE: Grant,
    Term.OUTPUTS_COMMERCIAL: Grant,
    Term.OUTPUTS_TRAIN: Grant,
    Term.FIELD_OF_USE: Duty,
    Term.REMOTE_RESTRICTION: Duty,
    Term.REGISTRATION: Registration,
    Term.REVOCABLE: Revocability,
    Term.FLOW_DOWN: FlowDown,
    Term.OSI_APPROVED: OsiReview,
}


def sentence(reason: Reason) -> str:
    """Return one deciding fact as a sentence; ``reason`` is as the lenses give it."""
    return _TELLERS[reason["code"]](reason)


def _weights(reason: Reason) -> str:
    if reason["state"] == "none":
        return _("The weights have not been published.")
    sentences = {
        "open": _("The weights are published (%(since)s)."),
        "gated": _("The weights are published behind a gate (%(since)s)."),
        "withdrawn": _("The weights were withdrawn (%(since)s)."),
        "retired": _("The weights were retired (%(since)s)."),
    }
    return sentences[reason["state"]] % {"since": _since(reason)}


def _channel(reason: Reason) -> str:
    return _("%(channel)s: %(state)s, %(since)s.") % {
        "channel": _capital(Channel(reason["channel"]).label),
        "state": ChannelState(reason["state"]).label,
        "since": _since(reason),
    }


def _since(reason: Reason) -> str:
    return PartialDate.read(reason["since"]).spoken()


def _licence(reason: Reason) -> str:
    if not reason["licence"]:
        return _("The licence of the weights is not established.")
    if not reason["kind"]:
        return _("Licence of the weights: %(name)s; what it says does not settle its kind.") % {
            "name": reason["name"]
        }
    return _("Licence of the weights: %(name)s (%(kind)s).") % {
        "name": reason["name"],
        "kind": LicenceKind(reason["kind"]).label,
    }


def _term(reason: Reason) -> str:
    return _("%(term)s: %(value)s.") % {
        "term": _capital(Term(reason["term"]).label),
        "value": _value(reason["term"], reason["value"]),
    }


def _value(term: str, value: str) -> str:
    """Return the value of a term in words; "" is not established."""
    if not value:
        return _("not established")
    if value == SILENT:
        return _("the text is silent")
    if term in _CLOSED_LISTS:
        return str(_CLOSED_LISTS[term](value).label)
    if term == Term.USER_THRESHOLD:
        return number_format(value, use_l10n=True, force_grouping=True)
    if term == Term.REVENUE_THRESHOLD:
        amount, currency = value.split(" ")
        return money(int(amount), currency)
    if term == Term.EXCLUDED_TERRITORIES:
        return ", ".join(_territory(code) for code in value.split("|"))
    return _("in the text") if value == IN_THE_TEXT else value


def _territory(code: str) -> str:
    return _("European Union") if code == "EU" else str(Country(code).label)


def _part(reason: Reason) -> str:
    named = {
        "part": _capital(Part(reason["part"]).label),
        "published": Published(reason["published"]).label,
        "name": reason.get("name", ""),
    }
    if not named["name"]:
        return _("%(part)s: %(published)s.") % named
    if not reason["kind"]:
        return _("%(part)s: %(published)s, under %(name)s.") % named
    named["kind"] = LicenceKind(reason["kind"]).label
    return _("%(part)s: %(published)s, under %(name)s (%(kind)s).") % named


def _deployment(_reason: Reason) -> str:
    return _("Deployment code is not established; the label stands.")


def _capital(label: object) -> str:
    text = str(label)
    return text[:1].upper() + text[1:]


_TELLERS: dict[str, Callable[[Reason], str]] = {
    "weights": _weights,
    "channel": _channel,
    "licence": _licence,
    "term": _term,
    "part": _part,
    "deployment": _deployment,
}
