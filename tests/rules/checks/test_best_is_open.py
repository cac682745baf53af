"""The best of each lab: open or closed, tied, too few labs."""

import pytest

from tests.rules.checks.tiny import Tiny, told

DAY = "2025-08-21"
OPEN = {"scope": {"regions": ["china"]}, "expected": "open-weights"}
CLOSED = OPEN | {"expected": "closed"}


def labs(*bests: str) -> Tiny:
    """Labs whose open and closed models score as said: open, closed, tie."""
    facts = Tiny().benchmark("test", margin="1")
    for number, best in enumerate(bests):
        scores = {"open": ("60", "50"), "closed": ("50", "60"), "tie": ("60", "60.5")}[best]
        for kind, score in zip(("yes", ""), scores, strict=True):
            slug = f"{'open' if kind else 'shut'}-{number}"
            facts.model(slug, f"lab-{number}", "CN", weights=kind).score("test", slug, score)
    return facts


@pytest.mark.parametrize(
    ("bests", "given", "answer"),
    [
        (("open", "open", "closed"), OPEN, "supported"),
        (("open", "open", "closed"), CLOSED, "contradicted"),
        (("open", "open", "closed"), OPEN | {"quantifier": "all"}, "contradicted"),
        (("open", "open", "open"), OPEN | {"quantifier": "all"}, "supported"),
        (("open", "closed", "tie"), OPEN, "mixed"),
        (("open", "open", "tie"), OPEN, "supported"),
        (("closed", "closed", "tie"), OPEN, "contradicted"),
        (("open", "closed", "open", "closed"), OPEN, "contradicted"),
    ],
)
def test_labs_are_counted_by_their_best(bests, given, answer):
    assert labs(*bests).ask("best_is_open", given, DAY).answer == answer


def test_two_labs_are_no_reading():
    assert labs("open", "open").ask("best_is_open", OPEN, DAY).readings == ()


def test_two_labs_of_a_named_benchmark_do_not_suffice():
    finding = labs("open", "open").ask("best_is_open", OPEN | {"benchmarks": ["test"]}, DAY)
    assert told(finding) == [("test", "not-enough-data", "too-few-labs")]


def test_one_lab_by_name_is_enough():
    given = {"scope": {"labs": ["lab-0"]}, "expected": "open-weights"}
    assert labs("open").ask("best_is_open", given, DAY).answer == "supported"


def test_a_camp_in_the_scope_would_decide_beforehand():
    given = {"scope": {"camp": "closed"}, "expected": "closed"}
    with pytest.raises(ValueError, match="Leave the camp out"):
        labs("open").ask("best_is_open", given, DAY)
