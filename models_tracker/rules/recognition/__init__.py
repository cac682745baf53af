"""What of ours a text speaks of: claims, articles, models, families, labs and licences.

Pure on loaded rows; each pass goes once over the text, so its cost grows with its length only.
"""

from __future__ import annotations

import datetime
import itertools
import re
from dataclasses import dataclass

from models_tracker.models import Source
from models_tracker.rules.recognition import claims as known_claims
from models_tracker.rules.recognition import names
from models_tracker.rules.recognition.catalogue import Catalogue
from models_tracker.rules.recognition.claims import Known
from models_tracker.rules.recognition.names import Family, Hit, Lexicon, Named
from models_tracker.rules.recognition.reading import Word, read

__all__ = ["Catalogue", "Family", "Known", "Lexicon", "Named", "Recognised", "day_of", "recognise"]

MOST_STRANGERS = 20
LONGEST_STRANGER = 60
VERSIONS = 100
LONGEST_NUMBER = 9
# Letters and digits that belong together: a word with a digit, or with a capital inside it.
_WORD = re.compile(r"[^\W_][\w.+-]*[\w+]")


@dataclass(frozen=True)
class Recognised:
    """What a text speaks of.

    ``articles`` are those that it seems to be. Of the claims that do not stand in them, ``quoted``
    ones stand in the text in a source's words, ``near`` ones only resemble our wording, and
    ``opposed`` ones resemble it but say the opposite. ``strangers`` look like names of models and
    are none of ours.
    """

    quoted: list[Known]
    near: list[Known]
    opposed: list[Known]
    articles: list[Source]
    named: list[Named]
    strangers: list[str]

    def __len__(self) -> int:
        return len(self.claims) + len(self.articles) + len(self.named)

    @property
    def claims(self) -> list[Known]:
        """All claims that it speaks of, those that say the opposite last."""
        return [*self.quoted, *self.near, *self.opposed]

    @property
    def day(self) -> datetime.date | None:
        """The day of the one article that the text seems to be, else of what that one retells."""
        return day_of(self.articles[0]) if len(self.articles) == 1 else None

    def of(self, noun: str) -> list[Named]:
        """Return what is named of one noun: model, family, lab or licence."""
        return [one for one in self.named if one.noun == noun]


def day_of(article: Source) -> datetime.date | None:
    """Return the last day on which an article can have come out, else that of what it retells."""
    dates = (article.published, article.retells and article.retells.published)
    return next((date.last for date in dates if date), None)


def recognise(text: str, catalogue: Catalogue) -> Recognised:
    """Return what ``text`` speaks of, of all that is in the catalogue."""
    words = read(text)
    hits = names.find(text, words, catalogue.lexicon)
    quoted = known_claims.quoted(words, catalogue)
    articles = known_claims.articles(words, quoted, catalogue)
    standing = {claim for article in articles for claim in catalogue.standing[article.pk]}
    quoted = [one for one in quoted if one.claim not in standing]
    but = standing | {one.claim for one in quoted}
    worded = known_claims.worded(text, words, hits, catalogue, but)
    return Recognised(
        quoted=quoted,
        near=[one for one in worded if not one.is_opposed],
        opposed=[one for one in worded if one.is_opposed],
        articles=articles,
        named=names.gather(text, words, hits),
        strangers=_strangers(text, words, hits),
    )


def _strangers(text: str, words: list[Word], hits: list[Hit]) -> list[str]:
    """Return what looks like the name of a model and was not recognised, as the text writes it."""
    found: list[tuple[int, str]] = []
    inside: set[int] = set()
    for hit in hits:
        start, end = words[hit.first].start, words[hit.after - 1].end
        inside.update(range(start, end))
        if hit.after < len(words) and any(name.noun == "family" for name in hit.names):
            number = words[hit.after]
            if number.text.isdigit() and int(number.text[:LONGEST_NUMBER]) < VERSIONS:
                found.append((start, text[start : number.end]))
    for match in _WORD.finditer(text):
        written = match.group()
        if match.start() in inside or written.casefold() in names.SERVICES:
            continue
        if _looks_like_a_name(written):
            found.append((match.start(), match.group()))
    told = dict.fromkeys(written for _start, written in sorted(found))
    return [written for written in told if len(written) <= LONGEST_STRANGER][:MOST_STRANGERS]


def _looks_like_a_name(written: str) -> bool:
    """Whether a word has a capital inside it, or a capital and a digit, and is no address."""
    _before, point, ending = written.rpartition(".")
    if point and ending.isalpha():
        return False
    digits = any(sign.isdigit() for sign in written)
    capitals = any(sign.isupper() for sign in written)
    inner = any(
        before.islower() and after.isupper() for before, after in itertools.pairwise(written)
    )
    return inner or (digits and capitals and written[0].isalpha())
