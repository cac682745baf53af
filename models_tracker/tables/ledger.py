"""The ledger of a claim, as a page draws it: every answer, and what changed it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from models_tracker.choices import Moment, ShownAnswer
from models_tracker.models import Claim, Verdict
from models_tracker.tables.claim import answer_mark


@dataclass(frozen=True)
class LedgerRow:
    """One line of the ledger: the verdict, its mark, and what changed it in words.

    An answer that awaits an editor's word is marked so, not told.
    """

    verdict: Verdict
    mark: SafeString
    changes: list[str]


def ledger(claim: Claim) -> list[LedgerRow]:
    """Return the ledger of a claim loaded with its verdicts, then before now, oldest first."""
    rows = sorted(
        claim.verdicts.all(), key=lambda row: (Moment.values.index(row.moment), row.number)
    )
    return [line(row, claim) for row in rows]


def line(verdict: Verdict, claim: Claim) -> LedgerRow:
    """Return one line of the ledger of its claim."""
    changes = [_change(change) for change in verdict.changed_facts]
    return LedgerRow(verdict, _mark(verdict, claim), changes)


def in_force(rows: list[LedgerRow], revision: int) -> list[LedgerRow]:
    """Return the line of each moment that stood at a data revision."""
    standing: dict[str, LedgerRow] = {}
    for row in rows:
        if row.verdict.data_revision <= revision:
            standing[row.verdict.moment] = row
    return list(standing.values())


def changed_after(rows: list[LedgerRow], revision: int) -> bool:
    """Say whether an answer changed after a data revision."""
    return any(row.verdict.number > 1 and row.verdict.data_revision > revision for row in rows)


def _mark(verdict: Verdict, claim: Claim) -> SafeString:
    awaits = verdict.awaits_an_editor(claim)
    return answer_mark(ShownAnswer.UNDER_REVIEW if awaits else verdict.answer)


def _change(change: dict[str, str]) -> str:
    kind = change["change"]
    if kind == "rules":
        return _("rules %(before)s, then %(after)s") % {
            "before": change["from"],
            "after": change["to"],
        }
    if kind == "day":
        return _("data that reach %(before)s, then %(after)s") % {
            "before": change["from"],
            "after": change["to"],
        }
    told = " ".join(change[name] for name in ("slug", "value", "day") if change[name])
    gone = _("no longer: %(fact)s") % {"fact": told}
    return gone if kind == "gone" else _("new: %(fact)s") % {"fact": told}
