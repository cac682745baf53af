"""French is complete: every string translated, none fuzzy or merely copied, compiled as is."""

import re
from pathlib import Path

import polib
import pytest

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "models_tracker" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
SAME = (ROOT / "tests" / "same_in_french.txt").read_text().splitlines()
HOLES = re.compile(r"%\([a-z_]+\)[sd]")


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    """Every entry of the catalogue."""
    return list(polib.pofile(str(CATALOGUE)))


def texts(entry: polib.POEntry) -> list[str]:
    """The French of an entry."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def faults(entry: polib.POEntry) -> list[str]:
    """What is wrong with an entry."""
    found = []
    if not all(texts(entry)):
        found.append("empty")
    if entry.fuzzy:
        found.append("fuzzy")
    if entry.msgstr == entry.msgid and entry.msgid not in SAME:
        found.append("copied")
    for english, french in zip([entry.msgid, entry.msgid_plural], texts(entry), strict=False):
        if set(HOLES.findall(english or entry.msgid)) != set(HOLES.findall(french)):
            found.append("holes differ")
    return found


def test_every_string_is_translated(entries):
    assert len(entries) > 500
    assert {entry.msgid: faults(entry) for entry in entries if faults(entry)} == {}


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (polib.POEntry(msgid="Open", msgstr=""), "empty"),
        (polib.POEntry(msgid="Open", msgstr="Open"), "copied"),
        (polib.POEntry(msgid="Open", msgstr="Ouvert", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="%(a)s open", msgstr="%(b)s ouvert"), "holes differ"),
    ],
)
def test_a_planted_fault_is_found(planted, fault):
    assert fault in faults(planted)


def test_the_compiled_catalogue_is_that_of_the_text():
    assert CATALOGUE.with_suffix(".mo").read_bytes() == polib.pofile(str(CATALOGUE)).to_binary()
