"""The deciding facts that each lens names, and how they read."""

from __future__ import annotations

import json

import pytest
from django.utils import translation

from models_tracker.choices import Camp
from models_tracker.rules import openness
from tests.rules.openness_cases import CASES, Case
from tests.rules.rows import (
    APACHE,
    CC_BY_NC,
    FALCON_180B,
    KIMI_K2,
    LLAMA_3_1,
    MIT,
    OPENMDW,
    held,
    licence,
    part,
    parts,
    row,
    weights,
)

WEIGHTS = {"code": "weights", "state": "open", "since": "2025-01-20"}
UNDER_MIT = {"code": "licence", "licence": "mit", "name": "mit", "kind": "open-source"}
UNDER_NC = {"code": "licence", "licence": CC_BY_NC.slug, "name": CC_BY_NC.name}
UNDER_NC |= {"kind": "non-commercial"}
UNKNOWN = {"code": "licence", "licence": "", "name": "", "kind": ""}
NONE = {"code": "weights", "state": "none"}


def told(part: str, published: str = "not-established") -> dict[str, str]:
    """Return the reason that a part without a licence of its own gives."""
    return {"code": "part", "part": part, "published": published}


def reasons(rows, components=(), on: str = "2026-01-01") -> dict[str, list]:
    """Return the reasons of the period that holds a day."""
    return held(openness.periods(rows, components), on).reasons


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_every_lens_names_facts_that_read_as_sentences(case: Case):
    for period in openness.periods(case.rows, case.components):
        assert list(period.reasons) == [lens.key for lens in openness.LENSES]
        for given in period.reasons.values():
            assert json.loads(json.dumps(given)) == given
            assert all(openness.sentence(reason).endswith(".") for reason in given)
            assert given[0]["code"] == "weights"


def test_camp_names_weights_licence_and_terms():
    assert reasons([weights("2025-01-20", MIT)])["camp"] == [
        WEIGHTS,
        UNDER_MIT,
        {"code": "term", "term": "osi_approved", "value": "yes"},
    ]


def test_camp_names_what_the_osi_did_of_open_content():
    given = reasons([weights("2025-01-20", OPENMDW)])["camp"]

    assert [(reason["term"], reason["value"]) for reason in given[2:]] == [
        ("commercial_use", "yes"),
        ("redistribution", "yes"),
        ("modification", "yes"),
        ("osi_approved", "not-reviewed"),
    ]


def test_term_that_is_not_established_has_an_empty_value():
    terms = {term: value for term, value in OPENMDW.terms.items() if term != "osi_approved"}

    given = reasons([weights("2025-01-20", licence("invented", **terms))])["camp"]

    assert given[-1] == {"code": "term", "term": "osi_approved", "value": ""}


@pytest.mark.parametrize(
    ("rows", "given"),
    [
        ([row("api", "2025-01-20")], [NONE]),
        ([weights("2025-01-20")], [WEIGHTS, UNKNOWN]),
        (
            [weights("2025-01", MIT), weights("2025-02", None, "withdrawn")],
            [{"code": "weights", "state": "withdrawn", "since": "2025-02"}],
        ),
        (
            [weights("2025-01-20", FALCON_180B)],
            [WEIGHTS, UNKNOWN | {"licence": "falcon-180b", "name": "falcon-180b"}],
        ),
    ],
    ids=["no weights", "licence unknown", "withdrawn, a month", "terms unknown"],
)
def test_camp_reasons(rows, given):
    assert reasons(rows)["camp"] == given


@pytest.mark.parametrize(
    ("rows", "components", "given"),
    [
        ([row("api", "2025-01-20")], [], [NONE]),
        (
            [weights("2025-01-20")],
            parts(inference_code="partly"),
            [WEIGHTS, UNKNOWN, told("inference-code", "partly")],
        ),
        (
            [weights("2025-01-20", CC_BY_NC)],
            parts(inference_code="yes", deployment_code="yes"),
            [WEIGHTS, UNDER_NC, told("deployment-code", "yes"), told("inference-code", "yes")],
        ),
        (
            [weights("2025-01-20", CC_BY_NC)],
            parts(inference_code="no"),
            [
                WEIGHTS,
                UNDER_NC,
                told("deployment-code"),
                told("inference-code", "no"),
                {"code": "deployment", "established": False},
            ],
        ),
        (
            [weights("2025-01-20", MIT)],
            [*parts(deployment_code="yes", datasets="no"), part("training-code", "yes", CC_BY_NC)],
            [
                WEIGHTS,
                UNDER_MIT,
                told("deployment-code", "yes"),
                told("training-code", "yes") | UNDER_NC | {"code": "part"},
                told("datasets", "no"),
                told("data-card"),
            ],
        ),
    ],
    ids=["closed", "licence unknown", "restricted", "no deployment", "open weights"],
)
def test_g7_reasons(rows, components, given):
    assert reasons(rows, components)["g7"] == given


@pytest.mark.parametrize(
    ("rows", "components", "given"),
    [
        ([row("api", "2025-01-20")], [], [NONE]),
        (
            [weights("2025-01-20", CC_BY_NC)],
            [],
            [WEIGHTS, UNDER_NC, told("final-parameters", "yes")],
        ),
        (
            [weights("2025-01-20", MIT)],
            parts(training_code="no"),
            [
                WEIGHTS,
                UNDER_MIT,
                told("final-parameters", "yes"),
                told("training-code", "no"),
                told("inference-code"),
                told("deployment-code"),
                told("datasets"),
                told("data-card"),
                told("data-preprocessing-code"),
            ],
        ),
    ],
    ids=["closed", "restricted", "open"],
)
def test_osaid_reasons(rows, components, given):
    assert reasons(rows, components)["osaid"] == given


def test_mof_names_the_parts_that_keep_a_model_from_the_class_above():
    reached = parts(
        model_architecture="yes",
        research_paper="yes",
        evaluation_results="yes",
        model_card="yes",
        data_card="yes",
        training_code="yes",
        evaluation_code="partly",
    )

    assert reasons([weights("2025-01-20", MIT)], reached)["mof"] == [
        WEIGHTS,
        UNDER_MIT,
        told("inference-code"),
        told("evaluation-code", "partly"),
        told("evaluation-data"),
    ]


def test_mof_names_the_weights_only_where_there_are_none():
    assert reasons([row("api", "2025-01-20")])["mof"] == [NONE]


@pytest.mark.parametrize(
    ("rows", "given"),
    [
        ([row("announcement", "2025-01-20")], [NONE]),
        (
            [row("api", "2025-01-20"), row("app", "2025-01-20")],
            [NONE, {"code": "channel", "channel": "api", "state": "open", "since": "2025-01-20"}],
        ),
        (
            [row("app", "2024-01-20"), row("app", "2025-01-20", None, "retired")],
            [
                NONE,
                {"code": "channel", "channel": "app", "state": "retired", "since": "2025-01-20"},
            ],
        ),
        ([weights("2025-01-20", MIT)], [WEIGHTS, UNDER_MIT]),
        (
            [weights("2024-01-20", MIT), weights("2025-01-20", None, "withdrawn")],
            [WEIGHTS | {"state": "withdrawn"}, UNDER_MIT],
        ),
    ],
    ids=["announced", "api", "retired app", "weights", "withdrawn weights"],
)
def test_epoch_reasons(rows, given):
    assert reasons(rows)["epoch"] == given


LICENCE = {"code": "licence", "licence": "x", "name": "X 1.0", "kind": ""}
PART = {"code": "part", "part": "training-code", "published": "yes"}


@pytest.mark.parametrize(
    ("reason", "english"),
    [
        (NONE, "The weights have not been published."),
        (WEIGHTS, "The weights are published (20 January 2025)."),
        (
            WEIGHTS | {"state": "gated", "since": "2025-01"},
            "The weights are published behind a gate (January 2025).",
        ),
        (WEIGHTS | {"state": "withdrawn", "since": "2025"}, "The weights were withdrawn (2025)."),
        (WEIGHTS | {"state": "retired"}, "The weights were retired (20 January 2025)."),
        (
            {"code": "channel", "channel": "api", "state": "retired", "since": "2024"},
            "API: retired, 2024.",
        ),
        (
            {"code": "channel", "channel": "app", "state": "gated", "since": "2024"},
            "App: gated (registration or approval), 2024.",
        ),
        (UNKNOWN, "The licence of the weights is not established."),
        (LICENCE, "Licence of the weights: X 1.0; what it says does not settle its kind."),
        (LICENCE | {"kind": "restricted"}, "Licence of the weights: X 1.0 (restricted)."),
        (PART, "Training code: published."),
        (PART | {"published": "not-established"}, "Training code: not established."),
        (PART | LICENCE | {"code": "part"}, "Training code: published, under X 1.0."),
        (
            PART | LICENCE | {"code": "part", "kind": "restricted"},
            "Training code: published, under X 1.0 (restricted).",
        ),
        (
            {"code": "deployment", "established": False},
            "Deployment code is not established; the label stands.",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_sentence_in_english(reason, english: str):
    assert openness.sentence(reason) == english


@pytest.mark.parametrize(
    ("term", "value", "words"),
    [
        ("commercial_use", "conditional", "commercial use: on conditions"),
        ("commercial_use", "", "commercial use: not established"),
        ("redistribution", "no", "redistribution: not granted"),
        ("modification", "conditional", "modification: on conditions"),
        ("modification", "silent", "modification: the text is silent"),
        ("model_as_a_service", "no", "offering the model as a service: not granted"),
        ("outputs_commercial", "no", "commercial use of outputs: not granted"),
        ("outputs_train_other_models", "no", "training other models on outputs: not granted"),
        ("user_threshold", "700000000", "threshold of monthly users: 700,000,000"),
        ("revenue_threshold", "20000000 USD", "threshold of revenue: 20 m USD"),
        ("excluded_territories", "EU|GB", "excluded territories: European Union, United Kingdom"),
        ("user_threshold", "silent", "threshold of monthly users: the text is silent"),
        ("excluded_business", "competitors", "excluded business: competitors"),
        ("field_of_use_restrictions", "yes", "restrictions of use: yes"),
        ("remote_restriction", "yes", "the licensor may restrict use remotely: yes"),
        ("registration", "yes", "registration or approval: required"),
        ("revocable", "at-will", "end of the grant: can be revoked at will"),
        ("flow_down", "use-restrictions", "what must be passed on: the use restrictions"),
        ("osi_approved", "not-reviewed", "Open Source Initiative: never put to the OSI"),
    ],
)
def test_term_in_english(term: str, value: str, words: str):
    reason = {"code": "term", "term": term, "value": value}

    assert openness.sentence(reason) == f"{words[0].upper()}{words[1:]}."


def test_sentence_in_french_dates_and_numbers():
    with translation.override("fr"):
        since = openness.sentence(WEIGHTS)
        users = (
            openness.sentence({"code": "term", "term": "user_threshold", "value": "700000000"})
            .replace("\N{NARROW NO-BREAK SPACE}", " ")
            .replace("\N{NO-BREAK SPACE}", " ")
        )

    assert "20 janvier 2025" in since
    assert "700 000 000" in users


@pytest.mark.parametrize("term", ["field_of_use_restrictions", "remote_restriction"])
def test_plain_yes_is_translated(term: str):
    with translation.override("fr"):
        said = openness.sentence({"code": "term", "term": term, "value": "yes"})

    assert "yes" not in said


def test_lenses_are_five_with_rules_source_and_version():
    assert [lens.key for lens in openness.LENSES] == ["camp", "g7", "osaid", "mof", "epoch"]
    assert all(lens.title and len(lens.rules) >= 3 for lens in openness.LENSES)
    assert all(lens.source_url.startswith("https://") for lens in openness.LENSES[1:])
    assert {lens.version for lens in openness.LENSES} == {openness.VERSION}


def test_version_is_written_into_every_period():
    found = openness.periods([row("api", "2024-01-01"), weights("2025-01-01", KIMI_K2)], [])

    assert [period.rule_version for period in found] == [openness.VERSION, openness.VERSION]


def test_rule_sentences_are_translated_when_read():
    assert all(
        type(rule).__name__ == "__proxy__" for lens in openness.LENSES for rule in lens.rules
    )


def test_withdrawn_weights_name_no_terms():
    rows = [weights("2024-01-01", LLAMA_3_1), weights("2024-02-01", APACHE, "withdrawn")]

    assert [reason["code"] for reason in reasons(rows)["camp"]] == ["weights"]
    assert openness.periods(rows, [])[-1].camp == Camp.CLOSED


def test_policy_within_the_text_in_french():
    reason = {"code": "term", "term": "use_policy", "value": "in the text"}

    with translation.override("fr"):
        assert openness.sentence(reason) == "Politique d’usage\u00a0: dans le texte."
