"""The plain words of a licence's terms: one sentence for each thing a text says."""

import pytest
from django.utils import translation

from models_tracker.choices import Term
from models_tracker.rules.terms import Side, is_applicable, lines
from models_tracker.rules.versions import compare

SEVEN = {"user_threshold": "700000000", "threshold_effect": "ask-licence"}


def told(terms, side):
    return [line.sentence for line in lines(terms) if line.side == side]


@pytest.mark.parametrize(
    ("terms", "side", "sentence"),
    [
        ({"commercial_use": "yes"}, Side.CAN, "use it commercially"),
        ({"commercial_use": "conditional"}, Side.CAN, "use it commercially, on conditions"),
        ({"commercial_use": "no"}, Side.CANNOT, "use it commercially"),
        (
            {"commercial_use": "service-only"},
            Side.CANNOT,
            "have the weights: the terms are those of a service",
        ),
        ({"outputs_train_other_models": "no"}, Side.CANNOT, "train other models on the outputs"),
        ({"naming_duty": "Built with Sun"}, Side.MUST, "display the words “Built with Sun”"),
        (
            {"derivative_name_prefix": "Sun"},
            Side.MUST,
            "begin the names of derived models with “Sun”",
        ),
        ({"registration": "yes"}, Side.MUST, "register or be approved first"),
        (
            {"use_policy": "https://example.org", "use_policy_mutable": "yes"},
            Side.MUST,
            "follow a use policy that the licensor can change",
        ),
        ({"use_policy": "in the text"}, Side.MUST, "follow the use policy in the text"),
        (
            {"excluded_business": "competitors"},
            Side.CANNOT,
            "use it in an excluded business: competitors",
        ),
        (
            {**SEVEN, "threshold_tested": "release-date"},
            Side.THRESHOLD,
            "Above 700,000,000 monthly users on the day the model was released, "
            "a licence must be asked for.",
        ),
        (
            SEVEN,
            Side.THRESHOLD,
            "Above 700,000,000 monthly users, a licence must be asked for; "
            "when it is tested is not established.",
        ),
        (
            {"excluded_territories": "EU|GB", "territory_basis": "domicile"},
            Side.TERRITORY,
            "Domicile: the text excludes those domiciled in: European Union, United Kingdom.",
        ),
        (
            {"excluded_territories": "EU", "territory_basis": "use"},
            Side.TERRITORY,
            "Use: the text excludes use in: European Union.",
        ),
        (
            {"excluded_territories": "EU"},
            Side.TERRITORY,
            "The text excludes: European Union. Whether domicile or use counts is not established.",
        ),
        (
            {
                "excluded_territories": "EU",
                "territory_basis": "domicile",
                "territory_scope": "multimodal",
            },
            Side.TERRITORY,
            "Domicile: of multimodal models, the text excludes those domiciled in: European Union.",
        ),
        (
            {**SEVEN, "threshold_tested": "release-date", "effective_on": "2024-07-23"},
            Side.THRESHOLD,
            "Above 700,000,000 monthly users on the day the model was released "
            "(the text is dated 23 July 2024), a licence must be asked for.",
        ),
        (
            {"naming_duty": "Built with Sun", "naming_case": "distribution"},
            Side.MUST,
            "display the words “Built with Sun” when you pass on the model or a product that "
            "contains it",
        ),
        (
            {"naming_duty": "Built with Sun / Improved by Sun", "naming_case": "derived-models"},
            Side.MUST,
            "display the words “Built with Sun” or “Improved by Sun” with models made from it or "
            "its outputs",
        ),
        (
            {"naming_duty": "Sun", "naming_case": "commercial-use"},
            Side.MUST,
            "display the words “Sun” in commercial use",
        ),
        (
            {"naming_duty": "Sun", "naming_case": "named-models"},
            Side.MUST,
            "display the words “Sun” with the models that the clause names",
        ),
        ({"revocable": "at-will"}, Side.END, "The licensor can revoke the grant at will."),
        (
            {"patent_termination": "yes"},
            Side.END,
            "It ends for those who sue over patents or the model.",
        ),
        (
            {"patent_termination": "patent-licence"},
            Side.END,
            "Its patent licence ends for those who sue over patents; the rest holds.",
        ),
        ({"governing_law": "PRC"}, Side.END, "Governing law: the People’s Republic of China."),
    ],
)
def test_a_term_has_its_sentence_on_its_side(terms, side, sentence):
    assert told(terms, side) == [sentence]


def test_a_name_due_above_a_threshold_only_is_told_there_and_not_as_a_duty_of_all():
    terms = {
        "naming_duty": "Kimi K2",
        "user_threshold": "100000000",
        "revenue_threshold": "20000000 USD",
        "threshold_period": "month",
        "threshold_tested": "rolling",
        "threshold_effect": "display",
    }
    assert told(terms, Side.MUST) == []
    assert len(told(terms, Side.THRESHOLD)) == 1
    assert "the words “Kimi K2” must be displayed" in told(terms, Side.THRESHOLD)[0]
    assert "of revenue a month" in told(terms, Side.THRESHOLD)[0]


def test_two_thresholds_with_a_name_and_another_effect_are_not_mixed():
    terms = {
        "naming_duty": "Kimi K3",
        "user_threshold": "100000000",
        "revenue_threshold": "20000000 USD",
        "threshold_effect": "ask-licence",
    }
    assert told(terms, Side.MUST) == []
    assert "effects of their own" in told(terms, Side.THRESHOLD)[0]


def test_domicile_and_use_are_told_apart():
    found = told({"excluded_territories": "EU", "territory_basis": "both"}, Side.TERRITORY)
    assert [sentence.split(":")[0] for sentence in found] == ["Domicile", "Use"]


@pytest.mark.parametrize(
    ("term", "terms", "applies"),
    [
        ("territory_basis", {"excluded_territories": "silent"}, False),
        ("territory_basis", {"excluded_territories": "EU"}, True),
        ("territory_basis", {}, True),
        ("threshold_effect", {"user_threshold": "silent", "revenue_threshold": "silent"}, False),
        ("threshold_effect", {"user_threshold": "silent"}, True),
        ("naming_case", {"naming_duty": "silent"}, False),
        ("use_policy_mutable", {"use_policy": "silent"}, False),
        ("commercial_use", {"redistribution": "silent"}, True),
    ],
)
def test_a_detail_of_what_the_text_is_silent_on_does_not_apply(term, terms, applies):
    assert is_applicable(term, terms) is applies


@pytest.mark.parametrize("term", [term.value for term in Term])
def test_a_silent_or_absent_term_has_no_sentence(term):
    assert lines({term: "silent"}) == []


def test_sentences_follow_the_reader_s_language():
    with translation.override("fr"):
        assert told(SEVEN, Side.THRESHOLD) != []


def test_versions_mark_a_change_and_no_gap_in_what_is_established():
    versions = [
        {"naming_duty": "silent", "commercial_use": "no"},
        {"commercial_use": "conditional"},
        {"naming_duty": "Built with Sun", "commercial_use": "conditional"},
    ]
    found = {change.term: change for change in compare(versions)}
    assert found["commercial_use"].changed == (False, True, False)
    assert found["naming_duty"].values == ("silent", None, "Built with Sun")
    assert found["naming_duty"].changed == (False, False, True)
    assert "revocable" not in found
