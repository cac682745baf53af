"""The roll leaves the rows, and counts the options, that the database would."""

import datetime
import random

import pytest
from django.db.models import QuerySet
from django.http import QueryDict

from models_tracker.filters.ai_model import ModelFilter
from models_tracker.filters.base import StrictFilterSet
from models_tracker.filters.claim import ClaimFilter
from models_tracker.filters.roll import UNKNOWN, Bound, FacetValues, Roll, rows_of
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
    "parameters_max": ["100B", "700B"],
    "released_from": ["2024", "2025-01"],
    "released_to": ["2025", "2025-06-21"],
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
    read.order = lambda rows: rows.order_by("-pk")
    keys = sorted(read.qs.values_list("pk", flat=True), reverse=True)
    assert read.keys(0, 100) == keys
    assert read.found == len(keys)
    _assert_counted(ModelFilter, query, rows)


def test_claims_are_counted_alike(world):
    rows = Claim.objects.published()
    _assert_counted(ClaimFilter, QueryDict("then=supported"), rows)


def test_unknown_values_lie_beyond_every_bound():
    day = datetime.date(2025, 1, 1)
    later, on = datetime.date(2026, 1, 1), {"on": [None, day, datetime.date(2026, 1, 1)]}
    roll = Roll([11, 12, 13], [], on)
    assert roll.choose([Bound("on", "gte", day)]) == 0b110
    assert roll.choose([Bound("on", "lte", day)]) == 0b010
    assert roll.choose([Bound("on", "gte", later), Bound("on", "lte", day)]) == 0
    assert roll.choose([], [11, 13, 99]) == 0b101
    assert roll.choose([Bound("on", "gte", day)], [11, 13]) == 0b100
    assert roll.choose([]) == 0b111


def test_a_row_counts_for_the_one_facet_that_it_fails():
    facets = [FacetValues.of(["x", "y", "y", "y"]), FacetValues.of(["p", "p", "q", None])]
    roll, every = Roll([11, 12, 13, 14], facets, {}), 0b1111
    counted = roll.count(every, [{"x"}, {"p"}])
    assert counted.options == [{"x": 1, "y": 1}, {"p": 1, "q": 0, UNKNOWN: 0}]
    assert counted.passing == 0b0001
    assert roll.count(every, [None, {"q", UNKNOWN}]).passing == 0b1100
    assert roll.count(every, [{"unheard"}, None]).options[0] == {"x": 1, "y": 3}
    assert roll.count(0b0110, [None, None]).options == [
        {"x": 0, "y": 2},
        {"p": 1, "q": 1, UNKNOWN: 0},
    ]


@pytest.mark.parametrize("size", [0, 1, 7, 8, 9, 1000])
def test_keys_of_a_choice_come_in_order_and_in_parts(size):
    roll = Roll(list(range(100, 100 + size)), [], {})
    chosen = [row for row in range(size) if row % 3 != 1]
    rows, keys = rows_of(reversed(chosen)), [100 + row for row in chosen]
    assert roll.keys_of(rows, 0, size) == keys
    assert roll.keys_of(rows, 2, 5) == keys[2:5]
    assert rows.bit_count() == len(keys)


def test_a_list_without_rows_has_a_roll(db):
    roll = Roll.of(Standing.objects.none(), ["camp"], ["model__released_on"])
    assert roll.count(roll.choose([Bound("model__released_on", "gte", DAY)]), [None]).passing == 0
    assert roll.keys_of(0, 0, 25) == []
