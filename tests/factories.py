"""Small rows for tests: each function makes one row of one noun, complete but for what is named."""

from __future__ import annotations

import datetime
import itertools
from decimal import Decimal

from models_tracker import models
from models_tracker.choices import Channel, ClaimKind, LabKind, Published, SourceKind, Status, Task
from models_tracker.partial_dates import PartialDate

_numbers = itertools.count(1)
READ_ON = datetime.date(2026, 8, 22)


def _slug(noun: str) -> str:
    return f"{noun}-{next(_numbers)}"


def source(**fields) -> models.Source:
    """Make a published source."""
    slug = fields.pop("slug", _slug("source"))
    given = {
        "kind": SourceKind.PAGE,
        "title": slug,
        "accessed_on": READ_ON,
        "url": f"https://example.org/{slug}",
        "status": Status.PUBLISHED,
    }
    return models.Source.objects.create(slug=slug, **given | fields)


def lab(**fields) -> models.Lab:
    """Make a published company."""
    slug = fields.pop("slug", _slug("lab"))
    given = {"name": slug, "kind": LabKind.COMPANY, "status": Status.PUBLISHED}
    return models.Lab.objects.create(slug=slug, **given | fields)


def licence(terms: dict[str, str] | None = None, **fields) -> models.Licence:
    """Make a published licence with a high-confidence statement for each of ``terms``."""
    slug = fields.pop("slug", _slug("licence"))
    row = models.Licence.objects.create(
        slug=slug, **{"name": slug, "status": Status.PUBLISHED} | fields
    )
    text = source(slug=f"text-of-{slug}", kind=SourceKind.LICENCE_TEXT) if terms else None
    for field, value in (terms or {}).items():
        statement(licence=row, field=field, value=value, source=text)
    return row


def ai_model(**fields) -> models.AIModel:
    """Make a published language model of a new lab."""
    slug = fields.pop("slug", _slug("model"))
    given = {"name": slug, "task": Task.LANGUAGE, "status": Status.PUBLISHED}
    if "lab" not in fields:
        given["lab"] = lab()
    return models.AIModel.objects.create(slug=slug, **given | fields)


def statement(**fields) -> models.Statement:
    """Make a statement of a new source, read with high confidence."""
    given = {"confidence": "high", "retrieved_on": READ_ON}
    if "source" not in fields:
        given["source"] = source()
    return models.Statement.objects.create(**given | fields)


def availability(
    model: models.AIModel, since: str, channel: str = Channel.WEIGHTS, **fields
) -> models.Availability:
    """Make one row of a model's history, ``since`` as 2024-03-05, 2024-03 or 2024."""
    date = PartialDate.read(since)
    given = {"since_on": date.first, "since_on_precision": date.precision}
    if "source" not in fields:
        given["source"] = source()
    return models.Availability.objects.create(model=model, channel=channel, **given | fields)


def component(
    model: models.AIModel, part: str, published: str = Published.YES, **fields
) -> models.Component:
    """Make one component of a model."""
    given = {"confidence": "high"}
    if "source" not in fields:
        given["source"] = source()
    return models.Component.objects.create(
        model=model, part=part, published=published, **given | fields
    )


def benchmark(**fields) -> models.Benchmark:
    """Make a benchmark in per cent."""
    slug = fields.pop("slug", _slug("benchmark"))
    given = {"name": slug, "unit": "%", "higher_is_better": True}
    given |= {"description_en": "It measures.", "description_fr": "Il mesure."}
    if "source" not in fields:
        given["source"] = source()
    return models.Benchmark.objects.create(slug=slug, **given | fields)


def score(
    model: models.AIModel, benchmark: models.Benchmark, value: str, dated: str = "", **fields
) -> models.Score:
    """Make one independent result, ``dated`` as 2024-03-05, 2024-03 or 2024."""
    given = {"as_named": model.slug, "self_reported": False}
    if dated:
        date = PartialDate.parse(dated)
        given |= {"dated_on": date.first, "dated_on_precision": date.precision}
    if "source" not in fields:
        given["source"] = source()
    return models.Score.objects.create(
        model=model, benchmark=benchmark, value=Decimal(value), **given | fields
    )


def figure(kind: str, amount: str, as_of: str, **fields) -> models.Figure:
    """Make a figure in US dollars, ``as_of`` as 2024-03-05, 2024-03 or 2024."""
    date = PartialDate.parse(as_of)
    given = {"unit": "USD", "as_of_on": date.first, "as_of_on_precision": date.precision}
    if "source" not in fields:
        given["source"] = source()
    return models.Figure.objects.create(kind=kind, amount=Decimal(amount), **given | fields)


def claim(said: str = "", check: tuple[str, dict] | None = None, **fields) -> models.Claim:
    """Make a published claim, with its check (kind, parameters) if one is given."""
    slug = fields.pop("slug", _slug("claim"))
    given = {"wording_en": f"{slug} is said.", "wording_fr": f"{slug} est dit."}
    given |= {"kind": ClaimKind.FACT, "status": Status.PUBLISHED}
    row = models.Claim(slug=slug, **given | fields)
    row.said = PartialDate.parse(said) if said else None
    row.save()
    if check:
        models.Check.objects.create(claim=row, kind=check[0], parameters=check[1])
    return row


def person(**fields) -> models.Person:
    """Make a person."""
    slug = fields.pop("slug", _slug("person"))
    return models.Person.objects.create(slug=slug, **{"name": slug} | fields)
