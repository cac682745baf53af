"""Clauses and licences: a term says what its quoted words say, a licence is its steward's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models_tracker.choices import SILENT
from models_tracker.dataset.checks.facts import Facts, Row, before
from models_tracker.folding import fold

Found = Iterator[tuple[str, str]]
_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)\s*(thousand|million|billion)?", re.IGNORECASE)
_TIMES = {"": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_BUSINESS = re.compile(r"commercial(?!ly usable)|research purpo", re.IGNORECASE)
_HOLE = re.compile(r"\[[^]]*\]|<[^>]*>")
STEWARDS = {
    "Alibaba Cloud": "alibaba-qwen",
    "Alibaba (Qwen)": "alibaba-qwen",
    "Allen Institute for AI": "ai2",
    "Baichuan Inc.": "baichuan",
    "CompVis / Stability AI": "stability-ai",
    "Technology Innovation Institute": "tii",
    "Z.ai": "zhipu-ai-z-ai",
    "Zhipu AI / Tsinghua KEG": "zhipu-ai-z-ai",
}


def a_threshold_stands_in_its_clause(facts: Facts) -> Found:
    """The number of a threshold of users or revenue stands in the words quoted for it."""
    for row in _quoted(facts, "user_threshold", "revenue_threshold"):
        wanted = int(row["value"].split()[0])
        told = {
            round(float(number.replace(",", "")) * _TIMES[unit.lower()])
            for number, unit in _AMOUNT.findall(row["quote"])
        }
        if wanted not in told:
            yield row["licence"], f"{row['field']} is {row['value']}, its clause has {sorted(told)}"


def a_grant_agrees_with_its_clause(facts: Facts) -> Found:
    """Commerce is forbidden by words on commerce or research, and granted by others."""
    for row in _quoted(facts, "commercial_use"):
        speaks = bool(_BUSINESS.search(row["quote"]))
        if (row["value"] == "no" and not speaks) or (row["value"] == "yes" and speaks):
            yield row["licence"], f"commercial_use = {row['value']}: {row['quote'][:80]!r}"


def the_words_of_a_duty_stand_in_its_clause(facts: Facts) -> Found:
    """A name that must be shown or begun with stands in the words quoted for it."""
    for row in _quoted(facts, "naming_duty", "derivative_name_prefix"):
        words = [fold(_HOLE.sub("", part)) for part in row["value"].split(" / ")]
        if not any(part in fold(_HOLE.sub("", row["quote"])) for part in words):
            yield row["licence"], f"{row['field']} = {row['value']!r} is not in its clause"


def grants_of_a_licence_agree(facts: Facts) -> Found:
    """A licence that forbids commerce does not allow it to outputs or services, nor conversely."""
    for slug in facts.licences:
        commerce = facts.value(slug, "commercial_use")
        for field in ("redistribution", "outputs_commercial"):
            other = facts.value(slug, field)
            if commerce == "yes" and other == "no":
                yield slug, f"commercial_use = yes and {field} = {other}"


def a_licence_is_that_of_its_steward(facts: Facts) -> Found:
    """A licence that a lab wrote covers models of that lab, its owner, or derived models."""
    labs = {fold(row["name"]): slug for slug, row in facts.labs.items()}
    derived = {row["model"] for row in facts["derivations"]}
    for row in facts["availabilities"]:
        steward = facts.licences.get(row["licence"], {}).get("steward", "")
        writer = STEWARDS.get(steward) or labs.get(fold(steward))
        lab = facts.models[row["model"]]["lab"]
        if row["channel"] == "weights" and writer and facts.house(writer) != facts.house(lab):
            if row["model"] not in derived:
                yield row["model"], f"a model of {lab} under {row['licence']} of {writer}"


def a_licence_is_older_than_its_use(facts: Facts) -> Found:
    """No model is given under a text that took effect after that day."""
    for row in facts["availabilities"]:
        effective = facts.value(row["licence"], "effective_on")
        if row["licence"] and before(row["since"], effective):
            yield row["model"], f"since {row['since']} under {row['licence']} of {effective}"


def trackers_name_the_licence_too(facts: Facts) -> Found:
    """What trackers print as the licence of a model means one that its weights were given under."""
    meanings = _meanings(facts)
    given: dict[str, set[str]] = {}
    for row in facts["availabilities"]:
        if row["channel"] == "weights" and row["licence"]:
            given.setdefault(row["model"], set()).add(row["licence"])
    for row in facts["statements"]:
        if row["field"] == "licence" and row["model"] in given:
            meant = meanings.get(fold(row["value"]), set())
            if meant and not meant & given[row["model"]]:
                told = f"{row['source']} prints {row['value']!r}"
                yield row["model"], f"is under {sorted(given[row['model']])}; {told}"


def _meanings(facts: Facts) -> dict[str, set[str]]:
    """Return the licences that a folded spelling may mean."""
    found: dict[str, set[str]] = {}
    for slug, row in facts.licences.items():
        for text in (slug, row["name"], row["spdx_id"], row["family"]):
            found.setdefault(fold(text), set()).add(slug)
    for row in facts["aliases"]:
        if row["licence"]:
            found.setdefault(fold(row["text"]), set()).add(row["licence"])
    return found


def _quoted(facts: Facts, *fields: str) -> Iterator[Row]:
    """Yield the standing statements on terms of licences that quote a clause."""
    for (_subject, field), rows in facts.statements_on.items():
        if field in fields:
            for row in rows:
                if row["quote"] and row["quote_language"] == "en" and row["value"] != SILENT:
                    yield row


RULES = {
    "error": (
        a_threshold_stands_in_its_clause,
        a_grant_agrees_with_its_clause,
        the_words_of_a_duty_stand_in_its_clause,
        grants_of_a_licence_agree,
        a_licence_is_that_of_its_steward,
    ),
    "warning": (
        a_licence_is_older_than_its_use,
        trackers_name_the_licence_too,
    ),
}
