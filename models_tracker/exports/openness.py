"""Which parts of each model were published, as it leaves the house."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Part, Published
from models_tracker.exports.base import ExportColumn
from models_tracker.models import Standing


def _part(part: Part) -> Callable[[Standing], str]:
    def read(standing: Standing) -> str:
        found = {row.part: row.published for row in standing.model.components.all()}
        return found.get(part.value, Published.NOT_ESTABLISHED)

    return read


COLUMNS = (
    ExportColumn("slug", _("Slug of the model."), lambda row: row.model.slug),
    ExportColumn("name", _("Name of the model."), lambda row: row.model.name),
    ExportColumn("camp", _("Openness; empty is not established."), lambda row: row.camp),
    ExportColumn("released", _("Day of release, as far as known."), lambda row: row.model.released),
    *(ExportColumn(part.value.replace("-", "_"), part.label, _part(part)) for part in Part),
)
