"""How open releases were, by group and period: hand-made models, the unknown in every total."""

import datetime
from decimal import Decimal

import pytest

from models_tracker.partial_dates import PartialDate
from models_tracker.rules.coverage import States
from models_tracker.rules.release import MOST_GROUPS, OTHERS, Bar, Release, course, end_of, releases
from tests.rules.checks.tiny import Tiny

DAY = datetime.date(2025, 8, 21)


def found(facts: Tiny, day: datetime.date = DAY, how: str = "released") -> dict[str, str]:
    """The state of each release by slug."""
    kept = {model.pk for model in facts.models.values()}
    rows, _undated = releases(facts, day, kept, how)
    return {row.model.slug: row.state for row in rows}


@pytest.mark.parametrize(
    ("weights", "released", "stands"),
    [
        ("yes", "open-licence", "open-licence"),
        ("2025-01-31", "open-licence", "open-licence"),
        ("2025-02-01", "closed", "open-licence"),
        ("", "closed", "closed"),
    ],
)
def test_a_later_opening_changes_how_a_model_stands_not_how_it_was_released(
    weights, released, stands
):
    facts = Tiny().model("m", released="2025-01-01", weights=weights)
    assert found(facts) == {"m": released}
    assert found(facts, how="stands") == {"m": stands}


def test_the_thirty_days_never_look_beyond_the_day_asked():
    facts = Tiny().model("m", released="2025-01-01", weights="2025-01-20")
    assert found(facts, datetime.date(2025, 1, 10)) == {"m": "closed"}
    assert found(facts, datetime.date(2025, 1, 20)) == {"m": "open-licence"}


def test_what_is_not_out_by_the_day_is_no_release():
    facts = Tiny().model("out", released="2025-07").model("month", released="2025-08")
    assert set(found(facts)) == {"out"}


def test_weights_of_unknown_licence_stay_in_the_total():
    facts = Tiny().model("a", weights="yes", licence="mute").model("b", weights="yes").model("c")
    rows, undated = releases(facts, DAY, {model.pk for model in facts.models.values()})
    (bar,) = course(rows, "all", "quarter", DAY).bars
    assert bar.states == States(open_licence=1, unsettled=1, closed=1)
    assert bar.weights_share.quantize(Decimal("0.1")) == Decimal("66.7")
    assert [one.quantize(Decimal("0.1")) for one in bar.open_share] == [
        Decimal("33.3"),
        Decimal("66.7"),
    ]
    assert undated == 0


def test_only_the_models_kept_count():
    facts = Tiny().model("a").model("b")
    rows, _undated = releases(facts, DAY, {facts.models["a"].pk})
    assert [row.model.slug for row in rows] == ["a"]


@pytest.mark.parametrize(
    ("released", "quarter", "year"),
    [
        ("2025-01-01", "2025-01-01", "2025-01-01"),
        ("2025-03-31", "2025-01-01", "2025-01-01"),
        ("2025-04-01", "2025-04-01", "2025-01-01"),
        ("2025-12", "2025-10-01", "2025-01-01"),
        ("2025", None, "2025-01-01"),
    ],
)
def test_a_release_stands_in_a_period_only_as_far_as_its_date_says(released, quarter, year):
    row = Release(None, PartialDate.parse(released), "closed")
    told = [row.period(per) for per in ("quarter", "year")]
    assert [one and one.isoformat() for one in told] == [quarter, year]


def test_a_release_of_no_known_quarter_is_counted_apart():
    facts = Tiny().model("a", released="2024").model("b", released="2024-02-01")
    rows, undated = releases(facts, DAY, {model.pk for model in facts.models.values()})
    assert course(rows, "all", "quarter", DAY, undated).undated == 1
    assert course(rows, "all", "year", DAY, undated).undated == 0


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        ("region", ["china", "europe", "international"]),
        ("country", ["CN", "", "FR"]),
        ("lab", ["bamboo", "chene", "many"]),
        ("all", ["all"]),
    ],
)
def test_groups_are_those_a_lab_counts_in_the_largest_first(by, groups):
    facts = Tiny().model("a", "bamboo", "CN").model("b", "bamboo", "CN")
    facts.model("c", "chene", "FR").model("d", "many", "")
    rows, _undated = releases(facts, DAY, {model.pk for model in facts.models.values()})
    assert list(course(rows, by, "year", DAY).groups) == groups


def test_small_groups_are_counted_together_and_none_is_lost():
    facts = Tiny()
    for number in range(MOST_GROUPS + 3):
        facts.model(f"m-{number}", lab=f"lab-{number:02}")
    rows, _undated = releases(facts, DAY, {model.pk for model in facts.models.values()})
    counted = course(rows, "lab", "year", DAY)
    assert counted.groups[-1] == OTHERS
    assert len(counted.groups) == MOST_GROUPS + 1
    assert sum(bar.states.total for bar in counted.bars) == MOST_GROUPS + 3
    assert counted.bars[-1].states.total == 3


def test_recent_are_the_releases_of_the_year_before_the_day():
    facts = Tiny().model("old", released="2024-08-20").model("new", released="2024-08-22")
    rows, _undated = releases(facts, DAY, {model.pk for model in facts.models.values()})
    assert course(rows, "all", "year", DAY).recent == {"all": States(closed=1)}


@pytest.mark.parametrize(
    ("start", "per", "end"),
    [
        ("2025-01-01", "quarter", "2025-03-31"),
        ("2025-10-01", "quarter", "2025-12-31"),
        ("2024-01-01", "year", "2024-12-31"),
    ],
)
def test_a_period_ends_on_its_last_day(start, per, end):
    assert end_of(datetime.date.fromisoformat(start), per).isoformat() == end


def test_a_bar_counts_what_it_is_made_of():
    bar = Bar("x", DAY, States(open_licence=1, restricted=2, unsettled=3, closed=4))
    assert (bar.states.total, bar.states.with_weights) == (10, 6)
    assert bar.open_share == (Decimal(10), Decimal(40))
