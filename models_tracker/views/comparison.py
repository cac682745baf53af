"""Side by side: two to six models, labs or licences, or two groups, with the same as files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import csv_lines, json_text
from models_tracker.exports.comparison import COLUMNS, told
from models_tracker.filters.comparison import NOUNS, Asked, read, refuse_missing
from models_tracker.filters.group import choices, read_group, words_of
from models_tracker.filters.query import AsOf, BadQuery
from models_tracker.models import AIModel, DataRevision, Lab, Licence, Standing
from models_tracker.rules.checks.facts import Member
from models_tracker.rules.comparison import MOST, Row, compare
from models_tracker.rules.resolution import resolve
from models_tracker.tables.comparison import (
    GROUP_ASPECTS,
    LAB_ASPECTS,
    LICENCE_ASPECTS,
    GroupSubject,
    Subject,
    blocks,
    model_aspects,
    model_subject,
)
from models_tracker.tables.fact import Citations
from models_tracker.views.days import day_of

ROWS = {"models": AIModel, "labs": Lab, "licences": Licence}
LABELS = {"models": _("Models"), "labs": _("Labs"), "licences": _("Licences")}


@dataclass(frozen=True)
class Compared:
    """What a request asks for, the heads of its columns, and the rows below them."""

    as_of: AsOf
    asked: Asked
    heads: Sequence[Any]
    rows: list[Row]

    @property
    def keys(self) -> list[str]:
        """The stable names of the columns."""
        return [getattr(head, "slug", head) for head in self.heads]


def comparison(request: HttpRequest) -> HttpResponse:
    """Answer the comparison as a page, with forms to add to it or to begin one."""
    found = _compared(request)
    citations = Citations()
    noun = found.asked.noun
    context = {
        "as_of": found.as_of,
        "asked": found.asked,
        "columns": [(head, _without(found, head)) for head in found.heads],
        "blocks": blocks(found.rows, citations) if found.rows else [],
        "sources": citations.sources,
        "unlike": sum(row.differs for row in found.rows),
        "offered": [
            (
                name,
                LABELS[name],
                ROWS[name].objects.published().by_name().values_list("slug", "name"),
            )
            for name in NOUNS
            if noun in ("", name) and len(found.heads) < MOST
        ],
        "sides": _sides(found) if noun in ("", "groups") else [],
        "query": request.GET.urlencode(),
    }
    return render(request, "models_tracker/comparison.html", context)


def comparison_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same facts as CSV."""
    found = _compared(request)
    lines = csv_lines(COLUMNS, told(found.rows, found.keys))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"compare-{found.as_of.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def comparison_json(request: HttpRequest) -> HttpResponse:
    """Answer the same facts as JSON."""
    found = _compared(request)
    text = json_text(
        COLUMNS,
        told(found.rows, found.keys),
        table="compare",
        as_of=found.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _compared(request: HttpRequest) -> Compared:
    asked, as_of = read(request.GET), day_of(request)
    if asked.noun == "":
        return Compared(as_of, asked, [], [])
    if asked.noun == "groups":
        return _groups(as_of, asked)
    if asked.noun == "models":
        return _models(as_of, asked)
    rows = ROWS[asked.noun].objects.published().with_models(as_of.day).for_page()
    found = {row.slug: row for row in rows.filter(slug__in=asked.slugs)}
    refuse_missing(asked.noun, asked.slugs, found)
    heads = [found[slug] for slug in asked.slugs]
    aspects = LAB_ASPECTS if asked.noun == "labs" else LICENCE_ASPECTS
    subjects = [Subject(row, resolve(row.statements.all())) for row in heads]
    return Compared(as_of, asked, heads, compare(aspects, subjects))


def _models(as_of: AsOf, asked: Asked) -> Compared:
    rows = AIModel.objects.published().filter(slug__in=asked.slugs, lab__status="published")
    found = {row.slug: row for row in rows.for_page()}
    refuse_missing("models", asked.slugs, found)
    heads = [found[slug] for slug in asked.slugs]
    here = Standing.objects.at(as_of.day).filter(model__in=heads).select_related("licence")
    standings = {row.model_id: row for row in here.prefetch_related("licence__statements__source")}
    subjects = [model_subject(row, standings.get(row.pk), as_of.day) for row in heads]
    return Compared(as_of, asked, heads, compare(model_aspects(subjects), subjects))


def _groups(as_of: AsOf, asked: Asked) -> Compared:
    labs = dict(Lab.objects.published().values_list("slug", "name"))
    groups = [read_group(text, name, labs) for name, text in zip("ab", asked.sides, strict=True)]
    if groups[0] == groups[1]:
        raise BadQuery("b", _("Choose two different groups."))
    standings = list(Standing.objects.at(as_of.day).published().with_model())
    subjects = [
        GroupSubject(
            words_of(group, labs),
            [row for row in standings if group.holds(Member(row.model, row))],
        )
        for group in groups
    ]
    heads = [subject.row for subject in subjects]
    return Compared(as_of, asked, heads, compare(GROUP_ASPECTS, subjects))


def _without(found: Compared, head: Any) -> str:
    """Return the query without one column, "" where none can go."""
    if found.asked.noun == "groups":
        return ""
    left = [f"{found.asked.noun}={slug}" for slug in found.asked.slugs if slug != head.slug]
    day = [f"as_of={found.as_of}"] if found.as_of.chosen else []
    return "&".join([*left, *day])


def _sides(found: Compared) -> list[tuple[str, str, Any]]:
    """Return both choices of groups: parameter, what is chosen, and the options by kind."""
    texts = found.asked.sides or ("closed", "open-weights")
    words = [str(head) for head in found.heads] or ["", ""]
    return [
        (name, text, choices(text, said))
        for name, text, said in zip("ab", texts, words, strict=True)
    ]
