"""Which claims and articles of ours stand in a text: by their quotations, by our own wordings.

A quotation is known again by runs of its words, so that quotation marks, cuts ("…"), case and
accents make no difference. A wording of ours is only near: the reader looks whether it is the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from models_tracker.models import Claim, Quotation, Source
from models_tracker.rules.recognition.catalogue import Catalogue
from models_tracker.rules.recognition.meaning import Meaning, Mention, read_meaning
from models_tracker.rules.recognition.names import Hit
from models_tracker.rules.recognition.nearness import (
    COMPARED,
    LACKING,
    SAME_MODEL,
    is_opposed,
    nearness,
)
from models_tracker.rules.recognition.reading import Word

RUN = 4
SHARE = 0.6
NEAR = 0.5
MOST_NEAR = 10
MOST_OPPOSED = 5
MOST_SENTENCES = 500
TITLE_RUN = 4
QUOTED_OFTEN = 2


@dataclass(frozen=True)
class Known:
    """A claim that stands in the text: by a quotation verbatim, or only near our wording.

    ``is_opposed`` to what the ``passage`` says, as far as words tell.
    """

    claim: Claim
    quotation: Quotation | None = None
    passage: str = ""
    is_opposed: bool = False


def quoted(words: list[Word], catalogue: Catalogue) -> list[Known]:
    """Return the claims of which a quotation stands in the text, each with its fullest one.

    At least SHARE of a quotation's words stand in runs of RUN words or more; a shorter one stands
    whole, and one of fewer than RUN words proves nothing.
    """
    runs = _runs([word.text for word in words])
    found = []
    for claim, quotations in catalogue.quotations:
        shares = [(_share(told, runs), one) for one, told in quotations]
        share, quotation = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        if share >= SHARE and quotation is not None:
            found.append(Known(claim, quotation))
    return found


def worded(
    text: str, words: list[Word], hits: list[Hit], catalogue: Catalogue, but: Collection[Claim]
) -> list[Known]:
    """Return the claims whose wording of ours, in either language, is near one sentence.

    Near is NEAR or more of what both say (rules.recognition.nearness): the MOST_NEAR nearest,
    nearest first, then MOST_OPPOSED that say the opposite. ``but`` are claims to leave out. Of a
    text of more than MOST_SENTENCES different ones the first are held against our wordings.
    """
    nearest: dict[Claim, tuple[float, str, bool]] = {}
    before: tuple[Mention, ...] = ()
    known: set[Meaning] = set()
    for sentence, named in _sentences(words, hits):
        said = read_meaning(text, sentence, named).inheriting(before)
        before = said.mentions
        if said in known or len(known) == MOST_SENTENCES:
            continue
        known.add(said)
        passage = text[sentence[0].start : sentence[-1].end]
        for place, near in _nearest(said, catalogue):
            claim, meaning = catalogue.wordings[place]
            opposed = is_opposed(said, meaning)
            held = nearest.get(claim, (NEAR, "", True))
            if claim not in but and (not opposed, near) > (not held[2], held[0]):
                nearest[claim] = near, passage, opposed
    ranked = sorted(nearest.items(), key=lambda item: (-item[1][0], item[0].slug))
    found = [
        Known(claim, passage=passage, is_opposed=opposed)
        for claim, (_near, passage, opposed) in ranked
    ]
    agreeing = [one for one in found if not one.is_opposed]
    return agreeing[:MOST_NEAR] + [one for one in found if one.is_opposed][:MOST_OPPOSED]


def articles(words: list[Word], found: Iterable[Known], catalogue: Catalogue) -> list[Source]:
    """Return the articles that the text seems to be: by their own title, or by two quotations."""
    runs = _runs([word.text for word in words])
    quotations: dict[int, set[str]] = defaultdict(set)
    for known in found:
        if known.quotation is not None:
            quotations[known.quotation.source_id].add(known.quotation.text)
    return [
        source
        for source, title in catalogue.titles
        if len(quotations[source.pk]) >= QUOTED_OFTEN or _is_whole(title, runs)
    ]


def _nearest(said: Meaning, catalogue: Catalogue) -> Iterator[tuple[int, float]]:
    """Yield the wordings that are near enough, as places in the catalogue, with how near."""
    shared: dict[int, float] = defaultdict(float)
    for one in said.said:
        for place in catalogue.posts.get(one, ()):
            shared[place] += catalogue.weights[one]
    for place, common in shared.items():
        claim = catalogue.wordings[place][1]
        lacking = catalogue.heaviness[place] - common
        least = 1 - (1 - NEAR) / (SAME_MODEL * COMPARED if said.compares else SAME_MODEL)
        if common < least * (common + LACKING * lacking):
            continue
        near = nearness(said, claim, catalogue.weights, catalogue.unknown)
        if near >= NEAR:
            yield place, near


def _runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + RUN]) for place in range(len(words) - RUN + 1)}


def _share(words: tuple[str, ...], runs: set[tuple[str, ...]]) -> float:
    """Return which share of ``words`` stands in the text in runs of RUN words; 0 of fewer."""
    covered: set[int] = set()
    for place in range(len(words) - RUN + 1):
        if words[place : place + RUN] in runs:
            covered.update(range(place, place + RUN))
    return len(covered) / len(words) if covered else 0.0


def _is_whole(words: tuple[str, ...], runs: set[tuple[str, ...]]) -> bool:
    return len(words) > TITLE_RUN and _share(words, runs) == 1


def _sentences(words: list[Word], hits: list[Hit]) -> Iterator[tuple[list[Word], list[Hit]]]:
    """Yield the words of each sentence, and the names in it, counted from its first word."""
    rest = iter(hits)
    hit = next(rest, None)
    first = 0
    while first < len(words):
        after = first + 1
        while after < len(words) and words[after].sentence == words[first].sentence:
            after += 1
        named = []
        while hit is not None and hit.first < after:
            if hit.first >= first and hit.after <= after:
                named.append(replace(hit, first=hit.first - first, after=hit.after - first))
            hit = next(rest, None)
        yield words[first:after], named
        first = after
