"""Generated models, from a seed: the same rows for every contestant."""

from __future__ import annotations

import datetime
import random
import sqlite3
from decimal import Decimal
from pathlib import Path

from django.db import connection

from models_tracker.charts import MOST_MARKS
from models_tracker.choices import Access, Camp, G7Label, LabKind, SourceKind, Status, Task
from models_tracker.models import (
    AIModel,
    Benchmark,
    DataRevision,
    Lab,
    Licence,
    Score,
    Source,
    Standing,
)
from models_tracker.models.standing import ALWAYS

COUNTRIES = ["US"] * 9 + ["CN"] * 6 + ["FR", "GB", "KR", "DE", "CA", "JP"]
CAMPS = [Camp.OPEN_LICENCE, Camp.RESTRICTED, Camp.CLOSED]
LABELS = {
    Camp.OPEN_LICENCE: G7Label.OPEN_WEIGHTS,
    Camp.RESTRICTED: G7Label.WEIGHTS_AVAILABLE,
    Camp.CLOSED: G7Label.CLOSED,
}
FIRST = datetime.date(2019, 1, 1)


def fill(number: int) -> None:
    """Put ``number`` models of 600 labs into an empty database."""
    chance = random.Random(20261124)
    labs = Lab.objects.bulk_create(
        Lab(
            slug=f"lab-{place}",
            name=f"Lab {place}",
            kind=LabKind.COMPANY,
            counts_as=chance.choice(COUNTRIES),
            status=Status.PUBLISHED,
        )
        for place in range(600)
    )
    licences = Licence.objects.bulk_create(
        Licence(slug=f"licence-{place}", name=f"Licence {place}", status=Status.PUBLISHED)
        for place in range(100)
    )
    models = AIModel.objects.bulk_create(
        (_model(place, chance, labs) for place in range(number)), batch_size=2000
    )
    Standing.objects.bulk_create(
        (_standing(model, chance, licences) for model in models), batch_size=2000
    )
    _score(models[:MOST_MARKS], chance)
    DataRevision.objects.update_or_create(pk=1, defaults={"number": 1})
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _score(models: list[AIModel], chance: random.Random) -> None:
    """Give each of ``models`` a score on one benchmark."""
    source = Source.objects.create(
        slug="source",
        kind=SourceKind.DATASET,
        title="Scores",
        accessed_on=FIRST,
        status="published",
    )
    benchmark = Benchmark.objects.create(
        slug="trial",
        name="Trial",
        unit="%",
        description_en="A trial.",
        description_fr="Un essai.",
        source=source,
    )
    Score.objects.bulk_create(
        Score(
            benchmark=benchmark,
            model=model,
            as_named=model.name,
            value=chance.randint(0, 1000) / Decimal(10),
            dated_on=model.released_on,
            dated_on_precision="day",
            source=source,
        )
        for model in models
    )


def _model(place: int, chance: random.Random, labs: list[Lab]) -> AIModel:
    size = int(10 ** chance.uniform(8, 12.3))
    return AIModel(
        slug=f"model-{place}",
        name=f"Model {place}",
        lab=chance.choice(labs),
        task=chance.choice(Task.values),
        parameters_total=size,
        context_tokens=2 ** chance.randint(11, 20),
        released_on=FIRST + datetime.timedelta(days=chance.randint(0, 2700)),
        released_on_precision="day",
        search_text=f" model {place} ~model{place} ",
        status=Status.PUBLISHED,
    )


def _standing(model: AIModel, chance: random.Random, licences: list[Licence]) -> Standing:
    camp = chance.choice(CAMPS)
    closed = camp == Camp.CLOSED
    return Standing(
        model=model,
        since=model.released_on,
        until=ALWAYS,
        access=Access.API if closed else Access.WEIGHTS,
        has_weights=not closed,
        licence=None if closed else chance.choice(licences),
        camp=camp,
        g7_label=LABELS[camp],
        rule_version="bench",
    )


def flatten(path: Path) -> None:
    """Write the same rows as one flat table."""
    path.unlink(missing_ok=True)
    rows = Standing.objects.values_list(
        "model__slug",
        "model__name",
        "model__lab__name",
        "model__lab__counts_as",
        "camp",
        "licence__name",
        "g7_label",
        "model__task",
        "model__parameters_total",
        "model__context_tokens",
        "model__released_on",
    )
    with sqlite3.connect(path) as database:
        database.execute(
            "create table models (slug text primary key, name, lab, country, camp, licence, "
            "g7_label, task, parameters_total integer, context_tokens integer, released)"
        )
        marks = ", ".join("?" * 11)
        database.executemany(
            f"insert into models values ({marks})",
            [(*row[:-1], row[-1].isoformat()) for row in rows],
        )
