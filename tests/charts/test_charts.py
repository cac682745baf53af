"""A picture holds what its rows hold, nothing a page may not hold, and never waits for long."""

import datetime
import gzip
import math
import re
import time
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from models_tracker.charts import Chart, Column, NotDrawn, Row, drawing, spoken
from models_tracker.charts.chart import MOST_MARKS, localised
from models_tracker.charts.dressing import Foreign, cleaned
from models_tracker.charts.labels import Box, placed, width_of
from models_tracker.charts.palette import LIGHT
from models_tracker.charts.plane import Axis, Key, Line, Point, plane
from models_tracker.partial_dates import PartialDate
from models_tracker.templatetags.headers import chart_headers
from models_tracker.views import charting
from tests.charts import reading

CSS = Path(__file__).resolve().parents[2] / "static" / "css" / "tokens.css"
CAMPS = ["open-licence", "restricted", "closed", ""]
FIRST, LAST = datetime.date(2023, 1, 1), datetime.date(2025, 12, 31)
COLUMNS = (
    Column("name", "Model", "name"),
    Column("slug", "Slug", told=False, shown=False),
    Column("released", "Released", "day"),
    Column("camp", "Openness", "camp"),
    Column("score", "Score", "number"),
)


def chart(number: int = 8, name: str = "probe") -> Chart:
    """A chart of ``number`` invented models."""
    rows, points = [], []
    for place in range(number):
        day = FIRST + datetime.timedelta(days=place * 997 % 1000)
        value = Decimal(place * 37 % 900) / 10 + 1000
        camp = CAMPS[place % 4]
        values = (f"Model <{place}>", f"m-{place}", PartialDate(day), camp, value)
        row = Row(values, f"/models/m-{place}/")
        rows.append(row)
        said = spoken(COLUMNS, row)
        points.append(Point(day, float(value), said, row.href, camp, "china", values[0]))
    spec = plane(
        points,
        [Line("best", "open", ((FIRST, 1010.0), (LAST, 1080.0)), dashed=True)],
        Axis("points", 1000, 1100),
        (FIRST, LAST),
        [Key("open licence", "text", "open-licence"), Key("restricted", "text", "restricted")],
    )
    return Chart(name, "It <rises>", spec, COLUMNS, tuple(rows), "From & to.", "Source: us")


def drawn(found: Chart) -> str:
    """The figure of a chart on a page."""
    shown = charting.show(found, "probe", "a=1&b=2")
    return render_to_string("charts/figure.html", {"shown": shown})


@pytest.mark.parametrize("language", ["en", "fr"])
def test_picture_table_and_csv_hold_the_same_rows(rf, language):
    with translation.override(language):
        figure = drawn(chart())
        file = charting.files(rf.get("/"), "csv", chart()).content.decode()
    rows = reading.csv_rows(file)
    table = reading.table_rows(figure)
    marks = reading.marks(reading.picture_of(figure))
    assert len(rows) == 8
    assert [row["name"] for row in rows] == [row["Model"] for row in table]
    assert [row["score"] for row in rows] == [row["Score"] for row in table]
    assert [row["released"] for row in rows] == [row["Released"] for row in table]
    assert [row["Openness"] for row in table] == [told["Openness"] for told, *_ in marks]
    assert [f"/models/{row['slug']}/" for row in rows] == [href for _, href, *_ in marks]
    with translation.override(language):
        said = [localised(Decimal(row["score"])) for row in rows]
    assert said == [told["Score"] for told, *_ in marks]


def test_a_mark_stands_where_its_numbers_say():
    found = chart(40)
    places = [(x, y) for _, _, x, y in reading.marks(reading.picture_of(drawn(found)))]
    days = (LAST - FIRST).days
    for row, (x, y) in zip(found.rows, places, strict=True):
        day, value = row.values[2].first, float(row.values[4])
        assert x == pytest.approx((day - FIRST).days / days * 820, abs=0.1)
        assert y == pytest.approx(400 - (value - 1000) / 100 * 400, abs=0.1)


def test_an_axis_speaks_french():
    with translation.override("fr"):
        assert "avril" in drawn(chart()) or "juillet" in drawn(chart())


@pytest.mark.parametrize(("language", "day"), [("en", "12 Jan"), ("fr", "12 janv.")])
def test_a_day_of_an_axis_stands_before_its_month(language, day):
    window = (datetime.date(2025, 1, 1), datetime.date(2025, 2, 10))
    with translation.override(language):
        spec = plane([], [], Axis("points", 0, 1), window, [])
        picture = drawing.page_picture(Chart("days", "", spec, COLUMNS, (), "", ""))
    words = re.findall(r"<text[^>]*>([^<]*)</text>", picture)
    assert day in words


def test_the_titles_of_sources_have_room(rf):
    linked = Column("source", "Source", "link")
    found = Chart("room", "", chart().spec, (*COLUMNS, linked), (), "", "")
    heads = re.findall(r"<th [^>]*>", chart_headers(found, "", rf.get("/")))
    assert [("wide" in head, "num" in head) for head in heads] == [
        (False, False),
        (False, True),
        (False, False),
        (False, True),
        (True, False),
    ]


def test_money_on_an_axis_is_written_as_in_sentences():
    def words(*, is_money: bool) -> str:
        axis = Axis("USD", 1e6, 2e12, log=True, is_money=is_money)
        spec = plane([], [], axis, (FIRST, LAST), [])
        return drawing.page_picture(Chart("money", "", spec, COLUMNS, (), "", ""))

    for written in (">1 tn<", ">100 bn<", ">10 m<"):
        assert written in words(is_money=True)
    for written in (">1T<", ">100B<", ">10M<"):
        assert written in words(is_money=False)


def test_a_figure_is_clean_under_the_policy_and_leaves_the_site_by_no_link():
    figure = drawn(chart())
    assert not re.search(r"style=|<style|<script|xlink|\son[a-z]+=", figure)
    hrefs = re.findall(r'href="([^"]*)"', figure)
    assert hrefs
    assert all(href.startswith("/") and not href.startswith("//") for href in hrefs)
    assert "It &lt;rises&gt;" in figure
    assert "aria-labelledby" in figure
    ids = re.findall(r'\sid="([^"]*)"', figure)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "planted", ['<a xlink:href="https://x.example/">', '<g style="a:b">', "<script>", "<style>"]
)
def test_what_a_page_may_not_hold_is_found(planted):
    with pytest.raises(Foreign):
        cleaned(f'<svg width="1" height="1" viewBox="0 0 1 1">{planted}</svg>')


@pytest.mark.parametrize("href", ["https://x.example/", "//x.example/", "javascript:alert(1)"])
def test_a_row_leads_to_this_site_only(href):
    with pytest.raises(ValueError, match="not an address"):
        Row(("x",), href)


def test_three_states_differ_in_shape_and_filling_without_colour():
    picture = reading.picture_of(drawn(chart(4)))
    paths = [child for parent in picture.iter() for child in parent if child.get("aria-label")]
    shapes = {path.get("d") for path in paths}
    fills = [path.get("fill", "") for path in paths[:3]]
    assert len(shapes) == 4
    assert fills == ["var(--china)", "url(#probe-hatch-china)", "var(--ground)"]


def test_files_are_complete_without_the_page(rf):
    svg = charting.files(rf.get("/"), "svg", chart()).content.decode()
    assert "var(" not in svg
    assert "Source: us" in svg
    assert ET.fromstring(svg).tag == f"{reading.SVG}svg"
    png = charting.files(rf.get("/"), "png", chart(1)).content
    assert png.startswith(b"\x89PNG")


def test_colours_of_files_are_the_light_tokens():
    light = CSS.read_text().split("@media (prefers-contrast")[0]
    found = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}),", light))
    assert {name: found[name] for name in LIGHT} == LIGHT


def test_more_marks_than_a_chart_draws_are_refused():
    with pytest.raises(ValueError, match="more than"):
        chart(MOST_MARKS + 1)


def test_a_page_does_not_wait_while_another_draws(monkeypatch):
    monkeypatch.setattr(drawing, "WAIT_FOR_TURN", 0.1)
    with drawing._own_turn() as own:
        assert own
        started = time.monotonic()
        shown = charting.show(chart(3, "waits"), "probe")
    assert time.monotonic() - started < 0.5
    assert shown.waiting
    figure = render_to_string("charts/figure.html", {"shown": shown})
    assert "being drawn" in figure
    assert len(reading.table_rows(figure)) == 3


def test_a_page_without_its_picture_is_not_kept_and_a_file_says_when(rf):
    with drawing._own_turn():
        answer = charting.files(rf.get("/"), "svg", chart(3, "later"))
    assert (answer.status_code, answer["Retry-After"]) == (503, "2")
    assert answer["Cache-Control"] == "no-store"


def test_an_impossible_specification_is_not_drawn_and_the_next_one_is():
    broken = Chart("broken", "t", {"$schema": "vega/v5", "marks": 3}, (), (), "d", "s")
    with pytest.raises(NotDrawn):
        drawing.page_picture(broken)
    shown = charting.show(broken, "probe")
    assert not shown.waiting
    assert "could not be drawn" in render_to_string("charts/figure.html", {"shown": shown})
    assert drawing.page_picture(chart(2))


def test_a_press_that_hangs_is_ended(monkeypatch):
    monkeypatch.setattr(drawing, "LONGEST", 0.0)
    with pytest.raises(NotDrawn):
        drawing.page_picture(chart(2))
    monkeypatch.undo()
    assert drawing.page_picture(chart(2))


def test_a_picture_is_drawn_once(settings, monkeypatch, tmp_path):
    pages = {"BACKEND": "config.pages.PageStore", "LOCATION": tmp_path}
    settings.CACHES = settings.CACHES | {"pages": pages}
    orders = []
    ask = drawing.press.ask
    monkeypatch.setattr(drawing.press, "ask", lambda *order: orders.append(1) or ask(*order))
    first, again = drawing.page_picture(chart(5)), drawing.page_picture(chart(5))
    assert first == again
    assert len(orders) == 1


@pytest.mark.slow
def test_three_thousand_marks_stay_light():
    assert len(gzip.compress(drawn(chart(MOST_MARKS)).encode(), 6)) < 200 * 1024


def test_a_wide_letter_takes_more_room_than_a_narrow_one():
    assert width_of("MMMM") > 2 * width_of("llll")
    assert width_of("word", 22) == 2 * width_of("word", 11)
    assert width_of("word", bold=True) > width_of("word")


def test_labels_do_not_meet_marks_or_each_other():
    frame = Box(0, 0, 200, 100)
    mark = Box(95, 45, 105, 55)
    found = placed([(100, 50, "One"), (101, 50, "Two"), (100, 51, "Three")] * 4, [mark], [], frame)
    assert found[0] is not None
    assert found[-1] is None


def test_a_label_stands_nearest_to_its_own_mark():
    marks = [(100, 50, "Meta"), (100, 61, "DeepSeek"), (100, 70, "NVIDIA")]
    taken = [Box(x - 5, y - 5, x + 5, y + 5) for x, y, _text in marks]
    found = placed(marks, [*taken, Box(0, 0, 98, 52)], [], Box(0, 0, 300, 200))
    assert found[0] is not None
    for (x, y, _text), place in zip(marks, found, strict=True):
        if place:
            at = x + place.dx, y + place.dy
            nearest = min(marks, key=lambda mark: math.dist(mark[:2], at))
            assert nearest[:2] == (x, y)


def test_a_label_crosses_a_line_only_where_it_has_no_other_room():
    frame, line = Box(0, 0, 200, 100), Box(0, 0, 100, 100)
    assert placed([(100, 50, "One")], [], [line], frame)[0].align == "left"
    everywhere = Box(0, 0, 200, 100)
    assert placed([(100, 50, "One")], [], [everywhere], frame)[0] is not None


def test_numbers_are_spoken_in_the_readers_language():
    with translation.override("fr"):
        assert localised(Decimal("1234.50")) == "1\xa0234,5"
    assert localised(Decimal("0.10")) == "0.1"
