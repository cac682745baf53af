"""The parts of a licence's story: its sentences with their clauses, its family, its models."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from models_tracker.choices import Term
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

    Thresholds and territories, which bite, carry their words (``quotes``: at most two).
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
        quotes = {row.quote: row for _number, row in read_in if row.quote}
        shown = list(quotes.values())[:2] if line.side in _QUOTED else []
        told[line.side.value].append(Sentence(line, list(marks), shown))
    return told


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
    """One model under one licence through one channel: since, and until a later row (or None)."""

    row: Availability
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
        since: Availability | None = None
        for row in history:
            under = row.licence_id == licence.pk and row.state not in _GONE
            if under and since is None:
                since = row
            elif not under and since is not None:
                found.append(Stay(since, row.since, row))
                since = None
        if since is not None:
            found.append(Stay(since, None, None))
    return sorted(found, key=lambda stay: stay.row.since_on, reverse=True)


_GONE = ("withdrawn", "retired")
