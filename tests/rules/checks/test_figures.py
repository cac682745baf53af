"""Figures: bounds, unlike kinds and units, age, circular proof."""

import pytest
from django.utils.translation import override

from models_tracker import choices
from models_tracker.rules.checks import KINDS, Faults
from tests.rules.checks.tiny import Tiny, told

DAY = "2025-08-21"
COMPARE = {
    "a": {"lab": "open", "kinds": ["private-valuation"]},
    "comparison": "above",
    "b": {"lab": "ali", "kinds": ["private-valuation", "market-capitalisation"], "days": 31},
}


def two(a: str, b: str, kind: str = "private-valuation", **b_fields) -> Tiny:
    """Two figures of August 2025."""
    facts = Tiny().figure("open", "private-valuation", a, "2025-08-01")
    return facts.figure("ali", kind, b, "2025-08-15", **b_fields)


@pytest.mark.parametrize(
    ("facts", "given", "answer", "reason"),
    [
        (two("500", "285"), COMPARE, "supported", "figure-agrees"),
        (two("285", "500"), COMPARE, "contradicted", "figure-disagrees"),
        (two("285", "285"), COMPARE, "contradicted", "figure-disagrees"),
        (two("500", "285", qualifier="at-most"), COMPARE, "supported", "figure-agrees"),
        (two("500", "285", qualifier="at-least"), COMPARE, "not-enough-data", "figures-overlap"),
        (two("500", "480", qualifier="about"), COMPARE, "not-enough-data", "figures-overlap"),
        (two("500", "450", qualifier="about"), COMPARE, "supported", "figure-agrees"),
        (two("500", "285"), COMPARE | {"times": "2"}, "contradicted", "figure-disagrees"),
        (two("600", "285"), COMPARE | {"times": "2"}, "supported", "figure-agrees"),
        (two("500", "285"), COMPARE | {"comparison": "below"}, "contradicted", "figure-disagrees"),
        (two("500", "285", unit="CNY"), COMPARE, "not-enough-data", "unlike-units"),
    ],
)
def test_figures_are_compared_within_their_bounds(facts, given, answer, reason):
    assert told(facts.ask("figure_compare", given, DAY))[0][1:] == (answer, reason)


def test_unlike_kinds_are_compared_with_a_warning():
    finding = two("500", "285", "market-capitalisation").ask("figure_compare", COMPARE, DAY)
    assert (finding.answer, finding.warnings) == ("supported", ("unlike-kinds",))


def test_every_pair_of_kinds_and_statuses_is_a_reading():
    facts = two("500", "285").figure(
        "open", "private-valuation", "300", "2025-03-01", status="talks"
    )
    facts.figure("ali", "market-capitalisation", "310", "2025-08-20")
    finding = facts.ask("figure_compare", COMPARE, DAY)
    assert len(finding.readings) == 4
    assert finding.answer == "mixed"


MONTH, EVER = "trailing 30 days", "cumulative"
DOWNLOADS = {
    "a": {"lab": "open", "kinds": ["downloads"]},
    "comparison": "above",
    "b": {"lab": "ali", "kinds": ["downloads"]},
}


def counted(*rows: tuple[str, str, str]) -> Tiny:
    """Downloads as (lab, number, period)."""
    facts = Tiny()
    for lab, amount, period in rows:
        facts.figure(lab, "downloads", amount, "2025-08-01", period=period, unit="downloads")
    return facts


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("open", "9", MONTH), ("ali", "5", MONTH)], [("supported", "figure-agrees")]),
        ([("open", "9", MONTH), ("ali", "5", EVER)], [("not-enough-data", "unlike-periods")]),
        (
            [("open", "9", MONTH), ("ali", "50", EVER), ("ali", "5", MONTH)],
            [("supported", "figure-agrees")],
        ),
        (
            [("open", "9", MONTH), ("open", "40", EVER), ("ali", "50", EVER), ("ali", "5", MONTH)],
            [("supported", "figure-agrees"), ("contradicted", "figure-disagrees")],
        ),
    ],
)
def test_numbers_over_unlike_periods_are_not_compared(rows, expected):
    finding = counted(*rows).ask("figure_compare", DOWNLOADS, DAY)
    assert [(answer, reason) for _of, answer, reason in told(finding)] == expected


@pytest.mark.parametrize("as_of", ["2025-07-20", "2025-08-22", "2025-08"])
def test_a_figure_too_old_or_not_yet_out_does_not_answer(as_of):
    facts = Tiny().figure("open", "private-valuation", "500", "2025-08-01")
    facts.figure("ali", "private-valuation", "285", as_of)
    finding = facts.ask("figure_compare", COMPARE, DAY)
    assert told(finding)[0][1:] == ("not-enough-data", "no-figure")


def test_the_latest_figure_of_a_kind_answers():
    facts = two("500", "285").figure("open", "private-valuation", "100", "2025-08-10")
    assert facts.ask("figure_compare", COMPARE, DAY).answer == "contradicted"


def test_a_figure_of_the_claims_own_chain_cannot_decide():
    facts = Tiny().figure("open", "private-valuation", "500", "2025-08-01")
    facts.figure("ali", "private-valuation", "285", "2025-08-15", source="the-article")
    finding = facts.ask("figure_compare", COMPARE, DAY, chain=("the-article",))
    assert told(finding)[0][1:] == ("not-enough-data", "only-circular")
    facts.figure("ali", "private-valuation", "290", "2025-08-10", source="independent")
    finding = facts.ask("figure_compare", COMPARE, DAY, chain=("the-article",))
    assert finding.answer == "supported"


VALUE = {
    "figure": {"lab": "open", "kinds": ["private-valuation"]},
    "relation": "at-most",
    "amount": "500",
    "unit": "USD",
}


@pytest.mark.parametrize(
    ("amount", "qualifier", "given", "answer"),
    [
        ("500", "exactly", {}, "supported"),
        ("501", "exactly", {}, "contradicted"),
        ("400", "at-least", {}, "not-enough-data"),
        ("600", "at-least", {}, "contradicted"),
        ("500", "exactly", {"relation": "about"}, "supported"),
        ("550", "exactly", {"relation": "about"}, "supported"),
        ("551", "exactly", {"relation": "about"}, "contradicted"),
        ("500", "exactly", {"relation": "less-than"}, "contradicted"),
        ("500", "exactly", {"relation": "more-than"}, "contradicted"),
        ("500", "exactly", {"relation": "at-least"}, "supported"),
        ("500", "exactly", {"unit": "EUR"}, "not-enough-data"),
        ("600", "at-most", {"relation": "about"}, "not-enough-data"),
    ],
)
def test_a_figure_is_held_against_the_stated_number(amount, qualifier, given, answer):
    facts = Tiny().figure("open", "private-valuation", amount, "2025-08-01", qualifier=qualifier)
    assert facts.ask("figure_value", VALUE | given, DAY).answer == answer


def test_no_figure_and_only_circular_ones_do_not_suffice():
    facts = Tiny()
    assert told(facts.ask("figure_value", VALUE, DAY))[0][2] == "no-figure"
    facts.figure("open", "private-valuation", "500", "2025-08-01", source="own")
    finding = facts.ask("figure_value", VALUE, DAY, chain=("own",))
    assert told(finding)[0][2] == "only-circular"


SIZE = {"models": ["m"], "size": "parameters_total", "relation": "at-most", "amount": "120"}


@pytest.mark.parametrize(
    ("parameters", "day", "reason"),
    [
        (100, DAY, "number-agrees"),
        (121, DAY, "number-disagrees"),
        (None, DAY, "size-unknown"),
        (100, "2024-12-31", "not-released"),
    ],
)
def test_a_models_size_is_held_against_the_stated_number(parameters, day, reason):
    facts = Tiny().model("m", parameters_total=parameters)
    assert told(facts.ask("figure_value", SIZE, day))[0][2] == reason


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"figure": None}, "figure"),
        (VALUE | {"models": ["m"], "size": "parameters_total"}, "figure"),
        ({name: value for name, value in SIZE.items() if name != "size"}, "size"),
        ({name: value for name, value in VALUE.items() if name != "unit"}, "unit"),
        (VALUE | {"figure": {"lab": "open", "country": "CN", "kinds": ["revenue"]}}, "figure.lab"),
        (VALUE | {"figure": {"lab": "open"}}, "figure.kinds"),
        (VALUE | {"amount": "much"}, "amount"),
    ],
)
def test_impossible_parameters_are_named(given, field):
    given = {name: value for name, value in given.items() if value is not None}
    given = {"relation": "at-most", "amount": "1"} | given
    with pytest.raises(Faults) as found:
        KINDS["figure_value"].read(given)
    assert field in found.value.by_field


def test_a_share_of_another_population_does_not_answer():
    facts = Tiny().figure(
        "open", "share-of-start-ups", "20", "2025-08-01", population="all", unit="percent"
    )
    given = VALUE | {"figure": {"lab": "open", "kinds": ["share-of-start-ups"]}, "unit": "percent"}
    assert told(facts.ask("figure_value", given, DAY))[0][2] == "number-agrees"
    asked = {"lab": "open", "kinds": ["share-of-start-ups"], "populations": ["those that pitch"]}
    finding = facts.ask("figure_value", given | {"figure": asked}, DAY)
    assert told(finding)[0][1:] == ("not-enough-data", "no-figure")
    facts.figure(
        "open",
        "share-of-start-ups",
        "80",
        "2025-08-01",
        population="those that pitch",
        unit="percent",
    )
    finding = facts.ask("figure_value", given | {"figure": asked, "amount": "50"}, DAY)
    assert told(finding)[0][2] == "number-disagrees"


@pytest.mark.parametrize(
    ("kind", "unit", "takes"),
    [
        ("private-valuation", "percent", False),
        ("private-valuation", "EUR", True),
        ("downloads", "tokens", False),
        ("tokens-served", "tokens", True),
        ("share-of-tokens", "USD", False),
        ("open-model-count", "models", True),
    ],
)
def test_a_kind_of_figure_takes_its_own_units(kind, unit, takes):
    given = {"figure": {"lab": "open", "kinds": [kind]}, "relation": "at-most", "amount": "5"}
    if takes:
        assert KINDS["figure_value"].read(given | {"unit": unit}).unit == unit
        return
    with pytest.raises(Faults) as found:
        KINDS["figure_value"].read(given | {"unit": unit})
    assert "is counted in" in found.value.by_field["unit"]


@pytest.mark.parametrize(
    ("kind", "box", "value"),
    [
        ("figure_value", "amount", "-5"),
        ("figure_value", "within", "101"),
        ("figure_compare", "times", "-1"),
        ("release_share", "percent", "-0.5"),
        ("release_share", "percent", "100.5"),
        ("components_share", "percent", "101"),
        ("licence_allows", "percent", "-1"),
        ("gap", "amount", "-3"),
    ],
)
def test_a_number_outside_what_can_be_is_refused(kind, box, value):
    given = dict(KINDS[kind].example)
    with pytest.raises(Faults) as found:
        KINDS[kind].read(given | {box: value})
    assert "Give a number" in found.value.by_field[box]


def counts(*rows: tuple[str, str, str]) -> Tiny:
    """Downloads of a month as (lab, number, population)."""
    facts = Tiny()
    for lab, amount, population in rows:
        told = {"period": "last 30 days", "unit": "downloads", "population": population}
        facts.figure(lab, "downloads", amount, "2025-08-01", **told)
    return facts


DOWNLOADS = {
    "a": {"lab": "open", "kinds": ["downloads"]},
    "b": {"lab": "ali", "kinds": ["downloads"]},
    "comparison": "above",
}
NAMED = {
    "a": DOWNLOADS["a"] | {"populations": ["Qwen"]},
    "b": DOWNLOADS["b"] | {"populations": ["Llama"]},
    "comparison": "above",
}


@pytest.mark.parametrize(
    ("given", "rows", "expected"),
    [
        (DOWNLOADS, [("open", "9", "Qwen"), ("ali", "5", "Llama")], ["unlike-periods"]),
        (NAMED, [("open", "9", "Qwen"), ("ali", "5", "Llama")], ["figure-agrees"]),
        (NAMED, [("open", "9", "basket"), ("ali", "5", "basket")], ["no-figure"]),
        (
            DOWNLOADS,
            [
                ("open", "9", "basket"),
                ("ali", "5", "basket"),
                ("open", "1", "all"),
                ("ali", "2", "all"),
            ],
            ["figure-agrees", "figure-disagrees"],
        ),
    ],
)
def test_unlike_populations_are_compared_only_where_a_claim_names_them(given, rows, expected):
    found = told(counts(*rows).ask("figure_compare", given, DAY))
    assert [reason for _of, _answer, reason in found] == expected
    assert len({of for of, _answer, _reason in found}) == len(expected)


def test_what_is_counted_is_said_in_the_readers_language():
    with override("fr"):
        assert choices.counted("last 30 days") == "30 derniers jours"
        assert choices.counted("words of their own") == "words of their own"
