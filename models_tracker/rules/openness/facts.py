"""The facts about one model that the lenses look at, as they stood on one day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models_tracker.choices import (
    Access,
    Channel,
    ChannelState,
    Confidence,
    LicenceKind,
    Part,
    Published,
)
from models_tracker.models import Availability, Component, Licence
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.openness.kind import licence_kind

_GIVEN = (ChannelState.OPEN, ChannelState.GATED)
_STATES = list(ChannelState.values)


def either(one: bool | None, other: bool | None) -> bool | None:
    """Return whether one of two is so; None when that is not established."""
    if one or other:
        return True
    return None if None in (one, other) else False


@dataclass(frozen=True)
class Facts:
    """What one day knows of a model: the rows of each channel and part so far.

    ``channels`` holds each channel's rows in the order they took effect, ``parts`` the rows of
    parts that decide; a part that is absent is not established.
    """

    channels: Mapping[str, list[Availability]]
    parts: Mapping[str, Component]

    def given(self, channel: str) -> Availability | None:
        """Return the row that gives a channel that is open or gated, else None."""
        rows = self.channels.get(channel)
        return rows[-1] if rows and rows[-1].state in _GIVEN else None

    def last_given(self, channel: str) -> Availability | None:
        """Return the row that gives a channel, or gave it last before it ended."""
        rows = [row for row in self.channels.get(channel, ()) if row.state in _GIVEN]
        return rows[-1] if rows else None

    def began(self, channel: str) -> PartialDate:
        """Return since when a channel has been in its present state, without a break."""
        *earlier, began = self.channels[channel]
        while earlier and earlier[-1].state == began.state:
            began = earlier.pop()
        return since(began)

    @property
    def weights(self) -> Availability | None:
        """The row that gives the weights, where they are to be had."""
        return self.given(Channel.WEIGHTS)

    @property
    def access(self) -> Access:
        """The freest way to reach the model."""
        if self.weights:
            gated = self.weights.state == ChannelState.GATED
            return Access.GATED_WEIGHTS if gated else Access.WEIGHTS
        if self.given(Channel.API):
            return Access.API
        if self.given(Channel.APP):
            return Access.APP
        ended = any(channel != Channel.ANNOUNCEMENT for channel in self.channels)
        return Access.WITHDRAWN if ended else Access.ANNOUNCED

    @property
    def licence(self) -> Licence | None:
        """The text in force on the freest channel that is open."""
        row = self.weights or self.given(Channel.API) or self.given(Channel.APP)
        return row.licence if row else None

    @property
    def weights_kind(self) -> str:
        """The kind of the licence of the weights; "" when not established or without weights."""
        return kind_of(self.weights.licence) if self.weights else ""

    def published(self, part: str) -> str:
        """Return whether a part is published: a value of Published.

        The weights channel says it of the final parameters, unless a row says they are partial.
        """
        row = self.parts.get(part)
        if part == Part.FINAL_PARAMETERS and not self.weights:
            return Published.NO.value
        if part == Part.FINAL_PARAMETERS:
            partial = row and row.published == Published.PARTLY
            return Published.PARTLY.value if partial else Published.YES.value
        return row.published if row else Published.NOT_ESTABLISHED.value

    def own_licence(self, part: str) -> Licence | None:
        """Return a part's own licence; final parameters have that of the weights channel."""
        row = None if part == Part.FINAL_PARAMETERS else self.parts.get(part)
        return row.licence if row else None

    def is_whole(self, part: str) -> bool | None:
        """Whether all of a part is published, under whatever licence; None is not established."""
        published = self.published(part)
        return None if published == Published.NOT_ESTABLISHED else published == Published.YES

    def is_open(self, part: str) -> bool | None:
        """Whether all of a part is published under an open licence; None is not established.

        A part without a licence of its own is under that of the weights (the global licence of
        the Model Openness Tool).
        """
        if not self.is_whole(part):
            return self.is_whole(part)
        own = self.own_licence(part)
        kind = kind_of(own) if own else self.weights_kind
        return kind == LicenceKind.OPEN_SOURCE if kind else None


def since(row: Availability) -> PartialDate:
    """Return the date of a row, which always has one."""
    return PartialDate(row.since_on, row.since_on_precision)


def kind_of(licence: Licence | None) -> str:
    """Return the kind of a licence, "" where there is none."""
    return licence_kind(licence.terms) if licence else ""


def facts_on(
    day: datetime.date, availabilities: Iterable[Availability], components: Iterable[Component]
) -> Facts:
    """Return the facts of one model on ``day``: rows whose last possible day has come.

    An undated part counts from the first weights; without weights, from the first row. A part of
    low confidence is not established.
    """
    rows = sorted(availabilities, key=_order)
    start = _first_day(rows)
    channels: dict[str, list[Availability]] = {}
    for row in rows:
        if since(row).happened_by(day):
            channels.setdefault(row.channel, []).append(row)
    parts = {
        part.part: part
        for part in components
        if part.confidence != Confidence.LOW and (part.since.last if part.since else start) <= day
    }
    return Facts(channels, parts)


def _first_day(rows: list[Availability]) -> datetime.date:
    """Return the day from which undated parts count; there is at least one row."""
    weights = [row for row in rows if row.channel == Channel.WEIGHTS and row.state in _GIVEN]
    return min(since(row).last for row in weights or rows)


def _order(row: Availability) -> tuple[datetime.date, datetime.date, int, str]:
    """Order rows as they took effect.

    Of two that end on one day the more precise is later, then the one that ends the channel; of
    two licences on one day the last by slug, so that the order of the rows never matters.
    """
    slug = row.licence.slug if row.licence else ""
    return since(row).last, since(row).first, _STATES.index(row.state), slug
