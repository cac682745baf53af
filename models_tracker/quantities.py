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
