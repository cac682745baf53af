"""Unsaved rows for rules: licences with their terms, availability, components; no database."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Protocol, TypeVar

from models_tracker.choices import Part, Published
from models_tracker.models import Availability, Component, Licence
from models_tracker.partial_dates import PartialDate

FREE = {"commercial_use": "yes", "redistribution": "yes", "modification": "yes"}
NO_LIMITS = {
    "user_threshold": "silent",
    "revenue_threshold": "silent",
    "excluded_territories": "silent",
    "excluded_business": "silent",
    "field_of_use_restrictions": "silent",
    "naming_duty": "silent",
}
OPEN_CONTENT = FREE | NO_LIMITS | {"osi_approved": "not-reviewed"}
RAIL = FREE | {
    "field_of_use_restrictions": "yes",
    "use_policy": "in the text",
    "flow_down": "use-restrictions",
    "osi_approved": "no",
}
LLAMA = FREE | {
    "commercial_use": "conditional",
    "user_threshold": "700000000",
    "threshold_effect": "ask-licence",
    "field_of_use_restrictions": "yes",
    "derivative_name_prefix": "Llama",
    "naming_duty": "Built with Llama",
    "outputs_train_other_models": "conditional",
}
RESEARCH = {
    "commercial_use": "no",
    "redistribution": "conditional",
    "modification": "conditional",
}


def licence(slug: str, **terms: str) -> Licence:
    """Return an unsaved licence with these established terms, named after its slug."""
    return Licence(slug=slug, name=slug, terms=terms)


APACHE = licence("apache-2.0", **OPEN_CONTENT | {"osi_approved": "yes"})
MIT = licence("mit", **OPEN_CONTENT | {"osi_approved": "yes"})
OPENMDW = licence("openmdw-1.1", **OPEN_CONTENT)
CC_BY = licence("cc-by-4.0", **OPEN_CONTENT | {"osi_approved": "no", "attribution_duty": "yes"})
CC_BY_SA = licence(
    "cc-by-sa-4.0",
    **OPEN_CONTENT | {"modification": "conditional", "flow_down": "same-licence"},
)
CC_BY_NC = licence("cc-by-nc-4.0", **RESEARCH)
BIGSCIENCE_RAIL = licence("bigscience-rail-1.0", **RAIL)
BIGCODE_RAIL = licence("bigcode-openrail-m-1", **RAIL)
LLAMA_1 = licence("llama-1", **RESEARCH | {"revocable": "at-will"})
LLAMA_3_1 = licence("llama-3.1", **LLAMA)
LLAMA_3_2 = licence("llama-3.2", **LLAMA | {"excluded_territories": "EU"})
GEMMA = licence(
    "gemma-2024-04-01", **RAIL | {"commercial_use": "conditional", "remote_restriction": "yes"}
)
KIMI_K2 = licence(
    "kimi-k2-modified-mit",
    **OPEN_CONTENT
    | {
        "user_threshold": "100000000",
        "revenue_threshold": "20000000 USD",
        "threshold_effect": "display",
        "naming_duty": "Kimi K2",
    },
)
MINIMAX_M2 = licence("minimax-m2-modified-mit", **KIMI_K2.terms)
MINIMAX_NC = licence("minimax-m2.7-nc", **RESEARCH | {"registration": "for-commercial-use"})
MISTRAL_RESEARCH = licence("mrl-0.1", **RESEARCH)
GROK_2 = licence(
    "grok-2-community",
    commercial_use="conditional",
    outputs_train_other_models="no",
    revocable="at-will",
)
NVIDIA = licence("nvidia-open-model-2025-04", **FREE | {"field_of_use_restrictions": "yes"})
OPT = licence("opt-175b", **RESEARCH)
FALCON_180B = licence("falcon-180b")
GLM_5_3 = licence("glm-5.3", osi_approved="no")
OPENAI_TERMS = licence("tos-openai", commercial_use="service-only")
XAI_TERMS = licence("tos-xai", commercial_use="service-only")


def row(
    channel: str, since: str, licence: Licence | None = None, state: str = "open"
) -> Availability:
    """Return one unsaved row of a history, ``since`` as 2024-03-05, 2024-03 or 2024."""
    date = PartialDate.parse(since)
    return Availability(
        channel=channel,
        state=state,
        licence=licence,
        since_on=date.first,
        since_on_precision=date.precision,
    )


def weights(since: str, licence: Licence | None = None, state: str = "open") -> Availability:
    """Return one unsaved row of the weights channel."""
    return row("weights", since, licence, state)


def part(
    name: str,
    published: str = Published.YES,
    licence: Licence | None = None,
    since: str = "",
    confidence: str = "high",
) -> Component:
    """Return one unsaved component."""
    component = Component(part=name, published=published, licence=licence, confidence=confidence)
    component.since = PartialDate.parse(since) if since else None
    return component


def parts(**published: str) -> list[Component]:
    """Return components, each named by its part with underscores: training_code="yes"."""
    return [part(name.replace("_", "-"), value) for name, value in published.items()]


def every_part(*without: str) -> list[Component]:
    """Return all parts of the framework, published, but for those named."""
    return [part(name) for name in Part.values if name not in without]


def day(text: str) -> datetime.date:
    """Return a day written 2024-03-05."""
    return datetime.date.fromisoformat(text)


class Lasting(Protocol):
    """What has a first day and a day after its last."""

    @property
    def since(self) -> datetime.date: ...

    @property
    def until(self) -> datetime.date: ...


Held = TypeVar("Held", bound=Lasting)


def held(periods: Sequence[Held], on: str) -> Held:
    """Return the one period that holds a day."""
    found = [period for period in periods if period.since <= day(on) < period.until]
    assert len(found) == 1
    return found[0]
