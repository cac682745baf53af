"""What the finder's pages share: the situation asked, the models, and what each licence answers.

Answers are worked out once for each licence and kind of model, never for each model, so that any
number of models costs the database one grouping and one ordering.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from models_tracker.choices import Access, Act, Permission
from models_tracker.filters.permission import (
    Asked,
    FinderFilter,
    read_models,
    read_situation,
    refuse_missing_benchmark,
)
from models_tracker.filters.query import AsOf
from models_tracker.models import Benchmark, Derivation, Licence, Standing
from models_tracker.rules.permissions import Subject, decide, worst
from models_tracker.tables.ruling import Ruling
from models_tracker.views.days import day_of

RANKS = {state: number for number, state in enumerate(Permission) if number < 4}
COLUMNS = ("licence_id", "multimodal", "has_weights", "access")


class Key(NamedTuple):
    """What an answer hangs on besides the situation."""

    licence: int | None
    multimodal: bool | None
    has_weights: bool
    gated: bool

    @classmethod
    def of(cls, licence: int | None, multimodal: bool | None, weights: bool, access: str) -> Key:
        """Return the key of the columns of a standing."""
        return cls(licence, multimodal, weights, access == Access.GATED_WEIGHTS)

    @property
    def condition(self) -> Q:
        """Return which standings (with_modality) have it."""
        gated = Q(access=Access.GATED_WEIGHTS)
        missing = {
            f"{name}__isnull": True
            for name, value in (("licence", self.licence), ("multimodal", self.multimodal))
            if value is None
        }
        given = {"licence": self.licence, "multimodal": self.multimodal}
        known = {name: value for name, value in given.items() if value is not None}
        return Q(has_weights=self.has_weights, **known, **missing) & (
            gated if self.gated else ~gated
        )


@dataclass
class Answers:
    """What every licence answers to the acts asked, worked out once each.

    ``bases`` holds the keys of the texts that bind a model besides its own, by model.
    """

    asked: Asked
    terms: Mapping[int, Mapping[str, str]]
    bases: Mapping[int, tuple[Key, ...]]
    _made: dict[tuple, dict[Act, Ruling]] = field(default_factory=dict)

    def of(self, model: int, key: Key) -> dict[Act, Ruling]:
        """Return the answer to every act for a model."""
        others = (base for base in self.bases.get(model, ()) if base.licence != key.licence)
        keys = (key, *dict.fromkeys(others))
        if keys not in self._made:
            self._made[keys] = {act: self._ruling(act, keys) for act in self.asked.acts}
        return self._made[keys]

    def _ruling(self, act: Act, keys: tuple[Key, ...]) -> Ruling:
        texts = []
        for one in keys:
            terms = self.terms.get(one.licence) if one.licence else None
            subject = Subject(terms, one.multimodal, one.has_weights, one.gated)
            texts.append((one.licence, decide(subject, self.asked.situation, act)))
        return Ruling(act, tuple(texts))

    def state(self, model: int, key: Key, acts: Iterable[Act]) -> Permission:
        """Return what is answered to some acts together."""
        rulings = self.of(model, key)
        return worst(rulings[act].state for act in acts)


@dataclass
class Found:
    """What a request to the finder means and finds."""

    as_of: AsOf
    asked: Asked
    filters: FinderFilter
    benchmarks: list[tuple[str, str]]
    rows: QuerySet[Standing]
    answers: Answers
    keys: list[tuple[int, Key, int]]

    def counts(self) -> Counter[Permission]:
        """Return how many models are answered how, all acts together."""
        counted: Counter[Permission] = Counter()
        for model, key, number in self.keys:
            counted[self.answers.state(model, key, self.asked.acts)] += number
        return counted

    def asks(self) -> Counter[str]:
        """Return for how many models which answer would settle what is not established."""
        counted: Counter[str] = Counter()
        for model, key, number in self.keys:
            rulings = self.answers.of(model, key).values()
            lacking = [one for one in rulings if one.state == Permission.NOT_ESTABLISHED]
            if self.answers.state(model, key, self.asked.acts) == Permission.NOT_ESTABLISHED:
                if all(one.asks for one in lacking):
                    counted.update({name: number for one in lacking for name in one.asks})
        return counted

    def ranked(self, acts: Iterable[Act]) -> QuerySet[Standing]:
        """Return the rows with ``rank``: granted first, what is not established without one.

        Models bound by several texts are ranked one by one, then licences that answer all their
        models alike, then the others by key.
        """
        acts, alone, shared = list(acts), [], {}
        for model, key, _number in self.keys:
            rank = RANKS.get(self.answers.state(model, key, acts))
            if model:
                alone.append((model, rank))
            else:
                shared.setdefault(key.licence, []).append((key, rank))
        whole = [
            (licence, ranks[0][1])
            for licence, ranks in shared.items()
            if licence and len({rank for _key, rank in ranks}) == 1
        ]
        known = {licence for licence, _rank in whole}
        others = [
            (key.condition, rank)
            for licence, ranks in shared.items()
            if licence not in known
            for key, rank in ranks
            if rank is not None
        ]
        return self.rows.with_rank([*_in("model", alone), *_in("licence", whole), *others])


def _in(name: str, ranked: Iterable[tuple[int, int | None]]) -> list[tuple[Q, int | None]]:
    """Return one condition for each rank: that the row is among those that have it."""
    groups: dict[int | None, list[int]] = {}
    for key, rank in ranked:
        groups.setdefault(rank, []).append(key)
    return [(Q(**{f"{name}__in": keys}), rank) for rank, keys in groups.items()]


def find(request: HttpRequest) -> Found:
    """Return what the address asks of the finder; raises BadQuery for what it cannot ask."""
    as_of, asked = day_of(request), read_situation(request.GET)
    rows = Standing.objects.at(as_of.day).published().with_model()
    filters = read_models(request.GET, rows, as_of.day)
    benchmarks = list(Benchmark.objects.by_name().values_list("slug", "name"))
    refuse_missing_benchmark(request.GET, {slug for slug, _name in benchmarks})
    bases = binding(as_of.day)
    chosen = filters.qs.with_modality()
    keys = [*_shared_keys(chosen, bases), *_own_keys(chosen, bases)]
    answers = Answers(asked, terms_of(keys, bases), bases)
    return Found(as_of, asked, filters, benchmarks, chosen, answers, keys)


def _shared_keys(rows: QuerySet, bases: Iterable[int]) -> list[tuple[int, Key, int]]:
    counted = rows.exclude(model__in=list(bases)).order_by().values_list(*COLUMNS)
    return [(0, Key.of(*row[:-1]), row[-1]) for row in counted.annotate(number=Count("pk"))]


def _own_keys(rows: QuerySet, bases: Iterable[int]) -> list[tuple[int, Key, int]]:
    if not bases:
        return []
    own = rows.filter(model__in=list(bases)).order_by().values_list("model_id", *COLUMNS)
    return [(model, Key.of(*columns), 1) for model, *columns in own]


def terms_of(keys: Iterable[tuple[int, Key, int]], bases: Mapping[int, tuple[Key, ...]]) -> dict:
    """Return the established terms of every licence that keys name."""
    wanted = {key.licence for _model, key, _number in keys}
    wanted |= {key.licence for found in bases.values() for key in found}
    rows = Licence.objects.filter(pk__in=wanted - {None})
    return dict(rows.values_list("pk", "terms"))


def binding(day: datetime.date, model: int | None = None) -> dict[int, tuple[Key, ...]]:
    """Return the keys of the texts of the bases that bind each model on a day, bases of bases too.

    A base whose weights are not to be had on the day binds by a text that is not established.
    """
    direct: dict[int, list[int]] = {}
    for derived, base in Derivation.objects.binding().values_list("model_id", "base_id"):
        direct.setdefault(derived, []).append(base)
    if not direct:
        return {}
    bases = {base for found in direct.values() for base in found}
    standing = Standing.objects.at(day).filter(model__in=bases).with_modality()
    keys = {
        row[0]: Key(row[1] if row[3] else None, row[2], True, False)
        for row in standing.values_list("model_id", *COLUMNS)
    }
    unknown = Key(None, None, True, False)
    return {
        derived: tuple(keys.get(base, unknown) for base in sorted(_ancestors(derived, direct)))
        for derived in direct
        if model in (None, derived)
    }


def _ancestors(model: int, direct: Mapping[int, list[int]]) -> set[int]:
    found: set[int] = set()
    waiting = list(direct.get(model, ()))
    while waiting:
        base = waiting.pop()
        if base not in found:
            found.add(base)
            waiting += direct.get(base, ())
    return found
