"""What is true of a group of models taken together: counts, parts published, best scores."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from models_tracker.choices import Access, Published
from models_tracker.models import AIModel, Benchmark, Component, Score
from models_tracker.rules.checks.facts import Facts, Member
from models_tracker.rules.coverage import Scored, scored


@dataclass(frozen=True)
class Best:
    """The best score of a group on one benchmark, whose it is, and how many are scored."""

    benchmark: Benchmark
    score: Score
    model: AIModel
    coverage: Scored


@dataclass(frozen=True)
class Summary:
    """A group of models on a day: its members, its parts published, its best scores by slug.

    ``parts`` counts the members by (part, published); what is not counted is not established.
    """

    members: tuple[Member, ...] = ()
    parts: Counter[tuple[str, str]] = field(default_factory=Counter)
    best: dict[str, Best] = field(default_factory=dict)

    def with_licence(self) -> list[Member]:
        """Return the members whose weights are to be had: those that a licence speaks of."""
        return [one for one in self.members if one.standing.has_weights]


def summarise(facts: Facts, members: Iterable[Member], day: datetime.date) -> Summary:
    """Return the summary of models as they stood on ``day``.

    Of a model the best score that others measured counts, as in every comparison of groups; a
    benchmark's coverage counts the released models of the tasks that it scores at all.
    """
    members = tuple(members)
    parts = Counter(
        (row.part, row.published)
        for one in members
        for row in facts.components(one.model)
        if row.published != Published.NOT_ESTABLISHED and _known(row, day)
    )
    best = {}
    for benchmark in facts.benchmarks.values():
        found = _best(facts, benchmark, members, day)
        if found is not None:
            best[benchmark.slug] = found
    return Summary(members, parts, best)


def _known(row: Component, day: datetime.date) -> bool:
    return row.since is None or row.since.happened_by(day)


def _best(
    facts: Facts, benchmark: Benchmark, members: Iterable[Member], day: datetime.date
) -> Best | None:
    sign = 1 if benchmark.higher_is_better else -1
    scores = facts.scores(benchmark, day)
    tasks = {facts.models[slug].task for _since, slug, _score in facts.counting(benchmark)}
    out = [one.model for one in members if one.model.task in tasks and is_out(one, day)]
    ranked = sorted(
        (model for model in out if model.slug in scores),
        key=lambda model: (-sign * scores[model.slug].value, model.slug),
    )
    if not ranked:
        return None
    released = {model.slug: model.released_on or day for model in out}
    return Best(benchmark, scores[ranked[0].slug], ranked[0], scored(released, scores))


def is_out(member: Member, day: datetime.date) -> bool:
    """Whether a model was released by ``day``, and not merely announced."""
    released = member.model.released
    announced = member.standing.access == Access.ANNOUNCED
    return released is not None and released.happened_by(day) and not announced
