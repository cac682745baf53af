"""What holds of every kind: parameters read and write, words in both languages, data go round."""

import datetime

import pytest
from django.utils.translation import override

from models_tracker.choices import CheckKind
from models_tracker.rules.checks import KINDS, Asked, Faults, Finding, ask, words
from models_tracker.rules.checks.parameters import references, write
from models_tracker.rules.checks.scope import Scope
from tests.rules.checks.tiny import Tiny

DAY = datetime.date(2025, 8, 21)


def spelled(noun: str, slug: str) -> str:
    """A name as a page would give it."""
    return f"<{noun} {slug}>"


def test_every_kind_of_the_closed_list_has_its_file_and_in_its_order():
    assert list(KINDS) == CheckKind.values


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_an_example_reads_and_writes_back(kind):
    given = kind.read(dict(kind.example))
    assert kind.read(write(given)) == given


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_question_names_all_that_is_asked(kind, language):
    given = kind.read(dict(kind.example))
    with override(language):
        told = words.question(kind, given, spelled)
    assert told.endswith("?")
    assert "%(" not in told
    for _path, noun, slug in references(given):
        assert spelled(noun, slug) in told


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_parameter_nobody_knows_is_named(kind):
    with pytest.raises(Faults) as found:
        kind.read(dict(kind.example) | {"planet": "mars"})
    assert list(found.value.by_field) == ["planet"]


@pytest.mark.parametrize("data", [None, [], "leads", 7])
def test_what_is_no_set_of_parameters_is_a_fault(data):
    with pytest.raises(Faults):
        KINDS["leads"].read(data)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_no_facts_at_all_do_not_suffice(kind):
    finding = ask(kind, kind.read(dict(kind.example)), Asked(Tiny(), DAY))
    assert finding.answer == "not-enough-data"
    assert Finding.from_data(finding.as_data()) == finding
    for reading in finding.readings:
        assert words.title(reading, spelled)
        assert words.reason(reading)


def test_a_group_that_nothing_narrows_is_refused():
    with pytest.raises(Faults) as found:
        KINDS["leads"].read({"a": {}, "b": {"camp": "closed"}})
    assert list(found.value.by_field) == ["a.camp"]


def test_a_group_in_words_names_what_narrows_it():
    group = Scope(regions=("china",), camp="open-weights", released_from="2025")
    assert words.scope(group, spelled) == "China, open weights, released from 2025"


CHINA = {"regions": ["china"], "released_from": "2025-01", "released_to": "2025-01"}
VALUED = {
    "figure": {"lab": "o", "kinds": ["private-valuation"], "populations": ["p"]},
    "relation": "at-most",
    "amount": "500000000000",
    "unit": "USD",
}
SIZED = {
    "models": ["m"],
    "size": "parameters_total",
    "relation": "less-than",
    "amount": "671000000",
}
COMPARED = dict(KINDS["figure_compare"].example)
SHRINKING = {"behind": CHINA, "front": {"camp": "closed"}, "said": "shrinking"}
LABELLED = {"scope": CHINA | {"without_labs": ["x"], "tasks": ["audio"]}, "labels": ["weights:yes"]}


@pytest.mark.parametrize(
    ("kind", "given", "part"),
    [
        ("figure_value", VALUED, "“<lab o>: private valuation, p” at most 500 bn USD?"),
        ("figure_value", SIZED, "less than 671M?"),
        (
            "figure_compare",
            COMPARED,
            "“<lab openai>: private valuation” above “<lab alibaba-group>",
        ),
        ("figure_compare", COMPARED | {"times": "2"}, "” above 2 times “"),
        ("gap", SHRINKING | {"window": 6}, "shrinking over 6 months?"),
        ("gap", SHRINKING | {"said": "at-most", "amount": "3"}, "at most 3 (points, months)?"),
        (
            "gap",
            SHRINKING | {"said": "about", "amount": "3", "measures": ["months"]},
            "about 3 months?",
        ),
        (
            "gap",
            SHRINKING | {"said": "about", "amount": "1", "measures": ["months"]},
            "about 1 (months)?",
        ),
        ("leads", {"a": {"models": ["a-1"]}, "b": {"regions": ["china"]}}, "Does <model a-1> lead"),
        (
            "leads",
            {"a": {"models": ["a-1", "a-2"]}, "b": {"models": ["b"]}},
            "Does the best of <model a-1> and <model a-2> lead <model b>?",
        ),
        (
            "released_within",
            {"a": ["a-1", "a-2"], "b": ["b"], "days": 7},
            "Were <model a-1> or <model a-2> and <model b> released within 7 days",
        ),
        (
            "components_share",
            {"scope": {"models": ["a"]}, "parts": ["datasets"], "percent": "100"},
            "Does the lab of <model a> publish “training data”?",
        ),
        (
            "components_share",
            {"scope": {"camp": "open-weights"}, "parts": ["datasets"], "percent": "50"},
            "Is the share of “open weights” that publish “training data” more than 50 per cent?",
        ),
        (
            "first_since",
            {"models": ["a"], "lab": "x", "camp": "open-weights"},
            "At <lab x>, is <model a> the first “open weights” model of all?",
        ),
        (
            "trend",
            {
                "scope": {"labs": ["x"], "tasks": ["language"]},
                "direction": "fall",
                "before_from": "2018",
                "before_to": "2019",
                "after_from": "2020",
            },
            "in the releases of “<lab x>, language models” fall from 2018 – 2019 to the time since",
        ),
        (
            "has_label",
            LABELLED,
            "“China, speech and audio, released in January 2025, without labs <lab x>”",
        ),
    ],
)
def test_a_question_is_said_as_a_reader_would(kind, given, part):
    found = KINDS[kind].read(given)
    assert part in words.question(KINDS[kind], found, spelled)


def test_a_french_question_keeps_its_spaces():
    with override("fr"):
        told = words.question(KINDS["figure_value"], KINDS["figure_value"].read(VALUED), spelled)
    assert told.startswith("Le chiffre «\u00a0<lab o>\u00a0: valorisation privée, p\u00a0» est-il")
    assert told.endswith("USD\u202f?")
