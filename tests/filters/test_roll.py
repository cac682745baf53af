"""The roll leaves the rows, and counts the options, that the database would."""

import datetime
import random

import pytest
from django.db.models import QuerySet
from django.http import QueryDict

from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.claim import ClaimFilter
from models_tracker.filters.roll import UNKNOWN, Bound, FacetValues, Order, Roll
from models_tracker.models import Claim, Standing

DAY = datetime.date(2026, 1, 1)
CHOICES = {
    "camp": ["open-licence", "restricted", "closed", UNKNOWN],
    "country": ["CN", "US", "FR", UNKNOWN],
    "licence_kind": ["open-source", "restricted", UNKNOWN],
    "lab": ["aurora", "bamboo", "chene"],
    "task": ["language", "audio"],
}
BOUNDS = {
    "parameters_min": ["1", "7B", "100B"],
    "parameters_max": ["7B", "700B"],
    "released_from": ["2024", "2025-01"],
    "released_to": ["2024", "2025-06-21"],
    "q": ["bamboo", "r1", "chene"],
    "weights": ["open", "closed"],
    "region": ["china", "united-states"],
}


def _state(rolled: random.Random) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in CHOICES.items():
        if rolled.random() < 0.4:
            query.setlist(name, rolled.sample(values, rolled.randint(1, 2)))
    for name, values in BOUNDS.items():
        if rolled.random() < 0.25:
            query[name] = rolled.choice(values)
    return query


def _assert_counted(filters: type[StrictFilterSet], query: QueryDict, rows: QuerySet) -> None:
    for facet in filters.read(query, rows).drawn():
        counts = {option.value: option.count for option in facet.options}
        for value, _label in filters.base_filters[facet.name].field.choices:
            other = query.copy()
            other.setlist(facet.name, [value])
            left = filters.read(other, rows).qs.count()
            assert counts.get(value, 0) == left, (facet.name, value)


@pytest.mark.parametrize("seed", range(20))
def test_the_page_lists_the_rows_of_the_files_and_counts_as_the_database(world, seed):
    rolled = random.Random(seed)
    query = _state(rolled)
    rows = Standing.objects.at(DAY).published()
    read = ModelFilter.read(query, rows)
    order = Order(list(rows.order_by("pk").values_list("pk", flat=True)))
    assert read.keys(order) == sorted(read.qs.values_list("pk", flat=True))
    _assert_counted(ModelFilter, query, rows)


def test_claims_are_counted_alike(world):
    rows = Claim.objects.published()
    _assert_counted(ClaimFilter, QueryDict("then=supported"), rows)


def test_unknown_values_lie_beyond_every_bound():
    day = datetime.date(2025, 1, 1)
    later, on = datetime.date(2026, 1, 1), {"on": [None, day, datetime.date(2026, 1, 1)]}
    roll = Roll([11, 12, 13], [], on)
    assert roll.choose([Bound("on", "gte", day)]) == {1, 2}
    assert roll.choose([Bound("on", "lte", day)]) == {1}
    assert roll.choose([Bound("on", "gte", later), Bound("on", "lte", day)]) == set()
    assert roll.choose([], [11, 13, 99]) == {0, 2}
    assert roll.choose([Bound("on", "gte", day)], [11, 13]) == {2}
    assert roll.choose([]) == {0, 1, 2}


def test_a_row_counts_for_the_one_facet_that_it_fails():
    facets = [FacetValues(["x", "y", "y", "y"]), FacetValues(["p", "p", "q", "q"])]
    roll, every = Roll([11, 12, 13, 14], facets, {}), {0, 1, 2, 3}
    counted = roll.count(every, [{"x"}, {"p"}])
    assert counted.options == [{"x": 1, "y": 1}, {"p": 1}]
    assert counted.passing == {0}
    assert roll.count(every, [None, {"q"}]).options == [{"y": 2}, {"p": 2, "q": 2}]
    assert roll.count(every, [{"unheard"}, None]).options == [{"x": 1, "y": 3}, {}]
    assert roll.count({1, 2}, [None, None]).options == [{"y": 2}, {"p": 1, "q": 1}]
    assert Roll([], [FacetValues([])], {}).count(set(), [None]).options == [{}]


def test_an_order_drops_the_keys_it_does_not_know():
    assert Order([13, 11, 12]).sorted([11, 12, 13, 99]) == [13, 11, 12]


def test_a_list_without_rows_has_a_roll(db):
    roll = Roll.of(Standing.objects.none(), ["camp"], ["model__released_on"])
    assert (roll.keys, roll.facets, roll.numbers) == (
        [],
        [FacetValues([])],
        {"model__released_on": []},
    )
