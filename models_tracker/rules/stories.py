"""The articles and claims that belong to a choice of models: told beside events when asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from models_tracker.models import AIModel, Claim, ClaimSubject, Source


def claims_about(claims: Iterable[Claim], models: Collection[AIModel]) -> list[Claim]:
    """Return the claims about any of ``models``, about their labs, or the countries of those.

    ``claims`` are loaded with their subjects; one about licences alone is about no model.
    """
    keys = {model.pk for model in models}
    labs = {model.lab_id for model in models}
    countries = {model.lab.counts_as for model in models} - {""}

    def holds(subject: ClaimSubject) -> bool:
        return subject.model_id in keys or subject.lab_id in labs or subject.country in countries

    return [claim for claim in claims if any(map(holds, claim.subjects.all()))]


def articles_with(articles: Iterable[Source], claims: Collection[Claim]) -> list[Source]:
    """Return the articles in which any of ``claims`` stands; loaded with their quotations."""
    keys = {claim.pk for claim in claims}
    return [
        article
        for article in articles
        if any(quotation.claim_id in keys for quotation in article.quotations.all())
    ]
