"""Search in the admin: within bounds, and what is called exactly so comes first."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.http import HttpRequest

from models_tracker.filters.query import LONGEST_TEXT, MOST_WORDS
from models_tracker.folding import fold

EXACT, BY_ALIAS, BEGINS, HOLDS = range(4)


class BoundedSearch:
    """Search that refuses to work without bounds: the first words of a bounded text count.

    A row of exactly that name or slug comes first, then one of that alias, then those whose name
    begins so; a list that somebody ordered by a column keeps that order.
    """

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        words = search_term.replace("\0", "")[:LONGEST_TEXT].split()[:MOST_WORDS]
        term = " ".join(words)
        found, twice = super().get_search_results(request, queryset, term)  # type: ignore[misc]
        names = self.get_search_fields(request)  # type: ignore[attr-defined]
        if term and names and "o" not in request.GET:
            found = _nearest_first(found, names[0], term)
        return found, twice


def _nearest_first(rows: QuerySet, name: str, term: str) -> QuerySet:
    columns = {field.name for field in rows.model._meta.get_fields()}
    exact = Q(**{f"{name}__iexact": term})
    if "slug" in columns:
        exact |= Q(slug__iexact=term)
    ranks = [When(exact, then=Value(EXACT))]
    if "search_text" in columns:
        ranks.append(When(_is_an_alias(fold(term)), then=Value(BY_ALIAS)))
    ranks.append(When(**{f"{name}__istartswith": term}, then=Value(BEGINS)))
    rank = Case(*ranks, default=Value(HOLDS), output_field=IntegerField())
    order = rows.query.order_by or rows.model._meta.ordering or ("pk",)
    return rows.annotate(nearness=rank).order_by("nearness", *order)


def _is_an_alias(folded: str) -> Q:
    """Whether a text that is searched (see settling.searched) holds exactly that name."""
    return (
        Q(search_text__startswith=f" {folded} |")
        | Q(search_text__startswith=f" {folded} ~")
        | Q(search_text__contains=f"| {folded} |")
        | Q(search_text__contains=f"| {folded} ~")
    )
