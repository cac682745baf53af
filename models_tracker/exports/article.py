"""The columns of articles in files and API."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn("slug", _("stable identifier, as in the address"), lambda row: row.slug),
    ExportColumn("title", _("title as published, or ours"), lambda row: row.title),
    ExportColumn("title_is_ours", _("whether the title is ours"), lambda row: row.title_is_ours),
    ExportColumn("publisher", _("publisher"), lambda row: row.publisher),
    ExportColumn("authors", _("authors, separated by semicolons"), lambda row: row.authors),
    ExportColumn("language", _("language (BCP 47)"), lambda row: row.language),
    ExportColumn("published", _("day of publication"), lambda row: row.published),
    ExportColumn("url", _("address"), lambda row: row.url),
    ExportColumn(
        "url_is_copy", _("whether the address is that of a copy"), lambda row: row.url_is_copy
    ),
    ExportColumn("claims", _("claims of ours that stand in it"), lambda row: row.claim_count),
)
