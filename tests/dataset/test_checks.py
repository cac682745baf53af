"""Every rule finds its fault, and leaves rows that keep it alone."""

import copy
import datetime

import pytest

from models_tracker.dataset.checks import RULES, Facts, check
from models_tracker.dataset.checks.registry import read_exceptions
from models_tracker.dataset.package import TABLES

SOURCE = {"accessed_on": "2026-01-01", "url": "https://example.org/a", "kind": "page"}
STATEMENT = {
    "source": "page",
    "retrieved_on": "2026-01-01",
    "confidence": "high",
    "rank": "normal",
}


def row(table: str, **cells: str) -> dict[str, str]:
    """A whole row, empty but for ``cells``."""
    names = next(found.names for found in TABLES if found.name == table)
    assert set(cells) <= set(names), set(cells) - set(names)
    return dict.fromkeys(names, "") | cells


def statement(**cells: str) -> dict[str, str]:
    """A statement of the page."""
    return row("statements", **STATEMENT | cells)


NAMES = {
    "aurora-70b": "Aurora 70B",
    "aurora-seed": "Aurora Seed",
    "star-1": "Star 1",
    "star-2": "Star 2",
}


def whole() -> dict[str, list[dict[str, str]]]:
    """Tables that keep every rule."""
    return {
        "sources": [
            row("sources", slug="page", title="A page", status="published", **SOURCE),
            row(
                "sources",
                slug="text",
                title="Sun",
                **SOURCE | {"kind": "licence-text", "url": "https://example.org/t"},
            ),
            row(
                "sources",
                slug="post",
                title="Star 1",
                publisher="Aurora",
                publisher_country="US",
                **SOURCE | {"kind": "announcement", "url": "https://example.org/p"},
            ),
        ],
        "labs": [
            row("labs", slug="aurora", name="Aurora", kind="company", status="published"),
            row("labs", slug="mistral-ai", name="Mistral AI", kind="company", status="published"),
        ],
        "licences": [
            row("licences", slug="sun", name="Sun", family="Sun", steward="Aurora"),
            row("licences", slug="moon", name="Moon Non-Commercial", family="Llama"),
            row("licences", slug="terms", name="Terms", family="Service terms"),
        ],
        "models": [
            *(
                row("models", slug=slug, name=name, lab="aurora", status="published", family="A")
                for slug, name in NAMES.items()
            ),
        ],
        "aliases": [
            *(
                row("aliases", model=slug, namespace="hugging-face", text=f"aurora/{slug}")
                for slug in NAMES
            ),
            row("aliases", licence="sun", namespace="ours", text="The Sun"),
        ],
        "derivations": [row("derivations", model="aurora-seed", base="aurora-70b", source="page")],
        "availabilities": [
            row(
                "availabilities",
                model="aurora-70b",
                channel="weights",
                state="open",
                since="2024-03-05",
                licence="sun",
                source="page",
            ),
            row(
                "availabilities",
                model="aurora-seed",
                channel="announcement",
                state="open",
                since="2024-06",
                source="page",
            ),
            row(
                "availabilities",
                model="aurora-seed",
                channel="api",
                state="open",
                since="2024-07",
                source="page",
            ),
            *(
                row(
                    "availabilities",
                    model=model,
                    channel="api",
                    state="open",
                    since=since,
                    source="post",
                )
                for model, since in (("star-1", "2024-03"), ("star-2", "2025-03"))
            ),
        ],
        "components": [
            row(
                "components",
                model="aurora-70b",
                part="final-parameters",
                published="yes",
                source="page",
            )
        ],
        "statements": [
            statement(lab="aurora", field="country", value="US"),
            statement(lab="mistral-ai", field="country", value="FR"),
            statement(lab="aurora", field="founded", value="2020"),
            statement(model="aurora-70b", field="parameters_total", value="70000000000"),
            statement(model="aurora-70b", field="parameters_active", value="7000000000"),
            statement(model="aurora-70b", field="context_tokens", value="128000"),
            statement(model="aurora-70b", field="knowledge_cutoff", value="2023-12"),
            statement(model="aurora-70b", field="released_on", value="2024-03-05"),
            statement(
                licence="sun",
                field="commercial_use",
                value="yes",
                source="text",
                quote="for any purpose",
                quote_language="en",
            ),
            statement(licence="sun", field="user_threshold", value="silent", source="text"),
            statement(licence="sun", field="osi_approved", value="yes"),
            statement(licence="moon", field="user_threshold", value="1000", locator="2"),
            statement(licence="moon", field="threshold_effect", value="display", locator="2"),
            statement(
                licence="moon",
                field="revenue_threshold",
                value="20000000 USD",
                quote="more than 20 million US dollars",
                quote_language="en",
            ),
            statement(
                licence="moon",
                field="naming_duty",
                value="Built with Moon",
                quote="prominently display “Built with Moon”",
                quote_language="en",
            ),
            statement(licence="sun", field="effective_on", value="2024-01", locator="1"),
            statement(model="aurora-70b", field="licence", value="The Sun", confidence="low"),
        ],
        "benchmarks": [
            row("benchmarks", slug="test", name="Test", unit="%", minimum="0", maximum="100"),
            row("benchmarks", slug="scale", name="Scale", unit="points"),
        ],
        "scores": [
            row(
                "scores",
                benchmark="test",
                model="aurora-70b",
                as_named="a",
                source="page",
                value="50",
                ci_low="40",
                ci_high="60",
                dated="2024-03-05",
            ),
            *(
                row(
                    "scores",
                    benchmark="scale",
                    model="aurora-70b",
                    as_named=str(value),
                    source="page",
                    value=str(value),
                    dated="2024-03-05",
                )
                for value in (100, 110, 120, 130, 140)
            ),
        ],
        "figures": [
            row(
                "figures",
                lab="aurora",
                kind="private-valuation",
                as_of="2025-01-01",
                source="page",
                amount="1000000000",
                unit="USD",
                status="closed",
            ),
            row(
                "figures",
                lab="aurora",
                kind="private-valuation",
                as_of="2025-06-01",
                source="page",
                amount="2000000000",
                unit="USD",
                status="closed",
            ),
            row(
                "figures",
                lab="aurora",
                kind="funding-round",
                as_of="2025-06-01",
                source="page",
                amount="100000000",
                unit="USD",
                status="closed",
            ),
        ],
        "quotations": [
            row("quotations", claim="c", source="page", number="1", text="words", language="en"),
            row(
                "quotations",
                claim="c",
                source="text",
                number="1",
                text="paroles",
                language="fr",
                is_translation="true",
                relation="repeats",
            ),
            row("quotations", claim="d", source="page", number="2", relation="first-seen"),
        ],
        "claims": [
            row(
                "claims",
                slug="c",
                wording_en="Aurora is open.",
                wording_fr="Aurora est ouverte.",
                person="somebody",
                role_en="Founder",
                said="2024-03",
                status="published",
            ),
            row(
                "claims",
                slug="d",
                wording_en="It is better.",
                wording_fr="Elle est meilleure.",
                no_check_reason="opinion",
                status="published",
            ),
        ],
        "people": [row("people", slug="somebody", name="Somebody")],
        "claim_subjects": [
            row("claim_subjects", claim="c", lab="aurora"),
            row("claim_subjects", claim="d", country="US"),
        ],
        "checks": [
            row(
                "checks",
                claim="c",
                kind="has_label",
                parameters='{"scope": {"models": ["aurora-70b"]}, "labels": ["weights:yes"]}',
                version="1",
            )
        ],
        "horizons": [
            row("horizons", kind=kind, day="2026-08-22")
            for kind in ("events", "components", "scores", "figures")
        ],
    }


def put(table: str, place: int, **cells: str):
    """Change one row."""
    return lambda tables: tables[table][place].update(cells)


def add(table: str, **cells: str):
    """Add one row."""
    return lambda tables: tables[table].append(row(table, **cells))


def say(**cells: str):
    """Add one statement."""
    return lambda tables: tables["statements"].append(statement(**cells))


LONG = " ".join(["word"] * 41)
HISTORY = {"model": "aurora-70b", "source": "page"}
FAULTS = {
    "words_and_facts_come_from_what_was_read": put("sources", 0, accessed_on=""),
    "slug_is_that_of_the_name": put("models", 1, name="Other"),
    "names_are_told_apart": put("models", 1, name="AURORA 70b"),
    "an_alias_means_one_thing": add(
        "aliases", model="aurora-seed", namespace="hugging-face", text="aurora/aurora 70b"
    ),
    "an_alias_is_not_another_name": add(
        "aliases", model="aurora-70b", namespace="ours", text="aurora seed"
    ),
    "a_hugging_face_id_has_an_owner": put("aliases", 0, text="Aurora-70B"),
    "a_lab_has_a_country": put("statements", 0, confidence="low"),
    "counting_elsewhere_has_a_reason": say(lab="aurora", field="counts_as", value="CN"),
    "known_countries_stand": put("statements", 1, value="US"),
    "sources_of_a_country_agree": say(lab="aurora", field="country", value="GB"),
    "the_size_in_a_name_is_its_size": put("statements", 3, value="7000000000"),
    "active_parameters_are_fewer": put("statements", 4, value="700000000000"),
    "parameters_are_plausible": say(
        model="aurora-70b", field="parameters_total", value="700000000000"
    ),
    "a_context_is_plausible": put("statements", 5, value="128"),
    "a_model_is_derived_from_an_older_one": put("derivations", 0, base="aurora-seed"),
    "nothing_lies_beyond_the_horizon": put("availabilities", 2, since="2026-10-23"),
    "nothing_lies_before_the_field_began": put("figures", 0, as_of="2001"),
    "a_lab_exists_before_its_models": put("statements", 2, value="2025"),
    "an_announcement_comes_first": put("availabilities", 1, since="2024-09"),
    "a_channel_opens_before_it_ends": put("availabilities", 2, state="retired"),
    "a_channel_changes_with_each_row": add(
        "availabilities",
        channel="weights",
        state="open",
        since="2025-01",
        licence="sun",
        **HISTORY,
    ),
    "a_model_is_newer_than_its_base": put("availabilities", 0, since="2025-03-05"),
    "a_component_is_no_older_than_its_model": put("components", 0, since="2021"),
    "a_score_is_no_older_than_its_model": put("scores", 0, dated="2024-03-04"),
    "a_source_is_read_after_it_appears": put("sources", 0, published="2026-03"),
    "a_statement_is_read_when_its_source_was": put("sources", 0, published="2026-02"),
    "a_knowledge_cutoff_comes_before_release": put("statements", 6, value="2025-12"),
    "a_published_model_has_a_history": lambda tables: tables["availabilities"].pop(0),
    "release_dates_agree": put("statements", 7, value="2021-03-05"),
    "a_family_is_of_one_lab": put("models", 1, lab="mistral-ai"),
    "an_owner_is_one_lab": put("models", 1, lab="mistral-ai"),
    "a_first_word_is_of_one_lab": put("models", 2, lab="mistral-ai"),
    "an_announcement_is_by_the_lab": put("models", 2, lab="mistral-ai"),
    "a_publisher_is_in_the_country_of_its_lab": put("sources", 2, publisher_country="CN"),
    "traces_of_a_release_agree": put("availabilities", 0, since="2025-03-05"),
    "versions_come_in_order": put("availabilities", 4, since="2023-03"),
    "a_size_is_of_its_time": put("statements", 4, value="700000000"),
    "a_context_is_of_its_time": put("statements", 5, value="1024"),
    "money_is_in_a_currency_of_the_lab": put("figures", 0, unit="CNY", amount="9000000000"),
    "a_threshold_stands_in_its_clause": put("statements", 13, value="200000000 USD"),
    "a_grant_agrees_with_its_clause": put("statements", 8, value="no"),
    "the_words_of_a_duty_stand_in_its_clause": put("statements", 14, value="Built with Sun"),
    "grants_of_a_licence_agree": say(licence="sun", field="redistribution", value="no"),
    "a_licence_is_that_of_its_steward": put("licences", 0, steward="Mistral AI"),
    "a_licence_is_older_than_its_use": put("statements", 15, value="2024-06"),
    "trackers_name_the_licence_too": put("statements", 16, value="moon"),
    "service_terms_give_no_weights": put("availabilities", 0, licence="terms"),
    "known_licences_stand": put("models", 0, slug="deepseek-r1"),
    "a_leaderboard_decides_nothing": put("sources", 0, publisher="Arena"),
    "weights_and_parameters_agree": put("components", 0, published="no"),
    "silence_was_read": put("statements", 9, confidence="low"),
    "a_term_has_its_clause": put("statements", 8, quote="", quote_language=""),
    "one_text_says_one_thing": say(
        licence="sun", field="user_threshold", value="5", source="text", locator="1"
    ),
    "an_approved_licence_grants_commerce": put("statements", 8, value="no"),
    "a_threshold_has_an_effect": put("statements", 12, value="silent"),
    "a_non_commercial_name_holds": say(
        licence="moon", field="commercial_use", value="yes", locator="1"
    ),
    "open_weights_have_a_licence": put("availabilities", 0, licence=""),
    "a_score_is_within_its_range": put("scores", 0, value="500", ci_low="", ci_high=""),
    "a_score_is_like_the_others": put("scores", 5, value="1400"),
    "a_score_is_within_its_interval": put("scores", 0, value="70"),
    "money_is_in_a_currency": put("figures", 0, unit="downloads"),
    "an_amount_is_plausible": put("figures", 0, amount="1000"),
    "a_valuation_exceeds_the_round": put("figures", 2, amount="3000000000"),
    "talks_are_not_closed": put("figures", 0, basis="sale under discussion"),
    "a_score_is_of_the_model_it_names": put("scores", 0, as_named="aurora/Star-1"),
    "reported_scores_stand_apart": lambda tables: (
        tables["scores"][1].update(self_reported="true"),
        tables["scores"][2].update(self_reported="false", source="post"),
    ),
    "one_source_gives_one_score": add(
        "scores", benchmark="test", model="aurora-70b", as_named="a", source="page", value="51"
    ),
    "a_figure_is_like_its_neighbours": put("figures", 1, amount="2000000000000"),
    "scores_have_a_day": put("scores", 0, dated=""),
    "a_quotation_is_short": put("components", 0, quote=LONG),
    "a_source_is_quoted_sparingly": put("sources", 1, words="19"),
    "a_quotation_names_its_language": put("statements", 8, quote_language=""),
    "a_quotation_is_no_translation_of_ours": put("sources", 0, language="fr"),
    "our_sentences_call_nobody_a_liar": put("claims", 1, wording_fr="C’est faux."),
    "a_published_claim_is_whole": lambda tables: tables["claim_subjects"].pop(0),
    "a_claim_has_a_check_or_says_why_not": put("claims", 1, no_check_reason=""),
    "a_check_has_a_scope": put("checks", 0, parameters='{"scope": {}, "labels": ["weights:yes"]}'),
    "a_check_names_rows_that_are_there": put(
        "checks", 0, parameters='{"scope": {"models": ["gone"]}, "labels": ["weights:yes"]}'
    ),
    "a_claim_is_said_before_it_is_quoted": put("sources", 0, published="2024-02"),
    "a_translation_is_not_the_speakers_words": put("quotations", 1, is_translation="false"),
    "a_role_is_somebodys": put("claims", 0, person=""),
    "a_chain_begins_once": lambda tables: tables["quotations"].append(
        dict(tables["quotations"][2], source="text")
    ),
    "a_source_can_be_reached": put("sources", 0, url=""),
    "a_language_is_a_code": put("sources", 0, language="English"),
    "an_address_stands_once": put("sources", 1, url="https://example.org/a"),
    "a_published_source_is_used": add("sources", slug="idle", title="Idle", **SOURCE),
}


def found(tables) -> set[str]:
    """The rules that find something in tables."""
    if any(row["slug"] == "deepseek-r1" for row in tables["models"]):
        for table in ("aliases", "availabilities", "components", "scores"):
            for line in tables[table]:
                line["model"] = line["model"].replace("aurora-70b", "deepseek-r1")
    return {finding.rule for finding in check(Facts(tables))}


def test_whole_tables_keep_every_rule():
    assert found(whole()) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_fault(rule):
    tables = copy.deepcopy(whole())
    FAULTS[rule.id](tables)
    assert rule.id in found(tables)
    assert rule.explanation


def test_there_are_rules_enough_and_each_has_its_fault():
    assert len(RULES) >= 25
    assert {rule.id for rule in RULES} == set(FAULTS)


def test_an_exception_carries_its_reason_and_a_needless_one_is_told():
    tables = whole()
    tables["statements"][5]["value"] = "128"
    exceptions = {
        ("a_context_is_plausible", "aurora-70b"): "a toy",
        ("a_context_is_plausible", "nobody"): "gone",
    }
    findings = {finding.rule: finding for finding in check(Facts(tables), exceptions)}
    assert findings["a_context_is_plausible"].excepted == "a toy"
    assert findings["needless_exception"].key == "nobody"


def test_an_exception_ends_on_its_day(tmp_path):
    path = tmp_path / "exceptions.csv"
    path.write_text("rule,key,reason,review_on\nr,k,because,2026-06-01\n")
    assert read_exceptions(path, datetime.date(2026, 6, 1)) == {("r", "k"): "because"}
    assert read_exceptions(path, datetime.date(2026, 6, 2)) == {}
