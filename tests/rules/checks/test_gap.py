"""Gaps: in points, in months, shrinking, bounded."""

import pytest

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


def test_a_change_within_the_margin_is_mixed():
    scores = (("US", "2024-01-01", "50"), ("CN", "2024-06-01", "40"), ("CN", "2025-06-01", "41"))
    given = SIDES | {"said": "shrinking", "measures": ["points"]}
    assert told(race(*scores).ask("gap", given, DAY))[0][1:] == ("mixed", "gap-hardly-changed")


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
