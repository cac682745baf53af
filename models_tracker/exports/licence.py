"""The columns of licences in files and API: identity, then each term as read."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Term
from models_tracker.exports.base import ExportColumn
from models_tracker.models import Licence


def _term(term: str) -> Callable[[Licence], str | None]:
    return lambda row: row.terms.get(term)


COLUMNS = (
    ExportColumn(
        "slug", _("stable identifier, as in the address of the page"), lambda row: row.slug
    ),
    ExportColumn("name", _("name"), lambda row: row.name),
    ExportColumn("version", _("version"), lambda row: row.version),
    ExportColumn("family", _("family of versions"), lambda row: row.family),
    ExportColumn("steward", _("who wrote the text"), lambda row: row.steward),
    ExportColumn("spdx_id", _("SPDX id"), lambda row: row.spdx_id),
    ExportColumn("kind", _("kind, computed from the terms"), lambda row: row.kind),
    ExportColumn("models", _("models under it on the day"), lambda row: row.model_count),
    *(ExportColumn(term.value, term.label, _term(term.value)) for term in Term),
    ExportColumn("text_url", _("address of the text"), lambda row: row.text_url),
    ExportColumn("text_sha256", _("SHA-256 of the text"), lambda row: row.text_sha256),
    ExportColumn("text_read_on", _("day the text was read"), lambda row: row.text_read_on),
)
