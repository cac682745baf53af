"""Which models, families, labs and licences a text names: the longest name wins at each place.

A name counts where it stands whole: "GPT-4" is not in "GPT-4o", nor "Llama 3" in "Llama 3.1".
What could be an ordinary word, and what is too short to mean one thing, needs more than that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from models_tracker.folding import squeeze
from models_tracker.models import AIModel, Alias, Lab, Licence
from models_tracker.rules.recognition.reading import Word, plain, read

# Names that English or French also use as words: they count as we write them, inside a sentence.
ORDINARY = frozenset(
    """
    adept amber arctic alpaca behemoth bloom chinchilla clip codex command davinci dolly expat fair
    falcon flamingo flux galactica gopher hermes humain imagen inflection inkling ling luminous
    maverick mercury meena moonshot muse opt orca perplexity phi poolside scout seed solar sonar
    step trinity upstage wan whisper zephyr
    """.split()  # noqa: SIM905
)
# Services behind which one model followed another: the name alone is that of none.
SERVICES = frozenset({"chatgpt"})
SHORT = 3
SHORT_LICENCE = 4
NEAR = 4
LONGEST = 24
# What stands before a licence that is named shortly: "under MIT", "sous MIT".
UNDER = ("under", "sous")
_ADDED = re.compile(r" \([^()]{1,60}\)$")


@dataclass(frozen=True)
class Family:
    """Several models of one lab under one name: a text that says only that names none of them."""

    name: str
    models: tuple[AIModel, ...]

    @property
    def lab(self) -> Lab:
        """The lab of its models."""
        return self.models[0].lab


@dataclass(frozen=True)
class Name:
    """One spelling of one row; ``own`` tells its name from its aliases."""

    text: str
    noun: str
    row: Any
    own: bool

    @property
    def company(self) -> int | None:
        """The lab by whose names a short name is believed."""
        if self.noun == "licence":
            return None
        return self.row.pk if self.noun == "lab" else self.row.lab.pk


@dataclass
class Named:
    """A row that the text names, and how the text writes it, in the order of the text."""

    noun: str
    row: Any
    written: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Hit:
    """A place in the text where a name stands: what it can mean, and the signs it covers."""

    names: tuple[Name, ...]
    first: int
    after: int


class Lexicon:
    """All names of published rows, by their folded words."""

    def __init__(
        self,
        models: Iterable[AIModel],
        labs: Iterable[Lab],
        licences: Iterable[Licence],
        aliases: Iterable[Alias],
    ) -> None:
        """Take rows with their names; models with their lab, aliases of those rows only."""
        self.models, self.labs, self.licences = list(models), list(labs), list(licences)
        self._meanings: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in self._names(list(aliases)):
            words = plain(name.text)
            if name.text.casefold() in SERVICES:
                continue
            if words and len(words) <= LONGEST and name not in self._meanings[words]:
                self._meanings[words].append(name)
        self._longest: dict[str, int] = {}
        for words in self._meanings:
            self._longest[words[0]] = max(self._longest.get(words[0], 0), len(words))

    def at(self, words: list[Word], first: int) -> Iterator[tuple[int, list[Name]]]:
        """Yield the names whose words begin at ``first``, longest first, with where they end."""
        longest = min(self._longest.get(words[first].text, 0), len(words) - first)
        for length in range(longest, 0, -1):
            key = tuple(word.text for word in words[first : first + length])
            if key in self._meanings:
                yield first + length, _meant(self._meanings[key])

    def _names(self, aliases: list[Alias]) -> Iterator[Name]:
        rows = (("model", self.models), ("lab", self.labs), ("licence", self.licences))
        by_key: dict[tuple[str, int], Any] = {}
        for noun, found in rows:
            for row in found:
                by_key[noun, row.pk] = row
                yield Name(row.name, noun, row, own=True)
                if _ADDED.search(row.name):
                    yield Name(_ADDED.sub("", row.name), noun, row, own=noun == "lab")
        for family in (*_families(self.models), *_series(self.models)):
            yield Name(family.name, "family", family, own=True)
        for alias in aliases:
            for noun in ("model", "lab", "licence"):
                known = by_key.get((noun, getattr(alias, f"{noun}_id")))
                if known is not None:
                    yield Name(alias.text, noun, known, own=False)


def find(text: str, words: list[Word], lexicon: Lexicon) -> list[Hit]:
    """Return where names stand in ``text``, as read in ``words``, from left to right."""
    hits, first = [], 0
    cased = any(sign.islower() for sign in text) and any(sign.isupper() for sign in text)
    while first < len(words):
        hit = _hit(text, words, first, lexicon, cased)
        if hit and not _is_button(text, words, hit):
            hits.append(hit)
        first = hit.after if hit else first + 1
    return list(_believed(hits))


def gather(text: str, words: list[Word], hits: Iterable[Hit]) -> list[Named]:
    """Return what the hits name, each row once, with the spellings of the text."""
    found: dict[tuple[str, Any], Named] = {}
    for hit in hits:
        written = text[words[hit.first].start : words[hit.after - 1].end]
        for name in hit.names:
            named = found.setdefault((name.noun, name.row), Named(name.noun, name.row))
            if written not in named.written:
                named.written.append(written)
    return list(found.values())


def _families(models: Iterable[AIModel]) -> Iterator[Family]:
    """Yield the families of several models."""
    groups: dict[tuple[str, int], list[AIModel]] = defaultdict(list)
    for model in models:
        if model.family:
            groups[model.family, model.lab_id].append(model)
    for (name, _lab), rows in groups.items():
        if len(rows) > 1:
            yield Family(name, tuple(rows))


def _series(models: Iterable[AIModel]) -> Iterator[Family]:
    """Yield several models of one family and number: "Llama 4" is Scout and Maverick.

    Not where one of them has that very name.
    """
    groups: dict[tuple[tuple[str, ...], int], list[tuple[str, AIModel]]] = defaultdict(list)
    whole = set()
    for model in models:
        words, family = read(model.name), len(plain(model.family))
        after = family
        while after < len(words) and words[after].text[0].isdigit():
            after += 1
            if after == len(words) or not words[after].hangs:
                break
        told = tuple(word.text for word in words)
        whole.add((told, model.lab_id))
        is_number = after > family and (after == len(words) or not words[after].hangs)
        if family and is_number and told[:family] == plain(model.family):
            key = told[:after], model.lab_id
            groups[key].append((model.name[: words[after - 1].end], model))
    for key, rows in groups.items():
        if len(rows) > 1 and key not in whole:
            yield Family(rows[0][0], tuple(model for _text, model in rows))


def _is_button(text: str, words: list[Word], hit: Hit) -> bool:
    """Whether a hit is another spelling of a lab alone on its line: a button to share a page."""
    if any(name.own or name.noun != "lab" for name in hit.names):
        return False
    start, end = words[hit.first].start, words[hit.after - 1].end
    begun, ended = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    line = text[begun : ended if ended >= 0 else len(text)]
    return line.strip() == text[start:end] != text.strip()


def _meant(names: list[Name]) -> list[Name]:
    """Return what a spelling means: a row's own name before an alias, a family before a model.

    "DeepSeek" is the lab, "Llama" the family and not its first model, "MIT" the licence.
    """
    for noun in ("lab", "family", "model", "licence"):
        own = [name for name in names if name.own and name.noun == noun]
        if own:
            return own
    return names


def _hit(text: str, words: list[Word], first: int, lexicon: Lexicon, cased: bool) -> Hit | None:
    if words[first].hangs and words[first].text != "plus":
        return None
    for after, names in lexicon.at(words, first):
        if after < len(words) and words[after].hangs:
            continue
        span = words[first:after]
        kept = [
            name
            for name in names
            if _reads_as(name, text, span, cased) and _licensed(name, names, words, first, after)
        ]
        if kept:
            return Hit(tuple(kept), first, after)
    return None


def _reads_as(name: Name, text: str, span: list[Word], cased: bool) -> bool:
    """Whether capitals allow that the words are this name and no word of the language."""
    written = text[span[0].start : span[-1].end]
    if len(span) > 1:
        return not (span[-1].text == "plus" and written.endswith("plus"))
    if name.text.casefold() in ORDINARY:
        return cased and written == name.text and not span[0].opens
    if not cased or name.text.islower():
        return True
    if name.text.isupper() or len(name.text) <= SHORT:
        return written == name.text
    return written[0].isupper() or not name.text.istitle()


def _licensed(name: Name, names: list[Name], words: list[Word], first: int, after: int) -> bool:
    """Whether a licence's name that could mean something else stands beside the word licence."""
    if name.noun != "licence":
        return True
    doubtful = after - first == 1 or len(squeeze(name.text)) <= SHORT_LICENCE
    if not doubtful and all(other.noun == "licence" for other in names):
        return True
    if first and words[first - 1].text in UNDER:
        return True
    around = words[max(0, first - NEAR) : first] + words[after : after + NEAR]
    return any(word.text.startswith("licen") for word in around)


def _believed(hits: list[Hit]) -> Iterator[Hit]:
    """Yield the hits but for short names of labs that nothing else in the text names."""
    strong = {name.company for hit in hits for name in hit.names if not _is_short(name)}
    for hit in hits:
        kept = tuple(name for name in hit.names if not _is_short(name) or name.company in strong)
        if kept:
            yield Hit(kept, hit.first, hit.after)


def _is_short(name: Name) -> bool:
    if name.noun == "licence" or (name.noun == "lab" and name.own):
        return False
    return len(squeeze(name.text)) <= SHORT
