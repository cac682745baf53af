"""Strings in the wild name a licence of ours, or none; never a guess. Uses the shipped data."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from models_tracker.models import Alias, Licence
from models_tracker.rules.licence_names import Outcome, index, resolve
from tests.rules.licence_cells import UPSTREAM, cells

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"
SAMPLE = Path(__file__).with_name("licence_sample.csv")


def shipped_index():
    """The index of the shipped licences, made of unsaved rows: no database is needed."""
    aliases = {}
    with (DATA / "aliases.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["licence"]:
                alias = Alias(namespace=row["namespace"], text=row["text"])
                aliases.setdefault(row["licence"], []).append(alias)
    with (DATA / "licences.csv").open(encoding="utf-8", newline="") as file:
        licences = [_licence(row, aliases.get(row["slug"], [])) for row in csv.DictReader(file)]
    return index(licences)


def _licence(row, aliases):
    fields = ("slug", "name", "version", "family", "spdx_id", "text_url")
    licence = Licence(pk=row["slug"], **{name: row[name] for name in fields})
    licence._prefetched_objects_cache = {"aliases": Alias.objects.none()}
    licence._prefetched_objects_cache["aliases"]._result_cache = aliases
    return licence


@pytest.fixture(scope="module")
def known():
    return shipped_index()


def sample():
    with SAMPLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_of_300_labelled_cells_at_least_99_in_100_resolved_ones_are_right(known):
    rows = sample()
    named = [(row, resolve(row["text"], known, row["name"])) for row in rows]
    resolved = [(row, found.slug) for row, found in named if found.slug]
    wrong = [(row, slug) for row, slug in resolved if row["expected"] != slug]

    assert len(rows) == 300
    assert len(resolved) >= 140
    assert len(wrong) <= 0.01 * len(resolved), wrong
    missed = [row for row, found in named if not found.slug and row["expected"] != "unresolved"]
    assert len(missed) <= 3, missed


@pytest.mark.parametrize(
    ("text", "name", "outcome"),
    [
        ("proprietary", "", Outcome.NO_NAME),
        ("other", "", Outcome.NO_NAME),
        ("other", "other", Outcome.NO_NAME),
        ("", "", Outcome.NO_NAME),
        ("  ", "kimi-k3", Outcome.RESOLVED),
        ("gemma", "", Outcome.AMBIGUOUS),
        ("Llama", "", Outcome.AMBIGUOUS),
        ("Modified MIT", "", Outcome.AMBIGUOUS),
        ("other", "nvidia-open-model-license", Outcome.AMBIGUOUS),
        ("Mistral Research", "", Outcome.RESOLVED),
        ("MIT license", "", Outcome.RESOLVED),
        ("other", "MIT License", Outcome.RESOLVED),
        ("Modified MIT License", "", Outcome.AMBIGUOUS),
        ("Apache 2.0, CC BY-SA-3.0", "", Outcome.UNKNOWN),
        ("Apache 2.0 with usage restriction inherited from BLOOM", "", Outcome.UNKNOWN),
        ("MIT-0", "", Outcome.UNKNOWN),
        ("Llama 5", "", Outcome.UNKNOWN),
        ("CC-BY-NC", "", Outcome.UNKNOWN),
        ("[Apache 2.0](https://opensource.org/license/mit)", "", Outcome.AMBIGUOUS),
        ("[Apache 2.0](https://example.org/terms) but not for war", "", Outcome.UNKNOWN),
        ("https://example.org/apache-2.0", "", Outcome.UNKNOWN),
    ],
)
def test_a_string_that_could_be_several_texts_or_none_is_not_guessed(known, text, name, outcome):
    assert resolve(text, known, name).outcome == outcome


def test_an_ambiguous_name_says_what_it_could_be(known):
    assert resolve("gemma", known).candidates == ("gemma-2024-04-01", "gemma-2025-03-24", "hai-def")


NAME_NONE = frozenset(
    """
    |unlicensed|other|proprietary|propretary|unknown|unknkown|custom|undisclosed|open|na|mixed
    |unclear|purposely left ambiguous|other license|license|non-commercial|non-commercial license
    |noncommercial use license|component not include|component not include.
    |component component not included|component not included but listed sources
    """.replace("\n    ", "").split("|")
)


def test_of_the_cells_upstream_that_name_a_licence_nine_in_ten_resolve(known):
    if not UPSTREAM.is_dir():
        pytest.skip("the trackers' files are not beside the repository: nothing was measured")
    naming = [text for _file, _model, text in cells() if text.casefold() not in NAME_NONE]
    unresolved = Counter(text for text in naming if not resolve(text, known).slug)

    assert len(naming) > 4000
    assert unresolved.total() <= 0.1 * len(naming), unresolved.most_common(60)
