"""The columns of benchmarks in files."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn(
        "slug", _("stable identifier, as in the address of the page"), lambda row: row.slug
    ),
    ExportColumn("name", _("name"), lambda row: row.name),
    ExportColumn("unit", _("unit of the scores"), lambda row: row.unit),
    ExportColumn(
        "higher_is_better", _("whether higher is better"), lambda row: row.higher_is_better
    ),
    ExportColumn(
        "tie_margin", _("difference within which two scores are a tie"), lambda row: row.tie_margin
    ),
    ExportColumn("minimum", _("lowest possible score"), lambda row: row.minimum),
    ExportColumn("maximum", _("highest possible score"), lambda row: row.maximum),
    ExportColumn("description_en", _("what it tests, in English"), lambda row: row.description_en),
    ExportColumn("description_fr", _("what it tests, in French"), lambda row: row.description_fr),
    ExportColumn("models", _("models scored by the day"), lambda row: row.model_count),
    ExportColumn(
        "open_models", _("of them with weights to be had on the day"), lambda row: row.open_count
    ),
    ExportColumn(
        "reported",
        _("scores that labs report of their own models"),
        lambda row: row.reported_count,
    ),
    ExportColumn("newest", _("day of the newest build scored"), lambda row: row.newest),
    ExportColumn("source", _("slug of the source"), lambda row: row.source.slug),
)
