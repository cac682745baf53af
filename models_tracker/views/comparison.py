"""Side by side: two to six models, labs or licences, or two groups, with the same as files."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import csv_lines, json_text
from models_tracker.exports.comparison import COLUMNS, told
from models_tracker.filters.comparison import ADD, NOUNS, read_sides
from models_tracker.filters.group import known
from models_tracker.models import DataRevision
from models_tracker.rules.comparison import MOST
from models_tracker.tables.comparison import blocks
from models_tracker.tables.fact import Citations
from models_tracker.views.choosing import meanings, names
from models_tracker.views.compared import Compared, compared

FIRST_SIDES = ("open-weights", "closed")
# Comparisons to begin with: what they show, and their query. A test holds that our data have them.
EXAMPLES = (
    (_("Open weights and closed models"), "a=open-weights&b=closed"),
    (_("China and the United States"), "a=china&b=united-states"),
    (_("Qwen and Llama"), "a=family:Qwen&b=family:Llama"),
    (_("The open weights of China and of Europe"), "a=china,open-weights&b=europe,open-weights"),
    (_("Releases of 2024 and of 2025"), "a=year:2024&b=year:2025"),
    (_("DeepSeek-R1, gpt-oss-120b and o1"), "models=deepseek-r1&models=gpt-oss-120b&models=o1"),
    (_("OpenAI, Anthropic and DeepSeek"), "labs=openai&labs=anthropic&labs=deepseek"),
    (_("Three licences of weights"), "licences=mit&licences=apache-2-0&licences=llama-3-1"),
)


def comparison(request: HttpRequest) -> HttpResponse:
    """Answer the comparison as a page, with forms to add to it or to begin one.

    A text that names exactly one thing leads to the comparison with it; another shows what it may
    mean.
    """
    found = compared(request, (ADD,))
    asked, citations = found.asked, Citations()
    meant = meanings(found) if asked.adding else []
    exact = [one for one in meant if one.is_exact]
    if len(exact) == 1:
        return redirect(f"{request.path}?{exact[0].query}")
    context = {
        "as_of": found.as_of,
        "asked": asked,
        "columns": [(head, _without(found, head)) for head in found.heads],
        "blocks": blocks(found.rows, citations) if found.rows else [],
        "sources": citations.sources,
        "unlike": sum(row.differs for row in found.rows),
        "meant": meant,
        "can_add": asked.noun in ("", *NOUNS) and len(found.heads) < MOST,
        "names": names(asked),
        "sides": _sides(found),
        "examples": [] if asked.noun else EXAMPLES,
        "query": asked.query(day=found.day),
    }
    return render(request, "models_tracker/comparison.html", context)


def comparison_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Answer the same facts as CSV."""
    found = compared(request)
    lines = csv_lines(COLUMNS, told(found.rows, found.keys))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"compare-{found.as_of.day.isoformat()}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def comparison_json(request: HttpRequest) -> HttpResponse:
    """Answer the same facts as JSON."""
    found = compared(request)
    text = json_text(
        COLUMNS,
        told(found.rows, found.keys),
        table="compare",
        as_of=found.as_of.day.isoformat(),
        data_revision=DataRevision.objects.number(),
    )
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _without(found: Compared, head: Any) -> str:
    """Return the query without one column, "" where none can go."""
    if found.asked.noun == "groups" or len(found.heads) < 2:
        return ""
    return found.asked.query_without(head.slug, found.day)


def _sides(found: Compared) -> list[Any]:
    """Return both groups as forms offer them, where groups are or may be compared."""
    if found.asked.noun == "":
        return read_sides(FIRST_SIDES, known())
    return found.sides
