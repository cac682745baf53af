"""French is complete: every string marked and translated, none fuzzy or merely copied, well set."""

import re
from pathlib import Path

import polib
import pytest

from models_tracker.dataset.checks.claims import NEVER_SAID
from tests import marked

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "models_tracker" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
SAME = (ROOT / "tests" / "same_in_french.txt").read_text().splitlines()
HOLES = re.compile(r"%\([a-z_]+\)[sd]")
# A sign that could begin a line of its own, and a typewriter's apostrophe.
LOOSE = re.compile("[ ][:;?!»](?=[\\s\u00a0\u202f]|$)|«[ ]|\\w'\\w")
# What the catalogue holds though no source marks it: (context, text) and why.
UNMARKED: dict[tuple[str, str], str] = {}


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
    if entry.msgid in texts(entry) and entry.msgid not in SAME:
        found.append("copied")
    if any(LOOSE.search(french) for french in texts(entry)):
        found.append("loose sign")
    for english, french in zip([entry.msgid, entry.msgid_plural], texts(entry), strict=False):
        if set(HOLES.findall(english or entry.msgid)) != set(HOLES.findall(french)):
            found.append("holes differ")
    return found


def missing(entries: list[polib.POEntry], root: Path) -> dict[marked.Marked, str]:
    """What the sources at ``root`` mark and the catalogue lacks, each with a file."""
    held = {_key(entry) for entry in entries}
    return {key: str(path) for key, path in marked.everywhere(root).items() if key not in held}


def _key(entry: polib.POEntry) -> marked.Marked:
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural or ""


def test_every_string_of_the_sources_is_in_the_catalogue(entries):
    assert missing(entries, ROOT) == {}


def test_every_string_of_the_catalogue_is_in_the_sources(entries):
    used = {(context, text) for context, text, _plural in marked.everywhere(ROOT)}
    assert len(used) > 1500
    assert {_key(entry)[:2] for entry in entries} - used == set(UNMARKED)


@pytest.mark.parametrize(
    ("name", "source", "lacking"),
    [
        ("config/a.py", 'say = _("Planted " "here")', ("", "Planted here", "")),
        (
            "models_tracker/a.py",
            "from django.utils.translation import gettext_lazy as told\nx = told('Planted')",
            ("", "Planted", ""),
        ),
        (
            "models_tracker/b.py",
            "x = translation.npgettext('a', 'One planted', 'Many', n)",
            ("a", "One planted", "Many"),
        ),
        ("templates/a.html", '{% translate "Planted" context "b" %}', ("b", "Planted", "")),
        ("templates/b.html", '<p title="{% firstof _("Planted") %}">', ("", "Planted", "")),
        (
            "templates/c.html",
            "{% blocktranslate trimmed count n=x %}\n {{ n }} “planted”\n"
            "{% plural %}{{ n }} (more){% endblocktranslate %}",
            ("", "%(n)s “planted”", "%(n)s (more)"),
        ),
        ("templates/d.txt", "{{ page|default:_('Planted') }}", ("", "Planted", "")),
    ],
)
def test_a_planted_string_is_missed(entries, tmp_path, name, source, lacking):
    (tmp_path / name).parent.mkdir()
    (tmp_path / name).write_text(source)
    assert missing(entries, tmp_path) == {lacking: name}


def test_a_mark_of_what_is_not_a_literal_is_refused():
    with pytest.raises(ValueError, match="does not mark a literal"):
        marked.in_python('say = _(f"Planted {x}")')


def test_every_string_is_translated(entries):
    assert {entry.msgid: faults(entry) for entry in entries if faults(entry)} == {}


@pytest.mark.parametrize(
    ("planted", "fault"),
    [
        (polib.POEntry(msgid="Open", msgstr=""), "empty"),
        (polib.POEntry(msgid="Open", msgstr="Open"), "copied"),
        (polib.POEntry(msgid="Open", msgstr="Ouvert", flags=["fuzzy"]), "fuzzy"),
        (polib.POEntry(msgid="%(a)s open", msgstr="%(b)s ouvert"), "holes differ"),
        (polib.POEntry(msgid="Open:", msgstr="Ouvert :"), "loose sign"),
        (polib.POEntry(msgid="“Open”", msgstr="« Ouvert\u00a0»"), "loose sign"),
        (polib.POEntry(msgid="The open one", msgstr="L'ouvert"), "loose sign"),
    ],
)
def test_a_planted_fault_is_found(planted, fault):
    assert fault in faults(planted)


def test_the_compiled_catalogue_is_that_of_the_text():
    assert CATALOGUE.with_suffix(".mo").read_bytes() == polib.pofile(str(CATALOGUE)).to_binary()


# Verbs of place in messages to editors; they stand in a migration.
PLACED = {
    "The lowest possible score lies below the highest.",
    "The score lies outside its own interval.",
}


def judging(entry: polib.POEntry) -> list[str]:
    """The words by which an entry would call somebody a liar, in either language."""
    english, french = NEVER_SAID["_en"], NEVER_SAID["_fr"]
    found = [english.search(text) for text in (entry.msgid, entry.msgid_plural)]
    found += [french.search(text) for text in texts(entry)]
    return [match[0] for match in found if match]


def test_no_string_says_true_false_lie_or_misquote(entries):
    assert [entry.msgid for entry in entries if judging(entry) and entry.msgid not in PLACED] == []


@pytest.mark.parametrize(
    ("english", "french", "words"),
    [
        ("This is false.", "Ceci est inexact.", ["false"]),
        ("He lied, and misquoted.", "Il ment.", ["lied", "ment"]),
        ("Our data do not support it.", "Nos données ne l’étayent vraiment pas.", []),
        ("It is truly open.", "C’est un élément ouvert.", []),
        ("Right.", "C’est vrai, non un mensonge.", ["vrai"]),
    ],
)
def test_words_that_judge_are_found(english, french, words):
    assert judging(polib.POEntry(msgid=english, msgstr=french)) == words


# A colon after what a page fills in, outside of a translated sentence: English in both languages.
BARE_IN_TEMPLATE = re.compile(r"[%}]\}(?:</\w+>)*:(?=[ <]|$)", re.MULTILINE)
BARE_IN_CODE = re.compile(r"""f"[^"\n]*\}: (?=[{"])""")
TRANSLATED = re.compile(
    r"\{% blocktranslate.*?endblocktranslate %\}|\{% comment.*?endcomment %\}", re.DOTALL
)
SHOWN = ("models", "tables", "charts", "rules/checks/words.py", "views", "templatetags")
# Said to a machine or to who runs the site.
NOT_FOR_READERS = {"charts/press.py", "rules/checks/parameters.py"}


def bare_colons(root: Path) -> list[str]:
    """The places where a colon is added to words that the page fills in."""
    found = []
    for path in sorted((root / "templates").rglob("*.html")):
        if BARE_IN_TEMPLATE.search(TRANSLATED.sub("", path.read_text())):
            found.append(str(path.relative_to(root)))
    code = root / "models_tracker"
    for path in (
        path for part in SHOWN for path in sorted((code / part).rglob("*.py")) or [code / part]
    ):
        name = str(path.relative_to(code))
        if path.is_file() and name not in NOT_FOR_READERS and BARE_IN_CODE.search(path.read_text()):
            found.append(name)
    return found


def test_no_colon_is_added_outside_of_a_translated_string():
    assert bare_colons(ROOT) == []


def test_a_planted_bare_colon_is_found(tmp_path):
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("{% if a %}: {{ b }}{% endif %}")
    (tmp_path / "templates" / "b.html").write_text(
        "{% blocktranslate %}{{ a }}: {{ b }}{% endblocktranslate %}"
    )
    tables = tmp_path / "models_tracker" / "tables"
    tables.mkdir(parents=True)
    (tables / "c.py").write_text('told = f"{a}: {b}"\n')
    assert bare_colons(tmp_path) == ["templates/a.html", "tables/c.py"]
