"""What changed an answer, in words: whose fact, what of it, what it was and what it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from models_tracker.choices import (
    Answer,
    Camp,
    Channel,
    FigureKind,
    FigureStatus,
    Grant,
    ModelFact,
    Moment,
    Part,
    Published,
    Qualifier,
    Term,
    Unit,
)
from models_tracker.countries import Country
from models_tracker.models import Source
from models_tracker.models.figure import CURRENCIES
from models_tracker.partial_dates import PartialDate
from models_tracker.quantities import money, short_number
from models_tracker.rules.checks import Reading, words
from models_tracker.rules.checks.has_label import LENSES
from models_tracker.rules.checks.names import Names

Change = Mapping[str, Any]
Piece = SafeString | str
_UNDER_LICENCE = ("availability", "standing", "term", "")
_CHANNEL = {value: value for value in Channel.values}


def named(changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Yield (noun, slug) of all that the sentences name."""
    for change in changes:
        noun, was = change.get("noun", ""), change.get("from")
        yield change.get("of", "model"), change.get("slug", "")
        yield "source", change.get("source", "")
        for part in (change, was if isinstance(was, Mapping) else {}):
            if noun in _UNDER_LICENCE:
                yield "licence", part.get("detail", "")
        if noun == "score":
            yield "benchmark", change.get("about", "")
        if change["change"] == "reading":
            of = change["of"]
            yield "benchmark", of.rpartition(":")[0] if change["by"] == "gap" else of
            yield change["by"], of


def told(
    changes: Iterable[Change],
    moment: str,
    names: Names,
    cite: Callable[[Source | None], Piece],
) -> list[Piece]:
    """Return the sentences of what changed an answer, facts of one subject in one, none twice."""
    rows = list(changes)
    found: list[Piece] = [said for one in rows for said in _circumstance(one, moment)]
    found += [_reading(one, names) for one in rows if one["change"] == "reading"]
    found += _by_subject(rows, ("changed", "removed", "written"), names, cite)
    if about := [_linked("model", one["slug"], names) for one in rows if one["change"] == "about"]:
        found.append(_filled(_("facts of %(names)s"), names=_joined(about, ", ")))
    for kind, frame in (
        ("gone", _("no longer deciding: %(facts)s")),
        ("come", _("deciding now: %(facts)s")),
    ):
        if subjects := _by_subject(rows, (kind,), names, cite):
            found.append(_filled(frame, facts=_joined(subjects, "; ")))
    return list(dict.fromkeys(found)) or [_("what changed it was not kept")]


def _circumstance(change: Change, moment: str) -> Iterator[str]:
    """Yield what changed beside the facts."""
    kind, pair = change["change"], {"before": change.get("from"), "after": change.get("to")}
    if kind == "rules":
        yield _("rules %(before)s, then %(after)s") % pair
    if kind == "day" and moment == Moment.THEN:
        yield _("the day it was said: %(before)s, then %(after)s") % pair
    elif kind == "day":
        yield _("data that reach %(before)s, then %(after)s") % pair
    if kind == "check":
        yield _("its check was changed")
    if kind == "claim":
        yield _("what is recorded of the claim was changed: its check or where it stands")
    if kind == "limit":
        yield _("how long ago our data end")
    if kind == "unsure":
        yield _("which fact, or whether the check itself was changed, was not kept")


def _reading(change: Change, names: Names) -> Piece:
    """Return why a reading answers otherwise, where no single fact says so."""
    pair = [
        words.reason(
            Reading(change["by"], change["of"], "", one["reason"], numbers=one["numbers"])
        ).rstrip(".")
        for one in (change["before"], change["after"])
    ]
    title = words.title(Reading(change["by"], change["of"], Answer.MIXED), names)
    return _introduced(title, _arrow(*pair))


def _by_subject(
    rows: list[Change],
    kinds: tuple[str, ...],
    names: Names,
    cite: Callable[[Source | None], Piece],
) -> list[Piece]:
    """Return one sentence a subject: its name as a link, what of it, the marks of its sources."""
    groups: dict[tuple[str, str], dict[Piece, None]] = {}
    cited: dict[tuple[str, str], dict[str, None]] = {}
    for one in rows:
        if one["change"] in kinds:
            subject = _subject(one)
            groups.setdefault(subject, {}).update(dict.fromkeys(_parts(one, names)))
            cited.setdefault(subject, {})[one.get("source", "")] = None
    found: list[Piece] = []
    for subject, parts in groups.items():
        marks = [cite(names.row("source", slug)) for slug in cited[subject] if slug]
        told = _joined([_linked(*subject, names), *parts], ", ")
        found.append(format_html("{}{}", told, _joined(marks, "")))
    return found


def _subject(change: Change) -> tuple[str, str]:
    """Return of what a fact is told: of its licence, where that now gives a term otherwise."""
    licence, was = change.get("detail", ""), change.get("from")
    if change.get("noun") == "term" and licence and was and was["detail"] == licence:
        return "licence", licence
    return change.get("of", "model"), change["slug"]


def _parts(change: Change, names: Names) -> list[Piece]:
    """Return what a fact says, before and now where both are known."""
    tell = _ASPECTS.get(change.get("noun", ""), _plain)
    now = dict(tell(change, names))
    was = change.get("from")
    if was is not None:
        same = {name: change.get(name, "") for name in ("noun", "of", "slug", "about")}
        before = dict(tell({**was, **same}, names))
        lacking = _("not established")
        now = {
            what: _arrow(before.get(what) or lacking, now.get(what) or lacking)
            for what in (before | now)
            if before.get(what) != now.get(what)
        }
    parts = [_introduced(what, value) if what else value for what, value in now.items()]
    if change["change"] == "removed":
        return [_filled(_("%(facts)s, which no longer counts"), facts=_joined(parts, ", "))]
    return parts


def _introduced(label: Piece, value: Piece) -> SafeString:
    """Return a label and what it introduces, either of which may be marked up."""
    return _filled(_("%(label)s: %(value)s"), label=label, value=value)


def _filled(frame: str, **holes: Piece) -> SafeString:
    """Return a translated frame with its holes filled by markup."""
    return mark_safe(
        escape(frame) % {name: conditional_escape(hole) for name, hole in holes.items()}
    )


Aspects = Iterator[tuple[Piece, Piece]]


def _availability(one: Change, names: Names) -> Aspects:
    channel = one.get("about") or one.get("value", "")
    label = Channel(channel).label if channel in _CHANNEL else channel
    yield _("release (%(channel)s)") % {"channel": label}, _day(one)
    if one.get("detail"):
        yield _("licence"), _linked("licence", one["detail"], names)


def _standing(one: Change, names: Names) -> Aspects:
    if one.get("detail"):
        yield _("licence"), _linked("licence", one["detail"], names)
    lens, value = one.get("about", ""), one["value"]
    if not lens:
        lens = next((name for name, kind in LENSES.items() if kind and value in kind.values), "")
    if lens == "licence" or lens not in LENSES:
        return
    allowed = LENSES[lens]
    if not value:
        shown = _("not established")
    elif allowed is None or value not in allowed.values:
        shown = words.label(f"{lens}:{value}", names)
    else:
        shown = str(allowed(value).label)
    yield words.LENS_NAMES.get(lens, ""), shown


def _term(one: Change, names: Names) -> Aspects:
    act = one.get("about", "")
    what = Term(act).label if act in Term.values else ""
    if one.get("detail"):
        yield _("licence"), _linked("licence", one["detail"], names)
    value = one["value"]
    yield what, Grant(value).label if value in Grant.values else _("not established")


def _component(one: Change, names: Names) -> Aspects:
    about, value = one.get("about", ""), one["value"]
    what = Part(about).label if about in Part.values else ""
    yield what, Published(value).label if value in Published.values else value


def _score(one: Change, names: Names) -> Aspects:
    benchmark = one.get("about", "")
    yield (
        _linked("benchmark", benchmark, names) if benchmark else "",
        short_number(Decimal(one["value"])),
    )


def _release(one: Change, names: Names) -> Aspects:
    yield _("release"), _day(one)
    value = one["value"]
    if value:
        yield "", Camp(value).label if value in Camp.values else _("licence not established")


def _figure(one: Change, names: Names) -> Aspects:
    kind, status, qualifier = (*one.get("detail", "").split(":"), "", "", "")[:3]
    kind = one.get("about") or kind
    what = str(FigureKind(kind).label) if kind in FigureKind.values else ""
    if status in FigureStatus.values and status:
        what = f"{what} ({FigureStatus(status).label})"
    bound = "" if qualifier in ("", Qualifier.EXACTLY) else f"{Qualifier(qualifier).label} "
    unit, amount = one.get("unit", ""), Decimal(one["value"])
    if unit in CURRENCIES:
        value = money(amount, unit)
    else:
        counted = Unit(unit).label if unit in Unit.values else unit
        value = f"{short_number(amount)} {counted}".strip()
    yield what, format_html("{}{}, {}", bound, value, _day(one))


def _statement(one: Change, names: Names) -> Aspects:
    about = one.get("about", "")
    what = ModelFact(about).label if about in ModelFact.values else ""
    yield what, short_number(Decimal(one["value"]))


def _plain(one: Change, names: Names) -> Aspects:
    """Lines of an earlier time say neither noun nor what of it."""
    yield "", _joined((part for part in (one.get("value", ""), one.get("day", "")) if part), " ")


_ASPECTS: dict[str, Callable[[Change, Names], Aspects]] = {
    "availability": _availability,
    "component": _component,
    "figure": _figure,
    "release": _release,
    "score": _score,
    "standing": _standing,
    "statement": _statement,
    "term": _term,
}


def _day(one: Change) -> str:
    return PartialDate.read(one["day"]).spoken() if one.get("day") else _("not established")


def _arrow(before: Piece, after: Piece) -> SafeString:
    """Return what was and what is, the arrow between them spoken as a word."""
    return format_html(
        '{} <span aria-hidden="true">→</span><span class="visually-hidden">{}</span> {}',
        before,
        _("to"),
        after,
    )


def _linked(noun: str, slug: str, names: Names) -> Piece:
    if noun == "country":
        return str(Country(slug).label) if slug in Country.values else slug
    row = names.row(noun, slug)
    if row is None:
        return _("an entry that is no longer public")
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), str(row))


def _joined(pieces: Iterable[Piece], sign: str) -> SafeString:
    return format_html_join(sign, "{}", ((piece,) for piece in pieces))
