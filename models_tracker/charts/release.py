"""How open releases were, period by period: a panel of stacked bars for each group."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.charts.chart import Chart, Column, Row, localised, spoken
from models_tracker.charts.palette import token
from models_tracker.charts.panels import Frame, Kind, Panel, Stack, panels
from models_tracker.choices import Camp
from models_tracker.countries import Country, Region
from models_tracker.partial_dates import spoken_day
from models_tracker.rules.coverage import States
from models_tracker.rules.release import OTHERS, Bar, By, Course, How, Per, end_of

MOST_NAMED = 3
FEW = 3
Address = Callable[[str, datetime.date, datetime.date], str]


@dataclass(frozen=True)
class Drawn:
    """What is drawn: groups, periods, whose state, shares or numbers; up to which day.

    ``labs`` are names by slug; ``address`` gives the page of the models of a bar.
    """

    by: str
    per: str
    how: str
    share: bool
    day: datetime.date
    labs: dict[str, str]
    address: Address


def release_chart(course: Course, drawn: Drawn, name: str = "openness-over-time") -> Chart:
    """Return the chart of a course of releases."""
    columns = _columns(drawn)
    rows = tuple(_row(bar, drawn) for bar in course.bars)
    said = {(bar.group, bar.start): row for bar, row in zip(course.bars, rows, strict=True)}
    frame = _frame(course, drawn)
    found = []
    for group in course.groups:
        bars = [bar for bar in course.bars if bar.group == group]
        stacks = tuple(_stack(bar, said[group, bar.start], columns, drawn, frame) for bar in bars)
        if stacks:
            found.append(Panel(group_words(group, drawn), _counted(bars), stacks))
    return Chart(
        name,
        title(course, drawn),
        panels(found, _kinds(), frame),
        columns,
        rows,
        _description(course, drawn),
        _("Source: the facts of this tracker; each model’s page names its sources."),
    )


def group_words(group: str, drawn: Drawn) -> str:
    """Return the name of a group in the reader's words."""
    if group == OTHERS:
        return _("all others")
    if drawn.by == By.ALL:
        return _("all models")
    if drawn.by == By.LAB:
        return drawn.labs.get(group, group)
    if drawn.by == By.REGION:
        return str(Region(group).label)
    return str(Country(group).label) if group else str(Region.INTERNATIONAL.label)


def period_words(start: datetime.date, per: str) -> str:
    """Return a period as readers write it: Q3 2025, or 2025."""
    if per == Per.YEAR:
        return str(start.year)
    numbers = {"quarter": (start.month + 2) // 3, "year": start.year}
    return _("Q%(quarter)s %(year)s") % numbers


def title(course: Course, drawn: Drawn) -> str:
    """Return the finding: the share of the last twelve months that came with weights."""
    named = [group for group in course.groups if group in course.recent][:MOST_NAMED]
    if not named:
        words = {"by": By(drawn.by).label, "day": spoken_day(drawn.day)}
        return _("Releases by %(by)s: none in the twelve months to %(day)s") % words
    shares = ", ".join(_told(group, course.recent[group], drawn) for group in named)
    sentence = (
        _("Released with open weights in the twelve months to %(day)s: %(shares)s")
        if drawn.how == How.RELEASED
        else _("Released in the twelve months to %(day)s and open in weights then: %(shares)s")
    )
    return sentence % {"day": spoken_day(drawn.day), "shares": shares}


def _told(group: str, states: States, drawn: Drawn) -> str:
    words = _("%(group)s %(share)s %% (%(part)s of %(all)s)")
    share = Decimal(100 * states.with_weights) / states.total
    return words % {
        "group": group_words(group, drawn),
        "share": localised(share.quantize(Decimal(1))),
        "part": states.with_weights,
        "all": states.total,
    }


def _columns(drawn: Drawn) -> tuple[Column, ...]:
    headers = {By.REGION: _("Region"), By.COUNTRY: _("Country"), By.LAB: _("Lab")}
    return (
        Column("name", _("Releases"), "name"),
        Column("group", headers.get(By(drawn.by), _("Group")), told=False, shown=False),
        Column("period", _("Period"), told=False, shown=False),
        Column("open_licence", str(Camp.OPEN_LICENCE.label), "number"),
        Column("restricted", str(Camp.RESTRICTED.label), "number"),
        Column("unsettled", _("weights, licence not established"), "number"),
        Column("closed", str(Camp.CLOSED.label), "number"),
        Column("all", _("All"), "number"),
        Column("weights_share", _("With weights (%)"), "number"),
        Column("open_share_low", _("Open licence, at least (%)"), "number"),
        Column("open_share_high", _("Open licence, at most (%)"), "number"),
    )


def _row(bar: Bar, drawn: Drawn) -> Row:
    states = bar.states
    period = period_words(bar.start, drawn.per)
    low, high = bar.open_share
    code = str(bar.start.year)
    if drawn.per == Per.QUARTER:
        code += f"-Q{(bar.start.month + 2) // 3}"
    values = (
        f"{group_words(bar.group, drawn)}, {period}",
        bar.group,
        code,
        states.open_licence,
        states.restricted,
        states.unsettled,
        states.closed,
        states.total,
        _tenth(bar.weights_share),
        _tenth(low),
        _tenth(high),
    )
    href = "" if bar.group == OTHERS else drawn.address(bar.group, bar.start, _end(bar, drawn))
    return Row(values, href)


def _tenth(share: Decimal) -> Decimal:
    return share.quantize(Decimal("0.1"))


def _end(bar: Bar, drawn: Drawn) -> datetime.date:
    return end_of(bar.start, drawn.per)


def _stack(bar: Bar, row: Row, columns: tuple[Column, ...], drawn: Drawn, frame: Frame) -> Stack:
    states = bar.states
    counts = states.open_licence, states.restricted, states.unsettled, states.closed
    parts = tuple(100 * one / states.total if drawn.share else float(one) for one in counts)
    end = _end(bar, drawn)
    wide = frame.across(end) - frame.across(bar.start) > 15
    label = str(states.total) if wide else ""
    said = spoken(columns, row)
    thin = states.total < FEW
    return Stack(bar.start, end, parts, said, row.href, label, thin=thin)


def _kinds() -> list[Kind]:
    return [
        Kind(str(Camp.OPEN_LICENCE.label), token("open"), token("open")),
        Kind(str(Camp.RESTRICTED.label), "url(#hatch-restricted)", token("restricted")),
        Kind(_("weights, licence not established"), token("rule"), token("other")),
        Kind(str(Camp.CLOSED.label), token("ground"), token("closed")),
    ]


def _frame(course: Course, drawn: Drawn) -> Frame:
    """Return days and heights: from the first period to the end of the one that ``day`` is in."""
    last = datetime.date(drawn.day.year, 1, 1)
    if drawn.per == Per.QUARTER:
        last = drawn.day.replace(month=drawn.day.month - (drawn.day.month - 1) % 3, day=1)
    first = min((bar.start for bar in course.bars), default=last)
    last = max((bar.start for bar in course.bars), default=last)
    window = first, end_of(last, drawn.per) + datetime.timedelta(days=1)
    tall = 44 if len(course.groups) > 6 else 84
    if drawn.share:
        ticks = ((0.0, "0"), (50.0, "50"), (100.0, "100 %"))
        return Frame(window, tall, 100.0, ticks if tall > 50 else (ticks[0], ticks[2]))
    most = max((bar.states.total for bar in course.bars), default=1)
    return Frame(window, tall, float(most), ((0.0, "0"), (float(most), str(most))))


def _counted(bars: list[Bar]) -> str:
    """Return how many releases a panel counts, and how many came with weights."""
    total = sum(bar.states.total for bar in bars)
    opened = sum(bar.states.with_weights for bar in bars)
    words = ngettext(
        "%(all)s release, %(part)s with weights", "%(all)s releases, %(part)s with weights", total
    )
    return words % {"all": total, "part": opened}


def _description(course: Course, drawn: Drawn) -> str:
    if not course.bars:
        return _("Nothing to draw.")
    states = [bar.states for bar in course.bars]
    starts = sorted(bar.start for bar in course.bars)
    sentence = _(
        "%(all)s releases from %(first)s to %(last)s: %(open)s under an open licence, "
        "%(restricted)s with restricted weights, %(unsettled)s with weights whose licence is not "
        "established, %(closed)s closed. The number above a bar counts its releases; a bar of "
        "fewer than three is thin."
    )
    words = sentence % {
        "all": sum(one.total for one in states),
        "first": period_words(starts[0], drawn.per),
        "last": period_words(starts[-1], drawn.per),
        "open": sum(one.open_licence for one in states),
        "restricted": sum(one.restricted for one in states),
        "unsettled": sum(one.unsettled for one in states),
        "closed": sum(one.closed for one in states),
    }
    if end_of(starts[-1], drawn.per) > drawn.day:
        until = _("The last period is counted to %(day)s only.")
        words = f"{words} {until % {'day': spoken_day(drawn.day)}}"
    return words
