"""Shares of components and of releases: unknown widens, across the line does not suffice."""

import pytest

from tests.rules.checks.tiny import Tiny, told

DAY = "2025-08-21"
DATA = {
    "scope": {"camp": "open-weights"},
    "parts": ["datasets"],
    "bearing": "not-published",
    "relation": "more-than",
    "percent": "50",
}


def parts(yes: int = 0, no: int = 0, partly: int = 0, unknown: int = 0) -> Tiny:
    """Open models that publish, do not publish, publish partly, were not looked at."""
    facts = Tiny()
    kinds = ["yes"] * yes + ["no"] * no + ["partly"] * partly + [""] * unknown
    for number, published in enumerate(kinds):
        facts.model(f"m-{number}", weights="yes")
        if published:
            facts.component(f"m-{number}", "datasets", published)
    return facts


@pytest.mark.parametrize(
    ("facts", "answer", "reason"),
    [
        (parts(yes=4, no=6), "supported", "share-agrees"),
        (parts(yes=5, no=5), "contradicted", "share-disagrees"),
        (parts(no=5, unknown=5), "not-enough-data", "share-undecided"),
        (parts(no=6, unknown=4), "supported", "share-agrees"),
        (parts(yes=2, no=5, partly=3), "not-enough-data", "share-undecided"),
        (parts(yes=6, no=1, unknown=3), "contradicted", "share-disagrees"),
    ],
)
def test_the_unknown_widens_the_share(facts, answer, reason):
    assert told(facts.ask("components_share", DATA, DAY))[0] == ("datasets", answer, reason)


def test_among_those_looked_at_is_a_reading_once_enough_were():
    finding = parts(yes=5, no=15, unknown=30).ask("components_share", DATA, DAY)
    assert [(one.by, one.answer) for one in finding.readings] == [
        ("part", "not-enough-data"),
        ("looked-at", "supported"),
    ]


@pytest.mark.parametrize("facts", [parts(yes=5, no=14), parts(no=20, unknown=47)])
def test_among_too_few_looked_at_does_not_suffice(facts):
    finding = facts.ask("components_share", DATA, DAY)
    assert finding.readings[1].reason == "too-few-looked-at"


def test_what_was_published_later_was_not_there_yet():
    facts = Tiny().model("m", weights="yes").component("m", "datasets", "yes", "2025-09-01")
    given = DATA | {"scope": {"models": ["m"]}, "bearing": "published"}
    assert facts.ask("components_share", given, DAY).answer == "not-enough-data"
    assert facts.ask("components_share", given, "2025-09-01").answer == "supported"


def test_nobody_in_the_group_does_not_suffice():
    assert told(Tiny().ask("components_share", DATA, DAY))[0][2] == "no-members"


SHARE = {
    "of": {"camp": "open-weights"},
    "among": {"regions": ["china"], "released_from": "2025"},
    "relation": "more-than",
    "percent": "50",
}


def releases(*weights: str, families: bool = False, licence: str = "free") -> Tiny:
    """Chinese releases of 2025, each with weights ("yes") or without ("")."""
    facts = Tiny()
    for number, has in enumerate(weights):
        family = "one" if families and has else ""
        facts.model(f"m-{number}", "bamboo", "CN", "2025-02-01", has, licence, family=family)
    return facts


def test_a_share_of_releases_is_counted_by_model_and_by_family():
    facts = releases("yes", "yes", "yes", "", families=True).model("n", "b2", "CN", "2025-03")
    facts.model("o", "b2", "CN", "2025-03").model("p", "b2", "CN", "2025-03", "yes")
    facts.model("q", "b2", "CN", "2025-03", "yes")
    finding = facts.ask("release_share", SHARE, DAY)
    assert told(finding) == [
        ("models", "supported", "share-agrees"),
        ("families", "contradicted", "share-disagrees"),
    ]


def test_fewer_than_five_releases_do_not_suffice():
    finding = releases("yes", "yes", "yes", "yes").ask("release_share", SHARE, DAY)
    assert finding.answer == "not-enough-data"


def test_weights_whose_licence_is_unknown_leave_a_state_open():
    given = SHARE | {"of": {"camp": "open-licence"}}
    finding = releases(*["yes"] * 5, licence="mute").ask("release_share", given, DAY)
    assert told(finding)[0] == ("models", "not-enough-data", "share-undecided")


def test_releases_outside_the_period_do_not_count():
    facts = releases("yes", "yes", "yes", "yes", "yes").model("old", "b", "CN", "2024-12-31")
    assert facts.ask("release_share", SHARE, DAY).readings[0].sides[0].total == 5
    facts = facts.model("new", "b", "CN", "2025-08")
    assert facts.ask("release_share", SHARE, DAY).readings[0].sides[0].total == 5


TREND = {
    "scope": {"labs": ["aurora"]},
    "direction": "fall",
    "before_from": "2018",
    "before_to": "2019",
    "after_from": "2020",
}


def years(*models: tuple[str, str]) -> Tiny:
    """Models of one lab as (release, weights)."""
    facts = Tiny()
    for number, (released, weights) in enumerate(models):
        facts.model(f"m-{number}", released=released, weights=weights)
    return facts


OPEN_THEN_CLOSED = (("2018-06-11", "yes"), ("2019-02-14", "yes"), ("2020-05-28", ""), ("2021", ""))


@pytest.mark.parametrize(
    ("models", "given", "answer"),
    [
        (OPEN_THEN_CLOSED, TREND, "supported"),
        (OPEN_THEN_CLOSED, TREND | {"direction": "rise"}, "contradicted"),
        (OPEN_THEN_CLOSED, TREND | {"after_to": "2020"}, "not-enough-data"),
        ([("2018", "yes"), ("2019", "yes"), ("2020", "yes"), ("2021", "yes")], TREND, "mixed"),
        ([("2018", "2024-01-01"), ("2019", ""), ("2020", "yes"), ("2021", "yes")], TREND,
         "contradicted"),
    ],
)  # fmt: skip
def test_a_trend_compares_two_periods_as_released(models, given, answer):
    assert years(*models).ask("trend", given, DAY).answer == answer


def test_weights_within_thirty_days_count_as_released_open():
    models = (
        ("2018-01-01", "2018-01-31"),
        ("2019-01-01", "2019-02-01"),
        ("2020", ""),
        ("2021", ""),
    )
    finding = years(*models).ask("trend", TREND, DAY)
    assert finding.readings[0].numbers["before"] == "50"


def test_periods_do_not_overlap():
    with pytest.raises(ValueError, match="after_from"):
        years().ask("trend", TREND | {"after_from": "2019"}, DAY)
