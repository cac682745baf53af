"""What a sentence asserts, as far as words tell: of whom, what, which way round, denied or not."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from models_tracker.rules.recognition import concepts
from models_tracker.rules.recognition.concepts import OPPOSITES, Sense
from models_tracker.rules.recognition.names import Hit, Name
from models_tracker.rules.recognition.reading import Word

Key = tuple[str, Hashable]
Keys = frozenset[Key]
YEARS = frozenset(f"#{year}" for year in range(1950, 2100))

# What it weighs to share or to lack a country, against 1 for a row.
COUNTRY = 0.7
# Within how many words a passive tells who, and a comparison with whom.
WITHIN = 2
THAN_WITHIN = 6
NONE = Sense()
CAMPS = frozenset(("open", "closed"))


@dataclass(frozen=True)
class Mention:
    """Somebody that a sentence names: the keys of its rows or its country, and where.

    ``labs`` are the keys of the labs of a model.
    """

    keys: Keys
    noun: str
    place: int
    labs: Keys = frozenset()

    @cached_property
    def is_row(self) -> bool:
        """Whether it is a model, a family or a lab."""
        return self.noun in ("model", "lab")

    @cached_property
    def weight(self) -> float:
        """How much it weighs to share or to lack it."""
        return 1.0 if self.is_row else COUNTRY


@dataclass(frozen=True)
class Meaning:
    """What a sentence asserts: ``said`` are its concepts and numbers, ``mentions`` its actors.

    ``ahead`` and ``behind`` are the keys of those it puts so, where it compares; ``signs`` tell for
    each pair of opposites which of the two it says (1, -1, or 0 for both). ``about`` are the keys
    of what an editor entered as subjects.
    """

    said: frozenset[str]
    mentions: tuple[Mention, ...]
    ahead: Keys = frozenset()
    behind: Keys = frozenset()
    is_denied: bool = False
    signs: tuple[int | None, ...] = ()
    is_inherited: bool = False
    about: Keys = frozenset()

    @cached_property
    def keys(self) -> Keys:
        """All that it is about."""
        return frozenset(key for one in self.mentions for key in one.keys)

    @cached_property
    def compares(self) -> bool:
        """Whether it puts somebody before somebody."""
        return bool(self.ahead and self.behind)

    @cached_property
    def heavy(self) -> frozenset[str]:
        """Its concepts but for those that are said of everything."""
        return self.said - concepts.LIGHT_TOKENS

    @cached_property
    def models(self) -> Keys:
        """The keys of the models it names."""
        return frozenset(key for one in self.mentions if one.noun == "model" for key in one.keys)

    @cached_property
    def measures(self) -> frozenset[str]:
        """What it compares by."""
        return self.said & concepts.MEASURES

    @cached_property
    def numbers(self) -> tuple[frozenset[str], frozenset[str]]:
        """Its years, and its other numbers."""
        found = frozenset(one for one in self.said if one[0] == "#")
        years = frozenset(one for one in found if one in YEARS)
        return years, found - years

    def inheriting(self, mentions: tuple[Mention, ...]) -> Meaning:
        """Return it about those that the sentence before named, if it names nobody."""
        if self.mentions or not mentions:
            return self
        return replace(self, mentions=mentions, is_inherited=True)


def read_meaning(text: str, words: list[Word], hits: Iterable[Hit]) -> Meaning:
    """Return what a sentence asserts: ``words`` of ``text``, ``hits`` the names among them.

    Hits count their places from the first of ``words``.
    """
    named = {hit.first: hit for hit in hits}
    plain = tuple(word.text for word in words)
    said: set[str] = set()
    mentions: list[Mention] = []
    camps: list[Mention] = []
    relation: tuple[int, int] | None = None
    place = 0
    while place < len(words):
        if place in named:
            mentions += _mentions(named[place], place)
            said.update(_licences(named[place]))
            place = named[place].after
            continue
        length, sense = _sense(text, words, plain, place)
        said.update(sense.concepts)
        if sense.country:
            mentions.append(Mention(frozenset({("country", sense.country)}), "country", place))
        if sense.concepts[:1] in (("open",), ("closed",)):
            camps.append(Mention(frozenset({("camp", sense.concepts[0])}), "camp", place))
        if sense.direction and (relation is None or "ahead" in plain[place : place + length]):
            passive = {"by", "par"} & {*plain[place + length : place + length + WITHIN]}
            relation = place, -sense.direction if passive else sense.direction
        if plain[place][0].isdigit() or plain[place] in concepts.NUMBERS:
            length, number = _number(words, plain, place)
            said.add(f"#{number}")
        place += length
    if "closing" in said and relation is not None:  # "a gap that narrows" puts nobody ahead
        said, relation = said - {"ahead"} | {"gap"}, None
    if relation is not None and said >= CAMPS:
        mentions = sorted([*mentions, *camps], key=lambda one: one.place)
    ahead, behind = _sides(mentions, relation)
    kept, signs = _signed(said, is_relation=relation is not None)
    return Meaning(kept, tuple(mentions), ahead, behind, _is_denied(plain), signs)


def _sense(text: str, words: list[Word], plain: tuple[str, ...], place: int) -> tuple[int, Sense]:
    """Return how many words from ``place`` on mean one thing, and what."""
    found = concepts.phrase(plain[place : place + concepts.LONGEST_PHRASE])
    if found:
        return found
    if plain[place] in concepts.MORE and concepts.THAN & {*plain[place + 1 : place + THAN_WITHIN]}:
        return 1, Sense(("more",), direction=concepts.MORE[plain[place]])
    if plain[place] == "us":
        written = text[words[place].start : words[place].end]
        return 1, Sense(country="US") if written == "US" else NONE
    if plain[place][0].isdigit() or plain[place] in concepts.NUMBERS:
        return 1, NONE
    return 1, concepts.word(plain[place])


def _number(words: list[Word], plain: tuple[str, ...], place: int) -> tuple[int, str]:
    """Return how many words are one number from ``place`` on, and the number."""
    parts = [concepts.NUMBERS.get(plain[place], plain[place])]
    after = place + 1
    while after < len(words) and words[after].hangs and plain[after][0].isdigit():
        parts.append(plain[after])
        after += 1
    return after - place, ".".join(parts)


def _mentions(hit: Hit, place: int) -> list[Mention]:
    labs = [
        name
        for name in hit.names
        if name.noun == "lab" and name.text.casefold() not in concepts.HUBS
    ]
    models = [name for name in hit.names if name.noun in ("model", "family")]
    found = []
    if models:
        keys = frozenset(key for name in models for key in _keys(name))
        makers = frozenset(("lab", name.company) for name in models)
        found.append(Mention(keys, "model", place, makers))
    if labs:
        found.append(Mention(frozenset(key for name in labs for key in _keys(name)), "lab", place))
    return found


def _licences(hit: Hit) -> list[str]:
    return [f"licence-{name.row.pk}" for name in hit.names if name.noun == "licence"]


def _keys(name: Name) -> list[Key]:
    if name.noun == "family":
        return [("model", model.pk) for model in name.row.models]
    return [(name.noun, name.row.pk)]


def _sides(mentions: list[Mention], relation: tuple[int, int] | None) -> tuple[Keys, Keys]:
    """Return whom a comparison puts ahead and whom behind: what is told first is its subject."""
    if relation is None:
        return frozenset(), frozenset()
    place, direction = relation
    before = [one for one in mentions if one.place < place]
    after = [one for one in mentions if one.place > place]
    if not before and len(after) > 1:
        before, after = after[1:], after[:1]
    first = frozenset(key for one in before for key in one.keys)
    second = frozenset(key for one in after for key in one.keys) - first
    return (first, second) if direction > 0 else (second, first)


def _signed(said: set[str], *, is_relation: bool) -> tuple[frozenset[str], tuple[int | None, ...]]:
    """Return the concepts with a pair of opposites as one, and which of each pair is said.

    A comparison of who is ahead keeps its "open" and "closed": they tell of whom it speaks.
    """
    kept, signs = set(said), list[int | None]()
    for one, other in OPPOSITES:
        both = one in said, other in said
        if one == "open" and is_relation:
            signs.append(None)
            continue
        signs.append({(True, True): 0, (True, False): 1, (False, True): -1}.get(both))
        if both == (False, True):
            kept = kept - {other} | {one}
    return frozenset(kept), tuple(signs)


def _is_denied(plain: tuple[str, ...]) -> bool:
    for place, word in enumerate(plain):
        ahead = [plain[place : place + length] for length in (2, 3)]
        if any(one in concepts.NEGATING for one in ahead):
            return True
        if word in ("ne", "n") and "plus" in plain[place + 1 : place + 4]:
            return True
        around = [*ahead, plain[max(0, place - 2) : place + 1]]
        if word in concepts.NEGATIONS and not any(one in concepts.AFFIRMING for one in around):
            return True
    return False
