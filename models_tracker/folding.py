"""One way to compare names: no accents, no case, no punctuation.

"Qwen 3", "qwen-3" and "QWEN3" are told apart by nothing a reader means; accents are typed or not.
"""

import re
import unicodedata

_NUMBERS = re.compile(r"[0-9]{1,12}")
_GAPS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return ``text`` without accents and case, other signs as single spaces ("+" as "plus")."""
    plain = unicodedata.normalize("NFKD", text.replace("+", " plus "))
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _GAPS.sub(" ", letters.casefold()).strip()


def squeeze(text: str) -> str:
    """Return folded ``text`` without any gap, so that "gpt oss" finds "GPT-OSS" and "gptoss"."""
    return fold(text).replace(" ", "")


def sort_key(text: str) -> str:
    """Return folded ``text`` with its numbers padded, so that 4 comes before 10."""
    return _NUMBERS.sub(lambda run: run.group().zfill(12), fold(text))
