"""What happened to a model follows from the rows of its channels."""

import datetime
import itertools

import pytest

from models_tracker.choices import EventKind
from models_tracker.models import AIModel, Availability, Lab, Licence, Source
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.events import events, lab_months

LAB = Lab(pk=1, slug="aurora", sort_name="aurora")
MODEL = AIModel(pk=1, slug="one", sort_name="one", lab=LAB)
SUN, MOON, STAR = (
    Licence(pk=number, slug=name, sort_name=name)
    for number, name in enumerate(("sun", "moon", "star"), 1)
)
numbers = itertools.count(1)


def row(since, channel="weights", licence=None, state="open", model=MODEL):
    date = PartialDate.parse(since)
    return Availability(
        pk=next(numbers),
        model=model,
        channel=channel,
        licence=licence,
        state=state,
        since_on=date.first,
        since_on_precision=date.precision,
        source=Source(pk=1),
    )


def told(rows, day=None):
    return [(event.kind.value, event.when.isoformat()) for event in reversed(events(rows, day))]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("2024-01-01")], [("released", "2024-01-01")]),
        ([row("2024-01-01", "api"), row("2024-01-01")], [("released", "2024-01-01")]),
        (
            [row("2023-12-01", "announcement"), row("2024-01-01", "api")],
            [("announced", "2023-12-01"), ("released", "2024-01-01")],
        ),
        (
            [row("2024-01-01", "announcement"), row("2024-01-01", "api")],
            [("released", "2024-01-01")],
        ),
        (
            [row("2024-01-01", "api"), row("2025-08-23", licence=SUN)],
            [("released", "2024-01-01"), ("opened", "2025-08-23")],
        ),
        (
            [row("2024-01-01", licence=SUN), row("2024-05", licence=MOON)],
            [("released", "2024-01-01"), ("licence-changed", "2024-05")],
        ),
        (
            [row("2024-01-01"), row("2024-05", licence=MOON)],
            [("released", "2024-01-01"), ("licence-known", "2024-05")],
        ),
        (
            [row("2024-01-01", licence=MOON), row("2024-05")],
            [("released", "2024-01-01")],
        ),
        (
            [row("2024-01-01", licence=SUN), row("2024-05", licence=SUN, state="gated")],
            [("released", "2024-01-01"), ("gate-changed", "2024-05")],
        ),
        (
            [
                row("2024-01-01"),
                row("2024-02-01", state="withdrawn"),
                row("2024-03-01"),
                row("2024-04-01", state="retired"),
            ],
            [
                ("released", "2024-01-01"),
                ("withdrawn", "2024-02-01"),
                ("opened", "2024-03-01"),
                ("retired", "2024-04-01"),
            ],
        ),
        (
            [row("2024-01-01", licence=SUN), row("2024-05", licence=SUN)],
            [("released", "2024-01-01")],
        ),
    ],
)
def test_an_event_follows_from_each_row_that_changes_something(rows, expected):
    assert told(rows) == expected


def test_a_release_is_told_by_its_freest_channel():
    found = events([row("2024-01-01", "api"), row("2024-01-01", licence=SUN)])
    assert (found[0].channel, found[0].after) == ("weights", SUN)


def test_a_change_of_licence_names_both_texts():
    found = events([row("2024-01-01", licence=SUN), row("2024-05", licence=MOON)])
    assert (found[0].kind, found[0].before, found[0].after) == (
        EventKind.LICENCE_CHANGED,
        SUN,
        MOON,
    )


def test_what_has_not_happened_by_the_day_is_not_told():
    rows = [row("2024-01-01"), row("2024-05", licence=SUN)]
    assert told(rows, datetime.date(2024, 5, 30)) == [("released", "2024-01-01")]
    assert len(told(rows, datetime.date(2024, 5, 31))) == 2


def test_three_licences_of_one_lab_in_a_month_stand_together():
    models = [AIModel(pk=n, slug=f"m{n}", sort_name=f"m{n}", lab=LAB) for n in (1, 2, 3, 4)]
    rows = [
        row("2026-08-01", licence=SUN, model=models[0]),
        row("2026-08-12", licence=MOON, model=models[1]),
        row("2026-08-19", licence=STAR, model=models[2]),
        row("2026-08-20", "api", licence=SUN, model=models[3]),
        row("2026", licence=SUN, model=models[3]),
    ]
    (month,) = lab_months(events(rows))
    assert month.month == datetime.date(2026, 8, 1)
    assert [licence.slug for licence, _events in month.licences] == ["moon", "star", "sun"]
    assert [len(found) for _licence, found in month.licences] == [1, 1, 1]
