"""The table of models: a standing of one day, its model, lab and licence."""

from collections.abc import Container

from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from models_tracker.models import Standing
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import (
    camp_mark,
    choice_label,
    country_name,
    day,
    link,
    quantity,
)


class ModelTable(Table):
    """Models as they stood on a day; ``conflicting`` holds the keys of those whose licence is
    looser than the text of their base."""

    caption = _("Models, their labs, licences and openness")
    conflicting: Container[int] = frozenset()

    name = Column(verbose_name=_("Model"), accessor="model", sort=("model__sort_name",))
    lab = Column(
        verbose_name=_("Lab"),
        accessor="model__lab",
        sort=("model__lab__sort_name", "model__sort_name"),
    )
    country = Column(
        verbose_name=_("Country"),
        accessor="model__lab__counts_as",
        sort=("model__lab__counts_as", "model__sort_name"),
        text=True,
        meaning=_("The country the lab is counted in."),
    )
    camp = Column(
        verbose_name=_("Openness"),
        accessor="camp",
        sort=("camp", "model__sort_name"),
        text=True,
        meaning=_("Computed from what was published and what the licence allows."),
    )
    licence = Column(
        verbose_name=_("Licence"),
        accessor="licence",
        sort=("licence__sort_name", "model__sort_name"),
    )
    g7 = Column(
        verbose_name=_("G7 label"),
        accessor="g7_label",
        sort=("g7_label", "model__sort_name"),
        text=True,
        meaning=_("Label of the G7 vision on AI openness, computed."),
    )
    parameters = Column(
        verbose_name=_("Parameters"),
        accessor="model__parameters_total",
        sort=("model__parameters_total", "model__sort_name"),
        numeric=True,
    )
    active = Column(
        verbose_name=_("Active"),
        accessor="model__parameters_active",
        sort=("model__parameters_active", "model__sort_name"),
        numeric=True,
        meaning=_("Parameters used for one token."),
    )
    context = Column(
        verbose_name=_("Context"),
        accessor="model__context_tokens",
        sort=("model__context_tokens", "model__sort_name"),
        numeric=True,
        unit=_("tokens"),
    )
    released = Column(
        verbose_name=_("Released"),
        accessor="model__released",
        sort=("model__released_on", "model__sort_name"),
        numeric=True,
    )

    class Meta(Table.Meta):
        model = Standing
        fields: tuple[str, ...] = ()

    def render_name(self, record: Standing) -> str:
        return link(record.model)

    def render_lab(self, record: Standing) -> str:
        return link(record.model.lab)

    def render_country(self, value: str) -> str:
        return country_name(value)

    def render_camp(self, record: Standing) -> str:
        named = record.licence_id is not None
        return camp_mark(record.camp, has_weights=record.has_weights, is_named=named)

    def render_licence(self, record: Standing) -> str:
        if record.model_id not in self.conflicting:
            return link(record.licence)
        return format_html(
            '{} <a class="conflict" href="{}#descent">{}</a>',
            link(record.licence),
            record.model.get_absolute_url(),
            _now("the text of the base is stricter"),
        )

    def render_g7(self, record: Standing) -> str:
        return choice_label(record.get_g7_label_display())

    def render_parameters(self, value: int | None) -> str:
        return quantity(value)

    def render_active(self, value: int | None) -> str:
        return quantity(value)

    def render_context(self, value: int | None) -> str:
        return quantity(value)

    def render_released(self, record: Standing) -> str:
        return day(record.model.released)
