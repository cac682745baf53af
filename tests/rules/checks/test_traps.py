"""Traps that every kind must not fall into: days known to the month, what came later, no coverage.

Each line gives the answers on the last day before a fact counts, and on the first day it does.
"""

import pytest

from tests.rules.checks.tiny import Tiny, told

BEFORE, FROM = "2025-08-30", "2025-08-31"
CHINA = {"regions": ["china"]}
WEIGHTS = {"scope": {"models": ["late"]}, "labels": ["weights:yes"]}
GRANT = {"scope": CHINA, "acts": ["commercial_use"], "relation": "at-least", "percent": "100"}
DATA = {"scope": CHINA, "parts": ["datasets"], "relation": "more-than", "percent": "50"}
OPEN_SHARE = {"of": {"camp": "open-weights"}, "among": CHINA, "percent": "50"}
BEST = {"scope": {"labs": ["bamboo"]}, "expected": "open-weights"}
GAP = {
    "behind": CHINA, "front": {"regions": ["united-states"]}, "said": "at-most", "amount": "5",
    "measures": ["points"],
}  # fmt: skip


def china(*released: str, weights: str = "") -> Tiny:
    """Chinese models by day of release; the last of them ("late") has weights from then on."""
    facts = Tiny()
    for number, day in enumerate(released[:-1]):
        facts.model(f"early-{number}", "bamboo", "CN", day, weights=weights)
    return facts.model("late", "bamboo", "CN", released[-1], weights="yes")


def scored() -> Tiny:
    """A closed model that leads until an open one of August 2025 does; an American one before."""
    facts = Tiny().benchmark("test", margin="1")
    facts.model("early", "bamboo", "CN", "2025-01-01").score("test", "early", "50")
    facts.model("theirs", "aurora", "US", "2025-01-01").score("test", "theirs", "62")
    facts.model("late", "bamboo", "CN", "2025-08", weights="yes")
    return facts.score("test", "late", "60")


@pytest.mark.parametrize(
    ("facts", "kind", "given", "before", "then"),
    [
        (china("2025-08"), "has_label", WEIGHTS, "not-enough-data", "supported"),
        (china("2025-01-01", "2025-08"), "licence_allows", GRANT | {"percent": "50"},
         "contradicted", "supported"),
        (china("2025-08").component("late", "datasets", "yes"), "components_share", DATA,
         "not-enough-data", "supported"),
        (china(*["2025-01-01"] * 2, *["2025-08"] * 3), "release_share",
         OPEN_SHARE | {"relation": "at-most"}, "not-enough-data", "supported"),
        (scored(), "best_is_open", BEST, "contradicted", "supported"),
        (scored(), "gap", GAP, "contradicted", "supported"),
    ],
    ids=lambda value: value if isinstance(value, str) and "_" in value else None,
)  # fmt: skip
def test_a_month_counts_from_its_last_day(facts, kind, given, before, then):
    assert facts.ask(kind, given, BEFORE).readings[0].answer == before
    assert facts.ask(kind, given, FROM).readings[0].answer == then


def test_a_component_of_a_month_counts_from_its_last_day():
    facts = china("2025-01-01").component("late", "datasets", "yes", since="2025-08")
    answers = [
        facts.ask("components_share", DATA, day).readings[0].answer for day in (BEFORE, FROM)
    ]
    assert answers == ["not-enough-data", "supported"]


@pytest.mark.parametrize(("kind", "given"), [("best_is_open", BEST), ("gap", GAP)])
def test_a_score_measured_after_the_day_does_not_count_then(kind, given):
    facts = Tiny().benchmark("test", margin="1")
    facts.model("early", "bamboo", "CN", "2025-01-01").score("test", "early", "50")
    facts.model("theirs", "aurora", "US", "2025-01-01").score("test", "theirs", "62")
    facts.model("open", "bamboo", "CN", "2025-01-01", weights="yes")
    facts.score("test", "open", "60", measured="2025-08-31")
    assert told(facts.ask(kind, given, BEFORE))[0][1:] == ("not-enough-data", "too-few-scored")
    assert facts.ask(kind, given, FROM).answer == "supported"


@pytest.mark.parametrize(("kind", "given"), [("best_is_open", BEST), ("gap", GAP)])
def test_a_group_that_nobody_scored_is_no_reading(kind, given):
    facts = Tiny().benchmark("test").model("only", "aurora", "US").score("test", "only", "60")
    facts.model("bare", "bamboo", "CN", weights="yes")
    assert told(facts.ask(kind, given, FROM)) == []


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("has_label", WEIGHTS),
        ("licence_allows", GRANT),
        ("components_share", DATA),
        ("release_share", OPEN_SHARE),
        ("trend", {"scope": CHINA, "direction": "fall", "before_from": "2023",
                   "before_to": "2023-12", "after_from": "2024"}),
    ],
)  # fmt: skip
def test_a_group_of_nobody_does_not_suffice(kind, given):
    finding = Tiny().model("theirs", "aurora", "US").ask(kind, given, FROM)
    assert finding.answer == "not-enough-data"
    assert finding.readings


def test_an_overlap_of_intervals_is_neither_open_nor_closed():
    facts = Tiny().benchmark("test", margin="1")
    facts.model("shut", "bamboo", "CN").score("test", "shut", "60", ci="55-65")
    facts.model("open", "bamboo", "CN", weights="yes").score("test", "open", "66", ci="61-71")
    assert facts.ask("best_is_open", BEST, FROM).answer == "mixed"
    apart = Tiny().benchmark("test", margin="1")
    apart.model("shut", "bamboo", "CN").score("test", "shut", "60", ci="59-61")
    apart.model("open", "bamboo", "CN", weights="yes").score("test", "open", "66", ci="65-67")
    assert apart.ask("best_is_open", BEST, FROM).answer == "supported"


@pytest.mark.parametrize(
    ("read", "measured", "warned"),
    [
        ("2026-07-15", "", True),  # D29: of a later copy that does not say when it was measured
        ("2026-07-15", "2025-09-01", False),
        ("2025-09-01", "", False),
    ],
)
@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("leads", {"a": CHINA, "b": {"regions": ["united-states"]}}),
        ("gap", GAP),
        ("best_is_open", BEST),
    ],
)
def test_scores_of_a_copy_read_later_are_told(kind, given, read, measured, warned):
    facts = Tiny().benchmark("test", margin="1")
    fields = {"read": read} | ({"measured": measured} if measured else {})
    facts.model("ours", "bamboo", "CN", "2025-01-01").score("test", "ours", "50", **fields)
    facts.model("theirs", "aurora", "US", "2025-01-01").score("test", "theirs", "62", **fields)
    finding = facts.ask(kind, given, "2025-12-31")
    assert ("read-later" in finding.warnings) is warned
