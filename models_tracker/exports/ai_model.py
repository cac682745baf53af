"""The columns of models in files and API: a standing and its model."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn(
        "slug", _("stable identifier, as in the address of the page"), lambda row: row.model.slug
    ),
    ExportColumn("name", _("name, as the lab writes it"), lambda row: row.model.name),
    ExportColumn("lab", _("slug of the lab that releases it"), lambda row: row.model.lab.slug),
    ExportColumn("lab_name", _("name of the lab"), lambda row: row.model.lab.name),
    ExportColumn(
        "country",
        _("country the lab is counted in (ISO 3166-1 alpha-2)"),
        lambda row: row.model.lab.counts_as,
    ),
    ExportColumn("family", _("the lab's name of the series"), lambda row: row.model.family),
    ExportColumn("task", _("main output; our classification"), lambda row: row.model.task),
    ExportColumn(
        "released",
        _(
            "first day of an app, API or weights; as precise as its source; after ../ that day or "
            "earlier"
        ),
        lambda row: row.model.released,
    ),
    ExportColumn("announced", _("first day it was made known"), lambda row: row.model.announced),
    ExportColumn("access", _("how it can be reached on the day"), lambda row: row.access),
    ExportColumn(
        "camp",
        _("open-licence, restricted or closed; empty is not established"),
        lambda row: row.camp,
    ),
    ExportColumn(
        "weights", _("whether weights are to be had on the day"), lambda row: row.has_weights
    ),
    ExportColumn(
        "licence",
        _("slug of the licence in force on the day"),
        lambda row: row.licence.slug if row.licence else None,
    ),
    ExportColumn(
        "licence_kind",
        _("computed kind of that licence"),
        lambda row: row.licence.kind if row.licence else None,
    ),
    ExportColumn(
        "commercial_use",
        _("what that licence says of commercial use"),
        lambda row: row.licence.commercial_use if row.licence else None,
    ),
    ExportColumn(
        "g7_label", _("label of the G7 vision on AI openness (2026)"), lambda row: row.g7_label
    ),
    ExportColumn(
        "osaid",
        _("Open Source AI Definition 1.0: pass, fail; empty is not established"),
        lambda row: row.osaid,
    ),
    ExportColumn(
        "mof_class", _("class of the Model Openness Framework"), lambda row: row.mof_class
    ),
    ExportColumn(
        "epoch_category",
        _("category as Epoch AI draws them, by our facts"),
        lambda row: row.epoch_category,
    ),
    ExportColumn(
        "rule_version", _("version of the rules behind the labels"), lambda row: row.rule_version
    ),
    ExportColumn(
        "parameters_total", _("parameters, whole"), lambda row: row.model.parameters_total
    ),
    ExportColumn(
        "parameters_active",
        _("parameters active for one token, whole"),
        lambda row: row.model.parameters_active,
    ),
    ExportColumn(
        "context_tokens", _("context window in tokens"), lambda row: row.model.context_tokens
    ),
    ExportColumn(
        "inputs",
        _("modalities it reads"),
        lambda row: [str(kind.value) for kind in row.model.inputs],
    ),
    ExportColumn(
        "outputs",
        _("modalities it makes"),
        lambda row: [str(kind.value) for kind in row.model.outputs],
    ),
    ExportColumn("hf_id", _("Hugging Face id"), lambda row: row.model.hf_id),
    ExportColumn(
        "last_verified",
        _("latest day one of its facts was read"),
        lambda row: row.model.last_verified,
    ),
)
