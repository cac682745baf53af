"""Money and reach: dated figures of one measure, a line for each that is followed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import get_language, ngettext, pgettext_lazy
from django.utils.translation import gettext as _

from models_tracker.charts.chart import Chart, Column, Linked, Row, ordered, spoken
from models_tracker.charts.palette import region_colour, region_words
from models_tracker.charts.plane import Axis, Key, Line, Point, plane
from models_tracker.choices import Camp, FigureKind, FigureStatus, counted
from models_tracker.countries import Country
from models_tracker.models import Figure
from models_tracker.models.figure import CURRENCIES
from models_tracker.quantities import money, short_number

SORT = "-as_of"
# "Closed" would be read as the camp beside a chart's shapes.
STATUS = {
    FigureStatus.CLOSED: pgettext_lazy("figure", "settled"),
    FigureStatus.REPORTED: pgettext_lazy("figure", "reported"),
    FigureStatus.TALKS: pgettext_lazy("figure", "in talks"),
}
SHAPES = {
    FigureStatus.CLOSED: Camp.OPEN_LICENCE,
    FigureStatus.REPORTED: Camp.RESTRICTED,
    FigureStatus.TALKS: Camp.CLOSED,
}


def columns_of() -> tuple[Column, ...]:
    """Return the columns of figures."""
    return (
        Column("name", _("Of"), "name"),
        Column("slug", _("Slug"), told=False, shown=False),
        Column("country", _("Country"), "country", _("The country it is counted in.")),
        Column(
            "camp",
            _("Openness"),
            "camp",
            _("Of a model, on the day the page speaks of."),
            told=False,
            shown=False,
        ),
        Column("kind", _("Kind")),
        Column("as_of", _("As of"), "day"),
        Column("qualifier", _("Qualifier")),
        Column("amount", _("Amount"), "number"),
        Column("unit", _("Unit"), told=False),
        Column("status", _("Status")),
        Column("period", _("Period"), told=False),
        Column("basis", _("Basis"), told=False),
        Column("note", _("Note"), told=False),
        Column("source", _("Source"), "link", told=False),
        Column("source_slug", _("Source"), told=False, shown=False),
    )


def figure_chart(
    figures: Sequence[Figure], camps: Mapping[int, str], sort: str, end: datetime.date
) -> Chart:
    """Return the chart of figures of one measure.

    ``camps`` are those of models by key. A mark's shape tells its kind where there are several,
    else its model's camp, else how settled the number was. Lines join the figures of one subject
    on one basis.
    """
    columns = columns_of()
    figures = sorted(figures, key=lambda one: (one.as_of, _name(one), one.pk))
    made = {id(row): (row, figure) for figure in figures for row in [_row(figure, camps)]}
    rows = ordered(columns, [row for row, _figure in made.values()], sort)
    series = _series(figures)
    last = set({_name(figure): figure.pk for figure in figures}.values())
    shapes = _shapes(figures, camps)
    points = [_point(row, made[id(row)][1], columns, shapes, last) for row in rows]
    first = min((point.day for point in points), default=end)
    window = min(first, end - datetime.timedelta(days=180)), end
    axis = _axis(figures)
    return Chart(
        "figures",
        _title(figures),
        plane(points, _lines(series), axis, window, _keys(figures, shapes)),
        columns,
        tuple(rows),
        _description(figures),
        _("Sources: one for each figure, in the table."),
    )


def amount_in_words(figure: Figure) -> str:
    """Return the amount of a figure with its unit and qualifier."""
    if figure.unit in CURRENCIES:
        words = money(figure.amount, figure.unit)
    elif figure.unit == "percent":
        words = f"{short_number(figure.amount)} %"
    else:
        words = f"{short_number(figure.amount)} {figure.get_unit_display()}"
    if figure.qualifier == "exactly":
        return words
    return f"{figure.get_qualifier_display()} {words}"


def _name(figure: Figure) -> str:
    subject = figure.lab or figure.model
    return subject.name if subject else str(Country(figure.country).label)


def _country(figure: Figure) -> str:
    lab = figure.lab or (figure.model.lab if figure.model else None)
    return lab.counts_as if lab else figure.country


def _row(figure: Figure, camps: Mapping[int, str]) -> Row:
    subject = figure.lab or figure.model
    language = "fr" if get_language() == "fr" else "en"
    values = (
        _name(figure),
        subject.slug if subject else figure.country,
        _country(figure),
        camps.get(figure.model_id, "") if figure.model_id else "",
        str(figure.get_kind_display()),
        figure.as_of,
        str(figure.get_qualifier_display()),
        figure.amount,
        str(figure.get_unit_display()),
        str(STATUS[FigureStatus(figure.status)]),
        counted(figure.period),
        ", ".join(counted(part) for part in (figure.population, figure.basis) if part),
        getattr(figure, f"note_{language}"),
        Linked(figure.source.title, figure.source.url),
        figure.source.slug,
    )
    if subject:
        return Row(values, subject.get_absolute_url())
    return Row(values, f"{reverse('lab_list')}?country={figure.country}")


def _shapes(figures: Sequence[Figure], camps: Mapping[int, str]) -> dict[int, str]:
    """Return the sign of each figure by key: its kind's where there are several, else its model's
    camp, else how settled it was.
    """
    kinds = _kinds(figures)
    if len(kinds) > 1:
        signs = dict(zip(kinds, Camp, strict=False))
        return {one.pk: signs.get(FigureKind(one.kind), "") for one in figures}
    return {
        one.pk: camps.get(one.model_id, "") if one.model_id else SHAPES[FigureStatus(one.status)]
        for one in figures
    }


def _kinds(figures: Sequence[Figure]) -> list[FigureKind]:
    drawn = {figure.kind for figure in figures}
    return [kind for kind in FigureKind if kind.value in drawn]


def _point(
    row: Row,
    figure: Figure,
    columns: tuple[Column, ...],
    shapes: Mapping[int, str],
    last: set[int],
) -> Point:
    label = _name(figure) if figure.pk in last else ""
    if label and figure.status == FigureStatus.TALKS:
        label = f"{label} ({STATUS[FigureStatus.TALKS]})"
    return Point(
        figure.as_of.first,
        float(figure.amount),
        spoken(columns, row),
        row.href,
        shapes[figure.pk],
        region_colour(_country(figure)),
        label,
        weak=figure.pk not in last,
    )


def _series(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Return the figures that follow one another: of one subject, kind and basis."""
    found: dict[tuple, list[Figure]] = {}
    for figure in figures:
        subject = figure.lab_id, figure.model_id, figure.country
        found.setdefault((*subject, figure.kind, _followed(figure)), []).append(figure)
    return list(found.values())


def _followed(figure: Figure) -> str:
    """Return what must be the same for a line: of money the kind suffices, talks stand apart."""
    if figure.unit in CURRENCIES:
        return "talks" if figure.status == FigureStatus.TALKS else ""
    return f"{figure.basis} {figure.population}"


def _lines(series: Sequence[Sequence[Figure]]) -> list[Line]:
    return [
        Line(
            "",
            region_colour(_country(chain[0])),
            tuple((figure.as_of.first, float(figure.amount)) for figure in chain),
            stepped=False,
            thin=True,
        )
        for chain in series
        if len(chain) > 1
    ]


def _axis(figures: Sequence[Figure]) -> Axis:
    values = [float(figure.amount) for figure in figures] or [0.0, 1.0]
    low, high = min(values), max(values)
    unit = str(figures[0].get_unit_display()) if figures else ""
    is_money = any(figure.unit in CURRENCIES for figure in figures)
    if 0 < low < high / 30:
        words = _("%(unit)s, logarithmic axis") % {"unit": unit}
        return Axis(words, low * 0.7, high * 1.5, log=True, is_money=is_money)
    return Axis(unit, 0.0, high * 1.08 or 1.0, is_money=is_money)


def _keys(figures: Sequence[Figure], shapes: Mapping[int, str]) -> list[Key]:
    kinds = _kinds(figures)
    drawn = set(shapes.values())
    if len(kinds) > 1:
        signs = zip(kinds, Camp, strict=False)
        keys = [Key(str(kind.label), "text", camp.value) for kind, camp in signs]
    elif any(figure.model_id for figure in figures):
        keys = [Key(str(camp.label), "text", camp.value) for camp in Camp if camp.value in drawn]
        keys += [Key(_("not established"), "text", "")] if "" in drawn else []
    else:
        keys = [Key(str(STATUS[s]), "text", SHAPES[s]) for s in FigureStatus if SHAPES[s] in drawn]
    countries = (_country(figure) for figure in figures)
    return [*keys, *(Key(words, colour) for colour, words in region_words(countries))]


def _title(figures: Sequence[Figure]) -> str:
    if not figures:
        return _("No figure fits")
    kinds = _kinds(figures)
    top = max(figures, key=lambda one: one.amount)
    words = {
        "kinds": ", ".join(str(kind.label) for kind in kinds),
        "name": _name(top),
        "amount": amount_in_words(top),
        "day": top.as_of.spoken(),
        "status": STATUS[FigureStatus(top.status)],
    }
    words["kinds"] = words["kinds"][:1].upper() + words["kinds"][1:]
    sentence = _("%(kinds)s: the highest is %(name)s, %(amount)s (%(day)s, %(status)s)") % words
    if len(kinds) > 1:
        return sentence + _("; unlike kinds on one axis, by your choice")
    return sentence


def _description(figures: Sequence[Figure]) -> str:
    if not figures:
        return _("Nothing to draw.")
    sentence = ngettext(
        "%(count)s figure of %(subjects)s subjects, from %(first)s to %(last)s; no currency is "
        "converted.",
        "%(count)s figures of %(subjects)s subjects, from %(first)s to %(last)s; no currency is "
        "converted.",
        len(figures),
    )
    return sentence % {
        "count": len(figures),
        "subjects": len({_name(figure) for figure in figures}),
        "first": figures[0].as_of.spoken(),
        "last": figures[-1].as_of.spoken(),
    }
