"""What a check found, as a page draws it: answers, readings, sides, rows with their sources."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from models_tracker.choices import (
    Answer,
    FigureKind,
    FigureStatus,
    Moment,
    Qualifier,
    Unit,
    counted,
)
from models_tracker.countries import Country
from models_tracker.models import Claim, Figure, LatestAnswer, Source
from models_tracker.models.figure import CURRENCIES
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced
from models_tracker.quantities import money, short_number
from models_tracker.rules.checks import (
    KINDS,
    Faults,
    Finding,
    Reading,
    Row,
    Scope,
    Side,
    words,
)
from models_tracker.rules.checks.names import Names, figure_key, wanted
from models_tracker.tables.cells import day
from models_tracker.tables.claim import answer_mark, answer_shape
from models_tracker.tables.fact import Citations


@dataclass(frozen=True)
class RowShown:
    """A deciding row: what it is of, its value, its day, the number of its source.

    Of a figure ``basis`` says what it counts and ``note`` what we say of it.
    """

    name: str
    url: str
    value: str
    day: str | SafeString
    number: int | None = None
    basis: SafeString | str = ""
    note: str = ""


@dataclass(frozen=True)
class SideShown:
    """One group's part in a reading."""

    label: str
    rows: list[RowShown]
    coverage: str = ""
    shown: str = ""


@dataclass(frozen=True)
class ReadingShown:
    """One reading: along what, its answer, why, by how much, and the rows that decide."""

    title: str
    answer: str
    mark: SafeString
    shape: SafeString
    reason: str
    difference: str = ""
    warnings: list[str] = field(default_factory=list)
    sides: list[SideShown] = field(default_factory=list)

    @property
    def spoken(self) -> str:
        """Along what it was made and its answer, for a cell that shows a shape alone."""
        return introduced(self.title, Answer(self.answer).label)

    @property
    def is_lacking(self) -> bool:
        """Whether the data do not suffice to decide it."""
        return self.answer == Answer.NOT_ENOUGH_DATA


@dataclass(frozen=True)
class Answered:
    """One moment's answer: the stored row, its mark and its readings."""

    latest: LatestAnswer
    mark: SafeString
    readings: list[ReadingShown]
    warnings: list[str]

    @property
    def deciding(self) -> list[ReadingShown]:
        """The readings that the data decide."""
        return [one for one in self.readings if not one.is_lacking]

    @property
    def in_order(self) -> list[ReadingShown]:
        """The readings that the data decide, then the others."""
        return [*self.deciding, *(one for rows in self.lacking.values() for one in rows)]

    @property
    def lacking(self) -> dict[str, list[ReadingShown]]:
        """The readings whose data do not suffice, by why: what is not established."""
        found: dict[str, list[ReadingShown]] = {}
        for one in self.readings:
            if one.is_lacking:
                found.setdefault(one.reason, []).append(one)
        return found

    @property
    def lacking_count(self) -> int:
        """How many readings lack the data they need."""
        return len(self.readings) - len(self.deciding)


@dataclass(frozen=True)
class Checked:
    """A claim's check as a page draws it: its kind and question in words, then before now."""

    slug: str
    kind: str
    question: str
    answers: list[Answered]
    names: Names


def latest_of(answers: Iterable[Answered]) -> LatestAnswer | None:
    """Return the answer by our latest data, None without one."""
    now = (one.latest for one in answers if one.latest.moment == Moment.NOW)
    return next(now, None)


def reach_of(answers: Iterable[Answered]) -> datetime.date | None:
    """Return the day that the data of the answer by our latest data reach, None without one."""
    latest = latest_of(answers)
    return latest.as_of if latest else None


def checked(
    claims: Iterable[Claim], citations: Citations, also: Iterable[tuple[str, str]] = ()
) -> dict[int, Checked]:
    """Return the checks of claims loaded with their answers, by key; claims without one are left
    out. What all of them name is loaded in one go, with what the page names ``also``.
    """
    tested = [claim for claim in claims if hasattr(claim, "its_check")]
    given = {claim.pk: _given(claim) for claim in tested}
    latest = {claim.pk: sorted(claim.answers.all(), key=_moment) for claim in tested}
    findings = {key: [Finding.from_data(row.finding) for row in latest[key]] for key in latest}
    told = (pair for key in findings for pair in wanted(given[key], *findings[key]))
    names = Names([*told, *also])
    found = {}
    for claim in tested:
        key, kind = claim.pk, KINDS[claim.its_check.kind]
        pairs = zip(latest[key], findings[key], strict=True)
        found[key] = Checked(
            slug=claim.its_check.kind,
            kind=claim.its_check.get_kind_display(),
            question=words.question(kind, given[key], names) if given[key] else "",
            answers=[answered(row, one, given[key], names, citations) for row, one in pairs],
            names=names,
        )
    return found


def _given(claim: Claim) -> Any:
    """Return the typed parameters of a claim's check, or None where they no longer read."""
    try:
        return KINDS[claim.its_check.kind].read(claim.its_check.parameters)
    except Faults:
        return None


def _moment(row: LatestAnswer) -> int:
    return Moment.values.index(row.moment)


def answered(
    latest: LatestAnswer, finding: Finding, given: Any, names: Names, citations: Citations
) -> Answered:
    """Return one moment's answer as a page draws it."""
    return Answered(
        latest=latest,
        mark=answer_mark(latest.shown),
        readings=[_reading(one, given, names, citations) for one in finding.readings],
        warnings=[str(words.WARNINGS[code]) for code in finding.warnings],
    )


def _reading(reading: Reading, given: Any, names: Names, citations: Citations) -> ReadingShown:
    return ReadingShown(
        title=words.title(reading, names),
        answer=reading.answer,
        mark=answer_mark(reading.answer),
        shape=answer_shape(reading.answer),
        reason=words.reason(reading),
        difference=_difference(reading),
        warnings=[str(words.WARNINGS[code]) for code in reading.warnings],
        sides=[_side(side, given, names, citations) for side in reading.sides],
    )


def _difference(reading: Reading) -> str:
    """Return by how much one group leads on a benchmark; other reasons say it in their sentence."""
    if not reading.difference or reading.by != "benchmark":
        return ""
    units = {"%": _("percentage points"), "points": _("points")}
    return f"{_number(reading.difference)} {units.get(reading.unit, reading.unit)}"


def _side(side: Side, given: Any, names: Names, citations: Citations) -> SideShown:
    group = getattr(given, side.name, None)
    named = {
        "others": _("Others of the lab"),
        "before": _("Earlier period"),
        "after": _("Later period"),
        "earlier": _("Before"),
    }
    label = words.scope(group, names) if isinstance(group, Scope) else named.get(side.name, "")
    coverage = ""
    if side.total:
        coverage = _("%(counted)s of %(total)s") % {"counted": side.counted, "total": side.total}
    rows = [_row(row, names, citations) for row in side.rows]
    return SideShown(label, rows, coverage, _shown(side))


def _shown(side: Side) -> str:
    """Say how many of the rows that decide are listed, where not all are."""
    if not side.listed_of or side.listed_of <= len(side.rows):
        return ""
    return _("%(shown)s of %(all)s listed") % {"shown": len(side.rows), "all": side.listed_of}


def _row(row: Row, names: Names, citations: Citations) -> RowShown:
    found = names.row(row.of, row.slug)
    source: Source | None = names.row("source", row.source)
    figure: Figure | None = names.row("figure", figure_key(row)) if row.noun == "figure" else None
    parts = (figure.population, figure.basis, figure.period) if figure else ()
    country = row.of == "country"
    return RowShown(
        basis=format_html_join(", ", "{}", ((_counted(part),) for part in parts if part)),
        note=_note(figure) if figure else "",
        name=str(Country(row.slug).label) if country else names(row.of, row.slug),
        url=found.get_absolute_url() if hasattr(found, "get_absolute_url") else "",
        value=_value(row, names),
        day=day(PartialDate.read(row.day)) if row.day else "",
        number=citations.number(source) if source else None,
    )


def _counted(text: str) -> SafeString | str:
    """Return what a figure counts, marked as English where our list has no words for it."""
    told = counted(text)
    if told != text or get_language() == "en":
        return told
    return format_html('<span lang="en">{}</span>', text)


def _note(figure: Figure) -> str:
    return figure.note_fr if get_language() == "fr" else figure.note_en


def _value(row: Row, names: Names) -> str:
    """Return the value of a deciding row in words."""
    if row.noun == "score":
        interval = f" ({_number(row.low)}–{_number(row.high)})" if row.low and row.high else ""
        return f"{_number(row.value)}{interval}"
    if row.noun == "figure":
        kind, status, qualifier = row.detail.split(":")
        bound = "" if qualifier == Qualifier.EXACTLY else f"{Qualifier(qualifier).label} "
        told = str(FigureKind(kind).label)
        if words.is_bargained(kind):
            told = f"{told}, {FigureStatus(status).label}"
        if row.unit in CURRENCIES:
            return f"{bound}{money(Decimal(row.value), row.unit)} ({told})"
        counted = str(Unit(row.unit).label)
        of = "" if told == counted else f" ({told})"
        return f"{bound}{_number(row.value)} {counted}{of}"
    if row.noun == "statement":
        return _number(row.value)
    if row.noun in ("standing", "term") and row.detail:
        return names("licence", row.detail)
    return words.value(row)


def _number(text: str) -> str:
    try:
        return short_number(Decimal(text))
    except InvalidOperation:
        return text
