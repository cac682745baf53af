"""Answers that changed: each line of the ledger after the first, beside the answer before it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from models_tracker.choices import Moment
from models_tracker.models import Claim, Verdict
from models_tracker.partial_dates import PartialDate


@dataclass(frozen=True)
class AnswerChange:
    """One change of what a check answers: the line of the ledger, and the answer before it.

    The answer "now" changes as facts come; that of the day something was said changes only where
    facts or rules were corrected, or the check was changed.
    """

    verdict: Verdict
    before: str

    @property
    def claim(self) -> Claim:
        """The claim that is checked."""
        return self.verdict.claim

    @property
    def when(self) -> PartialDate:
        """The day the new answer was computed."""
        return PartialDate(self.verdict.computed_at.date())

    @property
    def is_correction(self) -> bool:
        """Whether the answer of the day it was said changed because facts were corrected."""
        return self.is_of_its_day and self.verdict.is_correction

    @property
    def is_of_its_day(self) -> bool:
        """Whether it is the answer of the day it was said."""
        return self.verdict.moment == Moment.THEN

    @property
    def is_under_review(self) -> bool:
        """Whether a new answer on words of a named person awaits an editor's word."""
        return self.verdict.awaits_an_editor(self.claim)

    @property
    def key(self) -> str:
        """What names the change for good: claim, moment and number in the ledger."""
        return f"{self.claim.slug}/answer/{self.verdict.moment}/{self.verdict.number}"


def answer_changes(verdicts: Iterable[Verdict], day: datetime.date) -> list[AnswerChange]:
    """Return the changes in whole ledgers by ``day``, newest first; a first answer changes
    nothing."""
    rows = list(verdicts)
    answers = {(row.claim_id, row.moment, row.number): row.answer for row in rows}
    found = []
    for row in rows:
        before = answers.get((row.claim_id, row.moment, row.number - 1))
        if before is not None and row.computed_at.date() <= day:
            found.append(AnswerChange(row, before))
    return sorted(found, key=lambda one: (-one.verdict.computed_at.timestamp(), one.key))
