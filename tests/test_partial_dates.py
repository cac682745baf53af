"""Dates keep the precision of their source."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models_tracker.partial_dates import PartialDate, Precision

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2199, 12, 31))


def dates() -> st.SearchStrategy[PartialDate]:
    """Any partial date."""
    return st.one_of(
        DAYS.map(PartialDate),
        DAYS.map(lambda day: PartialDate(day.replace(day=1), Precision.MONTH)),
        DAYS.map(lambda day: PartialDate(day.replace(day=1, month=1), Precision.YEAR)),
    )


@given(dates())
def test_a_date_survives_its_spelling_with_its_precision(date):
    assert PartialDate.parse(date.isoformat()) == date


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
    ],
)
def test_a_date_has_happened_only_on_its_last_day(text, last):
    date = PartialDate.parse(text)
    assert date.last == last
    assert date.happened_by(last)
    assert not date.happened_by(last - datetime.timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-3", "2024-13", "2024-02-30", "2024-00", "2024-03-05T", "1899", "2200", "٢٠٢٤"],
)
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


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
