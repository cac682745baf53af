"""Answers of checks: the latest one of each claim and moment, and the ledger of what changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from models_tracker.choices import Answer, Moment
from models_tracker.models import AIModel, Check, Claim, LatestAnswer, Verdict
from models_tracker.rules.checks import (
    KINDS,
    VERSION,
    Asked,
    Facts,
    Faults,
    Finding,
    ask,
    chain_of,
    days_of,
    rests_on,
)
from models_tracker.rules.checks.finding import short
from models_tracker.settling.causes import MOVED, causes

LIMIT = datetime.timedelta(days=366)
BATCH = 200


@dataclass(frozen=True)
class Change:
    """What changed: rows whose facts did, claims edited themselves; or everything."""

    models: tuple[AIModel, ...] = ()
    labs: frozenset[str] = field(default_factory=frozenset)
    benchmarks: frozenset[str] = field(default_factory=frozenset)
    claims: frozenset[int] = field(default_factory=frozenset)
    everywhere: bool = False

    def only_of(self, claim: Claim) -> bool:
        """Whether nothing was written but what is recorded of claims, this one among them."""
        others = self.models or self.labs or self.benchmarks or self.everywhere
        return claim.pk in self.claims and not others


def answer_claims(
    revision: int,
    change: Change | None = None,
    told: Callable[[int, int], None] = lambda done, total: None,
) -> int:
    """Answer the claims that a change may touch (None: all); return how many answers changed.

    Adds a row to the ledger only where the answer of a moment differs from its last row, with
    the facts that changed it. ``told`` hears of progress: checks done, checks in all.
    """
    with transaction.atomic():
        claims = [claim for claim in _checked() if _touched(claim, change)]
        _forget(change)
        facts = Facts.load()
        answers: list[LatestAnswer] = []
        for done, claim in enumerate(claims, start=1):
            answers += _answers(claim, facts, revision, change)
            told(done, len(claims))
        fresh = [answer.verdict for answer in answers if answer.verdict.pk is None]
        Verdict.objects.bulk_create(fresh, batch_size=BATCH)
        LatestAnswer.objects.filter(claim__in=claims).delete()
        LatestAnswer.objects.bulk_create(answers, batch_size=BATCH)
        _project(claims, answers)
        return len(fresh)


def _project(claims: list[Claim], answers: list[LatestAnswer]) -> None:
    """Write what answers show beside the claims, where tables filter and sort by them."""
    found = {(answer.claim_id, answer.moment): answer.shown for answer in answers}
    for claim in claims:
        claim.answer_then = found.get((claim.pk, Moment.THEN), "")
        claim.answer_now = found.get((claim.pk, Moment.NOW), "")
    Claim.objects.bulk_update(claims, ("answer_then", "answer_now"), batch_size=BATCH)


def confirm(verdicts: QuerySet[Verdict], day: datetime.date) -> int:
    """Confirm on ``day`` changed answers on words of named persons; return how many.

    From then on they are shown as ours. Others among the ``verdicts`` are left as they are.
    """
    with transaction.atomic():
        waiting = Verdict.objects.awaiting_an_editor().filter(pk__in=verdicts.values("pk"))
        keys = set(waiting.values_list("claim", flat=True))
        confirmed = waiting.update(confirmed_on=day)
        claims = list(Claim.objects.filter(pk__in=keys).prefetch_related("answers__verdict"))
        _project(claims, [answer for claim in claims for answer in claim.answers.all()])
        return confirmed


def today() -> datetime.date:
    """Return the clock's day, against which data that end too long ago are held."""
    return timezone.localdate()


def findings_of(
    claim: Claim, check: Check, facts: Facts
) -> Iterator[tuple[Moment, datetime.date, Finding]]:
    """Yield what a check answers for a claim at each of its moments that has a day."""
    kind = KINDS[check.kind]
    days = zip((Moment.THEN, Moment.NOW), days_of(claim, facts.reach(kind.facts)), strict=True)
    for moment, day in days:
        if day is None:
            continue
        finding = _finding(claim, check, facts, day)
        if moment == Moment.NOW and today() - day > LIMIT:
            finding = Finding(Answer.NOT_ENOUGH_DATA.value, finding.readings, ("past-limit",))
        yield moment, day, finding


def _finding(claim: Claim, check: Check, facts: Facts, day: datetime.date) -> Finding:
    """Answer a check as of a day; parameters that no longer read answer nothing."""
    kind = KINDS[check.kind]
    try:
        given = kind.read(check.parameters)
    except Faults:
        return Finding(Answer.NOT_ENOUGH_DATA.value, (short("bad-parameters"),))
    return ask(kind, given, Asked(facts, day, chain_of(claim)))


def _checked() -> Iterable[Claim]:
    return (
        Claim.objects.filter(its_check__isnull=False)
        .select_related("its_check")
        .prefetch_related(
            "quotations__source", Prefetch("verdicts", Verdict.objects.by_number().defer("finding"))
        )
        .order_by("slug")
    )


def _touched(claim: Claim, change: Change | None) -> bool:
    if change is None or change.everywhere or claim.pk in change.claims:
        return True
    if not (change.models or change.labs or change.benchmarks):
        return False
    kind = KINDS[claim.its_check.kind]
    try:
        given = kind.read(claim.its_check.parameters)
    except Faults:
        return True
    return rests_on(given, change.models, change.labs, change.benchmarks)


def _forget(change: Change | None) -> None:
    """Drop the latest answers of claims whose check is gone; the ledger stays."""
    orphans = LatestAnswer.objects.filter(claim__its_check__isnull=True)
    if change is not None and not change.everywhere:
        orphans = orphans.filter(claim__in=change.claims)
    bare = Claim.objects.filter(its_check__isnull=True, pk__in=orphans.values("claim"))
    bare.update(answer_then="", answer_now="")
    orphans.delete()


def _answers(
    claim: Claim, facts: Facts, revision: int, change: Change | None
) -> Iterator[LatestAnswer]:
    """Yield the latest answers of one claim, unsaved; a changed one rests on an unsaved verdict."""
    ledger = {verdict.moment: verdict for verdict in claim.verdicts.all()}
    for moment, day, finding in findings_of(claim, claim.its_check, facts):
        values: dict[str, Any] = {
            "claim": claim,
            "moment": moment.value,
            "as_of": day,
            "answer": finding.answer,
            "finding": finding.as_data(),
            "rule_version": VERSION,
            "data_revision": revision,
        }
        last = ledger.get(moment)
        if last is None or last.answer != finding.answer:
            why = list(_why(last, finding, day, facts, change)) if last else []
            last = _verdict(last, why, finding, values)
        counts = {"agreeing": finding.agreeing, "reading_count": len(finding.readings)}
        yield LatestAnswer(verdict=last, **values, **counts)


def _verdict(
    last: Verdict | None, why: list[dict[str, Any]], finding: Finding, values: dict[str, Any]
) -> Verdict:
    """Return a line of the ledger, unsaved; its finding remembers what was asked."""
    data = finding.decided().as_data() | {"asked": _asked(values["claim"])}
    return Verdict(
        number=last.number + 1 if last else 1,
        computed_at=timezone.now(),
        changed_facts=why,
        **values | {"finding": data},
    )


def _asked(claim: Claim) -> dict[str, Any]:
    return {"kind": claim.its_check.kind, "parameters": claim.its_check.parameters}


def _why(
    last: Verdict, finding: Finding, day: datetime.date, facts: Facts, change: Change | None
) -> Iterator[dict[str, Any]]:
    """Yield what changed the answer of a line of the ledger.

    Another check, or another entry of the claim, explains it alone: the facts of one check say
    nothing of another's. Where the day moved too, the answer as of the old day by the present
    facts tells whether data changed besides.
    """
    claim = last.claim
    if last.finding.get("asked", _asked(claim)) != _asked(claim):
        yield {"change": "check"}
        return
    if change and change.only_of(claim) and last.as_of == day:
        yield {"change": "claim"}
        return
    latest = claim.answers.filter(moment=last.moment).values_list("finding", flat=True)
    before = [last.finding, *latest]
    touched = frozenset(model.slug for model in change.models) if change else frozenset()
    found = [Finding.from_data(data) for data in before]
    told = list(causes(last, found, finding, day, facts, touched))
    yield from told
    if "asked" not in last.finding and (change is None or change.everywhere):
        if not any(one["change"] in MOVED for one in told):
            yield {"change": "unsure"}
    if last.as_of != day and last.rule_version == VERSION:
        again = _finding(claim, claim.its_check, facts, last.as_of)
        if again.answer != last.answer:
            yield {"change": "data"}
