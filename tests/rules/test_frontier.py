"""Lag and gap on small curves worked out by hand; a month is 30.4375 days."""

import datetime
from decimal import Decimal

import pytest

from models_tracker.partial_dates import PartialDate
from models_tracker.rules.frontier import DAYS_A_MONTH, Point, curve, distances, gap, lag

START = datetime.date(2024, 1, 1)


def day(number: int) -> datetime.date:
    """The day ``number`` days after the start."""
    return START + datetime.timedelta(days=number)


def points(*pairs: tuple[int, float]) -> list[Point]:
    """Points named after their place."""
    return [
        Point(f"m{place}", f"M{place}", day(number), Decimal(str(value)))
        for place, (number, value) in enumerate(pairs)
    ]


FRONT = points((0, 10), (100, 20), (200, 30))
BEHIND = points((50, 10), (150, 20))


def measured(front, behind, end=300, **choices):
    """Lag in days and gap in points, without intervals."""
    bounds = {"start": START, "end": day(end), "resamples": 0}
    tolerance = choices.pop("tolerance", 0.0)
    months = lag(front, behind, tolerance=tolerance, **bounds, **choices).months
    points = gap(front, behind, **bounds, **choices).points
    return months if months is None else months * DAYS_A_MONTH, points


def test_a_curve_is_made_of_records():
    found = curve(points((0, 10), (5, 9), (7, 12), (7, 15), (9, 15)))
    assert [(record.since, record.point.value) for record in found] == [(day(0), 10), (day(7), 15)]


def test_a_curve_goes_down_where_lower_is_better():
    found = curve(points((0, 10), (5, 9), (7, 12)), higher_is_better=False)
    assert [record.point.value for record in found] == [10, 9]


def test_a_partial_day_counts_from_its_last():
    point = Point("m", "M", PartialDate.parse("2024-02"), Decimal(1))
    assert curve([point])[0].since == datetime.date(2024, 2, 29)


@pytest.mark.parametrize(
    ("behind", "lagging"),
    [
        # Levels (10, 20]: the front on day 100, the other on day 150.
        (BEHIND, 50),
        # The other never passes 10: no level in common above the lowest.
        (points((50, 10)), None),
        # Levels (10, 15]: day 100 against 130; (15, 20]: against 180.
        (points((50, 10), (130, 15), (180, 20)), 55),
        # It was first: on day 60, forty days ahead.
        (points((0, 10), (60, 20)), -40),
    ],
    ids=["one step", "nothing in common", "two steps", "ahead"],
)
def test_lag_is_the_horizontal_distance_averaged_over_levels(behind, lagging):
    assert measured(FRONT, behind)[0] == (lagging if lagging is None else pytest.approx(lagging))


def test_gap_is_the_vertical_distance_averaged_over_days():
    # Days 50-99: 0; 100-149: 10; 150-199: 0; 200-300: 10, both ends counted.
    expected = (50 * 0 + 50 * 10 + 50 * 0 + 101 * 10) / 251
    assert measured(FRONT, BEHIND)[1] == pytest.approx(expected)


def test_within_the_tolerance_is_caught_up_but_not_ahead():
    near = points((50, 10), (150, 19))
    assert measured(FRONT, near)[0] == pytest.approx(50)
    # (10, 11] is within play of its 10, so level at once; (11, 20]: day 100 against 150.
    assert measured(FRONT, near, tolerance=1)[0] == pytest.approx(45)
    same = points((0, 10), (100, 20), (200, 30))
    assert measured(FRONT, same, tolerance=5)[0] == pytest.approx(0)


def test_lower_is_better_turned_round_is_the_same():
    def turned(found):
        return [Point(one.slug, one.name, one.day, -one.value) for one in found]

    assert measured(turned(FRONT), turned(BEHIND), higher_is_better=False) == pytest.approx(
        measured(FRONT, BEHIND)
    )


def test_the_window_leaves_out_what_came_later_and_keeps_what_stood_before():
    late = [*BEHIND, *points((290, 100))]
    assert measured(FRONT, late, end=280) == pytest.approx(measured(FRONT, BEHIND, end=280))
    found = lag(FRONT, BEHIND, start=day(120), end=day(300), resamples=0)
    # On day 120 the front stands at 20: no level above it is reached by both.
    assert found.months is None


def test_levels_and_days_averaged_over_are_said():
    choices = {"start": START, "end": day(300), "resamples": 0}
    assert lag(FRONT, BEHIND, **choices).levels == (10, 20)
    assert gap(FRONT, BEHIND, **choices).days == (day(50), day(300))


def test_an_interval_holds_the_estimate_of_steady_curves_and_depends_on_the_seed_alone():
    front = points(*((10 * step, 10 + step) for step in range(60)))
    behind = points(*((10 * step + 90, 10 + step) for step in range(60)))
    choices = {"start": START, "end": day(700), "resamples": 200}
    found = lag(front, behind, seed=4, **choices)
    assert found.months * DAYS_A_MONTH == pytest.approx(90)
    assert found.low <= found.months <= found.high
    assert found == lag(front, behind, seed=4, **choices)
    assert found != lag(front, behind, seed=5, **choices)


def test_one_model_gives_no_interval():
    found = gap(points((0, 10)), points((5, 9)), start=START, end=day(10))
    assert (found.points, found.low, found.high) == (1.0, None, None)


def test_nothing_scored_is_not_a_gap():
    assert measured(FRONT, []) == (None, None)


def test_the_distance_on_a_day_is_between_the_records_of_that_day():
    days = [day(10), day(60), day(120), day(250)]
    found = distances(curve(FRONT), curve(BEHIND), days)
    assert [(one.day, one.points) for one in found] == [
        (day(60), 0),
        (day(120), 10),
        (day(250), 10),
    ]
    down = distances(curve(FRONT), curve(BEHIND), days, higher_is_better=False)
    assert [one.points for one in down] == [0, -10, -10]
