"""Facts made by hand, unsaved: a few models, scores and figures for one case at a time."""

from __future__ import annotations

import datetime
import itertools
from decimal import Decimal
from typing import Any

from models_tracker.choices import Access, Channel, ChannelState
from models_tracker.models import (
    AIModel,
    Availability,
    Benchmark,
    Component,
    Figure,
    Lab,
    Licence,
    Score,
    Source,
    Standing,
)
from models_tracker.models.standing import ALWAYS
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.checks import KINDS, Asked, Facts, Finding, ask

FREE = {"commercial_use": "yes", "redistribution": "yes", "modification": "yes"}
LICENCES = {
    "free": Licence(pk=1, slug="free", terms=FREE, kind="open-source"),
    "llama": Licence(
        pk=2, slug="llama", terms={"commercial_use": "conditional"}, kind="restricted"
    ),
    "research": Licence(pk=3, slug="research", terms={"commercial_use": "no"}),
    "mute": Licence(pk=4, slug="mute", terms={"commercial_use": "silent"}),
}
CAMPS = {"free": "open-licence", "llama": "restricted", "research": "restricted", "mute": ""}


class Tiny(Facts):
    """Facts whose rows are given instead of read."""

    def __init__(self) -> None:
        super().__init__()
        self._keys = itertools.count(1)
        self.models, self._by_key, self.labs = {}, {}, {}
        self._standings, self._availabilities, self._components = {}, {}, {}
        self.benchmarks, self._scores, self.figures, self._horizons = {}, {}, [], {}

    def model(
        self,
        slug: str,
        lab: str = "aurora",
        country: str = "US",
        released: str = "2025-01-01",
        weights: str = "",
        licence: str = "free",
        **fields: Any,
    ) -> Tiny:
        """Add a model: released on a day with ``weights`` on that day, a later one, or never."""
        row = AIModel(pk=next(self._keys), slug=slug, name=slug, **{"task": "language"} | fields)
        row.lab = self.labs.setdefault(lab, Lab(pk=next(self._keys), slug=lab, counts_as=country))
        row.released = PartialDate.parse(released)
        self.models[slug] = self._by_key[row.pk] = row
        opened = {"": None, "yes": released}.get(weights, weights)
        self._availabilities[row.pk] = []
        if opened != released:
            self._open(row, Channel.API, released)
        if opened:
            self._open(row, Channel.WEIGHTS, opened, LICENCES[licence])
        self._standings[row.pk] = list(_standings(row, released, opened, licence))
        return self

    def _open(self, row: AIModel, channel: str, day: str, licence: Licence | None = None) -> None:
        made = Availability(model=row, channel=channel, state=ChannelState.OPEN, licence=licence)
        made.since, made.source = PartialDate.parse(day), Source(slug=f"{row.slug}-{channel}")
        self._availabilities[row.pk].append(made)

    def benchmark(self, slug: str, margin: str = "", higher: bool = True) -> Tiny:
        """Add a benchmark."""
        tie = Decimal(margin) if margin else None
        row = Benchmark(pk=next(self._keys), slug=slug, unit="%", tie_margin=tie)
        row.higher_is_better = higher
        self.benchmarks[slug], self._scores[row.pk] = row, []
        return self

    def score(self, benchmark: str, model: str, value: str, ci: str = "", **fields: Any) -> Tiny:
        """Add a score; ``ci`` as "40-60", dated and measured as partial dates, ``read`` a day."""
        low, _dash, high = ci.partition("-")
        row = Score(
            pk=next(self._keys),
            value=Decimal(value),
            ci_low=Decimal(low) if low else None,
            ci_high=Decimal(high) if high else None,
            as_named=model,
            setting=fields.get("setting", ""),
            self_reported=fields.get("self_reported", False),
        )
        for name in ("dated", "measured"):
            if name in fields:
                setattr(row, name, PartialDate.parse(fields[name]))
        read = datetime.date.fromisoformat(fields.get("read", "2020-01-01"))
        row.source = Source(slug=f"scores-of-{benchmark}", accessed_on=read)
        row.model_id = self.models[model].pk
        self._scores[self.benchmarks[benchmark].pk].append(row)
        return self

    def component(self, model: str, part: str, published: str, since: str = "") -> Tiny:
        """Add what is known of one part of a model."""
        row = Component(part=part, published=published, source=Source(slug=f"{model}-{part}"))
        row.since = PartialDate.parse(since) if since else None
        self._components.setdefault(self.models[model].pk, []).append(row)
        return self

    def figure(self, lab: str, kind: str, amount: str, as_of: str, **fields: Any) -> Tiny:
        """Add a figure of a lab in US dollars."""
        given = {"unit": "USD", "qualifier": "exactly", "status": "closed", "population": ""}
        source = Source(slug=fields.pop("source", f"{lab}-{kind}-{as_of}"))
        row = Figure(kind=kind, amount=Decimal(amount), source=source, **given | fields)
        row.lab = self.labs.setdefault(lab, Lab(pk=next(self._keys), slug=lab, counts_as="US"))
        row.as_of = PartialDate.parse(as_of)
        self.figures.append(row)
        return self

    def ask(self, kind: str, parameters: dict, day: str, chain: tuple[str, ...] = ()) -> Finding:
        """Answer a check of these facts as of a day."""
        asked = Asked(self, datetime.date.fromisoformat(day), frozenset(chain))
        return ask(KINDS[kind], KINDS[kind].read(parameters), asked)


def told(finding: Finding) -> list[tuple[str, str, str]]:
    """What each reading answers, and why."""
    return [(reading.of, reading.answer, reading.reason) for reading in finding.readings]


def _standings(row: AIModel, released: str, opened: str | None, licence: str):
    first = PartialDate.parse(released).last
    later = PartialDate.parse(opened).last if opened else None
    if later != first:
        until = later or ALWAYS
        yield Standing(
            model=row, since=first, until=until, access=Access.API, camp="closed", has_weights=False
        )
    if later:
        yield Standing(
            model=row,
            since=later,
            until=ALWAYS,
            access=Access.WEIGHTS,
            has_weights=True,
            camp=CAMPS[licence],
            osaid="fail",
            licence=LICENCES[licence],
        )
