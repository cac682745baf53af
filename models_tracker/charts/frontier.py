"""The best-so-far curves of two groups on one benchmark."""

from __future__ import annotations

import datetime
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.charts.chart import Chart, Column, Row, localised, spoken
from models_tracker.charts.palette import camp_colour, region_colour
from models_tracker.charts.plane import Key, Line, Point, axis_of, plane
from models_tracker.choices import Camp
from models_tracker.partial_dates import PartialDate, spoken_day
from models_tracker.rules.contest import Contest, Entry, Side
from models_tracker.rules.group import Group

FRONT, BEHIND = "front", "behind"


def frontier_chart(contest: Contest, front_words: str, behind_words: str) -> Chart:
    """Return the chart of a contest: every model's best, records large and named, two curves."""
    words = {FRONT: front_words, BEHIND: behind_words}
    columns = _columns(contest)
    rows, points = [], []
    better = contest.benchmark.higher_is_better
    for key, side in ((FRONT, contest.front), (BEHIND, contest.behind)):
        records = {id(entry) for entry in side.setters}
        for entry in side.shown(higher_is_better=better):
            row = _row(entry, words[key], id(entry) in records)
            rows.append(row)
            points.append(_point(entry, row, columns, _colour(contest, key), id(entry) in records))
    first, last = _window(contest)
    unit = contest.benchmark.unit
    log = _("%(unit)s, logarithmic axis") % {"unit": unit}
    bounded = contest.benchmark.maximum is not None
    axis = axis_of(points, unit, logarithmic=log, bounded=bounded)
    lines = [
        Line(words[key], _colour(contest, key), _path(side, last), dashed=key == BEHIND)
        for key, side in ((FRONT, contest.front), (BEHIND, contest.behind))
    ]
    spec = plane(points, lines, axis, (first, last), _keys(points))
    return Chart(
        "frontier",
        finding(contest, front_words, behind_words),
        spec,
        columns,
        tuple(rows),
        _description(contest, front_words, behind_words),
        source_line(contest),
    )


def finding(contest: Contest, front_words: str, behind_words: str) -> str:
    """Return the sentence that says the lag, with its interval."""
    named = {
        "behind": behind_words[:1].upper() + behind_words[1:],
        "front": front_words,
        "benchmark": contest.benchmark.name,
    }
    months = contest.lag.months
    if months is None:
        return _("%(behind)s against %(front)s: no level in common, %(benchmark)s") % named
    named["months"] = tenth(abs(months))
    sentence = (
        _("%(behind)s: on average %(months)s months behind %(front)s, %(benchmark)s")
        if months >= 0
        else _("%(behind)s: on average %(months)s months ahead of %(front)s, %(benchmark)s")
    )
    return sentence % named


def tenth(value: float | Decimal | None) -> str:
    """Return a number with one decimal, localised; "" where there is none."""
    if value is None:
        return ""
    rounded = Decimal(str(value)).quantize(Decimal("0.1"))  # number_format cuts, it does not round
    return number_format(rounded, decimal_pos=1, use_l10n=True)


def _columns(contest: Contest) -> tuple[Column, ...]:
    return (
        Column("name", _("Model"), "name"),
        Column("slug", _("Slug"), told=False, shown=False),
        Column("group", _("Group")),
        Column("lab", _("Lab")),
        Column("country", _("Country"), "country", _("The country the lab is counted in.")),
        Column("camp", _("Openness"), "camp", _("As it stood on the day it counts from.")),
        Column("day", _("Counts from"), "day"),
        Column("score", f"{_('Score')} ({contest.benchmark.unit})", "number"),
        Column("low", _("Interval from"), "number", told=False),
        Column("high", _("Interval to"), "number", told=False),
        Column("record", _("Record")),
        Column("as_named", _("As the source names it"), told=False),
        Column("source", _("Source"), told=False, shown=False),
    )


def _row(entry: Entry, group: str, record: bool) -> Row:
    values = (
        entry.point.name,
        entry.point.slug,
        group,
        entry.model.lab.name,
        entry.model.lab.counts_as,
        entry.standing.camp,
        PartialDate(entry.point.on),
        entry.point.value,
        entry.point.low,
        entry.point.high,
        _("yes") if record else _("no"),
        ", ".join(filter(None, (entry.score.as_named, entry.score.setting))),
        entry.score.source.slug,
    )
    return Row(values, entry.model.get_absolute_url())


def _point(entry: Entry, row: Row, columns: tuple[Column, ...], colour: str, record: bool) -> Point:
    point = entry.point
    return Point(
        point.on,
        float(point.value),
        spoken(columns, row),
        row.href,
        entry.standing.camp,
        colour,
        point.name if record else "",
        None if point.low is None else float(point.low),
        None if point.high is None else float(point.high),
        weak=not record,
    )


def _colour(contest: Contest, key: str) -> str:
    """Return the colour of a group: its camp's or its region's, never the same for both."""
    found = {FRONT: _own(contest.front.group), BEHIND: _own(contest.behind.group)}
    if found[FRONT] == found[BEHIND]:
        camps = contest.front.group.camp, contest.behind.group.camp
        found = (
            {FRONT: _camp(camps[0]), BEHIND: _camp(camps[1])}
            if all(camps) and _camp(camps[0]) != _camp(camps[1])
            else {FRONT: "united-states", BEHIND: "china"}
        )
    return found[key]


def _own(group: Group) -> str:
    places = [
        *group.countries,
        *({"china": "CN", "united-states": "US"}.get(r, "FR") for r in group.regions),
    ]
    return region_colour(places[0]) if places else _camp(group.camp)


def _camp(camp: str) -> str:
    return "open" if camp.startswith("open") else camp_colour(camp)


def _window(contest: Contest) -> tuple[datetime.date, datetime.date]:
    days = [entry.point.on for side in (contest.front, contest.behind) for entry in side.entries]
    return min([contest.start, *days]), contest.end


def _path(side: Side, last: datetime.date) -> tuple[tuple[datetime.date, float], ...]:
    path = [(record.since, float(record.point.value)) for record in side.records]
    return (*path, (last, path[-1][1])) if path else ()


def _keys(points: list[Point]) -> list[Key]:
    drawn = {point.camp for point in points}
    keys = [Key(str(camp.label), "text", camp.value) for camp in Camp if camp.value in drawn]
    return [*keys, Key(_("not established"), "text", "")] if "" in drawn else keys


def _description(contest: Contest, front_words: str, behind_words: str) -> str:
    parts = [
        _side_words(words, side)
        for words, side in ((front_words, contest.front), (behind_words, contest.behind))
    ]
    lag, gap = contest.lag, contest.gap
    if lag.months is not None and lag.low is not None:
        sentence = _("Lag: %(value)s months, 90 %% interval %(low)s to %(high)s.")
        numbers = {"value": tenth(lag.months), "low": tenth(lag.low), "high": tenth(lag.high)}
        parts.append(sentence % numbers)
    if gap.points is not None and gap.low is not None:
        sentence = _("Gap: %(value)s %(unit)s, 90 %% interval %(low)s to %(high)s.")
        numbers = {"value": tenth(gap.points), "low": tenth(gap.low), "high": tenth(gap.high)}
        parts.append(sentence % (numbers | {"unit": contest.benchmark.unit}))
    return " ".join(parts)


def _side_words(words: str, side: Side) -> str:
    named = {"group": words[:1].upper() + words[1:], "count": len(side.records)}
    if not side.records:
        return _("%(group)s: no model has a score in this window.") % named
    last = side.records[-1]
    named |= {
        "name": last.point.name,
        "value": localised(last.point.value),
        "day": spoken_day(last.since),
    }
    sentence = ngettext(
        "%(group)s: %(count)s record, the last by %(name)s (%(value)s) on %(day)s.",
        "%(group)s: %(count)s records, the last by %(name)s (%(value)s) on %(day)s.",
        len(side.records),
    )
    return sentence % named


def source_line(contest: Contest) -> str:
    """Return the line that names the sources of all scores of a contest."""
    sources = {
        entry.score.source.title
        for side in (contest.front, contest.behind)
        for entry in side.entries
    }
    return _("Source: %(sources)s") % {"sources": "; ".join(sorted(sources))}
