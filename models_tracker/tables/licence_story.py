"""The parts of a licence's story: its sentences with their clauses, its family, its models."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from models_tracker.choices import Channel, ChannelState, Term
from models_tracker.models import Availability, Licence, Statement
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.terms import Line, Side, lines
from models_tracker.rules.versions import compare
from models_tracker.tables.cells import unknown
from models_tracker.tables.fact import Fact, words


@dataclass(frozen=True)
class Sentence:
    """One sentence on the text, and where it is read: numbers of sources with the clause.

    Thresholds and territories, which bite, carry their words (``quotes``: at most three, none
    that another holds).
    """

    line: Line
    read_in: list[tuple[int, str]]
    quotes: list[Statement]

    @property
    def text(self) -> str:
        """The sentence itself."""
        return self.line.sentence


_QUOTED = (Side.THRESHOLD, Side.TERRITORY)


def sentences(licence: Licence, facts: list[Fact]) -> dict[str, list[Sentence]]:
    """Return the sentences of a licence by side; ``facts`` are its terms with their sources."""
    cited = {fact.name: fact.cited for fact in facts}
    told: dict[str, list[Sentence]] = {side.value: [] for side in Side}
    for line in lines(licence.terms):
        read_in = [pair for term in line.terms for pair in cited.get(term, ())]
        marks = dict.fromkeys((number, statement.locator) for number, statement in read_in)
        shown = _quotes(row for _number, row in read_in) if line.side in _QUOTED else []
        told[line.side.value].append(Sentence(line, list(marks), shown))
    return told


def _quotes(statements: Iterable[Statement]) -> list[Statement]:
    quotes = {row.quote: row for row in statements if row.quote}
    longest = [
        text for text in quotes if not any(text in other for other in quotes.keys() - {text})
    ]
    return [quotes[text] for text in longest[:3]]


def spellings(licence: Licence) -> list[str]:
    """Return the other names of a licence, each once; copies of its text elsewhere are no names."""
    found = dict.fromkeys(alias.text for alias in licence.aliases.all())
    return [text for text in found if "://" not in text]


@dataclass(frozen=True)
class TermRow:
    """One term of several versions: its label, and for each version the value and the mark."""

    label: str
    cells: list[tuple[str, bool]]


@dataclass(frozen=True)
class Family:
    """Versions of one family side by side: the terms that changed, the labels of the others.

    A term is unchanged where all versions for which it is established agree.
    """

    versions: list[Licence]
    differing: list[TermRow]
    agreeing: list[str]


def family(licence: Licence, versions: Iterable[Licence]) -> Family | None:
    """Return ``licence`` beside the ``versions`` of its family, oldest first; None when alone.

    A version counts from the day its text gives, else from its first model.
    """
    ordered = sorted(versions, key=_began)
    if len(ordered) < 2:
        return None
    differing, agreeing = [], []
    for change in compare([version.terms for version in ordered]):
        if change.term == Term.EFFECTIVE_ON:
            continue
        label = str(FIELD_LABELS[change.term])
        if not any(change.changed):
            agreeing.append(label)
            continue
        cells = [
            (words(change.term, value) if value is not None else unknown(), changed)
            for value, changed in zip(change.values, change.changed, strict=True)
        ]
        differing.append(TermRow(label, cells))
    return Family(ordered, differing, agreeing)


def _began(licence: Licence) -> tuple[datetime.date, str]:
    first = licence.effective_on or licence.first_used  # type: ignore[attr-defined]
    return first or datetime.date.max, licence.sort_name


@dataclass(frozen=True)
class Stay:
    """One model under one licence through one channel: since, and until a later row (or None);
    ``latest`` is its last row under the licence, which says whether it is gated now."""

    row: Availability
    latest: Availability
    until: PartialDate | None
    after: Availability | None


def stays(licence: Licence, rows: Iterable[Availability], day: datetime.date) -> list[Stay]:
    """Return how long models were under ``licence``, as of ``day``, newest first.

    ``rows`` is the whole history of those models; a channel leaves a licence with its next row
    that names another one, or that closes the channel.
    """
    channels: dict[tuple[int, str], list[Availability]] = {}
    for row in sorted(rows, key=lambda row: (row.since_on, row.pk)):
        if row.since.happened_by(day):
            channels.setdefault((row.model_id, row.channel), []).append(row)
    found = []
    for history in channels.values():
        since: list[Availability] = []
        for row in history:
            if row.licence_id == licence.pk and row.state not in _GONE:
                since.append(row)
            elif since:
                found.append(Stay(since[0], since[-1], row.since, row))
                since = []
        if since:
            found.append(Stay(since[0], since[-1], None, None))
    return sorted(found, key=lambda stay: stay.row.since_on, reverse=True)


_GONE = ("withdrawn", "retired")


@dataclass(frozen=True)
class Gate:
    """How many models have their weights under a licence, and how many of them behind a gate."""

    gated: int
    given: int


def gate(stays: Iterable[Stay]) -> Gate:
    """Return how the models whose weights are still under a licence are given (see stays).

    Whether one must register may stand in the text or only where the weights lie.
    """
    given = [stay for stay in stays if stay.row.channel == Channel.WEIGHTS and stay.until is None]
    gated = [stay for stay in given if stay.latest.state == ChannelState.GATED]
    return Gate(len(gated), len(given))
