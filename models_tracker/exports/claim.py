"""The columns of claims in files and API."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn("slug", _("stable identifier, as in the address"), lambda row: row.slug),
    ExportColumn("wording_en", _("our wording in English"), lambda row: row.wording_en),
    ExportColumn("wording_fr", _("our wording in French"), lambda row: row.wording_fr),
    ExportColumn("kind", _("sort of assertion"), lambda row: row.kind),
    ExportColumn(
        "speaker", _("who said it; empty: the publisher of the source"), lambda row: row.speaker
    ),
    ExportColumn("said", _("day it was said; as precise as its source"), lambda row: row.said),
    ExportColumn(
        "said_basis", _("how the day is known (see the method)"), lambda row: row.said_basis
    ),
    ExportColumn(
        "answer_then", _("our answer as of the day it was said"), lambda row: row.answer_then
    ),
    ExportColumn("answer_now", _("our answer by our latest data"), lambda row: row.answer_now),
    ExportColumn("no_check_reason", _("why it has no check"), lambda row: row.no_check_reason),
)
