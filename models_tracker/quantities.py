"""Numbers as readers write them: 70B parameters, 128k tokens, 500 bn dollars.

Stored in whole units; spelled short only for display, and never more precise than stored.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

_UNITS = {
    "": 1,
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "md": 10**9,
    "mrd": 10**9,
    "g": 10**9,
    "t": 10**12,
    "tn": 10**12,
}
_WORDS = {
    "thousand": 10**3,
    "mille": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billion": 10**9,
    "billions": 10**9,
    "trillion": 10**12,
    "trillions": 10**12,
}
# In French these count by the million: a thousand and a million times as much.
_FALSE_FRIENDS = {"billion", "billions", "trillion", "trillions"}
_AMOUNT = re.compile(r"(-?)([0-9][0-9.,\s]{0,30}?)\s{0,3}([a-z]{0,9})")
_GROUPED = re.compile(r"[0-9]{1,3}(,[0-9]{3}){2,}(\.[0-9]+)?|[0-9]{1,3}(\s[0-9]{3})+([.,][0-9]+)?")
_SPELLING = re.compile(r"([0-9]{1,15}(?:[.,][0-9]{1,6})?)\s{0,3}([a-z]{0,3})")
LARGEST = 9_000_000_000_000_000


def whole_number(text: str) -> int:
    """Read ``1.8T``, ``70B``, ``128k``, ``1,5 Mrd`` or ``117000000`` as a whole number.

    Raises ValueError for anything else, for fractions of a unit and beyond 9 quadrillion.
    """
    match = _SPELLING.fullmatch(text.strip().lower())
    if match is None or match.group(2) not in _UNITS:
        raise ValueError(f"{text!r} is not a number such as 70B, 128k or 117000000")
    value = Decimal(match.group(1).replace(",", ".")) * _UNITS[match.group(2)]
    if value != value.to_integral_value():
        raise ValueError(f"{text!r} is not a whole number")
    if value > LARGEST:
        raise ValueError(f"{text!r} is too large")
    return int(value)


def amount(text: str) -> Decimal:
    """Read ``300 billion``, ``500 Md``, ``12,5`` or ``300 000 000`` as a number.

    Raises ValueError, in the reader's words, for what is no number or might be two: "12,500", and
    in French "billion".
    """
    match = _AMOUNT.fullmatch(text.strip().lower())
    words = match.group(3) if match else ""
    if match is None or words not in _UNITS.keys() | _WORDS.keys():
        raise ValueError(_("Give a number such as 12.5, 300 billion or 500 bn."))
    if words in _FALSE_FRIENDS and get_language() == "fr":
        raise ValueError(
            _("“%(word)s” is not the same number in every language.") % {"word": words}
        )
    sign, digits = match.group(1), match.group(2).strip()
    if _GROUPED.fullmatch(digits):
        decimals = digits.replace(",", "") if digits.count(",") > 1 else digits.replace(",", ".")
        digits = re.sub(r"\s", "", decimals)
    elif re.fullmatch(r"[0-9]{1,3},[0-9]{3}", digits):
        raise ValueError(
            _("“%(digits)s” can be read in two ways: leave the comma out, or write a point.")
            % {"digits": digits}
        )
    try:
        number = Decimal(sign + digits.replace(",", "."))
    except InvalidOperation as error:
        raise ValueError(_("Give a number such as 12.5, 300 billion or 500 bn.")) from error
    return number * (_UNITS | _WORDS)[words]


def plain_decimal(value: Decimal | str) -> str:
    """Return ``value`` without trailing zeros and without an exponent: the spelling of files."""
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"{value!r} is not a number") from error
    if not number.is_finite():
        raise ValueError(f"{value!r} is not a finite number")
    text = format(number, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in {"", "-0", "-"} else text


def short_number(value: int | Decimal | None) -> str:
    """Return ``value`` with at most three figures and a unit: 671B, 1.8T, 128k, 950.

    The units are those of model names (k, M, B, T) in every language; digits are localised.
    """
    if value is None:
        return ""
    number = Decimal(value)
    for size, unit in ((10**12, "T"), (10**9, "B"), (10**6, "M"), (10**3, "k")):
        if abs(number) >= size:
            return _figures(_three(number / size)) + unit
    return _figures(number)


def _three(number: Decimal) -> Decimal:
    """Return ``number`` rounded to three figures."""
    return number.quantize(Decimal(1).scaleb(max(number.adjusted(), 0) - 2)) if number else number


def money(amount: Decimal | int, currency: str) -> str:
    """Return an amount of money in words: "500 bn USD", "1.2 tn HKD"; no conversion.

    French counts on in milliards: its "billion" and "bn" would be read as the English ones.
    """
    number = Decimal(amount)
    units: tuple[tuple[int, str], ...] = (
        (10**9, _("%(amount)s bn %(currency)s")),
        (10**6, _("%(amount)s m %(currency)s")),
    )
    if get_language() != "fr":
        units = ((10**12, "%(amount)s tn %(currency)s"), *units)
    for size, sentence in units:
        if abs(number) >= size:
            return sentence % {"amount": _figures(number / size), "currency": currency}
    return f"{_figures(number)} {currency}"


def _figures(number: Decimal) -> str:
    """Return ``number`` localised, with at most two decimals and no trailing zeros."""
    rounded = (
        number.quantize(Decimal("0.01")) if abs(number) < 1000 else number.quantize(Decimal(1))
    )
    text = plain_decimal(rounded)
    decimals = len(text.partition(".")[2])
    return number_format(Decimal(text), decimal_pos=decimals, use_l10n=True, force_grouping=True)
