"""Leads: margins, intervals, coverage, scope, and what is not there yet that day."""

import pytest

from tests.rules.checks.tiny import Tiny, told

CHINA = {"regions": ["china"]}
AMERICA = {"regions": ["united-states"]}
PARAMETERS = {"a": CHINA, "b": AMERICA}
DAY = "2025-08-21"


def two(a: str, b: str, a_ci: str = "", b_ci: str = "", **benchmark) -> Tiny:
    """One model on either side with these scores."""
    facts = Tiny().model("red", "bamboo", "CN").model("blue", "aurora", "US")
    facts.benchmark("test", **benchmark)
    return facts.score("test", "red", a, a_ci).score("test", "blue", b, b_ci)


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (two("61", "60"), "a-leads"),
        (two("60", "61"), "b-leads"),
        (two("60", "60"), "tie"),
        (two("61", "60", margin="1"), "tie"),
        (two("61.1", "60", margin="1"), "a-leads"),
        (two("60", "65", "58-62", "62-68"), "tie"),
        (two("60", "65", "58-61", "62-68"), "b-leads"),
        (two("70", "60", "68-72", "59-61", margin="20"), "a-leads"),
        (two("10", "20", higher=False), "a-leads"),
        (two("20", "10", higher=False), "b-leads"),
        (two("20", "10", "15-25", "5-14", higher=False), "b-leads"),
        (two("20", "10", "15-25", "5-16", higher=False), "tie"),
    ],
)
def test_a_lead_is_a_lead_beyond_margin_or_intervals(facts, reason):
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == reason


def test_benchmarks_that_disagree_are_mixed():
    facts = (
        two("61", "60").benchmark("other").score("other", "red", "1").score("other", "blue", "2")
    )
    finding = facts.ask("leads", PARAMETERS, DAY)
    assert finding.answer == "mixed"
    assert finding.agreeing == 1


def test_a_benchmark_that_scores_one_group_only_is_no_reading():
    facts = two("61", "60").benchmark("lonely").score("lonely", "red", "99")
    assert len(facts.ask("leads", PARAMETERS, DAY).readings) == 1


def test_a_named_benchmark_that_scores_one_group_only_does_not_suffice():
    facts = two("61", "60").benchmark("lonely").score("lonely", "red", "99")
    finding = facts.ask("leads", PARAMETERS | {"benchmarks": ["lonely"]}, DAY)
    assert told(finding) == [("lonely", "not-enough-data", "too-few-scored")]


def test_a_model_released_later_does_not_count_yet():
    facts = two("61", "60").model("star", "aurora", "US", "2025-09-01").score("test", "star", "99")
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "a-leads"


def test_a_build_dated_later_does_not_count_yet():
    facts = two("61", "60").score("test", "blue", "99", dated="2025-09-01", setting="new")
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "a-leads"


def test_a_score_measured_later_does_not_count_yet():
    facts = two("61", "60").score("test", "blue", "99", measured="2025-09-01", setting="new")
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "a-leads"


def test_a_build_of_an_unknown_day_of_the_month_counts_from_its_end():
    facts = two("61", "60").score("test", "blue", "99", dated="2025-08", setting="new")
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "a-leads"
    assert told(facts.ask("leads", PARAMETERS, "2025-08-31"))[0][2] == "b-leads"


def test_the_best_setting_of_a_model_counts():
    facts = two("61", "60").score("test", "blue", "62", setting="high")
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "b-leads"


def test_what_labs_report_of_themselves_yields_to_independent_scores():
    facts = two("61", "60").score("test", "blue", "99", setting="own", self_reported=True)
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == "a-leads"


def test_a_benchmark_of_own_reports_only_is_read_with_a_warning():
    facts = Tiny().model("red", "bamboo", "CN").model("blue", "aurora", "US").benchmark("test")
    facts.score("test", "red", "61", self_reported=True)
    facts.score("test", "blue", "60", self_reported=True)
    assert facts.ask("leads", PARAMETERS, DAY).warnings == ("self-reported",)


def test_the_scope_decides_who_is_compared():
    facts = two("61", "60").model("open", "aurora", "US", weights="yes").score("test", "open", "50")
    open_only = {"a": CHINA, "b": AMERICA | {"camp": "open-weights"}}
    assert facts.ask("leads", open_only, DAY).readings[0].sides[1].value == "50"


def test_weights_opened_later_are_still_closed_that_day():
    facts = two("61", "60").model("late", "aurora", "US", weights="2025-09-01")
    facts.score("test", "late", "99")
    open_only = {"a": CHINA, "b": AMERICA | {"camp": "open-weights"}}
    assert facts.ask("leads", open_only, DAY).readings == ()
    assert len(facts.ask("leads", open_only, "2025-09-01").readings) == 1


def crowd(scored: int, total: int, last: str = "2025-06-01") -> Tiny:
    """A Chinese model against a crowd of Americans, some of them scored, the last released on."""
    facts = Tiny().model("red", "bamboo", "CN").benchmark("test").score("test", "red", "61")
    for number in range(total):
        facts.model(f"blue-{number}", released="2025-01-01" if number < total - 1 else last)
        if number < scored:
            facts.score("test", f"blue-{number}", "60")
    return facts


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (crowd(2, 10), "too-few-scored"),
        (crowd(3, 10), "a-leads"),
        (crowd(2, 2), "a-leads"),
        (crowd(3, 31), "too-small-share"),
        (crowd(3, 10, "2025-06-30"), "a-leads"),
        (crowd(3, 10, "2025-07-01"), "newest-unscored"),
        (crowd(3, 20), "unequal-coverage"),
    ],
)
def test_a_group_must_be_scored_well_enough(facts, reason):
    assert told(facts.ask("leads", PARAMETERS, DAY))[0][2] == reason


def test_models_by_name_need_no_coverage():
    named = {"a": {"models": ["red"]}, "b": {"models": ["blue-0", "blue-5"]}}
    assert told(crowd(1, 50).ask("leads", named, DAY))[0][2] == "a-leads"


def test_no_benchmark_at_all_does_not_suffice():
    facts = Tiny().model("red", "bamboo", "CN").model("blue", "aurora", "US")
    assert facts.ask("leads", PARAMETERS, DAY).answer == "not-enough-data"


def three(*pairs: tuple[str, str]) -> Tiny:
    """One model on either side, with its pair of scores on each of several benchmarks."""
    facts = Tiny().model("red", "bamboo", "CN").model("blue", "aurora", "US")
    for number, (a, b) in enumerate(pairs):
        facts.benchmark(f"test-{number}", margin="1")
        facts.score(f"test-{number}", "red", a).score(f"test-{number}", "blue", b)
    return facts


AHEAD, TIED, BEHIND = ("62", "60"), ("60", "60"), ("58", "60")


@pytest.mark.parametrize(
    ("pairs", "each", "most", "all_of_them"),
    [
        ((AHEAD, AHEAD, BEHIND), "mixed", "supported", "contradicted"),
        ((AHEAD, AHEAD, TIED), "mixed", "supported", "mixed"),
        ((AHEAD, TIED, BEHIND), "mixed", "mixed", "contradicted"),
        ((AHEAD, BEHIND, BEHIND), "mixed", "contradicted", "contradicted"),
        ((AHEAD, BEHIND), "mixed", "contradicted", "contradicted"),
        ((AHEAD, AHEAD), "supported", "supported", "supported"),
        ((TIED, TIED), "mixed", "mixed", "mixed"),
    ],
)
def test_a_claim_may_speak_of_most_benchmarks_or_of_all(pairs, each, most, all_of_them):
    answers = [
        three(*pairs).ask("leads", PARAMETERS | {"over": over}, DAY).answer
        for over in ("each", "most", "all")
    ]
    assert answers == [each, most, all_of_them]


def test_benchmarks_that_do_not_suffice_are_not_counted_among_most():
    facts = three(AHEAD, BEHIND).benchmark("lonely").score("lonely", "red", "99")
    given = PARAMETERS | {"over": "most", "benchmarks": ["test-0", "lonely"]}
    assert facts.ask("leads", given, DAY).answer == "supported"
    assert facts.ask("leads", given | {"benchmarks": ["lonely"]}, DAY).answer == "not-enough-data"
