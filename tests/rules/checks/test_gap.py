"""Gaps: in points, in months, shrinking, bounded."""

import pytest

from models_tracker.rules.checks import KINDS, words
from tests.rules.checks.tiny import Tiny, told

SIDES = {"behind": {"regions": ["china"]}, "front": {"regions": ["united-states"]}}
DAY = "2026-01-01"


def race(*scores: tuple[str, str, str]) -> Tiny:
    """Models as (country, release, score)."""
    facts = Tiny().benchmark("test", margin="1")
    for number, (country, released, score) in enumerate(scores):
        facts.model(f"m-{number}", f"lab-{country}", country, released)
        facts.score("test", f"m-{number}", score)
    return facts


RACE = (
    ("US", "2024-01-01", "50"),
    ("CN", "2024-12-01", "30"),
    ("US", "2025-07-01", "60"),
    ("CN", "2025-12-01", "55"),
)


def test_the_gap_in_points_is_front_less_behind():
    given = SIDES | {"said": "at-most", "amount": "5", "measures": ["points"]}
    finding = race(*RACE).ask("gap", given, DAY)
    assert (finding.answer, finding.readings[0].difference) == ("supported", "5")


def test_the_gap_in_months_runs_from_level_to_level():
    given = SIDES | {"said": "at-most", "amount": "6", "measures": ["months"]}
    finding = race(*RACE).ask("gap", given, DAY)
    assert finding.readings[0].difference == "5"
    assert finding.answer == "supported"
    late = given | {"amount": "4"}
    assert race(*RACE).ask("gap", late, DAY).answer == "contradicted"


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("shrinking", [("supported", "gap-shrank"), ("supported", "gap-shrank")]),
        ("growing", [("contradicted", "gap-shrank"), ("contradicted", "gap-shrank")]),
    ],
)
def test_shrinking_is_held_against_a_year_before(said, reasons):
    finding = race(*RACE).ask("gap", SIDES | {"said": said}, DAY)
    assert [(answer, reason) for _of, answer, reason in told(finding)] == reasons
    assert finding.readings[0].numbers["before"] == "20"


@pytest.mark.parametrize(
    ("measure", "stated", "sentence"),
    [
        # a quarter of what is said, at least the benchmark's margin or a month
        ("points", "6", "The gap is 5, held against 6 give or take 1.5."),
        ("points", "2", "The gap is 5, held against 2 give or take 1."),
        ("months", "5", "The gap is 5, held against 5 give or take 1.25."),
        ("months", "3", "The gap is 5, held against 3 give or take 1."),
    ],
)
def test_about_says_what_it_lets_pass(measure, stated, sentence):
    given = SIDES | {"said": "about", "amount": stated, "measures": [measure]}
    reading = race(*RACE).ask("gap", given, DAY).readings[0]
    assert words.reason(reading) == sentence
    assert (reading.answer == "supported") == (stated in "56")


def test_a_change_within_the_margin_is_mixed():
    scores = (("US", "2024-01-01", "50"), ("CN", "2024-06-01", "40"), ("CN", "2025-06-01", "41"))
    given = SIDES | {"said": "shrinking", "measures": ["points"]}
    finding = race(*scores).ask("gap", given, DAY)
    assert told(finding)[0][1:] == ("mixed", "gap-hardly-changed")
    said = "From 10 to 9 in 12 months: within the margin of 1."
    assert words.reason(finding.readings[0]) == said


def test_a_group_that_leads_is_not_behind():
    scores = (("US", "2024-01-01", "50"), ("CN", "2024-06-01", "60"))
    given = SIDES | {"said": "at-most", "amount": "0"}
    finding = race(*scores).ask("gap", given, DAY)
    assert [reading.difference for reading in finding.readings] == ["0", "0"]


def test_without_scores_a_year_before_it_does_not_suffice():
    scores = (("US", "2024-01-01", "50"), ("CN", "2025-06-01", "40"))
    finding = race(*scores).ask("gap", SIDES | {"said": "shrinking"}, DAY)
    assert finding.answer == "not-enough-data"


def test_a_bound_needs_its_number():
    with pytest.raises(ValueError, match="amount"):
        race(*RACE).ask("gap", SIDES | {"said": "at-most"}, DAY)


@pytest.mark.parametrize(
    ("stated", "answer"),
    [("5", "supported"), ("4", "supported"), ("7", "contradicted"), ("20", "contradicted")],
)
def test_about_is_within_a_quarter_or_the_margin(stated, answer):
    given = SIDES | {"said": "about", "amount": stated, "measures": ["points"]}
    assert race(*RACE).ask("gap", given, DAY).answer == answer


@pytest.mark.parametrize(
    ("said", "amount", "reason"),
    [
        ("at-most", "0", "gap-not-established"),
        ("at-most", "4", "gap-not-established"),
        ("at-most", "5", "gap-agrees"),
        ("at-least", "5", "gap-not-established"),
        ("at-least", "6", "gap-disagrees"),
    ],
)
def test_a_gap_that_no_lead_establishes_is_mixed(said, amount, reason):
    facts = Tiny().benchmark("test").model("blue").model("red", "bamboo", "CN")
    facts.score("test", "blue", "60", "54-66").score("test", "red", "55", "49-61")
    given = SIDES | {"said": said, "amount": amount, "measures": ["points"]}
    assert told(facts.ask("gap", given, DAY))[0][2] == reason


def test_the_average_runs_over_the_levels_of_the_window():
    given = SIDES | {"said": "about", "measures": ["average-months"], "window": 36}
    facts = race(
        ("US", "2023-01-01", "40"),
        ("CN", "2023-02-01", "40"),
        ("US", "2024-01-01", "50"),
        ("CN", "2024-07-01", "50"),
    )
    finding = facts.ask("gap", given | {"amount": "6"}, DAY)
    assert (finding.readings[0].difference, finding.answer) == ("5.4", "supported")
    assert facts.ask("gap", given | {"amount": "9"}, DAY).answer == "contradicted"


def test_an_average_without_a_level_in_common_does_not_suffice():
    facts = race(("US", "2024-01-01", "50"), ("CN", "2024-06-01", "40"))
    given = SIDES | {"said": "about", "amount": "3", "measures": ["average-months"]}
    assert told(facts.ask("gap", given, DAY))[0][2] == "no-level-in-common"


def test_weights_opened_later_stay_in_the_average_where_they_were():
    facts = race(("US", "2022-06-01", "40"), *RACE)
    facts.model("old", "lab-CN", "CN", "2022-06-01", weights="yes").score("test", "old", "40")
    facts.model("late", "lab-CN", "CN", "2024-01-01", weights="2025-12-15")
    facts.score("test", "late", "50")
    opened = {"behind": {"regions": ["china"], "camp": "open-weights"}, "front": SIDES["front"]}
    given = opened | {"said": "about", "amount": "22", "measures": ["average-months"], "window": 36}
    assert facts.ask("gap", given, DAY).readings[0].difference == "19.7"


@pytest.mark.parametrize(("day", "before"), [("2025-12-31", "20"), ("2026-01-01", "20")])
def test_a_past_period_is_looked_at_until_its_end(day, before):
    facts = race(*RACE).model("new", "lab-CN", "CN", "2026-01-01").score("test", "new", "99")
    given = SIDES | {"said": "shrinking", "measures": ["points"], "until": "2025"}
    reading = facts.ask("gap", given, day).readings[0]
    assert (reading.numbers["before"], reading.difference) == (before, "5")


@pytest.mark.parametrize(
    ("given", "end"),
    [
        ({"said": "shrinking"}, "shrinking over 12 months?"),
        ({"said": "shrinking", "until": "2025"}, "over 12 months until the end of 2025?"),
        ({"said": "at-most", "amount": "5"}, "at most 5 (points, months)?"),
        (
            {"said": "about", "amount": "3", "measures": ["average-months"], "window": 33},
            "about 3 months, on average over 33 months?",
        ),
    ],
)
def test_the_question_says_in_what_over_how_long_and_until_when(given, end):
    kind = KINDS["gap"]
    told_so = words.question(kind, kind.read(SIDES | given), lambda _noun, slug: slug)
    assert told_so.endswith(end)


def test_an_average_cannot_be_said_to_shrink():
    with pytest.raises(ValueError, match="measures"):
        race(*RACE).ask("gap", SIDES | {"said": "growing", "measures": ["average-months"]}, DAY)
