"""How the history of a model is cut into periods: partial dates, channels, licences, parts."""

from __future__ import annotations

import pytest

from models_tracker.choices import Access, Camp, EpochCategory, G7Label
from models_tracker.models import Availability, Component
from models_tracker.models.standing import ALWAYS
from models_tracker.rules import openness
from tests.rules.rows import (
    APACHE,
    CC_BY_NC,
    GROK_2,
    LLAMA_1,
    LLAMA_3_1,
    MIT,
    OPENAI_TERMS,
    day,
    held,
    part,
    parts,
    row,
    weights,
)


def standing(rows: list[Availability], components: list[Component], on: str) -> openness.Period:
    """Return the one period that holds a day."""
    return held(openness.periods(rows, components), on)


def since(rows: list[Availability], components: list[Component] | None = None) -> list[str]:
    """Return the first days of the periods."""
    return [str(period.since) for period in openness.periods(rows, components or [])]


def test_periods_meet_and_the_last_has_no_end():
    found = openness.periods(
        [row("announcement", "2025-01-10"), weights("2025-01-20", MIT), row("api", "2025-01-15")],
        [],
    )

    assert [(str(p.since), p.access) for p in found] == [
        ("2025-01-10", "announced"),
        ("2025-01-15", "api"),
        ("2025-01-20", "weights"),
    ]
    assert [p.until for p in found] == [found[1].since, found[2].since, ALWAYS]


@pytest.mark.parametrize(
    ("written", "first_day"),
    [("2025-01-20", "2025-01-20"), ("2025-02", "2025-02-28"), ("2024", "2024-12-31")],
    ids=["day: that day", "month: its last day", "year: its last day"],
)
def test_partial_date_has_happened_on_its_last_day(written: str, first_day: str):
    assert since([weights(written, MIT)]) == [first_day]


def test_weights_open_on_the_day_of_release_and_not_the_day_before():
    rows = [row("api", "2024-08-13"), weights("2025-08-23", GROK_2)]

    assert standing(rows, [], "2025-08-22").camp == Camp.CLOSED
    assert standing(rows, [], "2025-08-23").camp == Camp.RESTRICTED


def test_month_of_withdrawal_ends_with_its_last_day():
    rows = [weights("2024-04-15", APACHE), weights("2024-04", None, "withdrawn")]

    assert standing(rows, [], "2024-04-29").camp == Camp.OPEN_LICENCE
    assert standing(rows, [], "2024-04-30").camp == Camp.CLOSED


def test_equal_neighbours_are_one_period():
    rows = [weights("2025-07-11", MIT), row("api", "2025-07-11"), row("app", "2025-09-01")]
    rows.append(row("api", "2026-05-25", None, "retired"))

    assert since(rows) == ["2025-07-11"]
    assert openness.periods(rows, [])[0].until == ALWAYS


def test_merged_period_lasts_until_the_next_change():
    rows = [weights("2025-01-01", MIT), row("app", "2025-02-01"), weights("2025-03-01", GROK_2)]

    assert [str(p.until) for p in openness.periods(rows, [])] == ["2025-03-01", "9999-12-31"]


def test_order_of_rows_does_not_matter():
    rows = [
        row("api", "2024-08-13", OPENAI_TERMS),
        weights("2025-08-23", GROK_2),
        weights("2025-08-23", APACHE),
        weights("2025-09", None, "withdrawn"),
        weights("2025-09-30", MIT),
    ]
    components = parts(datasets="no", training_code="yes")
    found = openness.periods(rows, components)

    assert openness.periods(rows[::-1], components[::-1]) == found
    assert [p.licence for p in found] == [OPENAI_TERMS, GROK_2, MIT]


def test_channel_that_opens_and_ends_on_one_day_has_ended():
    rows = [weights("2024-04-15", None, "withdrawn"), weights("2024-04-15", APACHE)]

    assert standing(rows, [], "2024-04-15").access == Access.WITHDRAWN


def test_more_precise_of_two_dates_that_end_together_is_later():
    rows = [weights("2024-04-30", APACHE), weights("2024-04", None, "withdrawn")]

    assert standing(rows, [], "2024-04-30").access == Access.WEIGHTS


def test_row_without_licence_comes_before_one_with():
    rows = [weights("2024-04-30", APACHE), weights("2024-04-30", None)]

    assert standing(rows, [], "2024-04-30").licence == APACHE


def test_undated_part_counts_from_the_first_weights():
    rows = [row("api", "2024-01-01"), weights("2024-06-01", APACHE)]
    undated = parts(deployment_code="yes")

    assert since(rows, undated) == ["2024-01-01", "2024-06-01"]
    assert standing(rows, undated, "2024-06-01").g7_deployment_established


def test_undated_part_does_not_count_before_the_first_weights():
    rows = [row("api", "2024-01-01"), weights("2024-06-01", APACHE)]
    facts = openness.facts.facts_on(day("2024-05-31"), rows, parts(datasets="yes"))

    assert facts.published("datasets") == "not-established"


def test_final_parameters_are_not_published_without_weights():
    rows = [row("api", "2024-01-01")]
    facts = openness.facts.facts_on(day("2024-01-01"), rows, parts(final_parameters="yes"))

    assert facts.published("final-parameters") == "no"


def test_undated_part_counts_from_the_first_weights_not_the_latest():
    rows = [weights("2024-06-01", APACHE), weights("2024-09-01", MIT)]

    assert standing(rows, parts(deployment_code="yes"), "2024-06-01").g7_deployment_established


def test_withdrawal_is_not_the_first_of_the_weights():
    rows = [weights("2024-01-01", None, "withdrawn"), weights("2024-06-01", APACHE, "gated")]
    facts = openness.facts.facts_on(day("2024-05-31"), rows, parts(datasets="yes"))

    assert facts.published("datasets") == "not-established"


def test_undated_part_of_a_model_without_weights_counts_from_the_first_row():
    rows = [row("announcement", "2021-12-08"), row("api", "2022-03-01")]
    facts = openness.facts.facts_on(day("2021-12-08"), rows, parts(research_paper="yes"))

    assert facts.published("research-paper") == "yes"


@pytest.mark.parametrize(
    ("written", "first_day"),
    [("2024-09-10", "2024-09-10"), ("2024-09", "2024-09-30")],
    ids=["day", "month"],
)
def test_dated_part_counts_from_its_day(written: str, first_day: str):
    rows = [weights("2024-06-01", APACHE)]
    components = [part("training-code", "yes"), part("datasets", "yes", since=written)]

    found = openness.periods(rows, components)

    assert [(str(p.since), p.g7_label) for p in found] == [
        ("2024-06-01", G7Label.OPEN_WEIGHTS),
        (first_day, G7Label.OPEN_SOURCE_OPEN_DATA),
    ]


def test_part_older_than_the_first_row_makes_no_period():
    older = [part("research-paper", "yes", since="2024-05-01"), part("datasets", "no")]

    assert since([weights("2024-06-01", APACHE)], older) == ["2024-06-01"]


def test_part_dated_before_the_weights_counts_before_them():
    rows = [row("announcement", "2024-01-01"), weights("2024-06-01", APACHE)]
    facts = openness.facts.facts_on(
        day("2024-02-01"), rows, [part("research-paper", "yes", since="2024-02-01")]
    )

    assert facts.published("research-paper") == "yes"


# --- Channels and licences ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "licence", "access"),
    [
        ([row("api", "2024-01-01", OPENAI_TERMS), weights("2024-01-01", MIT)], MIT, "weights"),
        ([row("app", "2024-01-01", GROK_2), row("api", "2024-01-01", MIT)], MIT, "api"),
        ([row("app", "2024-01-01", OPENAI_TERMS)], OPENAI_TERMS, "app"),
        ([row("announcement", "2024-01-01", MIT)], None, "announced"),
        ([weights("2024-01-01", MIT, "withdrawn")], None, "withdrawn"),
        ([row("api", "2024-01-01", MIT, "retired")], None, "withdrawn"),
        ([row("app", "2024-01-01", MIT, "retired")], None, "withdrawn"),
        ([row("app", "2024-01-01", MIT, "gated")], MIT, "app"),
    ],
    ids=[
        "weights before api",
        "api before app",
        "app",
        "announcement gives nothing",
        "withdrawn weights",
        "retired api",
        "retired app",
        "gated app",
    ],
)
def test_freest_open_channel_gives_access_and_licence(rows, licence, access):
    period = standing(rows, [], "2024-01-01")

    assert (period.licence, period.access) == (licence, access)


def test_relicensing_is_a_new_period_under_the_new_text():
    rows = [weights("2023-12-12", CC_BY_NC), weights("2024-01-06", MIT)]

    assert [(p.licence, p.camp) for p in openness.periods(rows, [])] == [
        (CC_BY_NC, Camp.RESTRICTED),
        (MIT, Camp.OPEN_LICENCE),
    ]


def test_weights_that_came_back_are_published_since_they_came_back():
    rows = [
        weights("2024-01-01", MIT),
        weights("2024-02-01", None, "withdrawn"),
        weights("2024-03-01", MIT),
        weights("2024-04-01", APACHE),
    ]

    period = standing(rows, [], "2024-04-01")

    assert period.reasons["camp"][0] == {"code": "weights", "state": "open", "since": "2024-03-01"}


def test_gate_that_fell_is_a_new_period():
    rows = [weights("2023-02-24", LLAMA_1, "gated"), weights("2023-03-03", LLAMA_1)]

    assert [p.access for p in openness.periods(rows, [])] == ["gated-weights", "weights"]


def test_epoch_keeps_the_last_category_of_weights_while_camp_closes():
    rows = [
        weights("2024-01-01", MIT),
        weights("2024-01-02", LLAMA_3_1, "gated"),
        weights("2024-02-01", None, "withdrawn"),
    ]

    period = standing(rows, [], "2024-02-01")

    assert (period.camp, period.epoch_category) == (Camp.CLOSED, EpochCategory.RESTRICTED_USE)
