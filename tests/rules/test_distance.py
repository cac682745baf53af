"""The distance between two curves day by day, and who is best where, on hand-worked numbers."""

import datetime
from decimal import Decimal

import pytest

from models_tracker.countries import Region
from models_tracker.rules.distance import bests, distances, on
from models_tracker.rules.frontier import Point, curve
from tests.rules.checks.tiny import Tiny


def records(*points: tuple[str, int], better: bool = True):
    """The records of points given as (day, value)."""
    made = [
        Point(f"m-{day}", f"M {day}", datetime.date.fromisoformat(day), Decimal(value))
        for day, value in points
    ]
    return curve(made, higher_is_better=better)


FRONT = (("2024-01-01", 50), ("2024-06-01", 60), ("2025-01-01", 70))
BEHIND = (("2024-03-01", 40), ("2024-06-01", 45), ("2025-03-01", 72))


def told(front, behind, **given) -> list[tuple[str, int]]:
    """Day and points of each distance."""
    return [(one.since.isoformat(), int(one.points)) for one in distances(front, behind, **given)]


def test_the_distance_changes_on_every_record_once_both_have_one():
    assert told(records(*FRONT), records(*BEHIND)) == [
        ("2024-03-01", 10),
        ("2024-06-01", 15),
        ("2025-01-01", 25),
        ("2025-03-01", -2),
    ]


def test_where_lower_is_better_the_smaller_is_ahead():
    front = records(("2024-01-01", 10), better=False)
    behind = records(("2024-02-01", 30), ("2024-03-01", 20), better=False)
    assert told(front, behind, higher_is_better=False) == [("2024-02-01", 20), ("2024-03-01", 10)]


def test_without_a_record_on_one_side_there_is_no_distance():
    assert told(records(*FRONT), ()) == []
    assert told((), records(*BEHIND)) == []


@pytest.mark.parametrize(
    ("day", "points"),
    [("2024-02-29", None), ("2024-03-01", 10), ("2024-05-31", 10), ("2026-01-01", -2)],
)
def test_a_distance_stands_until_the_next(day, points):
    found = on(distances(records(*FRONT), records(*BEHIND)), datetime.date.fromisoformat(day))
    assert (found and int(found.points)) == points


def facts() -> Tiny:
    """Chinese models: one opened late, one open at once, one unscored; an American one."""
    made = Tiny().benchmark("trial")
    made.model("late", "bamboo", "CN", "2025-01-01", weights="2025-06-01")
    made.model("open", "bamboo", "CN", "2025-02-01", weights="yes")
    made.model("shut", "bamboo", "CN", "2025-03-01")
    made.model("mute", "bamboo", "CN", "2025-03-01")
    made.model("far", "aurora", "US", "2025-03-01")
    for slug, value in (("late", "80"), ("open", "60"), ("shut", "50"), ("far", "90")):
        made.score("trial", slug, value)
    return made


def best(day: str) -> dict[str, tuple[str, str]]:
    """The best open and closed model of each region by slug, and how much is scored."""
    made = facts()
    found = bests(
        made,
        made.benchmarks["trial"],
        datetime.date.fromisoformat(day),
        (Region.CHINA, Region.UNITED_STATES),
    )
    return {
        region.value: tuple(
            f"{one.entry.point.slug if one.entry else ''} "
            f"{one.coverage.scored}/{one.coverage.total}"
            for one in sides
        )
        for region, *sides in found
    }


def test_the_best_of_a_camp_is_one_that_stands_in_it_on_the_day():
    assert best("2025-04-01") == {
        "china": ("open 1/1", "late 2/3"),
        "united-states": (" 0/0", "far 1/1"),
    }
    assert best("2025-07-01")["china"] == ("late 2/2", "shut 1/2")
