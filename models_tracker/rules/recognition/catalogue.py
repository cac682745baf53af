"""All that a text is held against, read once for each state of the data."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from models_tracker.models import Claim, Quotation, Source
from models_tracker.rules.recognition import names
from models_tracker.rules.recognition.concepts import LIGHT, LIGHT_TOKENS
from models_tracker.rules.recognition.meaning import YEARS, Keys, Meaning, read_meaning
from models_tracker.rules.recognition.names import Lexicon
from models_tracker.rules.recognition.reading import plain, read

MOST = 3.5
YEAR = 0.4


class Catalogue:
    """The lexicon, the meanings of our wordings, the words of quotations and titles.

    ``standing`` are the claims that stand in a source, quoted or not.

    Claims are loaded with quotations and subjects, sources are articles.
    """

    def __init__(
        self, lexicon: Lexicon, claims: Iterable[Claim], sources: Iterable[Source]
    ) -> None:
        """Read every wording in both languages, every quotation and every title of others."""
        rows = list(claims)
        self.lexicon = lexicon
        self.standing: dict[int, set[Claim]] = defaultdict(set)
        for claim in rows:
            for quotation in claim.quotations.all():
                self.standing[quotation.source_id].add(claim)
        self.quotations: list[tuple[Claim, list[tuple[Quotation, tuple[str, ...]]]]] = [
            (claim, [(one, plain(one.text)) for one in claim.quotations.all() if one.text])
            for claim in rows
        ]
        self.titles: list[tuple[Source, tuple[str, ...]]] = [
            (source, () if source.title_is_ours else plain(source.title)) for source in sources
        ]
        self.wordings: list[tuple[Claim, Meaning]] = [
            (claim, self._meaning(wording, _subjects(claim)))
            for claim in rows
            for wording in (claim.wording_en, claim.wording_fr)
        ]
        self.weights = _weights([meaning.said for _claim, meaning in self.wordings])
        self.unknown = _middle(self.weights.values())
        self.heaviness = [
            sum(self.weights[one] for one in meaning.heavy) for _claim, meaning in self.wordings
        ]
        self.posts: dict[str, list[int]] = defaultdict(list)
        for place, (_claim, meaning) in enumerate(self.wordings):
            for one in meaning.heavy:
                self.posts[one].append(place)

    def _meaning(self, wording: str, about: Keys) -> Meaning:
        words = read(wording)
        meaning = read_meaning(wording, words, names.find(wording, words, self.lexicon))
        return replace(meaning, about=about)


def _subjects(claim: Claim) -> Keys:
    found: set = set()
    for one in claim.subjects.all():
        keys = (("model", one.model_id), ("lab", one.lab_id), ("country", one.country))
        found.update(key for key in keys if key[1])
    return frozenset(found)


def _weights(said: list[frozenset[str]]) -> dict[str, float]:
    """Return what each concept weighs: the rarer in our wordings, the more."""
    counts: dict[str, int] = defaultdict(int)
    for concepts in said:
        for one in concepts:
            counts[one] += 1
    return {
        one: min(math.log(1 + len(said) / count), MOST) * _share(one)
        for one, count in counts.items()
    }


def _share(concept: str) -> float:
    """Return how much of its weight a concept has: a day is told or left out."""
    if concept in YEARS:
        return YEAR
    return LIGHT if concept in LIGHT_TOKENS else 1.0


def _middle(weights: Iterable[float]) -> float:
    found = sorted(weights)
    return found[len(found) // 2] if found else 1.0
