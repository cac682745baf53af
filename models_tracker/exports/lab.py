"""The columns of labs in files and API."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn(
        "slug", _("stable identifier, as in the address of the page"), lambda row: row.slug
    ),
    ExportColumn("name", _("name"), lambda row: row.name),
    ExportColumn("kind", _("kind of organisation"), lambda row: row.kind),
    ExportColumn("country", _("country of base (ISO 3166-1 alpha-2)"), lambda row: row.country),
    ExportColumn("counts_as", _("country counted in"), lambda row: row.counts_as),
    ExportColumn("founded", _("founded; as precise as its source"), lambda row: row.founded),
    ExportColumn("website", _("website"), lambda row: row.website),
    ExportColumn("models", _("models known by the day"), lambda row: row.model_count),
    ExportColumn(
        "open_models", _("of them with weights to be had on the day"), lambda row: row.open_count
    ),
    ExportColumn("latest_release", _("latest release by the day"), lambda row: row.latest_release),
    ExportColumn(
        "last_verified", _("latest day one of its facts was read"), lambda row: row.last_verified
    ),
)
