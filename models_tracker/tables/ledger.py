"""The ledger of a claim, as a page draws it: every answer, and what changed it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from models_tracker.choices import Moment, ShownAnswer
from models_tracker.models import Claim, LatestAnswer, Source, Verdict
from models_tracker.rules.checks.names import Names
from models_tracker.tables.causes import named, told
from models_tracker.tables.cells import source_mark
from models_tracker.tables.claim import answer_mark
from models_tracker.tables.fact import Citations

Cite = Callable[[Source | None], SafeString | str]


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger: the verdict, its mark, and what changed it in words.

    An answer that awaits an editor's word is marked so, not told.
    """

    verdict: Verdict
    mark: SafeString
    shown: ShownAnswer
    changes: list[SafeString | str]


def names_of(verdicts: Iterable[Verdict]) -> Names:
    """Return the names of all that changed answers."""
    return Names(pair for verdict in verdicts for pair in named(verdict.changed_facts))


def marked(citations: Citations) -> Cite:
    """Return how a page with numbered sources cites one: by its number."""
    return lambda source: source_mark(citations.number(source)) if source else ""


def linked(source: Source | None) -> SafeString | str:
    """Cite a source where a page numbers none: by its title, as a link."""
    if source is None:
        return ""
    if not source.url:
        return format_html(" ({})", source.title)
    return format_html(' (<a href="{}" rel="external">{}</a>)', source.url, source.title)


def ledger(claim: Claim, names: Names, cite: Cite) -> list[LedgerRow]:
    """Return the ledger of a claim loaded with its verdicts, then before now, oldest first."""
    rows = sorted(
        claim.verdicts.all(), key=lambda row: (Moment.values.index(row.moment), row.number)
    )
    return [line(row, claim, names, cite) for row in rows]


def line(verdict: Verdict, claim: Claim, names: Names, cite: Cite) -> LedgerRow:
    """Return one line of the ledger of its claim; ``cite`` writes the source of a fact."""
    awaits = verdict.awaits_an_editor(claim)
    shown = ShownAnswer.UNDER_REVIEW if awaits else ShownAnswer(verdict.answer)
    changes = told(verdict.changed_facts, verdict.moment, names, cite)
    return LedgerRow(verdict, answer_mark(shown), shown, changes)


def in_force(rows: list[LedgerRow], revision: int) -> list[LedgerRow]:
    """Return the line of each moment that stood at a data revision."""
    standing: dict[str, LedgerRow] = {}
    for row in rows:
        if row.verdict.data_revision <= revision:
            standing[row.verdict.moment] = row
    return list(standing.values())


def changed_after(rows: list[LedgerRow], revision: int) -> list[LedgerRow]:
    """Return the lines by which an answer changed after a data revision."""
    return [row for row in rows if row.verdict.number > 1 and row.verdict.data_revision > revision]


@dataclass(frozen=True)
class Reach:
    """Between which days lay the one that our data reached at a data revision.

    The ledger keeps that day only where an answer changed; in between, the day may have moved.
    """

    first: datetime.date
    last: datetime.date | None

    def __contains__(self, day: datetime.date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def is_known(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def reach_at(
    rows: list[LedgerRow], latest: LatestAnswer | None, revision: int, present: int
) -> Reach | None:
    """Return how far our data reached at ``revision``, by the answers of now; None without one.

    ``latest`` is the answer of now by the ``present`` revision, None where the check is gone.
    """
    now = [row.verdict for row in rows if row.verdict.moment == Moment.NOW]
    before = [one for one in now if one.data_revision <= revision]
    if not before:
        return None
    began, since = before[-1].as_of, before[-1].data_revision
    if len(before) < len(now):
        ended, until = now[len(before)].as_of, None
    elif latest is not None:
        ended, until = latest.as_of, min(latest.data_revision, present)
    else:
        ended, until = None, None
    if since == revision:
        return Reach(began, began)
    if until is not None and until <= revision:
        return Reach(ended, ended)
    return Reach(min(began, ended or began), max(began, ended) if ended else None)
