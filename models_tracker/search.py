"""One search over models, labs, licences, claims and articles: exact names first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Case, IntegerField, Q, QuerySet, When

from models_tracker.folding import fold, squeeze
from models_tracker.models import Claim, Lab, Licence, Source, Standing

MOST = 50


@dataclass(frozen=True)
class Findings:
    """What a text means: standings of models on a day, and other rows; MOST of each.

    ``articles`` are those of such a title, publisher or author, or at a text that is an address.
    """

    models: list[Standing]
    labs: list[Lab]
    licences: list[Licence]
    claims: list[Claim]
    articles: list[Source]

    def __len__(self) -> int:
        return sum(map(len, (self.models, self.labs, self.licences, self.claims, self.articles)))


def search(text: str, day: datetime.date) -> Findings:
    """Return what ``text`` finds by name, alias or Hugging Face id, as it stood on ``day``."""
    articles = Source.objects.published().articles()
    found = articles.at_address(text) if is_address(text) else articles.telling(text)
    models = Standing.objects.at(day).published().named(text).with_model()
    return Findings(
        models=list(_ranked(models, text, "model__")[:MOST]),
        labs=list(_ranked(Lab.objects.published().releasing().named(text), text)[:MOST]),
        licences=list(_ranked(Licence.objects.published().named(text), text)[:MOST]),
        claims=list(Claim.objects.published().named(text).for_table().by_date()[:MOST]),
        articles=list(found.by_title()[:MOST]),
    )


def is_address(text: str) -> bool:
    """Say whether a text is a web address."""
    return text.startswith(("https://", "http://")) and " " not in text


def _ranked(rows: QuerySet, text: str, prefix: str = "") -> QuerySet:
    """Order exact names first, then names that begin so, then the rest; newest models first."""
    exact = Q(**{f"{prefix}search_text__contains": f"~{squeeze(text)} "})
    begins = Q(**{f"{prefix}search_text__startswith": f" {fold(text)}"})
    rank = Case(When(exact, then=0), When(begins, then=1), default=2, output_field=IntegerField())
    newest = [f"-{prefix}released_on"] if prefix else []
    return rows.annotate(rank=rank).order_by("rank", *newest, f"{prefix}sort_name", "pk")
