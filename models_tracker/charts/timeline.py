"""What happened to models on lanes, with the articles and claims of the time when asked."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.charts.chart import Chart, Column, Linked, Row, ordered, spoken
from models_tracker.charts.lanes import lanes
from models_tracker.charts.palette import camp_colour
from models_tracker.charts.points import Key, Point
from models_tracker.choices import Camp, EventKind
from models_tracker.countries import Country
from models_tracker.models import Claim, Source
from models_tracker.partial_dates import PartialDate, Precision
from models_tracker.punctuation import introduced
from models_tracker.rules.events import Event

SORT = "-day"
MOST_LANES = 40
MOST_LABELS = 220
LONGEST = 44
LARGE = (EventKind.RELEASED, EventKind.OPENED)
SHAPES = {"article": "triangle-down", "claim": "cross"}
Days = tuple[datetime.date, datetime.date]


@dataclass(frozen=True)
class Told:
    """One mark: an event with the camp its model had after it, or an article, or a claim."""

    when: PartialDate
    event: Event | None = None
    camp: str = ""
    article: Source | None = None
    claim: Claim | None = None

    @property
    def noun(self) -> str:
        """What it is: event, article or claim."""
        return "event" if self.event else "article" if self.article else "claim"


def columns_of() -> tuple[Column, ...]:
    """Return the columns of a timeline."""
    return (
        Column("name", _("What"), "name"),
        Column("slug", _("Slug"), told=False, shown=False),
        Column("day", _("Day"), "day"),
        Column("event", _("Event")),
        Column("kind", _("Kind"), told=False, shown=False),
        Column("camp", _("Openness"), "camp", _("Of the model, once this had happened.")),
        Column("lab", _("Lab")),
        Column("lab_slug", _("Slug of the lab"), told=False, shown=False),
        Column("country", _("Country"), "country", _("The country the lab is counted in.")),
        Column("family", _("Family"), told=False, shown=False),
        Column("channel", _("Channel"), told=False),
        Column("licence_before", _("Licence before a change"), told=False, shown=False),
        Column("licence", _("Licence"), told=False),
        Column("source", _("Source"), "link", told=False),
    )


def timeline_chart(
    told: Sequence[Told], by: str, sort: str, days: Days, *, labelled: bool
) -> Chart:
    """Return the chart of a timeline on lanes ``by`` country, lab or family, in a window of days.

    Names are written beside the marks where ``labelled``, unless there are more than MOST_LABELS.
    """
    columns = columns_of()
    rows = {id(row): (row, one) for one in told for row in [_row(one)]}
    listed = ordered(columns, [row for row, _one in rows.values()], sort)
    labelled = labelled and len(told) <= MOST_LABELS
    order = _order(told, by)
    pairs = []
    for row in listed:
        one = rows[id(row)][1]
        lane = _lane(one, by)
        lane = lane if lane in order else _rest()
        pairs.append((lane, _point(one, row, columns, labelled=labelled)))
    return Chart(
        "timeline",
        _title(told),
        lanes(pairs, order, days, _keys(told)),
        columns,
        tuple(listed),
        _description(told),
        _("Sources: one for each event, in the table."),
    )


_BY: dict[str, Callable[[Event], str]] = {
    "country": lambda one: _country(one.lab.counts_as),
    "lab": lambda one: one.lab.name,
    "family": lambda one: one.model.family or _no_family(),
}


def _country(code: str) -> str:
    return str(Country(code).label) if code else _("not established")


def _no_family() -> str:
    return _("no family")


def _rest() -> str:
    return _("all others")


def _lane(one: Told, by: str) -> str:
    if one.event:
        return _BY[by](one.event)
    return _("Articles") if one.article else _("Claims")


def _order(told: Sequence[Told], by: str) -> list[str]:
    """Return the lanes, the fullest first; articles and claims above, the unknown below."""
    above = [_lane(one, by) for one in told if not one.event]
    counted = Counter(_lane(one, by) for one in told if one.event)
    fullest = sorted(counted, key=lambda name: (-counted[name], name))
    names = [name for name in fullest if name not in (_country(""), _no_family())]
    rest = [_rest()] if len(names) > MOST_LANES else []
    unknown = [name for name in fullest if name not in names]
    return [*dict.fromkeys(sorted(above)), *names[:MOST_LANES], *rest, *unknown]


def _row(one: Told) -> Row:
    if one.event:
        return _event_row(one.event, one.camp)
    if one.article:
        source = one.article
        link = Linked(source.publisher or source.title, source.url)
        values = (source.title, source.slug, one.when, _("article"), "article")
        return Row((*values, *[""] * 8, link), source.get_absolute_url())
    claim = one.claim
    about = ", ".join(str(subject) for subject in claim.subjects.all() if subject.lab)
    values = (claim.wording, claim.slug, one.when, _("claim"), "claim", "", about)
    return Row((*values, *[""] * 6, Linked(claim.speaker, "")), claim.get_absolute_url())


def _event_row(event: Event, camp: str) -> Row:
    values = (
        event.model.name,
        event.model.slug,
        event.when,
        str(event.kind.label),
        event.kind.value,
        camp,
        event.lab.name,
        event.lab.slug,
        event.lab.counts_as,
        event.model.family,
        str(event.row.get_channel_display()),
        event.before.slug if event.before else "",
        event.after.slug if event.after else "",
        Linked(event.source.title, event.source.url),
    )
    return Row(values, event.model.get_absolute_url())


def _point(one: Told, row: Row, columns: tuple[Column, ...], *, labelled: bool) -> Point:
    return Point(
        one.when.first,
        0.0,
        spoken(columns, row),
        row.href,
        one.camp,
        camp_colour(one.camp) if one.event else "text",
        _label(one, row.values[0]) if labelled else "",
        weak=one.event is not None and one.event.kind not in LARGE,
        shape_of=SHAPES.get(one.noun, ""),
    )


def _label(one: Told, name: str) -> str:
    name = Truncator(name).chars(LONGEST)
    if one.event and one.event.kind != EventKind.RELEASED:
        return introduced(name, one.event.kind.label)
    return name


def _keys(told: Sequence[Told]) -> list[Key]:
    events = [one for one in told if one.event]
    drawn = {one.camp for one in events}
    keys = [Key(str(c.label), camp_colour(c), c.value) for c in Camp if c.value in drawn]
    if "" in drawn:
        keys.append(Key(_("not established"), "other", ""))
    if any(one.event.kind not in LARGE for one in events):
        words = _("small: announced, relicensed, gated, withdrawn, retired")
        keys.append(Key(words, "muted", Camp.OPEN_LICENCE, weak=True))
    nouns = {one.noun for one in told}
    for noun, words in (("article", _("article")), ("claim", _("claim"))):
        if noun in nouns:
            keys.append(Key(words, "text", "", shape_of=SHAPES[noun]))
    return keys


def _title(told: Sequence[Told]) -> str:
    events = [one.event for one in told if one.event]
    if not events:
        return _("No event fits")
    counted = Counter(_country(event.lab.counts_as) for event in events)
    country, number = min(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    sentence = ngettext(
        "%(count)s event of %(models)s models; most in %(country)s (%(number)s)",
        "%(count)s events of %(models)s models; most in %(country)s (%(number)s)",
        len(events),
    )
    models = len({event.model.pk for event in events})
    words = {"count": len(events), "models": models}
    return sentence % (words | {"country": country, "number": number})


def _standing_at(when: PartialDate) -> PartialDate:
    """Return the date at which an event is drawn."""
    return PartialDate(when.first) if when.precision == Precision.BY else when


def _description(told: Sequence[Told]) -> str:
    events = [one for one in told if one.event]
    if not events:
        return _("Nothing to draw.")
    days = sorted(_standing_at(one.when) for one in events)
    kinds = Counter(one.event.kind for one in events)
    camps = Counter(one.camp for one in events)
    labels = [(camp.value, str(camp.label)) for camp in Camp] + [("", _("not established"))]
    sentence = _(
        "From %(first)s to %(last)s: %(kinds)s. Openness once it had happened: %(camps)s. A date "
        "known by its month or year stands at the first day."
    )
    return sentence % {
        "first": days[0].spoken(),
        "last": days[-1].spoken(),
        "kinds": ", ".join(f"{kind.label} {kinds[kind]}" for kind in EventKind if kinds[kind]),
        "camps": ", ".join(f"{label} {camps[camp]}" for camp, label in labels if camps[camp]),
    }
