"""Events as they leave the house."""

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn

COLUMNS = (
    ExportColumn("day", _("Day, month or year it happened."), lambda event: event.when),
    ExportColumn("kind", _("What happened."), lambda event: event.kind.value),
    ExportColumn("model", _("Slug of the model."), lambda event: event.model.slug),
    ExportColumn("lab", _("Slug of the lab."), lambda event: event.lab.slug),
    ExportColumn("country", _("The country the lab is counted in."), lambda e: e.lab.counts_as),
    ExportColumn("family", _("Family of the model."), lambda event: event.model.family),
    ExportColumn("channel", _("Channel it happened to."), lambda event: event.channel),
    ExportColumn(
        "licence_before",
        _("Licence before a change."),
        lambda event: event.before.slug if event.before else "",
    ),
    ExportColumn(
        "licence", _("Licence from then on."), lambda event: event.after.slug if event.after else ""
    ),
    ExportColumn("source", _("Address of the source."), lambda event: event.source.url),
)
