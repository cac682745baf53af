"""What a lens is, and the deciding facts it names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from models_tracker.choices import Channel, Part
from models_tracker.rules.openness.facts import Facts, kind_of
from models_tracker.rules.openness.kind import deciding_terms

VERSION = "2026.1"

Reason = dict[str, Any]
Reading = tuple[str, list[Reason]]


@dataclass(frozen=True)
class Lens:
    """One way to look at openness: its name, its source, its version and its rule in words."""

    key: str
    title: str | Promise
    source_url: str
    version: str
    rules: tuple[str | Promise, ...]


def weights_reason(facts: Facts) -> Reason:
    """Return the state of the weights and since when; "none" when they never were published."""
    return {"code": "weights", **_state(facts, Channel.WEIGHTS)}


def channel_reason(facts: Facts, channel: Channel) -> Reason:
    """Return the state of another channel and since when."""
    return {"code": "channel", "channel": channel.value, **_state(facts, channel)}


def licence_reason(facts: Facts) -> Reason:
    """Return the licence of the weights and its kind, each "" when not established."""
    row = facts.last_given(Channel.WEIGHTS)
    licence = row.licence if row else None
    return {
        "code": "licence",
        "licence": licence.slug if licence else "",
        "name": licence.name if licence else "",
        "kind": kind_of(licence),
    }


def term_reasons(facts: Facts) -> list[Reason]:
    """Return the terms that decide the kind of the licence of the weights, with their values."""
    licence = facts.weights.licence if facts.weights else None
    terms = licence.terms if licence else {}
    return [
        {"code": "term", "term": term, "value": terms.get(term, "")}
        for term in deciding_terms(terms)
    ]


def part_reason(facts: Facts, part: Part) -> Reason:
    """Return what is established of a part, and its own licence where it has one."""
    reason = {"code": "part", "part": part.value, "published": str(facts.published(part))}
    licence = facts.own_licence(part)
    if licence:
        reason |= {"licence": licence.slug, "name": licence.name, "kind": kind_of(licence)}
    return reason


def _state(facts: Facts, channel: Channel) -> Reason:
    if channel not in facts.channels:
        return {"state": "none"}
    state = facts.channels[channel][-1].state
    return {"state": str(state), "since": facts.began(channel).isoformat()}
