"""Licences, components and evidence: what decides openness is what may decide it."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.choices import SILENT
from models_tracker.dataset.checks.facts import Facts

Found = Iterator[tuple[str, str]]
TRACKERS = ("model-openness-tool", "arena", "model openness tool")
KNOWN = {
    "deepseek-r1": "mit",
    "minimax-m2-7": "minimax-m2-7-nc",
    "mistral-large-2": "mrl-0-1",
}
UNSETTLED = ("glm-5-3", "qwen3-8-max", "muse-glimmer")


def service_terms_give_no_weights(facts: Facts) -> Found:
    """Weights are not given under the terms of a service."""
    for row in facts["availabilities"]:
        family = facts.licences.get(row["licence"], {}).get("family", "")
        if row["channel"] == "weights" and family == "Service terms":
            yield row["model"], f"weights under {row['licence']}"


def known_licences_stand(facts: Facts) -> Found:
    """Licences that other trackers got wrong keep the one their text shows."""
    for slug, licence in KNOWN.items():
        given = [
            row["licence"]
            for row in facts.availabilities_of.get(slug, [])
            if row["channel"] == "weights" and row["licence"]
        ]
        if given and given[-1] != licence:
            yield slug, f"is under {given[-1]}, not {licence}"
    for slug in UNSETTLED:
        for row in facts.availabilities_of.get(slug, []):
            if row["channel"] == "weights" and row["licence"]:
                yield slug, f"under {row['licence']}: sources disagree, nothing is established"


def a_leaderboard_decides_nothing(facts: Facts) -> Found:
    """No availability or established component rests on a leaderboard or the openness tool."""
    for table in ("availabilities", "components"):
        for row in facts[table]:
            if row.get("published") == "not-established" or row["confidence"] == "low":
                continue
            source = facts.sources.get(row["source"], {})
            told = f"{source.get('slug', '')} {source.get('publisher', '')}".lower()
            licence_matters = table == "components" or row["licence"]
            if licence_matters and any(name in told for name in TRACKERS):
                yield row["model"], f"{table} rests on {source.get('title', row['source'])}"


def weights_and_parameters_agree(facts: Facts) -> Found:
    """A model whose weights are to be had is not said to publish no final parameters."""
    open_weights = {
        row["model"]
        for row in facts["availabilities"]
        if row["channel"] == "weights" and row["state"] in ("open", "gated")
    }
    for row in facts["components"]:
        if row["part"] == "final-parameters":
            wrong = "no" if row["model"] in open_weights else "yes"
            if row["published"] == wrong:
                yield row["model"], f"final parameters: {row['published']}"


def silence_was_read(facts: Facts) -> Found:
    """A text is silent only where it was read, with high or medium confidence, and unquoted."""
    for row in facts["statements"]:
        if row["licence"] and row["value"] == SILENT:
            if row["confidence"] not in ("high", "medium") or row["quote"]:
                yield (
                    row["licence"],
                    f"{row['field']} is silent, by {row['confidence'] or 'nobody'}",
                )


def a_term_has_its_clause(facts: Facts) -> Found:
    """A term read in a text quotes its clause, or says that it is silent."""
    free = {SILENT, "no"}
    for row in facts["statements"]:
        kind = facts.sources.get(row["source"], {}).get("kind")
        if row["licence"] and kind == "licence-text" and row["value"] not in free:
            if not row["quote"] and not row["locator"]:
                yield row["licence"], f"{row['field']} = {row['value']} has no clause"


def one_text_says_one_thing(facts: Facts) -> Found:
    """One source does not give one field of a licence two values."""
    seen: dict[tuple[str, str, str], str] = {}
    for row in facts["statements"]:
        key = row["licence"], row["field"], row["source"]
        if row["licence"] and row["rank"] != "deprecated":
            if seen.setdefault(key, row["value"]) != row["value"]:
                yield row["licence"], f"{row['field']} is {seen[key]} and {row['value']}"


def an_approved_licence_grants_commerce(facts: Facts) -> Found:
    """A licence approved by the OSI grants commercial use and restricts no field."""
    for slug in facts.licences:
        if facts.value(slug, "osi_approved") == "yes":
            for field, wrong in (
                ("commercial_use", ("no", "conditional")),
                ("field_of_use_restrictions", ("yes",)),
            ):
                if facts.value(slug, field) in wrong:
                    yield slug, f"is approved by the OSI and {field} is {wrong[0]}"


def a_threshold_has_an_effect(facts: Facts) -> Found:
    """A threshold of users or revenue says what crossing it does."""
    for slug in facts.licences:
        for field in ("user_threshold", "revenue_threshold"):
            if facts.value(slug, field) not in ("", SILENT):
                if facts.value(slug, "threshold_effect") in ("", SILENT):
                    yield slug, f"{field} without effect"


def a_non_commercial_name_holds(facts: Facts) -> Found:
    """A licence named non-commercial or research does not grant commercial use."""
    for slug, row in facts.licences.items():
        name = row["name"].lower()
        if "non-commercial" in name or "noncommercial" in name:
            if facts.value(slug, "commercial_use") == "yes":
                yield slug, f"is named {row['name']!r} and grants commercial use"


def open_weights_have_a_licence(facts: Facts) -> Found:
    """Open weights have an established licence."""
    for row in facts["availabilities"]:
        if row["channel"] == "weights" and row["state"] in ("open", "gated") and not row["licence"]:
            yield row["model"], "the licence of its weights is not established"


RULES = {
    "error": (
        service_terms_give_no_weights,
        known_licences_stand,
        a_leaderboard_decides_nothing,
        weights_and_parameters_agree,
        silence_was_read,
        a_term_has_its_clause,
        one_text_says_one_thing,
        an_approved_licence_grants_commerce,
        a_non_commercial_name_holds,
    ),
    "warning": (a_threshold_has_an_effect,),
    "suggestion": (open_weights_have_a_licence,),
}
