"""/timeline/: each event once, on its lane, in its stretch of time."""

from tests.views.test_pages import csv_rows


def test_lanes_hold_every_event_of_the_file(reader, world):
    for query in ("", "?lanes=lab", "?year=2025", "?year=2025&quarter=1", "?camp=open-licence"):
        answer = reader.get(f"/timeline/{query}")
        listed = csv_rows(reader, f"/timeline.csv{query}")
        assert listed
        assert sum(lane.count for lane in answer.context["lanes"]) == len(listed)


def test_a_quarter_holds_its_days_only(reader, world):
    days = [row["day"] for row in csv_rows(reader, "/timeline.csv?year=2025&quarter=1")]
    assert set(days) == {"2025-01-20", "2025-03-01"}


def test_a_day_hides_what_came_later(reader, world):
    days = [row["day"] for row in csv_rows(reader, "/timeline.csv?as_of=2024-03-31")]
    assert days
    assert max(days) <= "2024-03-31"
