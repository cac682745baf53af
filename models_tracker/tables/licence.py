"""The table of licences."""

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import SILENT, Grant, Term, TerritoryScope
from models_tracker.models import Licence
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import choice_label, day_read, link, number, quantity, yes_or_no

_MULTIMODAL = TerritoryScope.MULTIMODAL


class LicenceTable(Table):
    """Licences with what their texts say, as read on a day."""

    caption = _("Licences and what their texts say")

    name = Column(verbose_name=_("Licence"), accessor="name", sort=("sort_name",))
    family = Column(
        verbose_name=_("Family"), accessor="family", sort=("family", "sort_name"), text=True
    )
    kind = Column(
        verbose_name=_("Kind"),
        accessor="kind",
        sort=("kind", "sort_name"),
        text=True,
        meaning=_("Computed from the terms."),
    )
    commercial_use = Column(
        verbose_name=_("Commercial use"),
        accessor="commercial_use",
        sort=("commercial_use", "sort_name"),
        text=True,
    )
    outputs_train = Column(
        verbose_name=_("Training on outputs"),
        accessor="outputs_train",
        sort=("outputs_train", "sort_name"),
        text=True,
        meaning=_("Whether outputs may train other models."),
    )
    user_threshold = Column(
        verbose_name=_("User threshold"),
        accessor="user_threshold",
        sort=("user_threshold", "sort_name"),
        numeric=True,
        unit=_("monthly users"),
    )
    excludes_eu = Column(
        verbose_name=_("Excludes the EU"),
        accessor="excludes_eu",
        sort=("excludes_eu", "sort_name"),
    )
    osi = Column(
        verbose_name=_("Open Source Initiative"),
        accessor="osi_approved",
        sort=("osi_approved", "sort_name"),
        text=True,
    )
    models = Column(
        verbose_name=_("Models"),
        accessor="model_count",
        sort=("model_count", "sort_name"),
        numeric=True,
        meaning=_("Models under it on the day."),
    )
    read = Column(
        verbose_name=_("Text read"), accessor="text_read_on", sort=("text_read_on",), numeric=True
    )

    class Meta(Table.Meta):
        model = Licence
        fields: tuple[str, ...] = ()

    def render_name(self, record: Licence) -> str:
        return link(record)

    def render_family(self, value: str) -> str:
        return choice_label(value)

    def render_kind(self, record: Licence) -> str:
        return choice_label(record.get_kind_display())

    def render_commercial_use(self, record: Licence) -> str:
        return choice_label(record.get_commercial_use_display())

    def render_outputs_train(self, record: Licence) -> str:
        return choice_label(record.get_outputs_train_display())

    def render_user_threshold(self, record: Licence) -> str:
        if record.terms.get(Term.USER_THRESHOLD) == SILENT:
            return Grant.SILENT.label
        return quantity(record.user_threshold)

    def render_excludes_eu(self, record: Licence) -> str:
        if record.excludes_eu and record.terms.get(Term.TERRITORY_SCOPE) == _MULTIMODAL:
            return _MULTIMODAL.label
        return yes_or_no(record.excludes_eu)

    def render_osi(self, record: Licence) -> str:
        return choice_label(record.get_osi_approved_display())

    def render_models(self, value: int) -> str:
        return number(value)

    def render_read(self, record: Licence) -> str:
        return day_read(record.text_read_on)
