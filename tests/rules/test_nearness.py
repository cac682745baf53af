"""Which claims a reader's sentence finds. Uses the shipped claims, names and subjects."""

import csv
import time
from pathlib import Path

import pytest
from django.conf import settings

from models_tracker.models import AIModel, Alias, Claim, ClaimSubject, Lab, Licence, Quotation
from models_tracker.rules.recognition import Catalogue, Lexicon, recognise
from models_tracker.rules.recognition import concepts as words
from models_tracker.rules.recognition.meaning import read_meaning
from models_tracker.rules.recognition.nearness import is_opposed
from models_tracker.rules.recognition.reading import read
from tests.rules.nearness_cases import CASES

DATA = Path(settings.BASE_DIR) / "models_tracker" / "data"
RECALL = 0.94
PRECISION = 0.97


def rows_of(name: str) -> list[dict[str, str]]:
    """The published rows of one file of the shipped dataset."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            row for row in csv.DictReader(file) if row.get("status", "published") == "published"
        ]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    """All shipped names and claims, made of unsaved rows: no database is needed."""
    labs = {row["slug"]: Lab(pk=row["slug"], name=row["name"]) for row in rows_of("labs")}
    models = {
        row["slug"]: AIModel(
            pk=row["slug"], name=row["name"], family=row["family"], lab=labs[row["lab"]]
        )
        for row in rows_of("models")
        if row["lab"] in labs
    }
    licences = {
        row["slug"]: Licence(pk=row["slug"], name=row["name"]) for row in rows_of("licences")
    }
    rows = {"model": models, "lab": labs, "licence": licences}
    aliases = [
        Alias(text=row["text"], **{noun: rows[noun][row[noun]]})
        for row in rows_of("aliases")
        for noun in rows
        if row[noun] in rows[noun]
    ]
    lexicon = Lexicon(models.values(), labs.values(), licences.values(), aliases)
    return Catalogue(lexicon, _claims(rows), [])


def _claims(rows: dict[str, dict]) -> list[Claim]:
    found = {row["slug"]: _claim(row) for row in rows_of("claims")}
    for row in rows_of("quotations"):
        if row["text"] and row["claim"] in found:
            quotation = Quotation(text=row["text"], language=row["language"])
            found[row["claim"]]._prefetched_objects_cache["quotations"].append(quotation)
    for row in rows_of("claim_subjects"):
        if row["claim"] not in found:
            continue
        named = {noun: rows[noun][row[noun]] for noun in rows if row[noun] in rows[noun]}
        subject = ClaimSubject(country=row["country"], **named)
        found[row["claim"]]._prefetched_objects_cache["subjects"].append(subject)
    return list(found.values())


def _claim(row: dict[str, str]) -> Claim:
    claim = Claim(pk=row["slug"], **{key: row[key] for key in ("slug", "wording_en", "wording_fr")})
    claim._prefetched_objects_cache = {"quotations": [], "subjects": []}
    return claim


def found_in(text: str, catalogue: Catalogue) -> list[str]:
    """The slugs of the claims found, in their order; "!" before those that say the opposite."""
    return [
        ("!" if one.is_opposed else "") + one.claim.slug
        for one in recognise(text, catalogue).claims
    ]


def test_a_sample_of_sentences_finds_what_a_reader_expects_and_little_else(catalogue):
    assert len(CASES) >= 60
    hit = missed = wrong = total = 0
    for text, expected, fair in CASES:
        found = set(found_in(text, catalogue))
        hit += len(found & {*expected.split()})
        missed += len({*expected.split()} - found)
        wrong += len(found - {*expected.split(), *fair.split()})
        total += len(found)
    assert hit / (hit + missed) >= RECALL
    assert 1 - wrong / total >= PRECISION


def test_the_sample_names_claims_that_there_are(catalogue):
    known = {claim.slug for claim, _quotations in catalogue.quotations}
    told = {slug.lstrip("!") for _text, *lists in CASES for one in lists for slug in one.split()}
    assert told <= known


NOTHING = [text for text, expected, fair in CASES if not expected and not fair]


@pytest.mark.parametrize("text", NOTHING)
def test_a_sentence_about_something_else_finds_nothing(catalogue, text):
    assert found_in(text, catalogue) == []


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Chinese open-weight models overtake American ones", "china-leads-in-open-ai"),
        ("China overtakes America in open models", "china-leads-in-open-ai"),
        ("OpenAI is worth more than Alibaba", "openai-worth-more-than-alibaba"),
        ("Alibaba is worth more than OpenAI", "!openai-worth-more-than-alibaba"),
        ("Les modèles chinois dépassent les américains", "china-leads-in-open-ai"),
        ("DeepSeek R1 cost 6 million dollars", "deepseek-r1-made-on-a-tight-budget"),
        ("Chinese models are better than Meta’s", "chinese-models-of-2025-outdo-those-of-meta"),
        ("Llama 2 is open source", "!llama-2-not-open-source"),
    ],
)
def test_the_nearest_claim_stands_first_and_an_opposite_is_marked(catalogue, text, first):
    assert found_in(text, catalogue)[0] == first


def test_what_says_the_opposite_stands_after_what_agrees(catalogue):
    found = found_in("Chinese models beat American models on every benchmark", catalogue)
    marks = [slug.startswith("!") for slug in found]
    assert True in marks
    assert marks == sorted(marks)


def test_a_sentence_that_names_nobody_speaks_of_those_named_before(catalogue):
    follows = "OpenAI is worth much. In 2020, it turned to closed models."
    assert "openai-turned-to-closed-models-in-2020" in found_in(follows, catalogue)
    assert found_in("In 2020, it turned to closed models.", catalogue) == []


@pytest.mark.parametrize(
    ("one", "other", "opposed"),
    [
        ("China overtakes America", "L’Amérique est dépassée par la Chine", False),
        ("China overtakes America", "L’Amérique dépasse la Chine", True),
        ("China overtakes America", "China has not overtaken America", True),
        ("China overtakes America", "America lags behind China", False),
        ("Open models beat closed ones", "Les modèles fermés devancent les ouverts", True),
        ("It is closed", "C’est ouvert", True),
        ("It is not closed", "C’est ouvert", False),
        ("It is not only open", "C’est ouvert", False),
        ("The gap is closing", "L’écart se creuse", True),
        ("Ahead of America, China", "China is ahead of America", False),
    ],
)
def test_direction_and_denial_are_read_in_both_languages(one, other, opposed):
    first, second = (read_meaning(text, read(text), []) for text in (one, other))
    assert is_opposed(first, second) == opposed


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("Chinese", "chinoises"),
        ("American", "américains"),
        ("the United States", "les États-Unis"),
        ("the US", "l’Amérique"),
        ("overtake", "dépassent"),
        ("open-weight", "à poids ouverts"),
        ("open source", "open source"),
        ("proprietary", "propriétaires"),
        ("catches up", "rattrape"),
        ("valuation", "valorisation"),
        ("a tight budget", "un budget serré"),
        ("downloads", "téléchargements"),
        ("four", "quatre"),
        ("the first", "le premier"),
    ],
)
def test_words_of_both_languages_mean_the_same(english, french):
    one, other = (read_meaning(text, read(text), []) for text in (english, french))
    assert (one.said, one.keys) == (other.said, other.keys)
    assert one.said or one.keys


def test_us_is_a_country_in_capitals_only():
    assert read_meaning("let us go", read("let us go"), []).mentions == ()
    assert read_meaning("the US leads", read("the US leads"), []).mentions[0].keys == {
        ("country", "US")
    }


def test_no_entry_of_the_table_means_two_things():
    told: dict[str, set] = {}
    for entry, sense in words.entries():
        told.setdefault(entry, set()).add(sense)
    assert {entry: senses for entry, senses in told.items() if len(senses) > 1} == {}


def test_every_concept_that_other_rules_name_is_in_the_table():
    known = {concept for _entry, sense in words.entries() for concept in sense.concepts}
    assert {*words.MEASURES, *(word for pair in words.OPPOSITES for word in pair)} <= known


def test_a_sentence_is_answered_in_a_twentieth_of_a_second(catalogue):
    text = "Chinese open-weight models overtake American ones, and even those of Meta. " * 2
    recognise(text, catalogue)
    started = time.process_time()
    recognise(text, catalogue)
    assert time.process_time() - started < 0.05


@pytest.mark.parametrize(
    "text",
    ["China leads America in open models {}. ", "open {} closed. ", "is China not open {} US? "],
)
def test_many_sentences_near_many_claims_are_read_in_bounded_time(catalogue, text):
    long = "".join(text.format(number) for number in range(10_000))[:60_000]
    started = time.process_time()
    recognise(long, catalogue)
    assert time.process_time() - started < 5
