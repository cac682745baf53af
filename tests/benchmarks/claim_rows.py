"""Generated claims, from a seed: each with a subject, a quotation and both answers."""

from __future__ import annotations

import datetime
import random

from models_tracker.choices import (
    Answer,
    ClaimKind,
    QuotationRelation,
    SaidBasis,
    SourceKind,
    Status,
)
from models_tracker.models import Claim, ClaimSubject, Lab, Person, Quotation, Source

FIRST = datetime.date(2019, 1, 1)
BATCH = 2000


def fill_claims(number: int) -> None:
    """Put ``number`` claims of 200 people and 500 articles into a database that holds labs."""
    chance = random.Random(20261125)
    labs = list(Lab.objects.all())
    people = Person.objects.bulk_create(
        Person(slug=f"person-{place}", name=f"Person {place}") for place in range(200)
    )
    sources = Source.objects.bulk_create(_source(place) for place in range(500))
    claims = Claim.objects.bulk_create(
        (_claim(place, chance, people) for place in range(number)), batch_size=BATCH
    )
    ClaimSubject.objects.bulk_create(
        (ClaimSubject(claim=claim, lab=chance.choice(labs)) for claim in claims), batch_size=BATCH
    )
    Quotation.objects.bulk_create(
        (_quotation(claim, chance.choice(sources)) for claim in claims), batch_size=BATCH
    )


def _source(place: int) -> Source:
    return Source(
        slug=f"article-{place}",
        kind=SourceKind.ARTICLE,
        title=f"Article {place}",
        publisher=f"Publisher {place % 50}",
        language="en",
        accessed_on=FIRST,
        url=f"https://example.org/{place}",
        status=Status.PUBLISHED,
    )


def _claim(place: int, chance: random.Random, people: list[Person]) -> Claim:
    answers = [*Answer.values, ""]
    return Claim(
        slug=f"claim-{place}",
        wording_en=f"The models of lab {place} lead those of lab {place + 1}.",
        wording_fr=f"Les modèles du labo {place} devancent ceux du labo {place + 1}.",
        kind=chance.choice(ClaimKind.values),
        person=chance.choice(people) if chance.random() < 0.5 else None,
        said_on=FIRST + datetime.timedelta(days=chance.randint(0, 2700)),
        said_on_precision="day",
        said_basis=SaidBasis.values[0],
        answer_then=chance.choice(answers),
        answer_now=chance.choice(answers),
        search_text=f" the models of lab {place} lead ",
        status=Status.PUBLISHED,
    )


def _quotation(claim: Claim, source: Source) -> Quotation:
    return Quotation(
        claim=claim,
        source=source,
        text="They lead.",
        language="en",
        relation=QuotationRelation.values[0],
    )
