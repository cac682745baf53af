"""The table of benchmarks."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from models_tracker.models import Benchmark
from models_tracker.partial_dates import PartialDate
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import day, link, number


class BenchmarkTable(Table):
    """Benchmarks with how many models they score."""

    caption = _("Benchmarks, what they test and how many models they score")

    name = Column(verbose_name=_("Benchmark"), accessor="name", sort=("sort_name",))
    tests = Column(verbose_name=_("What it tests"), accessor="description_en")
    unit = Column(verbose_name=_("Unit"), accessor="unit", sort=("unit", "sort_name"))
    models = Column(
        verbose_name=_("Models scored"),
        accessor="model_count",
        sort=("model_count", "sort_name"),
        numeric=True,
    )
    open_models = Column(
        verbose_name=_("of them open weights"),
        accessor="open_count",
        sort=("open_count", "sort_name"),
        numeric=True,
    )
    reported = Column(
        verbose_name=_("Reported by labs"),
        accessor="reported_count",
        sort=("reported_count", "sort_name"),
        numeric=True,
        meaning=_("Scores that labs report of their own models."),
    )
    newest = Column(
        verbose_name=_("Newest build scored"),
        accessor="newest",
        sort=("newest", "sort_name"),
        numeric=True,
    )

    class Meta(Table.Meta):
        model = Benchmark
        fields: tuple[str, ...] = ()

    def render_name(self, record: Benchmark) -> str:
        return link(record)

    def render_tests(self, record: Benchmark) -> str:
        return record.description_fr if get_language() == "fr" else record.description_en

    def render_models(self, value: int) -> str:
        return number(value)

    def render_open_models(self, value: int) -> str:
        return number(value)

    def render_reported(self, value: int) -> str:
        return number(value)

    def render_newest(self, record: Benchmark) -> str:
        return day(PartialDate(record.newest) if record.newest else None)
