"""The scores of one benchmark over the days its builds became available."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.charts.chart import Chart, Column, Linked, Row, localised, ordered, spoken
from models_tracker.charts.palette import region_colour, region_words
from models_tracker.charts.plane import Key, Point, axis_of, plane
from models_tracker.choices import Camp
from models_tracker.models import Benchmark, Score, Standing

Entry = tuple[Standing, Score]
SORT = "-score"


def columns_of(benchmark: Benchmark) -> tuple[Column, ...]:
    """Return the columns of a benchmark's scores."""
    return (
        Column("name", _("Model"), "name"),
        Column("slug", _("Slug"), told=False, shown=False),
        Column("lab", _("Lab")),
        Column("country", _("Country"), "country", _("The country the lab is counted in.")),
        Column("camp", _("Openness"), "camp", _("On the day the page speaks of.")),
        Column("day", _("Build available since"), "day"),
        Column("score", f"{_('Score')} ({benchmark.unit})", "number"),
        Column("low", _("Interval from"), "number", told=False),
        Column("high", _("Interval to"), "number", told=False),
        Column("reported", _("Measured by")),
        Column("as_named", _("As the source names it"), told=False),
        Column("source", _("Source"), "link", told=False),
        Column("source_slug", _("Source"), told=False, shown=False),
    )


def benchmark_chart(
    benchmark: Benchmark, entries: Sequence[Entry], sort: str, end: datetime.date
) -> Chart:
    """Return the chart of scores; ``end`` is the right edge, ``sort`` orders the rows."""
    columns = columns_of(benchmark)
    better = -1 if benchmark.higher_is_better else 1
    best_first = sorted(entries, key=lambda one: (better * one[1].value, one[0].model.slug))
    by_row = {id(row): (row, entry) for entry in best_first for row in [_row(*entry)]}
    rows = ordered(columns, [row for row, _entry in by_row.values()], sort)
    records = _records(benchmark, best_first)
    points = [_point(row, *by_row[id(row)][1], columns, records) for row in rows]
    window = min([end, *(point.day for point in points)]), end
    if window[0] == end:
        window = end - datetime.timedelta(days=365), end
    log = _("%(unit)s, logarithmic axis") % {"unit": benchmark.unit}
    bounded = benchmark.maximum is not None
    axis = axis_of(points, benchmark.unit, logarithmic=log, bounded=bounded)
    return Chart(
        f"benchmark-{benchmark.slug}",
        _title(benchmark, best_first),
        plane(points, [], axis, window, _keys(entries)),
        columns,
        tuple(rows),
        _description(benchmark, best_first),
        _("Source: %(sources)s")
        % {"sources": "; ".join(sorted({score.source.title for _standing, score in entries}))},
    )


def _row(standing: Standing, score: Score) -> Row:
    model, source = standing.model, score.source
    values = (
        model.name,
        model.slug,
        model.lab.name,
        model.lab.counts_as,
        standing.camp,
        score.dated,
        score.value,
        score.ci_low,
        score.ci_high,
        _reported(score),
        ", ".join(filter(None, (score.as_named, score.setting))),
        Linked(source.title, source.url),
        source.slug,
    )
    return Row(values, model.get_absolute_url())


def _reported(score: Score) -> str:
    if score.self_reported is None:
        return ""
    return _("the lab itself") if score.self_reported else _("others")


def _point(
    row: Row, standing: Standing, score: Score, columns: tuple[Column, ...], records: set[int]
) -> Point:
    return Point(
        score.dated.first,
        float(score.value),
        spoken(columns, row),
        row.href,
        standing.camp,
        region_colour(standing.model.lab.counts_as),
        standing.model.name if score.pk in records else "",
        None if score.ci_low is None else float(score.ci_low),
        None if score.ci_high is None else float(score.ci_high),
        weak=score.self_reported is True,
    )


def _records(benchmark: Benchmark, entries: Sequence[Entry]) -> set[int]:
    """Return the keys of the scores that were the best when their builds came out."""
    sign = 1 if benchmark.higher_is_better else -1
    best, found = None, set()
    for _standing, score in sorted(entries, key=lambda one: (one[1].dated, -sign * one[1].value)):
        if best is None or sign * score.value > sign * best:
            best = score.value
            found.add(score.pk)
    return found


def _keys(entries: Sequence[Entry]) -> list[Key]:
    camps = {standing.camp for standing, _score in entries}
    keys = [Key(str(camp.label), "text", camp.value) for camp in Camp if camp.value in camps]
    if "" in camps:
        keys.append(Key(_("not established"), "text", ""))
    countries = (standing.model.lab.counts_as for standing, _score in entries)
    keys += [Key(words, colour) for colour, words in region_words(countries)]
    if any(score.self_reported for _standing, score in entries):
        keys.append(
            Key(_("small: reported by the lab itself"), "muted", Camp.OPEN_LICENCE, weak=True)
        )
    return keys


def _title(benchmark: Benchmark, best_first: Sequence[Entry]) -> str:
    if not best_first:
        return _("%(benchmark)s: no score fits") % {"benchmark": benchmark.name}
    words = {"benchmark": benchmark.name, **_told(best_first[0], "")}
    opened = next((entry for entry in best_first if entry[0].has_weights), None)
    if opened is None or opened is best_first[0]:
        return _("%(benchmark)s: best is %(name)s with %(value)s") % words
    words |= _told(opened, "open_")
    sentence = _(
        "%(benchmark)s: best is %(name)s with %(value)s; of open weights %(open_name)s with "
        "%(open_value)s"
    )
    return sentence % words


def _told(entry: Entry, prefix: str) -> dict[str, str]:
    standing, score = entry
    return {f"{prefix}name": standing.model.name, f"{prefix}value": localised(score.value)}


def _description(benchmark: Benchmark, best_first: Sequence[Entry]) -> str:
    if not best_first:
        return _("Nothing to draw.")
    days = sorted(score.dated for _standing, score in best_first)
    sentence = ngettext(
        "%(count)s score from %(worst)s to %(best)s %(unit)s, of builds from %(first)s to "
        "%(last)s; %(reported)s reported by the lab itself.",
        "%(count)s scores from %(worst)s to %(best)s %(unit)s, of builds from %(first)s to "
        "%(last)s; %(reported)s reported by the lab itself.",
        len(best_first),
    )
    return sentence % {
        "count": len(best_first),
        "worst": localised(best_first[-1][1].value),
        "best": localised(best_first[0][1].value),
        "unit": benchmark.unit,
        "first": days[0].spoken(),
        "last": days[-1].spoken(),
        "reported": sum(score.self_reported is True for _standing, score in best_first),
    }
