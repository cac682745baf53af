"""The table of labs."""

from django.utils.translation import gettext_lazy as _

from models_tracker.models import Lab
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import choice_label, country_name, day, link, number


class LabTable(Table):
    """Labs with how many models they made known, and how many of them are open."""

    caption = _("Labs, their countries and their models")

    name = Column(verbose_name=_("Lab"), accessor="name", sort=("sort_name",))
    country = Column(
        verbose_name=_("Country"),
        accessor="counts_as",
        sort=("counts_as", "sort_name"),
        text=True,
        meaning=_("The country the lab is counted in."),
    )
    kind = Column(verbose_name=_("Kind"), accessor="kind", sort=("kind", "sort_name"), text=True)
    models = Column(
        verbose_name=_("Models"),
        accessor="model_count",
        sort=("model_count", "sort_name"),
        numeric=True,
    )
    open_models = Column(
        verbose_name=_("Open weights"),
        accessor="open_count",
        sort=("open_count", "sort_name"),
        numeric=True,
        meaning=_("Models whose weights are to be had, under any licence."),
    )
    latest = Column(
        verbose_name=_("Latest release"),
        accessor="latest_release",
        sort=("latest_release", "sort_name"),
        numeric=True,
    )
    founded = Column(
        verbose_name=_("Founded"),
        accessor="founded",
        sort=("founded_on", "sort_name"),
        numeric=True,
    )

    class Meta(Table.Meta):
        model = Lab
        fields: tuple[str, ...] = ()

    def render_name(self, record: Lab) -> str:
        return link(record)

    def render_country(self, value: str) -> str:
        return country_name(value)

    def render_kind(self, record: Lab) -> str:
        return choice_label(record.get_kind_display())

    def render_models(self, value: int) -> str:
        return number(value)

    def render_open_models(self, value: int) -> str:
        return number(value)

    def render_latest(self, record: Lab) -> str:
        return day(record.latest)

    def render_founded(self, record: Lab) -> str:
        return day(record.founded)
