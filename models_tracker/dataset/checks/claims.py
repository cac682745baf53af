"""Quotations and sources: short, verbatim, attributed, and used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from models_tracker.dataset.checks.facts import Facts

Found = Iterator[tuple[str, str]]
MOST_WORDS = 40
MOST_PER_CENT = 15
QUOTED = (("statements", "quote"), ("components", "quote"), ("quotations", "text"))
LATIN = ("en", "fr", "de", "es", "it", "pt", "nl", "ko", "ja", "zh", "ru", "")


def a_quotation_is_short(facts: Facts) -> Found:
    """No quotation is longer than forty words."""
    for table, column in QUOTED:
        for row in facts[table]:
            if len(row[column].split()) > MOST_WORDS:
                yield row["source"], f"{table}: {len(row[column].split())} words"


def a_source_is_quoted_sparingly(facts: Facts) -> Found:
    """Of a source whose length is known, at most fifteen words in a hundred are quoted.

    Words quoted twice count once where one quotation holds the other.
    """
    quotes: dict[str, set[str]] = defaultdict(set)
    for table, column in QUOTED:
        for row in facts[table]:
            quotes[row["source"]].add(row[column])
    for slug, texts in quotes.items():
        length = int(facts.sources.get(slug, {}).get("words") or 0)
        longest = [text for text in texts if not any(text in other for other in texts - {text})]
        told = sum(len(text.split()) for text in longest)
        if length and told * 100 > length * MOST_PER_CENT:
            yield slug, f"{told} of its {length} words are quoted"


def a_quotation_names_its_language(facts: Facts) -> Found:
    """A quotation of a statement says which language it is in."""
    for row in facts["statements"]:
        if row["quote"] and not row["quote_language"]:
            yield row["source"], f"a quotation on {row['field']} without a language"


def a_quotation_is_no_translation_of_ours(facts: Facts) -> Found:
    """A quotation is in the language of its source, unless the source translated."""
    for row in facts["quotations"]:
        language = facts.sources.get(row["source"], {}).get("language", "")
        if language and row["language"] and row["language"][:2] != language[:2]:
            yield row["source"], f"is in {language} and quoted in {row['language']}"


def a_source_can_be_reached(facts: Facts) -> Found:
    """A source has an address, unless it is an article whose address was not found."""
    for slug, row in facts.sources.items():
        if not row["url"] and row["kind"] != "article":
            yield slug, "has no address"


def a_language_is_a_code(facts: Facts) -> Found:
    """The language of a source is a BCP 47 code we know."""
    for slug, row in facts.sources.items():
        if row["language"].split("-")[0] not in LATIN:
            yield slug, f"language {row['language']!r}"


def an_address_stands_once(facts: Facts) -> Found:
    """Two sources do not share an address read on one day."""
    seen: dict[tuple[str, str], str] = {}
    for slug, row in facts.sources.items():
        key = row["url"], row["accessed_on"]
        if row["url"] and seen.setdefault(key, slug) != slug:
            yield slug, f"has the address of {seen[key]}"


def a_published_source_is_used(facts: Facts) -> Found:
    """A source supports something."""
    used = {row["source"] for table in facts.tables.values() for row in table if row.get("source")}
    used |= {row["retells"] for row in facts["sources"]}
    for slug, row in facts.sources.items():
        if slug not in used and not row["retells"]:
            yield slug, "supports nothing"


RULES = {
    "error": (
        a_quotation_is_short,
        a_source_is_quoted_sparingly,
        a_quotation_names_its_language,
        a_quotation_is_no_translation_of_ours,
        a_source_can_be_reached,
        a_language_is_a_code,
    ),
    "warning": (an_address_stands_once,),
    "suggestion": (a_published_source_is_used,),
}
