"""Projections and standings: the columns and periods that follow from statements and history."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet

from models_tracker.choices import (
    Channel,
    ChannelState,
    LabFact,
    Modality,
    ModelFact,
    Namespace,
    Term,
)
from models_tracker.folding import fold, squeeze
from models_tracker.models import AIModel, Claim, Lab, Licence, Standing, Statement
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.openness import licence_kind, periods
from models_tracker.rules.resolution import Resolution, resolve

BATCH = 500

LAB_COLUMNS = (
    *("country", "counts_as", "founded_on", "founded_on_precision", "website"),
    *("last_verified", "search_text"),
)
LICENCE_COLUMNS = (
    *("terms", "kind", "commercial_use", "outputs_train", "osi_approved", "user_threshold"),
    *("excludes_eu", "effective_on", "effective_on_precision", "last_verified", "search_text"),
)
MODEL_COLUMNS = (
    *("parameters_total", "parameters_active", "context_tokens"),
    *("knowledge_cutoff_on", "knowledge_cutoff_on_precision"),
    *("announced_on", "announced_on_precision", "released_on", "released_on_precision"),
    *("reads_text", "reads_image", "reads_audio", "reads_video", "reads_document"),
    *("makes_text", "makes_image", "makes_audio", "makes_video", "makes_embedding"),
    *("hf_id", "last_verified", "search_text"),
)
PERIOD_COLUMNS = (
    *("since", "until", "access", "has_weights", "licence", "camp", "g7_label"),
    *("g7_deployment_established", "osaid", "mof_class", "epoch_category"),
    *("rule_version", "reasons"),
)


def settle_labs(labs: QuerySet[Lab]) -> None:
    """Write the columns of labs."""
    rows = list(labs.prefetch_related("statements__source", "aliases"))
    for lab in rows:
        shown = resolve(lab.statements.all())
        lab.country = _value(shown, LabFact.COUNTRY) or ""
        lab.counts_as = _value(shown, LabFact.COUNTS_AS) or lab.country
        lab.founded = _value(shown, LabFact.FOUNDED)
        lab.website = _value(shown, LabFact.WEBSITE) or ""
        lab.last_verified = _latest(lab.statements.all())
        lab.search_text = searched(lab.name, *(alias.text for alias in lab.aliases.all()))
    Lab.objects.bulk_update(rows, LAB_COLUMNS, batch_size=BATCH)


def settle_licences(licences: QuerySet[Licence]) -> None:
    """Write the columns of licences: their terms, their kind."""
    rows = list(licences.prefetch_related("statements__source", "aliases"))
    for licence in rows:
        shown = resolve(licence.statements.all())
        licence.terms = {term: shown[term].shown.value for term in Term.values if term in shown}
        licence.kind = licence_kind(licence.terms)
        licence.commercial_use = licence.terms.get(Term.COMMERCIAL_USE, "")
        licence.outputs_train = licence.terms.get(Term.OUTPUTS_TRAIN, "")
        licence.osi_approved = licence.terms.get(Term.OSI_APPROVED, "")
        threshold = _value(shown, Term.USER_THRESHOLD)
        licence.user_threshold = threshold if isinstance(threshold, int) else None
        territories = _value(shown, Term.EXCLUDED_TERRITORIES)
        licence.excludes_eu = None if territories is None else "EU" in territories
        licence.effective = _value(shown, Term.EFFECTIVE_ON)
        licence.last_verified = _latest(licence.statements.all())
        licence.search_text = searched(
            licence.name, licence.spdx_id, *(alias.text for alias in licence.aliases.all())
        )
    Licence.objects.bulk_update(rows, LICENCE_COLUMNS, batch_size=BATCH)


def settle_models(models: QuerySet[AIModel]) -> None:
    """Write the columns of models, and where they stood when."""
    rows = list(
        models.select_related("lab").prefetch_related(
            "statements__source",
            "availabilities__licence",
            "availabilities__source",
            "components__licence",
            "components__source",
            "aliases",
            "collaborations__lab",
        )
    )
    for model in rows:
        _project_model(model)
    AIModel.objects.bulk_update(rows, MODEL_COLUMNS, batch_size=BATCH)
    keys = [model.pk for model in rows]
    for start in range(0, len(keys), BATCH):
        Standing.objects.filter(model__in=keys[start : start + BATCH]).delete()
    Standing.objects.bulk_create(
        (standing for model in rows for standing in _standings(model)), batch_size=BATCH
    )


def _project_model(model: AIModel) -> None:
    shown = resolve(model.statements.all())
    model.parameters_total = _value(shown, ModelFact.PARAMETERS_TOTAL)
    model.parameters_active = _value(shown, ModelFact.PARAMETERS_ACTIVE)
    model.context_tokens = _value(shown, ModelFact.CONTEXT_TOKENS)
    model.knowledge_cutoff = _value(shown, ModelFact.KNOWLEDGE_CUTOFF)
    _project_modalities(model, "reads", _value(shown, ModelFact.MODALITIES_IN))
    _project_modalities(model, "makes", _value(shown, ModelFact.MODALITIES_OUT))
    model.announced = _first_day(model, Channel.values)
    model.released = _first_day(model, (Channel.APP, Channel.API, Channel.WEIGHTS))
    names = [alias for alias in model.aliases.all() if alias.namespace == Namespace.HUGGING_FACE]
    model.hf_id = min(
        (alias.text for alias in names), key=lambda text: (len(text), text), default=""
    )
    model.last_verified = _latest(
        model.statements.all(), model.availabilities.all(), model.components.all()
    )
    model.search_text = searched(
        model.name,
        model.lab.name,
        f"{model.lab.name} {model.name}",
        *(alias.text for alias in model.aliases.all()),
        *(part.lab.name for part in model.collaborations.all()),
    )


def _project_modalities(model: AIModel, verb: str, found: list[str] | None) -> None:
    for kind in Modality.values:
        column = f"{verb}_{kind}"
        if column in MODEL_COLUMNS:
            setattr(model, column, None if found is None else kind in found)


def _first_day(model: AIModel, channels: Iterable[str]) -> PartialDate | None:
    """Return the earliest day on which one of ``channels`` opened."""
    return min(
        (
            row.since
            for row in model.availabilities.all()
            if row.channel in channels and row.state in (ChannelState.OPEN, ChannelState.GATED)
        ),
        default=None,
    )


def _standings(model: AIModel) -> Iterator[Standing]:
    for period in periods(model.availabilities.all(), model.components.all()):
        columns = {name: getattr(period, name) for name in PERIOD_COLUMNS}
        yield Standing(model=model, **columns)


def _value(shown: dict[str, Resolution], name: str):
    return shown[name].value if name in shown else None


def _latest(*facts: Iterable[object]) -> datetime.date | None:
    """Return the latest day on which one of the facts was read."""
    return max(filter(None, (_read_on(fact) for rows in facts for fact in rows)), default=None)


def _read_on(fact: object) -> datetime.date | None:
    return fact.retrieved_on if isinstance(fact, Statement) else fact.source.accessed_on


def searched(*names: str) -> str:
    """Return the text that search looks in: each name folded after a space, squeezed after "~"."""
    folded = dict.fromkeys(fold(name) for name in names if name)
    squeezed = dict.fromkeys(squeeze(name) for name in names if name)
    return " " + " | ".join(folded) + " " + " ".join(f"~{name}" for name in squeezed) + " "


def settle_claims(claims: QuerySet[Claim]) -> None:
    """Write the text by which claims are found: wordings, speakers, quotations."""
    rows = list(claims.select_related("person").prefetch_related("quotations"))
    for claim in rows:
        words = [quotation.text for quotation in claim.quotations.all()]
        claim.search_text = searched(
            claim.wording_en, claim.wording_fr, claim.speaker, claim.affiliation, *words
        )
    Claim.objects.bulk_update(rows, ("search_text",), batch_size=BATCH)
