"""What the finder's pages share: the situation asked, the models, and what each licence answers.

Answers are worked out once for each licence and kind of model, never for each model, so that any
number of models costs one reading of their keys, in the order asked.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, NamedTuple

from django.db.models import F, QuerySet
from django.http import HttpRequest

from models_tracker.choices import Access, Act, Permission, Term, TerritoryScope
from models_tracker.filters.permission import (
    Asked,
    FinderFilter,
    read_models,
    read_situation,
    refuse_missing_benchmark,
)
from models_tracker.filters.query import AsOf, read_sort
from models_tracker.kept import kept, kept_each
from models_tracker.models import Benchmark, Derivation, Licence, Standing
from models_tracker.rules.permissions import Decision, Subject, decide, worst
from models_tracker.tables.permission import ACTS, ALTOGETHER, PermissionTable
from models_tracker.tables.ruling import Ruling
from models_tracker.views.days import day_of

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


@dataclass
class Answers:
    """What every licence answers to the acts asked, worked out once each.

    ``bases`` holds the keys of the texts that bind a model besides its own, by model; ``alike``
    one licence for all whose terms are the same, which answer the same.
    """

    asked: Asked
    terms: Mapping[int, Mapping[str, str]]
    bases: Mapping[int, tuple[Key, ...]]
    alike: Mapping[int | None, int]
    _made: dict[tuple[Key, ...], dict[Act, Ruling]] = field(default_factory=dict)
    _found: dict[tuple[int, Key], dict[Act, Ruling]] = field(default_factory=dict)
    _states: dict[tuple, Permission] = field(default_factory=dict)
    _decided: dict[tuple, Decision] = field(default_factory=dict)

    def of(self, model: int, key: Key) -> dict[Act, Ruling]:
        """Return the answer to every act for a model."""
        place = (model if model in self.bases else 0, key)
        if place not in self._found:
            others = (base for base in self.bases.get(model, ()) if base.licence != key.licence)
            keys = tuple(self._plain(one) for one in (key, *dict.fromkeys(others)))
            if keys not in self._made:
                self._made[keys] = {act: self._ruling(act, keys) for act in self.asked.acts}
            self._found[place] = self._made[keys]
        return self._found[place]

    def _plain(self, key: Key) -> Key:
        """Return ``key`` without what no answer under its licence hangs on."""
        terms = self.terms.get(key.licence, {}) if key.licence else {}
        if terms.get(Term.TERRITORY_SCOPE) == TerritoryScope.MULTIMODAL:
            return key
        return key._replace(multimodal=None)

    def _ruling(self, act: Act, keys: tuple[Key, ...]) -> Ruling:
        texts = []
        for one in keys:
            terms = self.terms.get(one.licence) if one.licence else None
            subject = Subject(terms, one.multimodal, one.has_weights, one.gated)
            place = (self.alike.get(one.licence), *one[1:], act)
            if place not in self._decided:
                self._decided[place] = decide(subject, self.asked.situation, act)
            texts.append((one.licence, self._decided[place]))
        return Ruling(act, tuple(texts))

    def state(self, model: int, key: Key, acts: tuple[Act, ...]) -> Permission:
        """Return what is answered to some acts together."""
        place = (model if model in self.bases else 0, key, acts)
        if place not in self._states:
            rulings = self.of(model, key)
            self._states[place] = worst(rulings[act].state for act in acts)
        return self._states[place]

    def lacking(self, model: int, key: Key) -> list[Ruling]:
        """Return the answers that are not established, where that is what is answered in all."""
        if self.state(model, key, self.asked.acts) != Permission.NOT_ESTABLISHED:
            return []
        found = self.of(model, key).values()
        return [one for one in found if one.state == Permission.NOT_ESTABLISHED]


class Kind(NamedTuple):
    """What models that are answered alike have in common: the model itself where the texts of
    bases bind it (else 0), and its key."""

    model: int
    key: Key


class Listed(NamedTuple):
    """What a choice of models holds, whatever is asked of them: standings in an order."""

    kinds: list[Kind]
    lines: list[tuple[int, int]]
    sizes: Counter[int]
    bases: dict[int, tuple[Key, ...]]
    terms: dict[int, dict[str, str]]
    alike: dict[int, int]


@dataclass
class Found:
    """What a request to the finder means and finds; ``lines`` are the standings that fit in the
    order asked, each with the number of its kind; ``sizes`` says how many there are of each."""

    as_of: AsOf
    asked: Asked
    filters: FinderFilter
    benchmarks: list[tuple[str, str]]
    sort: str
    kinds: list[Kind]
    sizes: Counter[int]
    lines: list[tuple[int, int]]
    answers: Answers

    def counts(self) -> Counter[Permission]:
        """Return how many models are answered how, all acts together."""
        counted: Counter[Permission] = Counter()
        for kind, number in self.sizes.items():
            counted[self.answers.state(*self.kinds[kind], self.asked.acts)] += number
        return counted

    def asks(self) -> Counter[str]:
        """Return for how many models which answer would settle what is not established."""
        counted: Counter[str] = Counter()
        for kind, number in self.sizes.items():
            lacking = self.answers.lacking(*self.kinds[kind])
            if lacking and all(one.asks for one in lacking):
                counted.update(dict.fromkeys((n for one in lacking for n in one.asks), number))
        return counted

    def rows(self, lines: Iterable[tuple[int, int]]) -> list[Standing]:
        """Return the standings of some lines, in their order, with model, lab and licence."""
        keys = [standing for standing, _kind in lines]
        found = kept_each(("finder row",), keys, _standings)
        return [found[key] for key in keys if key in found]


def find(request: HttpRequest) -> Found:
    """Return what the address asks of the finder; raises BadQuery for what it cannot ask."""
    as_of, asked = day_of(request), read_situation(request.GET)
    rows = Standing.objects.at(as_of.day).published().with_model()
    filters = read_models(request.GET, rows, as_of.day)
    benchmarks = kept(("benchmarks",), _benchmarks)
    refuse_missing_benchmark(request.GET, {slug for slug, _name in benchmarks})
    sort, order = _order(request, asked)
    question = ("finder", as_of.day, sorted(filters.chosen.items()), order)
    listed = kept(question, lambda: _listed(filters.qs.order_by(*order), as_of.day))
    answers = Answers(asked, listed.terms, listed.bases, listed.alike)
    lines = _ranked(listed.lines, listed.kinds, sort, answers)
    return Found(
        as_of, asked, filters, benchmarks, sort, listed.kinds, listed.sizes, lines, answers
    )


def _standings(keys: list[int]) -> dict[int, Standing]:
    return Standing.objects.with_model().with_modality().in_bulk(keys)


def _benchmarks() -> list[tuple[str, str]]:
    return list(Benchmark.objects.by_name().values_list("slug", "name"))


def _listed(rows: QuerySet, day: datetime.date) -> Listed:
    bases = binding(day)
    kinds, lines = _lines(rows.with_modality(), bases)
    terms = terms_of((kind.key for kind in kinds), bases)
    sizes = Counter(kind for _standing, kind in lines)
    return Listed(kinds, lines, sizes, bases, terms, alike_in(terms))


def _order(request: HttpRequest, asked: Asked) -> tuple[str, list[Any]]:
    """Return the order asked for, granted first unless chosen, and how the database begins it."""
    acts = asked.acts
    first = ALTOGETHER if len(acts) > 1 else acts[0].value.replace("-", "_")
    sort = read_sort(request.GET, PermissionTable.sortable(), first)
    column = PermissionTable.base_columns[sort.removeprefix("-")]
    descending = sort.startswith("-") and bool(column.sort)
    paths = [F(path).asc(nulls_last=True) for path in column.sort] or [F("model__sort_name").asc()]
    if descending:
        paths[0] = F(column.sort[0]).desc(nulls_last=True)
    return sort, [*paths, "pk"]


def _lines(rows: QuerySet, bases: Iterable[int]) -> tuple[list[Kind], list[tuple[int, int]]]:
    """Return the kinds of standings, and the standings in their order with the number of each."""
    kinds: list[Kind] = []
    numbers: dict[tuple, int] = {}
    lines = []
    for standing, model, *columns in rows.values_list("pk", "model_id", *COLUMNS):
        spelt = (model if model in bases else 0, *columns)
        if spelt not in numbers:
            numbers[spelt] = len(kinds)
            kinds.append(Kind(spelt[0], Key.of(*columns)))
        lines.append((standing, numbers[spelt]))
    return kinds, lines


def _ranked(lines: list, kinds: list[Kind], sort: str, answers: Answers) -> list[tuple[int, int]]:
    """Return lines by their answer where that is asked: granted first, or last from "-"; what is
    not established always last."""
    name, asked = sort.removeprefix("-"), answers.asked.acts
    if name != ALTOGETHER and name not in ACTS:
        return lines
    acts = (ACTS[name],) if ACTS.get(name) in asked else asked
    ranks = {state: number for number, state in enumerate(Permission)}
    if sort.startswith("-"):
        ranks = {state: -number for state, number in ranks.items()}
    ranks[Permission.NOT_ESTABLISHED] = len(ranks)
    places = [ranks[answers.state(*kind, acts)] for kind in kinds]
    ranked: dict[int, list[tuple[int, int]]] = {place: [] for place in sorted(set(places))}
    for line in lines:
        ranked[places[line[1]]].append(line)
    return list(chain.from_iterable(ranked.values()))


def terms_of(keys: Iterable[Key], bases: Mapping[int, tuple[Key, ...]]) -> dict:
    """Return the established terms of every licence that keys name."""
    wanted = {key.licence for key in keys}
    wanted |= {key.licence for found in bases.values() for key in found}
    rows = Licence.objects.filter(pk__in=wanted - {None})
    return dict(rows.values_list("pk", "terms"))


def alike_in(terms: Mapping[int, Mapping[str, str]]) -> dict[int, int]:
    """Return for every licence the first that has the same terms."""
    first: dict[tuple, int] = {}
    return {
        licence: first.setdefault(tuple(sorted(one.items())), licence)
        for licence, one in terms.items()
    }


def binding(day: datetime.date, model: int | None = None) -> dict[int, tuple[Key, ...]]:
    """Return the keys of the texts of the bases that bind each model on a day, bases of bases too.

    A base whose weights are not to be had on the day binds by a text that is not established.
    """
    direct: dict[int, list[int]] = {}
    for derived, base in Derivation.objects.binding():
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
