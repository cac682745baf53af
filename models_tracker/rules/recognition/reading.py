"""A text as folded words that remember where they stood: what names and quotations are sought in.

"GPT-4o", "gpt 4o" and "GPT4o" read alike: runs of letters and runs of digits are words of their
own, and each word knows whether it hangs on the one before.
"""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

_ENDS = frozenset('\n\r.!?…:;•«»“”"()[]|')
_VERSION = frozenset(".,")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits: folded, and where it stands in the text.

    ``hangs`` on the word before: nothing is between them, or the point of a version ("3.1").
    ``opens`` a sentence, the one of number ``sentence``.
    """

    text: str
    start: int
    end: int
    hangs: bool
    opens: bool
    sentence: int


def read(text: str) -> list[Word]:
    """Return the words of ``text``, in one pass over its signs.

    Accents, case and signs that are not seen (soft hyphens, bidirectional marks) make no
    difference; "+" is the word "plus"; letters outside the Latin alphabet part words.
    """
    words: list[Word] = []
    letters: list[str] = []
    begun = finished = sentence = 0
    fresh = True

    def close() -> None:
        nonlocal fresh
        if not letters:
            return
        run = "".join(letters)
        letters.clear()
        hangs = bool(words) and _hangs(text, words[-1], begun, run)
        words.append(Word(run, begun, finished, hangs, fresh, sentence))
        fresh = False

    for place, sign in enumerate(text):
        folded = _fold(sign)
        if folded is None:
            continue
        if not folded or folded == "+":
            close()
            if folded:
                words.append(
                    Word("plus", place, place + 1, _touches(words, place), False, sentence)
                )
            elif sign in _ENDS and not _is_point(text, place):
                sentence, fresh = sentence + (not fresh), True
            continue
        if letters and letters[-1][-1].isdigit() != folded[0].isdigit():
            close()
        if not letters:
            begun = place
        letters.append(folded)
        finished = place + 1
    close()
    return words


def plain(text: str) -> tuple[str, ...]:
    """Return the folded words of ``text`` alone."""
    return tuple(word.text for word in read(text))


@functools.lru_cache(maxsize=4096)
def _fold(sign: str) -> str | None:
    """Return the letters or the digits of a sign, "+", "" for a gap, None for nothing seen."""
    if sign == "+":
        return sign
    if unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return None
    base = unicodedata.normalize("NFKD", sign)
    kept = "".join(one for one in base if not unicodedata.combining(one)).casefold()
    return kept if kept.isascii() and (kept.isalpha() or kept.isdigit()) else ""


def _hangs(text: str, before: Word, begun: int, run: str) -> bool:
    if before.end == begun:
        return True
    if not (run[0].isdigit() and before.text[-1].isdigit()):
        return False
    return begun == before.end + 1 and text[before.end] in _VERSION


def _touches(words: list[Word], place: int) -> bool:
    return bool(words) and words[-1].end == place


def _is_point(text: str, place: int) -> bool:
    """Whether a full stop stands inside a number, an address or an abbreviation, not at an end."""
    return text[place] == "." and text[place + 1 : place + 2].isalnum()
