"""Days apart: within, beyond, and a month where the day is not known."""

import pytest

from models_tracker.rules.checks import KINDS, Faults
from tests.rules.checks.tiny import Tiny, told

PARAMETERS = {"a": ["one"], "b": ["two"], "days": 7}


@pytest.mark.parametrize(
    ("one", "two", "answers"),
    [
        ("2025-08-05", "2025-08-07", ["within-days", "same-calendar-week"]),
        ("2025-08-05", "2025-08-12", ["within-days", "other-calendar-week"]),
        ("2025-08-12", "2025-08-05", ["within-days", "other-calendar-week"]),
        ("2025-08-05", "2025-08-13", ["not-within-days", "other-calendar-week"]),
        ("2025-08-05", "2025-08", ["days-uncertain"]),
        ("2025-06-05", "2025-08", ["not-within-days"]),
        ("2025-08", "2025-08", ["days-uncertain"]),
        ("2024-12-30", "2025-01-02", ["within-days", "same-calendar-week"]),
    ],
)
def test_the_distance_is_taken_at_both_ends(one, two, answers):
    facts = Tiny().model("one", released=one).model("two", released=two)
    finding = facts.ask("released_within", PARAMETERS, "2026-01-01")
    assert [reason for _of, _answer, reason in told(finding)] == answers


@pytest.mark.parametrize(
    ("other", "answer", "reason"),
    [
        ("2024-06-07", "supported", "within-days"),
        ("2024-06-05", "supported", "within-days"),
        ("2024-06-04", "contradicted", "not-within-days"),
        ("2024-07-05", "supported", "within-days"),
        ("2024-07-06", "contradicted", "within-days"),
        ("2024-09-18", "contradicted", "within-days"),
        ("2024-07", "mixed", "days-uncertain"),
    ],
)
def test_a_claim_that_says_how_long_it_took_has_a_lower_bound(other, answer, reason):
    facts = Tiny().model("one", released="2024-09-19").model("two", released=other)
    finding = facts.ask(
        "released_within", PARAMETERS | {"days": 106, "least_days": 76}, "2026-01-01"
    )
    assert told(finding) == [("days", answer, reason)]


def test_the_fewest_days_are_no_more_than_the_most():
    with pytest.raises(Faults, match="fewest"):
        KINDS["released_within"].read(PARAMETERS | {"least_days": 8})


def test_a_group_is_as_early_as_its_first_model():
    facts = Tiny().model("one", released="2025-08-05").model("two", released="2025-09-05")
    facts.model("early", released="2025-08-04")
    given = PARAMETERS | {"b": ["two", "early"]}
    assert facts.ask("released_within", given, "2026-01-01").answer == "supported"


def test_a_week_that_two_calendars_split_is_mixed():
    facts = Tiny().model("one", released="2025-08-10").model("two", released="2025-08-11")
    assert facts.ask("released_within", PARAMETERS, "2026-01-01").answer == "mixed"


def test_what_is_not_released_by_the_day_does_not_suffice():
    facts = Tiny().model("one", released="2025-08-05").model("two", released="2025-08-07")
    finding = facts.ask("released_within", PARAMETERS, "2025-08-06")
    assert told(finding) == [("days", "not-enough-data", "not-released")]


def test_weights_opened_later_are_not_the_release():
    facts = Tiny().model("one", released="2025-01-01", weights="2025-08-05")
    facts.model("two", released="2025-08-07")
    assert facts.ask("released_within", PARAMETERS, "2026-01-01").answer == "contradicted"
