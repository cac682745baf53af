"""First of its camp: by task, over all tasks, month-only days, an earlier one needed."""

from tests.rules.checks.tiny import Tiny, told

PARAMETERS = {
    "models": ["oss"],
    "lab": "aurora",
    "camp": "open-weights",
    "since": "2019",
    "tasks": ["language"],
}
DAY = "2025-08-21"


def lab() -> Tiny:
    """A lab that opened in 2019, closed, and opened again."""
    facts = Tiny().model("old", released="2019-11-05", weights="yes")
    facts.model("shut", released="2023-03-14")
    return facts.model("oss", released="2025-08-05", weights="yes")


def test_none_between_supports_it():
    assert told(lab().ask("first_since", PARAMETERS, DAY)) == [
        ("language", "supported", "none-between"),
        ("all", "supported", "none-between"),
    ]


def test_another_task_between_makes_it_mixed():
    facts = lab().model("ear", released="2022-09-21", weights="yes", task="audio")
    finding = facts.ask("first_since", PARAMETERS, DAY)
    assert finding.answer == "mixed"
    assert told(finding)[1] == ("all", "contradicted", "others-between")
    assert [row.slug for row in finding.readings[1].sides[1].rows] == ["ear"]


def test_one_of_the_same_task_between_contradicts_it():
    facts = lab().model("mid", released="2022-01-01", weights="yes")
    assert facts.ask("first_since", PARAMETERS, DAY).answer == "contradicted"


def test_weights_opened_later_count_from_their_day():
    facts = lab().model("late", released="2018-01-01", weights="2021-05-01")
    assert facts.ask("first_since", PARAMETERS, DAY).answer == "contradicted"


def test_a_month_that_may_lie_before_or_after_is_mixed():
    facts = lab().model("twin", released="2025-08", weights="yes")
    given = PARAMETERS | {"every_task": "no"}
    assert told(facts.ask("first_since", given, "2025-12-31")) == [
        ("language", "mixed", "others-perhaps-between")
    ]


def test_without_an_earlier_one_since_has_nothing_to_count_from():
    facts = Tiny().model("oss", released="2025-08-05", weights="yes")
    assert told(facts.ask("first_since", PARAMETERS, DAY))[0][2] == "no-earlier-known"


def test_the_first_ever_needs_no_earlier_one():
    facts = Tiny().model("oss", released="2025-08-05", weights="yes")
    given = {name: value for name, value in PARAMETERS.items() if name != "since"}
    assert facts.ask("first_since", given, DAY).answer == "supported"


def test_another_lab_does_not_count():
    facts = lab().model("theirs", lab="bamboo", released="2022-01-01", weights="yes")
    assert facts.ask("first_since", PARAMETERS, DAY).answer == "supported"


def test_before_its_release_the_model_is_not_of_the_camp():
    assert told(lab().ask("first_since", PARAMETERS, "2025-08-04"))[0][2] == "not-of-camp"


def test_the_first_closed_one_is_the_first_without_weights():
    given = PARAMETERS | {"models": ["shut"], "camp": "closed", "since": ""}
    assert lab().ask("first_since", given, DAY).answer == "supported"
