"""What kind of licence a text is, real texts first, then term by term."""

from __future__ import annotations

import pytest

from models_tracker.choices import LicenceKind
from models_tracker.rules import openness
from tests.rules import rows
from tests.rules.rows import FREE, NO_LIMITS, OPEN_CONTENT

OPEN, RESTRICTED = LicenceKind.OPEN_SOURCE, LicenceKind.RESTRICTED
NON_COMMERCIAL, SERVICE = LicenceKind.NON_COMMERCIAL, LicenceKind.SERVICE_TERMS
GPL = {"osi_approved": "yes", "modification": "conditional", "flow_down": "same-licence"}


@pytest.mark.parametrize(
    ("licence", "kind"),
    [
        (rows.APACHE, OPEN),
        (rows.MIT, OPEN),
        (rows.OPENMDW, OPEN),
        (rows.CC_BY, OPEN),
        (rows.CC_BY_SA, OPEN),
        (rows.licence("gpl-3.0", **GPL), OPEN),
        (rows.licence("agpl-3.0", osi_approved="yes", model_as_a_service="conditional"), OPEN),
        (rows.LLAMA_3_1, RESTRICTED),
        (rows.LLAMA_3_2, RESTRICTED),
        (rows.GEMMA, RESTRICTED),
        (rows.KIMI_K2, RESTRICTED),
        (rows.BIGSCIENCE_RAIL, RESTRICTED),
        (rows.GROK_2, RESTRICTED),
        (rows.NVIDIA, RESTRICTED),
        (
            rows.licence("minimax-m2.5", **OPEN_CONTENT | {"naming_duty": "MiniMax M2.5"}),
            RESTRICTED,
        ),
        (rows.licence("cc-by-nd-4.0", **OPEN_CONTENT | {"modification": "no"}), RESTRICTED),
        (rows.LLAMA_1, NON_COMMERCIAL),
        (rows.MINIMAX_NC, NON_COMMERCIAL),
        (rows.MISTRAL_RESEARCH, NON_COMMERCIAL),
        (rows.CC_BY_NC, NON_COMMERCIAL),
        (rows.OPENAI_TERMS, SERVICE),
        (rows.XAI_TERMS, SERVICE),
        (rows.licence("tos-anthropic", commercial_use="service-only"), SERVICE),
        (
            rows.licence("tos-midjourney", commercial_use="service-only", revocable="at-will"),
            SERVICE,
        ),
        (rows.FALCON_180B, ""),
        (rows.GLM_5_3, ""),
        (rows.licence("qwen3.8-max"), ""),
        (rows.licence("etalab-2.0", commercial_use="yes"), ""),
    ],
    ids=lambda value: getattr(value, "slug", None),
)
def test_text_has_its_kind(licence, kind: str):
    found = openness.licence_kind(licence.terms)

    assert found == kind
    assert type(found) is str


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("commercial_use", "conditional"),
        ("redistribution", "no"),
        ("redistribution", "conditional"),
        ("modification", "no"),
        ("modification", "conditional"),
        ("model_as_a_service", "no"),
        ("model_as_a_service", "conditional"),
        ("outputs_commercial", "no"),
        ("outputs_train_other_models", "conditional"),
        ("user_threshold", "700000000"),
        ("revenue_threshold", "20000000 USD"),
        ("excluded_territories", "EU|GB|KR"),
        ("excluded_business", "competitors"),
        ("field_of_use_restrictions", "yes"),
        ("use_policy", "https://example.org/policy"),
        ("naming_duty", "Built with Llama"),
        ("derivative_name_prefix", "Llama"),
        ("registration", "yes"),
        ("registration", "for-commercial-use"),
        ("remote_restriction", "yes"),
        ("revocable", "at-will"),
        ("flow_down", "use-restrictions"),
    ],
)
def test_any_one_restriction_makes_a_text_restricted(term: str, value: str):
    terms = OPEN_CONTENT | {term: value}

    assert openness.licence_kind(terms) == RESTRICTED
    assert openness.kind.restrictions(terms) == [term]
    assert openness.kind.deciding_terms(terms) == [term]


@pytest.mark.parametrize(
    ("term", "value"),
    [
        ("model_as_a_service", "yes"),
        ("outputs_commercial", "silent"),
        ("outputs_train_other_models", "silent"),
        ("use_policy", "silent"),
        ("field_of_use_restrictions", "no"),
        ("registration", "no"),
        ("remote_restriction", "no"),
        ("revocable", "irrevocable"),
        ("revocable", "on-breach"),
        ("flow_down", "licence-copy"),
        ("flow_down", "same-licence"),
        ("attribution_duty", "yes"),
        ("patent_termination", "yes"),
        ("governing_law", "California"),
        ("osi_approved", "no"),
    ],
)
def test_what_restricts_nothing(term: str, value: str):
    assert openness.licence_kind(OPEN_CONTENT | {term: value}) == OPEN


@pytest.mark.parametrize("act", ["redistribution", "modification"])
def test_share_alike_restricts_nothing(act: str):
    terms = OPEN_CONTENT | {act: "conditional", "flow_down": "same-licence"}

    assert openness.licence_kind(terms) == OPEN


@pytest.mark.parametrize(
    ("act", "value"),
    [("modification", "no"), ("commercial_use", "conditional"), ("model_as_a_service", "no")],
)
def test_share_alike_excuses_no_other_condition(act: str, value: str):
    terms = OPEN_CONTENT | {act: value, "flow_down": "same-licence"}

    assert openness.licence_kind(terms) == RESTRICTED


@pytest.mark.parametrize("term", [*FREE, *NO_LIMITS])
def test_open_content_needs_every_term_established(term: str):
    terms = {name: value for name, value in OPEN_CONTENT.items() if name != term}

    assert openness.licence_kind(terms) == ""
    assert openness.kind.deciding_terms(terms) == []


@pytest.mark.parametrize("term", FREE)
def test_open_content_needs_every_freedom_granted(term: str):
    assert openness.licence_kind(OPEN_CONTENT | {term: "silent"}) == ""


@pytest.mark.parametrize(
    "terms",
    [{"commercial_use": "service-only"}, {"commercial_use": "no"}, {"user_threshold": "1000000"}],
    ids=str,
)
def test_approval_by_the_osi_decides_whatever_else_the_text_says(terms: dict[str, str]):
    assert openness.licence_kind(terms | {"osi_approved": "yes"}) == OPEN
    assert openness.kind.deciding_terms(terms | {"osi_approved": "yes"}) == ["osi_approved"]


def test_no_commercial_use_outweighs_other_restrictions():
    terms = OPEN_CONTENT | {"commercial_use": "no", "user_threshold": "100"}

    assert openness.licence_kind(terms) == NON_COMMERCIAL


@pytest.mark.parametrize(
    ("terms", "deciding"),
    [
        ({"osi_approved": "yes", "naming_duty": "X"}, ["osi_approved"]),
        ({"commercial_use": "service-only", "naming_duty": "X"}, ["commercial_use"]),
        ({"commercial_use": "no", "naming_duty": "X"}, ["commercial_use"]),
        (OPEN_CONTENT, ["commercial_use", "redistribution", "modification", "osi_approved"]),
        (
            {"naming_duty": "X", "commercial_use": "conditional"},
            ["commercial_use", "naming_duty"],
        ),
        ({}, []),
    ],
    ids=["approved", "service", "non-commercial", "open content", "restricted", "nothing"],
)
def test_terms_that_decide(terms: dict[str, str], deciding: list[str]):
    assert openness.kind.deciding_terms(terms) == deciding
