"""The grounds of the finder's answers, read for the licences of one page."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils.html import format_html
from django.utils.safestring import SafeString

from models_tracker.exports.permission import Answered
from models_tracker.filters.permission import Asked
from models_tracker.kept import kept_each
from models_tracker.models import AIModel, Licence, Standing, Statement
from models_tracker.rules.permissions import worst
from models_tracker.rules.resolution import resolve
from models_tracker.tables.fact import Citations
from models_tracker.tables.permission import ALTOGETHER, permission_mark
from models_tracker.tables.ruling import Ruling, Text, Told, tell
from models_tracker.views.permitting import Answers, Found, Key, alike_in, binding, terms_of

Rulings = tuple[Ruling, ...]


@dataclass(frozen=True)
class Reason:
    """The answer to one act in words: text by text, whose it is and what it says; ``anchor`` is
    its place on the page."""

    anchor: str
    ruling: Ruling
    texts: list[tuple[Licence | None, list[Told]]]


@dataclass(frozen=True)
class Ground:
    """What answers the acts for some models of a page: their licence, the reasons act by act."""

    licence: Licence | None
    reasons: list[Reason]


def texts_of(rulings: Iterable[Ruling]) -> dict[int | None, Text]:
    """Return the licences of some answers by key, with what is shown for each of their terms."""
    texts = (licence for ruling in rulings for licence, _decision in ruling.texts)
    wanted = dict.fromkeys(licence for licence in texts if licence)
    return {None: Text(None, {}), **kept_each(("licence text",), wanted, _texts)}


def _texts(licences: list[int]) -> dict[int, Text]:
    said = Prefetch("statements", Statement.objects.select_related("source"))
    rows = Licence.objects.filter(pk__in=licences).prefetch_related(said)
    return {row.pk: Text(row, resolve(row.statements.all())) for row in rows}


def key_of(standing: Standing) -> Key:
    """Return the key of a standing (with_modality)."""
    return Key.of(
        standing.licence_id,
        standing.multimodal,  # type: ignore[attr-defined]
        standing.has_weights,
        standing.access,
    )


def grounds(found: Found, rows: Iterable[Standing], citations: Citations) -> dict[Rulings, Ground]:
    """Return the grounds of the rows of a page, by the answers, in the order of the rows."""
    made: dict[Rulings, Standing] = {}
    for row in rows:
        made.setdefault(rulings_of(found, row), row)
    texts = texts_of(one for rulings in made for one in rulings)
    return {
        rulings: Ground(
            row.licence,
            [reason(one, texts, citations, f"why-{number}") for one in rulings],
        )
        for number, (rulings, row) in enumerate(made.items(), start=1)
    }


def rulings_of(found: Found, row: Standing) -> Rulings:
    """Return the answers to the acts asked for a row."""
    return tuple(found.answers.of(row.model_id, key_of(row)).values())


def reason(
    ruling: Ruling, texts: dict[int | None, Text], citations: Citations, place: str = "answer"
) -> Reason:
    """Return one answer in words, at an anchor that begins with ``place``."""
    told = [
        (texts[licence].licence, tell(decision, texts[licence], citations))
        for licence, decision in ruling.texts
    ]
    return Reason(f"{place}-{ruling.act}", ruling, told)


def cells(found: Found, made: dict[Rulings, Ground]) -> Callable[[Standing, str], SafeString]:
    """Return what draws a cell: the mark of an answer, a link to its grounds on the page."""
    drawn: dict[tuple[Key, int, str], SafeString] = {}

    def cell(row: Standing, act: str) -> SafeString:
        own = row.model_id if row.model_id in found.answers.bases else 0
        place = (key_of(row), own, act)
        if place not in drawn:
            drawn[place] = _cell(made[rulings_of(found, row)], act)
        return drawn[place]

    return cell


def _cell(ground: Ground, act: str) -> SafeString:
    asked = [one for one in ground.reasons if act in (ALTOGETHER, one.ruling.act)]
    state = worst(one.ruling.state for one in asked)
    one = next(one for one in asked if one.ruling.state == state)
    mark = permission_mark(one.ruling.state)
    return format_html('<a class="permit__why" href="#{}">{}</a>', one.anchor, mark)


def answered(found: Found, rows: Iterable[Standing]) -> Iterator[Answered]:
    """Yield every model and act with what decides, for files."""
    texts = texts_of(one for kind in found.kinds for one in found.answers.of(*kind).values())
    statements = {
        pk: {term: one.shown for term, one in text.shown.items()} for pk, text in texts.items()
    }
    for row in rows:
        for act, ruling in found.answers.of(row.model_id, key_of(row)).items():
            read = tuple(
                (texts[licence].licence, decision, statements[licence])
                for licence, decision in ruling.texts
            )
            yield Answered(row, act, ruling.state, read, ruling.asks)


def sheet(
    asked: Asked,
    day: datetime.date,
    model: AIModel,
    standing: Standing | None,
    citations: Citations,
) -> list[Reason]:
    """Return the answers to the acts asked for one model, in words."""
    key = key_of(standing) if standing else Key(None, None, False, False)
    bases = binding(day, model.pk)
    terms = terms_of([key], bases)
    answers = Answers(asked, terms, bases, alike_in(terms))
    rulings = answers.of(model.pk, key)
    texts = texts_of(rulings.values())
    return [reason(ruling, texts, citations) for ruling in rulings.values()]
