"""The best scores of groups of models, as the kinds that compare benchmarks need them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from models_tracker.choices import Access
from models_tracker.models import AIModel, Benchmark, Score, Standing
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks.facts import Asked, Facts, Member
from models_tracker.rules.checks.finding import Row, Side
from models_tracker.rules.checks.scope import Scope
from models_tracker.rules.coverage import Scored

SHOWN = 3
MOST_UNEQUAL = 5


@dataclass(frozen=True)
class Group:
    """One group on one benchmark: its scored members, best first, and how much is scored."""

    best: tuple[tuple[Member, Score], ...]
    coverage: Scored
    is_named: bool = False

    @property
    def lack(self) -> str:
        """Why its best score says nothing of the group; a list of named models lacks nothing."""
        if self.is_named:
            return "" if self.best else "too-few-scored"
        return self.coverage.lack

    @property
    def top(self) -> Score:
        """The best score."""
        return self.best[0][1]

    def side(self, name: str) -> Side:
        """Return the group's part in a reading."""
        top = self.best[0][1] if self.best else None
        return Side(
            name,
            tuple(score_row(member, score) for member, score in self.best[:SHOWN]),
            value=plain_decimal(top.value) if top else "",
            low=_plain(top.ci_low) if top else "",
            high=_plain(top.ci_high) if top else "",
            counted=self.coverage.scored,
            total=self.coverage.total,
            listed_of=len(self.best),
        )


def group(scope: Scope, benchmark: Benchmark, asked: Asked) -> Group:
    """Return the members of a scope that ``benchmark`` scores as of the asked day."""
    key = "group", scope, benchmark.pk, asked.day
    return asked.facts.kept(key, lambda: _group(scope, benchmark, asked))


def _group(scope: Scope, benchmark: Benchmark, asked: Asked) -> Group:
    members, released = asked.facts.kept(
        ("released", scope, asked.day), lambda: _released(scope, asked)
    )
    scores = asked.facts.scores(benchmark, asked.day)
    have = tuple((members[slug], score) for slug, score in scores.items() if slug in members)
    if not have:
        return Group((), Scored(0, len(members)), scope.is_named)
    newest = max(released[member.model.slug] for member, _score in have)
    unscored = next((day for slug, day in released.items() if slug not in scores), None)
    return Group(have, Scored(len(have), len(members), newest, unscored), scope.is_named)


def _released(scope: Scope, asked: Asked) -> tuple[dict[str, Member], dict[str, datetime.date]]:
    """Return the members of a scope and their days of release, newest first, by slug."""
    members = {one.model.slug: one for one in scope.members(asked.facts, asked.day)}
    days = {slug: one.model.released_on or asked.day for slug, one in members.items()}
    return members, dict(sorted(days.items(), key=lambda pair: pair[1], reverse=True))


def both(
    scopes: tuple[Scope, Scope], benchmark: Benchmark, asked: Asked, *, named: bool
) -> tuple[Group, Group] | None:
    """Return two groups on a benchmark; None where it does not score both and was not named."""
    first = group(scopes[0], benchmark, asked)
    if not first.best and not named:
        return None
    second = group(scopes[1], benchmark, asked)
    return None if not second.best and not named else (first, second)


def told(asked: Asked, *groups: Group) -> tuple[str, ...]:
    """Return what must be said of the scores that decide: reported by the labs themselves, or of a
    copy read after the asked day that does not say when they were measured (decision D29).
    """
    tops = [one.top for one in groups if one.best]
    found = []
    if any(top.self_reported for top in tops):
        found.append("self-reported")
    read = (top.source.accessed_on for top in tops if top.measured is None)
    if any(day > asked.day for day in read if day):
        found.append("read-later")
    return tuple(found)


def asked_benchmarks(slugs: Iterable[str], asked: Asked) -> Iterator[Benchmark]:
    """Yield the named benchmarks, or all of them where none is named."""
    wanted = tuple(slugs)
    for slug, benchmark in asked.facts.benchmarks.items():
        if not wanted or slug in wanted:
            yield benchmark


def unequal(a: Group, b: Group) -> bool:
    """Whether one group is scored so much more fully than the other that they do not compare."""
    if a.is_named or b.is_named:
        return False
    one = a.coverage.scored * b.coverage.total
    other = b.coverage.scored * a.coverage.total
    return one > MOST_UNEQUAL * other or other > MOST_UNEQUAL * one


def lead(a: Score, b: Score, benchmark: Benchmark) -> int:
    """Return 1 where ``a`` leads ``b``, -1 where it trails, 0 where neither is established.

    A lead is a lead only beyond overlapping intervals, or beyond the benchmark's tie margin where
    either has no interval (decision D17).
    """
    sign = 1 if benchmark.higher_is_better else -1
    difference = sign * (a.value - b.value)
    if difference == 0:
        return 0
    ahead, behind = (a, b) if difference > 0 else (b, a)
    if _apart(ahead, behind, benchmark):
        return 1 if difference > 0 else -1
    return 0


def joined(
    facts: Facts, benchmark: Benchmark, day: datetime.date, holds: Callable[[Member], bool]
) -> Iterator[tuple[datetime.date, Score, AIModel, Standing]]:
    """Yield the builds by ``day`` of models that stood in a group, with the day each joined it.

    A build joins on the first day on which it was available and its model stood so: weights opened
    later are closed until then, and stay counted where they were (decision D29).
    """
    for counts_from, slug, score in facts.counting(benchmark):
        model = facts.models[slug]
        dated = score.dated or model.released
        if counts_from > day or dated is None:
            continue
        for standing in facts.periods(model):
            since = max(dated.last, standing.since)
            if standing.until <= dated.last or since > day:
                continue
            if standing.access != Access.ANNOUNCED and holds(Member(model, standing)):
                yield since, score, model, standing
                break


def available(member: Member, score: Score) -> datetime.date:
    """Return the first day on which the build scored was available, else its model."""
    dated = score.dated or member.model.released
    assert dated is not None, "an undated build does not count"
    return dated.first


def margin(benchmark: Benchmark) -> Decimal:
    """Return the difference within which two scores are a tie."""
    return benchmark.tie_margin or Decimal(0)


def score_row(member: Member, score: Score) -> Row:
    """Return a score as a deciding row."""
    return Row(
        noun="score",
        of="model",
        slug=member.model.slug,
        value=plain_decimal(score.value),
        unit=score.setting,
        low=_plain(score.ci_low),
        high=_plain(score.ci_high),
        day=score.dated.isoformat() if score.dated else "",
        source=score.source.slug,
        detail=score.as_named,
    )


def _apart(ahead: Score, behind: Score, benchmark: Benchmark) -> bool:
    if benchmark.higher_is_better:
        edges = ahead.ci_low, behind.ci_high
    else:
        edges = behind.ci_low, ahead.ci_high
    if edges[0] is not None and edges[1] is not None:
        return edges[0] > edges[1]
    return abs(ahead.value - behind.value) > margin(benchmark)


def _plain(value: Decimal | None) -> str:
    return "" if value is None else plain_decimal(value)
