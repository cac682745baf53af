"""Dates keep the precision of their source."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from models_tracker.partial_dates import PartialDate, Precision, why_no_date

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


def dates() -> st.SearchStrategy[PartialDate]:
    """Any partial date."""
    return st.one_of(
        DAYS.map(PartialDate),
        DAYS.map(lambda day: PartialDate(day.replace(day=1), Precision.MONTH)),
        DAYS.map(lambda day: PartialDate(day.replace(day=1, month=1), Precision.YEAR)),
        DAYS.map(lambda day: PartialDate(day, Precision.BY)),
    )


@given(dates())
def test_a_date_survives_its_spelling_with_its_precision(date):
    assert PartialDate.read(date.isoformat()) == date


@given(dates(), dates())
def test_order_is_total_and_follows_the_first_day(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    if one.first < other.first:
        assert one < other


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2024-03-05", datetime.date(2024, 3, 5)),
        ("2024-02", datetime.date(2024, 2, 29)),
        ("2023-02", datetime.date(2023, 2, 28)),
        ("2024", datetime.date(2024, 12, 31)),
        ("../2024-03-05", datetime.date(2024, 3, 5)),
    ],
)
def test_a_date_has_happened_only_on_its_last_day(text, last):
    date = PartialDate.read(text)
    assert date.last == last
    assert date.happened_by(last)
    assert not date.happened_by(last - datetime.timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-3", "2024-13", "2024-02-30", "2024-00", "2024-03-05T", "1899", "2200", "٢٠٢٤"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.read(text)


@pytest.mark.parametrize("text", ["../2024-03", "../2024", "..2024-03-05", "../../2024-03-05"])
def test_only_a_full_day_is_a_latest_possible_day(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.read(text)


def test_a_latest_possible_day_is_read_only_where_it_is_asked_for():
    with pytest.raises(ValueError, match="is not a date"):
        PartialDate.parse("../2024-03-05")


@pytest.mark.parametrize(
    ("language", "short", "spoken"),
    [
        ("en", "by 2024-03-05", "by 5 March 2024"),
        ("fr", "au\u00a0plus\u00a0tard 2024-03-05", "au plus tard le 5 mars 2024"),
    ],
)
def test_a_latest_possible_day_says_so_wherever_it_is_told(language, short, spoken):
    date = PartialDate.read("../2024-03-05")
    with override(language):
        assert (date.short(), date.spoken()) == (short, spoken)


@pytest.mark.parametrize(
    ("first", "precision"),
    [
        (datetime.date(2024, 3, 5), Precision.MONTH),
        (datetime.date(2024, 3, 1), Precision.YEAR),
        (datetime.date(2024, 1, 2), Precision.YEAR),
        (datetime.date(2024, 1, 1), "week"),
    ],
)
def test_unused_parts_are_one(first, precision):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(first, precision)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fr", "2026-04-01", "1er avril 2026"),
        ("fr", "2026-04-11", "11 avril 2026"),
        ("fr", "2026-04", "avril 2026"),
        ("en", "2026-04-01", "1 April 2026"),
    ],
)
def test_the_first_of_a_month_is_an_ordinal_in_french(language, day, words):
    with override(language):
        assert PartialDate.parse(day).spoken() == words


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("2025-13", "There is no month 13."),
        ("2025-00-01", "There is no month 00."),
        ("2025-02-30", "February 2025 has no day 30."),
        ("../2025-02-30", "February 2025 has no day 30."),
        ("next year", "Write a date as 2024-03-05, 2024-03 or 2024."),
        ("0000-02-30", "Write a date as 2024-03-05, 2024-03 or 2024."),
    ],
)
def test_what_is_no_date_is_explained(text, why):
    assert why_no_date(text) == why
