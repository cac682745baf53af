"""Numbers are read as people write them and shown as short as they can be."""

from decimal import Decimal

import pytest
from django.utils import translation

from models_tracker.quantities import amount, money, plain_decimal, short_number, whole_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("117000000", 117_000_000),
        ("70B", 70 * 10**9),
        ("1.8T", 1_800_000_000_000),
        ("1,5 Mrd", 1_500_000_000),
        ("128k", 128_000),
        ("0.5b", 500_000_000),
    ],
)
def test_whole_number_reads_what_people_write(text, number):
    assert whole_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "many", "1.5", "-3B", "1e400", "nan", "70Q", "9" * 40, "1.2345678B", "٣B"]
)
def test_whole_number_refuses_the_rest(text):
    with pytest.raises(ValueError, match=r".+"):
        whole_number(text)


@pytest.mark.parametrize(
    ("value", "text"),
    [("1.5000", "1.5"), ("100", "100"), ("0.0000", "0"), ("-0", "0"), ("1E+3", "1000")],
)
def test_plain_decimal_has_no_trailing_zeros_and_no_exponent(value, text):
    assert plain_decimal(Decimal(value)) == text


def test_plain_decimal_refuses_what_is_not_a_number():
    with pytest.raises(ValueError, match="finite"):
        plain_decimal(Decimal("NaN"))


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (671_000_000_000, "en", "671B"),
        (1_800_000_000_000, "en", "1.8T"),
        (1_800_000_000_000, "fr", "1,8T"),
        (128_000, "en", "128k"),
        (950, "en", "950"),
        (None, "en", ""),
    ],
)
def test_short_number_is_short_and_localised(value, language, text):
    with translation.override(language):
        assert short_number(value) == text


def test_money_names_its_currency_and_scale():
    with translation.override("en"):
        assert money(500_000_000_000, "USD") == "500 bn USD"
        assert money(1_200_000, "EUR") == "1.2 m EUR"
        assert money(12, "EUR") == "12 EUR"


def test_a_trillion_is_counted_in_milliards_in_french():
    with translation.override("fr"):
        told = " ".join(money(1_250_000_000_000, "USD").split())
    assert told == "1 250 Md USD"
    with translation.override("en"):
        assert money(1_250_000_000_000, "USD") == "1.25 tn USD"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("300 billion", "300000000000"),
        ("300 bn", "300000000000"),
        ("500 Md", "500000000000"),
        ("1,5 milliard", "1500000000"),
        ("1.8 trillion", "1800000000000"),
        ("300,000,000", "300000000"),
        ("300\u202f000\u00a0000,5", "300000000.5"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("-5", "-5"),
        ("671B", "671000000000"),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, number):
    assert amount(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "many", "12,500", "1.2.3", "1 2", "300 zillion", "9" * 99, "٣"]
)
def test_an_amount_that_is_none_or_two_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        amount(text)


def test_a_billion_is_not_read_in_french():
    with translation.override("fr"):
        with pytest.raises(ValueError, match="billion"):
            amount("300 billion")
        assert amount("300 milliards") == 300 * 10**9
