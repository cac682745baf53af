"""Who is of which group when: weights opened later are closed until then."""

import datetime

from models_tracker.rules.contest import hold, quarters
from models_tracker.rules.group import Group
from tests.rules.checks.tiny import Tiny

WINDOW = datetime.date(2024, 1, 1), datetime.date(2025, 12, 31)
OPEN, CLOSED = Group(camp="open-weights"), Group(camp="closed")


def facts() -> Tiny:
    """Three models of two labs: shut, opened a year later, open at once."""
    return (
        Tiny()
        .benchmark("test", margin="1")
        .model("shut", released="2024-02-01")
        .score("test", "shut", "50")
        .model("later", released="2024-03-01", weights="2025-03-01")
        .score("test", "later", "60")
        .model("open", "bamboo", "CN", released="2024-09-01", weights="yes")
        .score("test", "open", "55")
    )


def contest(found: Tiny, *groups: Group, window=WINDOW, **choices):
    """Hold the contest of two groups on the test."""
    return hold(found, found.benchmarks["test"], groups or (CLOSED, OPEN), window, **choices)


def records(side) -> list[tuple[str, str]]:
    """The record-setters of a side and their days."""
    return [(record.point.slug, record.since.isoformat()) for record in side.records]


def test_weights_opened_later_are_closed_until_then():
    found = contest(facts())
    assert records(found.front) == [("shut", "2024-02-01"), ("later", "2024-03-01")]
    assert records(found.behind) == [("open", "2024-09-01"), ("later", "2025-03-01")]


def test_places_are_groups_too():
    found = contest(facts(), Group(regions=("united-states",)), Group(countries=("CN",)))
    assert records(found.behind) == [("open", "2024-09-01")]
    assert contest(facts(), CLOSED, Group(labs=("bamboo",))).behind.points[0].slug == "open"


def test_a_place_and_a_camp_narrow_together():
    found = contest(facts(), CLOSED, Group(camp="open-weights", regions=("united-states",)))
    assert records(found.behind) == [("later", "2025-03-01")]


def test_a_build_counts_from_its_own_day_and_a_late_measure_not_at_all():
    found = facts().score("test", "shut", "90", dated="2025-06")
    found.score("test", "open", "99", measured="2026-01-05")
    held = contest(found)
    assert records(held.front)[-1] == ("shut", "2025-06-30")
    assert "99" not in {str(point.value) for point in held.behind.points}


def test_what_a_lab_reports_of_itself_gives_way_to_others():
    found = facts().score("test", "open", "99", self_reported=True)
    assert records(contest(found).behind)[0] == ("open", "2024-09-01")
    assert max(point.value for point in contest(found).behind.points) == 60


def test_coverage_counts_the_models_of_the_last_day_with_tasks_that_are_scored():
    found = facts().model("unscored", released="2024-05-01", weights="yes")
    found.model("painter", released="2024-05-01", weights="yes", task="image-generation")
    coverage = contest(found).behind.coverage
    assert (coverage.scored, coverage.total) == (2, 3)


def test_the_window_ends_what_counts():
    held = contest(facts(), window=(WINDOW[0], datetime.date(2024, 12, 31)))
    assert records(held.behind) == [("open", "2024-09-01")]


def test_every_model_is_shown_once_beside_its_records():
    found = facts().score("test", "open", "58", dated="2024-12-01")
    shown = contest(found).behind.shown(higher_is_better=True)
    assert [str(entry.point.value) for entry in shown] == ["55", "58", "60"]
    found.score("test", "open", "10", dated="2024-10-01")
    assert len(contest(found).behind.shown(higher_is_better=True)) == 3


def test_quarters_end_on_their_last_days_and_the_window_on_its_own():
    assert quarters(datetime.date(2023, 11, 5), datetime.date(2024, 8, 15)) == [
        datetime.date(2023, 12, 31),
        datetime.date(2024, 3, 31),
        datetime.date(2024, 6, 30),
        datetime.date(2024, 8, 15),
    ]
    assert quarters(datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)) == [
        datetime.date(2024, 3, 31)
    ]
