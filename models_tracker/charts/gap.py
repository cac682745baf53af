"""The gap in points between two groups on one benchmark, quarter by quarter."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from models_tracker.charts.chart import Chart, Column, Row, localised, spoken
from models_tracker.charts.frontier import source_line
from models_tracker.charts.plane import Axis, Line, Point, plane
from models_tracker.choices import Camp
from models_tracker.partial_dates import PartialDate, spoken_day
from models_tracker.rules.contest import Contest
from models_tracker.rules.frontier import Distance


def gap_chart(
    contest: Contest, front_words: str, behind_words: str, address: Callable[[Distance], str]
) -> Chart:
    """Return the chart of the gap over time; ``address`` is where a day's mark leads."""
    unit = contest.benchmark.unit
    columns = (
        Column("day", _("Day"), "day"),
        Column("front", front_words[:1].upper() + front_words[1:]),
        Column("front_score", f"{_('Score')} ({unit})", "number", told=False),
        Column("behind", behind_words[:1].upper() + behind_words[1:]),
        Column("behind_score", f"{_('Score')} ({unit})", "number", told=False),
        Column("gap", _("Gap (%(unit)s)") % {"unit": unit}, "number"),
    )
    found = contest.over_time
    rows = tuple(_row(one, address(one)) for one in found)
    points = [
        Point(one.day, float(one.points), spoken(columns, row), row.href, Camp.OPEN_LICENCE, "link")
        for one, row in zip(found, rows, strict=True)
    ]
    window = contest.start, contest.end
    path = tuple((one.day, float(one.points)) for one in found)
    lines = [
        Line("", "muted", ((contest.start, 0.0), (contest.end, 0.0)), dashed=True, thin=True),
        *([Line("", "link", path, stepped=False)] if path else []),
    ]
    return Chart(
        "frontier-gap",
        _title(contest, front_words, behind_words),
        plane(points, lines, _axis(points, unit), window),
        columns,
        rows,
        _description(contest),
        source_line(contest),
    )


def _row(one: Distance, href: str) -> Row:
    values = (
        PartialDate(one.day),
        one.front.point.name,
        one.front.point.value,
        one.behind.point.name,
        one.behind.point.value,
        one.points,
    )
    return Row(values, href)


def _axis(points: list[Point], unit: str) -> Axis:
    values = [0.0, *(point.value for point in points)]
    room = (max(values) - min(values) or 1.0) * 0.08
    return Axis(unit, min(values) - room, max(values) + room)


def _title(contest: Contest, front_words: str, behind_words: str) -> str:
    found = contest.over_time
    front = front_words[:1].upper() + front_words[1:]
    named = {"front": front, "behind": behind_words, "benchmark": contest.benchmark.name}
    if not found:
        return _("The gap over time, %(benchmark)s: no day on which both have a score") % named
    named |= {"first": localised(found[0].points), "last": localised(found[-1].points)}
    named |= {"unit": contest.benchmark.unit}
    return (
        _("%(front)s less %(behind)s: from %(first)s to %(last)s %(unit)s, %(benchmark)s") % named
    )


def _description(contest: Contest) -> str:
    found = contest.over_time
    if not found:
        return _("Nothing to draw.")
    widest = max(found, key=lambda one: one.points)
    least = min(found, key=lambda one: one.points)
    sentence = _(
        "The best of one group less the best of the other, on the last day of each quarter from "
        "%(first)s to %(last)s: widest %(widest)s %(unit)s on %(day)s, least %(least)s on "
        "%(then)s. Below the dashed line the group expected behind is ahead."
    )
    return sentence % {
        "first": spoken_day(found[0].day),
        "last": spoken_day(found[-1].day),
        "widest": localised(widest.points),
        "unit": contest.benchmark.unit,
        "day": spoken_day(widest.day),
        "least": localised(least.points),
        "then": spoken_day(least.day),
    }
