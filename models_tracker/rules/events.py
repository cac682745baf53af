"""What happened to models, and when: every event follows from the rows of their channels.

Timelines, the page of changes, feeds and the pages of models and labs draw from this one list.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models_tracker.choices import Channel, ChannelState, EventKind
from models_tracker.models import AIModel, Availability, Lab, Licence, Source
from models_tracker.partial_dates import PartialDate

_CLOSING = {
    ChannelState.WITHDRAWN: EventKind.WITHDRAWN,
    ChannelState.RETIRED: EventKind.RETIRED,
}
_MAIN = (Channel.WEIGHTS, Channel.API, Channel.APP, Channel.ANNOUNCEMENT)


@dataclass(frozen=True)
class Event:
    """One thing that happened to one model on one (partial) day, and the row that says so.

    ``before`` and ``after`` are the licences on both sides of a change of licence; of other events
    ``after`` is the licence from then on, None where not established, and ``before`` is None.
    """

    kind: EventKind
    when: PartialDate
    model: AIModel
    row: Availability
    before: Licence | None = None
    after: Licence | None = None

    @property
    def lab(self) -> Lab:
        """The lab that releases the model."""
        return self.model.lab

    @property
    def channel(self) -> str:
        """The channel it happened to (a choices.Channel)."""
        return self.row.channel

    @property
    def source(self) -> Source:
        """Who says so."""
        return self.row.source

    @property
    def key(self) -> str:
        """What names the event for good: model, kind, channel and day."""
        return f"{self.model.slug}/{self.kind.value}/{self.channel}/{self.when.isoformat()}"


def events(rows: Iterable[Availability], day: datetime.date | None = None) -> list[Event]:
    """Return what happened by ``day`` (ever, without one), newest first.

    ``rows`` are whole histories of models, loaded with model, lab, licence and source.
    1. The first day an app, an API or weights open is the release, told once by its freest
       channel; what opens later is "opened", an announcement before it "announced".
    2. A row of an open channel with another licence than the one before changes the licence, one
       with another gate the gate. Where none was established before, nothing says that it
       changed: it is known from that day on; a row without a licence says nothing of it.
    3. "withdrawn" and "retired" close a channel; a later row opens it again.
    """
    histories: dict[int, list[Availability]] = {}
    for row in rows:
        if day is None or row.since.happened_by(day):
            histories.setdefault(row.model_id, []).append(row)
    found = [event for history in histories.values() for event in _of_one(history)]
    return sorted(found, key=_newest_first)


def _newest_first(event: Event) -> tuple[int, str, str]:
    return -event.when.first.toordinal(), event.model.sort_name, event.key


def _of_one(rows: list[Availability]) -> Iterator[Event]:
    released: datetime.date | None = None
    latest: dict[str, Availability] = {}
    for row in sorted(rows, key=_oldest_first):
        event = _event(row, latest.get(row.channel), released)
        latest[row.channel] = row
        if event is None:
            continue
        if event.kind == EventKind.RELEASED:
            released = row.since_on
        yield event


def _oldest_first(row: Availability) -> tuple[datetime.date, int, str]:
    return row.since_on, _MAIN.index(Channel(row.channel)), row.state


def _event(
    row: Availability, last: Availability | None, released: datetime.date | None
) -> Event | None:
    """Return what ``row`` means after the ``last`` row of its channel; None where nothing new."""
    if row.state in _CLOSING:
        kind = _CLOSING[ChannelState(row.state)]
        return Event(kind, row.since, row.model, row, after=row.licence)
    if last is None or last.state in _CLOSING:
        return _opening(row, released)
    if row.licence_id is not None and row.licence_id != last.licence_id:
        known = last.licence_id is not None
        kind = EventKind.LICENCE_CHANGED if known else EventKind.LICENCE_KNOWN
        return Event(kind, row.since, row.model, row, last.licence, row.licence)
    if row.state != last.state:
        return Event(EventKind.GATE_CHANGED, row.since, row.model, row, after=row.licence)
    return None


def _opening(row: Availability, released: datetime.date | None) -> Event | None:
    if row.channel == Channel.ANNOUNCEMENT:
        kind = EventKind.ANNOUNCED
        return None if released else Event(kind, row.since, row.model, row)
    if released is None:
        return Event(EventKind.RELEASED, row.since, row.model, row, after=row.licence)
    if released == row.since_on:
        return None
    return Event(EventKind.OPENED, row.since, row.model, row, after=row.licence)


_GIVING = (EventKind.RELEASED, EventKind.OPENED, EventKind.LICENCE_CHANGED)


@dataclass(frozen=True)
class LabMonth:
    """The texts under which one lab gave weights in one month: each licence with its events."""

    lab: Lab
    month: datetime.date
    licences: list[tuple[Licence, list[Event]]]


def lab_months(found: Iterable[Event]) -> list[LabMonth]:
    """Return, newest month first, which licences each lab's weights came or went under.

    Only openings of weights and changes of their licence count, and only established licences;
    a date without a month is in no month.
    """
    months: dict[tuple[Lab, datetime.date], dict[Licence, list[Event]]] = {}
    for event in found:
        gives = event.kind in _GIVING
        dated = (event.when.last - event.when.first).days < 31
        if gives and dated and event.channel == Channel.WEIGHTS and event.after is not None:
            month = event.when.first.replace(day=1)
            licences = months.setdefault((event.lab, month), {})
            licences.setdefault(event.after, []).append(event)
    listed = [
        LabMonth(lab, month, sorted(licences.items(), key=lambda pair: pair[0].sort_name))
        for (lab, month), licences in months.items()
    ]
    return sorted(listed, key=lambda row: (-row.month.toordinal(), row.lab.sort_name))
