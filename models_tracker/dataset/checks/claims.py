"""Claims, quotations and sources: whole, short, verbatim, attributed, and used."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from models_tracker.choices import Status
from models_tracker.dataset.checks.facts import Facts, before
from models_tracker.rules.checks import KINDS, Faults
from models_tracker.rules.checks.parameters import references

Found = Iterator[tuple[str, str]]
MOST_WORDS = 40
MOST_PER_CENT = 15
QUOTED = (("statements", "quote"), ("components", "quote"), ("quotations", "text"))
SUBJECTS = ("lab", "licence", "model", "country")
NEVER_SAID = {
    "_en": re.compile(r"\b(true|false|lie[sd]?|lying|liars?|misquot\w*)\b", re.IGNORECASE),
    "_fr": re.compile(
        r"\b(vraie?s?|faux|fausses?|mensong\w*|ment|ments|mentent|mentir|menti|menteu\w*)\b",
        re.IGNORECASE,
    ),
}
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
    used |= {row[name] for row in facts["sources"] for name in ("retells", "known_through")}
    for slug, row in facts.sources.items():
        if slug not in used and not row["retells"]:
            yield slug, "supports nothing"


def our_sentences_call_nobody_a_liar(facts: Facts) -> Found:
    """No sentence of ours has a word that judges a speaker, in either language."""
    for table, rows in facts.tables.items():
        for row in rows:
            for column, text in row.items():
                pattern = NEVER_SAID.get(column[-3:])
                found = pattern.search(text) if pattern and text else None
                if found:
                    yield row.get("slug") or row.get("source") or table, f"{column}: {found[0]!r}"


def a_published_claim_is_whole(facts: Facts) -> Found:
    """A published claim has both wordings, a quotation and a subject."""
    quoted = {row["claim"] for row in facts["quotations"]}
    about = {row["claim"] for row in facts["claim_subjects"] if any(row[one] for one in SUBJECTS)}
    for row in facts["claims"]:
        if row["status"] != Status.PUBLISHED:
            continue
        lacks = [
            word
            for word, has in (
                ("wording in English", row["wording_en"]),
                ("wording in French", row["wording_fr"]),
                ("quotation", row["slug"] in quoted),
                ("subject", row["slug"] in about),
            )
            if not has
        ]
        if lacks:
            yield row["slug"], f"lacks {', '.join(lacks)}"


def a_claim_has_a_check_or_says_why_not(facts: Facts) -> Found:
    """A claim has a check or the reason why it has none, and not both.

    A draft may lack both: its check is built once it is there.
    """
    checked = {row["claim"] for row in facts["checks"]}
    for row in facts["claims"]:
        if row["slug"] in checked and row["no_check_reason"]:
            yield row["slug"], "has a check and a reason for none"
        elif row["slug"] not in checked and not row["no_check_reason"]:
            if row["status"] != Status.DRAFT:
                yield row["slug"], "has neither"


def a_check_has_a_scope(facts: Facts) -> Found:
    """The parameters of a check read, and each group it asks of is narrowed by something."""
    for row in facts["checks"]:
        try:
            KINDS[row["kind"]].read(json.loads(row["parameters"]))
        except (Faults, KeyError, ValueError) as fault:
            yield row["claim"], str(fault)


def a_check_names_rows_that_are_there(facts: Facts) -> Found:
    """The models, labs, licences and benchmarks that a check names are in the tables."""
    known = {noun: getattr(facts, f"{noun}s") for noun in ("model", "lab", "licence", "benchmark")}
    for row in facts["checks"]:
        try:
            given = KINDS[row["kind"]].read(json.loads(row["parameters"]))
        except (Faults, KeyError, ValueError):
            continue
        for path, noun, slug in references(given):
            if slug not in known[noun]:
                yield row["claim"], f"{path}: no {noun} {slug!r}"


def a_claim_is_said_before_it_is_quoted(facts: Facts) -> Found:
    """No source that quotes a claim is older than the day on which it was said."""
    said = {row["slug"]: row["said"] for row in facts["claims"]}
    for row in facts["quotations"]:
        published = facts.sources.get(row["source"], {}).get("published", "")
        if before(published, said.get(row["claim"], "")):
            yield row["claim"], f"{row['source']} is of {published}, said {said[row['claim']]}"


def a_translation_is_not_the_speakers_words(facts: Facts) -> Found:
    """Of the words of one speaker in several languages, all but one are marked as translations."""
    speakers = {row["slug"]: row["person"] or row["body"] for row in facts["claims"]}
    own: dict[str, set[str]] = defaultdict(set)
    for row in facts["quotations"]:
        if row["text"] and row["is_translation"] != "true" and speakers.get(row["claim"]):
            own[row["claim"]].add(row["language"][:2])
    for slug, languages in own.items():
        if len(languages) > 1:
            yield slug, f"{speakers[slug]} is quoted as speaking {sorted(languages)}"


def a_role_is_somebodys(facts: Facts) -> Found:
    """A role and an affiliation are of a speaker who is named."""
    for row in facts["claims"]:
        if (row["role_en"] or row["affiliation"]) and not (row["person"] or row["body"]):
            yield row["slug"], f"{row['role_en'] or row['affiliation']} without a speaker"


def words_and_facts_come_from_what_was_read(facts: Facts) -> Found:
    """A source that was not read gives no fact and no words but its title."""
    unread = {slug for slug, row in facts.sources.items() if not row["accessed_on"]}
    for table, rows in facts.tables.items():
        for row in rows:
            if row.get("source") not in unread:
                continue
            if table != "quotations" or (row["text"] and row["locator"] != "title"):
                yield row["source"], f"was not read, and supports a row of {table}"


def a_chain_begins_once(facts: Facts) -> Found:
    """At most one quotation of a claim is where it was first seen."""
    first = Counter(row["claim"] for row in facts["quotations"] if row["relation"] == "first-seen")
    yield from (
        (slug, f"is first seen {count} times") for slug, count in first.items() if count > 1
    )


RULES = {
    "error": (
        a_quotation_is_short,
        a_source_is_quoted_sparingly,
        a_quotation_names_its_language,
        a_quotation_is_no_translation_of_ours,
        a_source_can_be_reached,
        a_language_is_a_code,
        our_sentences_call_nobody_a_liar,
        a_published_claim_is_whole,
        a_claim_has_a_check_or_says_why_not,
        a_check_has_a_scope,
        a_check_names_rows_that_are_there,
        a_claim_is_said_before_it_is_quoted,
        a_translation_is_not_the_speakers_words,
        a_role_is_somebodys,
        a_chain_begins_once,
        words_and_facts_come_from_what_was_read,
    ),
    "warning": (an_address_stands_once,),
    "suggestion": (a_published_source_is_used,),
}
