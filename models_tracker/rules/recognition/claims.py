"""Which claims and articles of ours stand in a text: by their quotations, by our own wordings.

A quotation is known again by runs of its words, so that quotation marks, cuts ("…"), case and
accents make no difference. A wording of ours is only near: the reader looks whether it is the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models_tracker.models import Claim, Quotation, Source
from models_tracker.rules.recognition.reading import Word, plain

RUN = 4
SHARE = 0.6
NEAR = 0.55
LEAST_SHARED = 3
MOST_NEAR = 10
TITLE_RUN = 4
QUOTED_OFTEN = 2

# Words that say nothing of what a sentence is about, in English and in French.
EMPTY = frozenset(
    """
    a an the and or of to in on at by for from with as is are was were be been has have had it its
    their they that this these those than then not no but more most will would can could do does did
    which who what when there here s t d l n c j m qu y le la les un une des du de et ou au aux en
    dans par pour sur avec que qui est sont etait etaient ete etre ont avait il elle ils elles se sa
    son ses leur leurs ce cet cette ces ne pas plus moins mais comme since depuis
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Known:
    """A claim that stands in the text: by a quotation verbatim, or only near our wording."""

    claim: Claim
    quotation: Quotation | None = None
    passage: str = ""


def quoted(words: list[Word], claims: Iterable[Claim]) -> list[Known]:
    """Return the claims of which a quotation stands in the text, each with its fullest one.

    At least SHARE of a quotation's words stand in runs of RUN words or more; a shorter one stands
    whole, and one of fewer than RUN words proves nothing.
    """
    runs = _runs([word.text for word in words])
    found = []
    for claim in claims:
        shares = [(_share(plain(one.text), runs), one) for one in claim.quotations.all()]
        share, quotation = max(shares, key=lambda pair: pair[0], default=(0.0, None))
        if share >= SHARE and quotation is not None:
            found.append(Known(claim, quotation))
    return found


def worded(text: str, words: list[Word], claims: Iterable[Claim]) -> list[Known]:
    """Return the claims whose wording of ours, in either language, is near one sentence.

    Near is the share of what is common (rare words weigh more) in what the two say, NEAR or more;
    the MOST_NEAR nearest, nearest first. What names other numbers says something else: of Llama 4
    nothing is said by a claim about Llama 2.
    """
    wordings = [
        (claim, _meaning(plain(wording)))
        for claim in claims
        for wording in (claim.wording_en, claim.wording_fr)
    ]
    weights = _weights([meaning for _claim, meaning in wordings])
    posts: dict[str, list[int]] = defaultdict(list)
    for place, (_claim, meaning) in enumerate(wordings):
        for word in meaning:
            posts[word].append(place)
    nearest: dict[Claim, tuple[float, str]] = {}
    for sentence in _sentences(words):
        said = _meaning(word.text for word in sentence)
        passage = text[sentence[0].start : sentence[-1].end]
        for place in {place for word in said for place in posts.get(word, ())}:
            claim, meaning = wordings[place]
            near = _nearness(said, meaning, weights)
            if near > nearest.get(claim, (NEAR, ""))[0]:
                nearest[claim] = near, passage
    ranked = sorted(nearest.items(), key=lambda item: (-item[1][0], item[0].slug))
    return [Known(claim, passage=passage) for claim, (_near, passage) in ranked[:MOST_NEAR]]


def articles(words: list[Word], found: Iterable[Known], sources: Iterable[Source]) -> list[Source]:
    """Return the articles that the text seems to be: by their own title, or by two quotations."""
    runs = _runs([word.text for word in words])
    quotations: dict[int, set[str]] = defaultdict(set)
    for known in found:
        if known.quotation is not None:
            quotations[known.quotation.source_id].add(known.quotation.text)
    return [
        source
        for source in sources
        if len(quotations[source.pk]) >= QUOTED_OFTEN
        or (not source.title_is_ours and _is_whole(plain(source.title), runs))
    ]


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


def _meaning(words: Iterable[str]) -> frozenset[str]:
    """Return the words that carry a sentence, without the mark of a plural."""
    return frozenset(
        word.rstrip("sx") if len(word) > RUN else word for word in words if word not in EMPTY
    )


def _weights(meanings: list[frozenset[str]]) -> dict[str, float]:
    counts: dict[str, int] = defaultdict(int)
    for meaning in meanings:
        for word in meaning:
            counts[word] += 1
    return {word: math.log(1 + len(meanings) / count) for word, count in counts.items()}


def _nearness(said: frozenset[str], meaning: frozenset[str], weights: dict[str, float]) -> float:
    common = said & meaning
    if len(common) < LEAST_SHARED or _numbers_differ(said, meaning):
        return 0.0
    most = max(weights.values())
    whole = sum(weights.get(word, most / 2) for word in said) + sum(
        weights[word] for word in meaning
    )
    return 2 * sum(weights[word] for word in common) / whole


def _numbers_differ(said: frozenset[str], meaning: frozenset[str]) -> bool:
    numbers = [{word for word in words if word.isdigit()} for words in (said, meaning)]
    return all(numbers) and not numbers[0] & numbers[1]


def _sentences(words: list[Word]) -> Iterator[list[Word]]:
    """Yield the words of each sentence."""
    sentence: list[Word] = []
    for word in words:
        if sentence and word.sentence != sentence[-1].sentence:
            yield sentence
            sentence = []
        sentence.append(word)
    if sentence:
        yield sentence
