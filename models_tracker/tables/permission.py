"""The finder's table: models as they stood on a day, and what their licences answer to each act."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Act, Permission
from models_tracker.models import Standing
from models_tracker.models.base import address
from models_tracker.punctuation import colon
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import link, quantity

ACTS = {act.value.replace("-", "_"): act for act in Act}
ALTOGETHER = "altogether"
_SHAPES = {
    Permission.GRANTED: '<circle cx="8" cy="8" r="6"/>',
    Permission.DUTIES: (
        '<circle cx="8" cy="8" r="5.25" fill="none" stroke="currentColor" stroke-width="1.5"/>'
        '<path d="M8 2a6 6 0 0 1 0 12Z"/>'
    ),
    Permission.AGREEMENT: '<path d="M8 1 15 8 8 15 1 8Z"/>',
    Permission.EXCLUDED: (
        '<rect x="2.75" y="2.75" width="10.5" height="10.5" fill="none" stroke="currentColor" '
        'stroke-width="2"/><path d="M4 12 12 4" stroke="currentColor" stroke-width="2"/>'
    ),
    Permission.NOT_ESTABLISHED: '<path d="M2 7h12v2H2Z"/>',
}


def permission_mark(state: Permission) -> SafeString:
    """Return the mark of an answer: its shape and its word; the colour only repeats them."""
    return _mark(state, get_language() or "")


@functools.lru_cache(maxsize=64)
def _mark(state: Permission, language: str) -> SafeString:
    shape = mark_safe(
        '<svg class="glyph" viewBox="0 0 16 16" width="12" height="12" fill="currentColor" '
        f'aria-hidden="true" focusable="false">{_SHAPES[state]}</svg>'
    )
    return format_html('<span class="permit permit--{}">{}{}</span>', state, shape, state.label)


def _act(act: str) -> Callable[[PermissionTable, Standing], str]:
    def render(table: PermissionTable, record: Standing) -> str:
        return table.cell(record, act)

    return render


def _column(label: str | Promise) -> Column:
    return Column(verbose_name=label, sort=("model__sort_name",))


class PermissionTable(Table):
    """Models with the answers to the acts asked about; ``cell`` draws one of them."""

    caption = _("Models, and what the text of their licence answers")

    name = Column(verbose_name=_("Model"), accessor="model", sort=("model__sort_name",))
    altogether = _column(_("All of it"))
    internal = _column(Act.INTERNAL.label)
    offer = _column(Act.OFFER.label)
    fine_tune = _column(Act.FINE_TUNE.label)
    host = _column(Act.HOST.label)
    redistribute = _column(Act.REDISTRIBUTE.label)
    train_on_outputs = _column(Act.TRAIN_ON_OUTPUTS.label)
    licence = Column(
        verbose_name=_("Licence"),
        accessor="licence",
        sort=("licence__sort_name", "model__sort_name"),
    )
    parameters = Column(
        verbose_name=_("Parameters"),
        accessor="model__parameters_total",
        sort=("model__parameters_total", "model__sort_name"),
        numeric=True,
    )
    context = Column(
        verbose_name=_("Context"),
        accessor="model__context_tokens",
        sort=("model__context_tokens", "model__sort_name"),
        numeric=True,
        unit=_("tokens"),
    )
    sheet = Column(verbose_name=_("Evidence"), accessor="model")

    class Meta(Table.Meta):
        model = Standing
        fields: tuple[str, ...] = ()

    cell: Callable[[Standing, str], str]
    query = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        asked = kwargs.pop("acts")
        left = {name for name, act in ACTS.items() if act not in asked}
        if len(asked) == 1:
            left.add(ALTOGETHER)
        super().__init__(*args, exclude=tuple(left), **kwargs)

    def render_name(self, record: Standing) -> str:
        return link(record.model)

    render_altogether = _act(ALTOGETHER)
    render_internal = _act(Act.INTERNAL)
    render_offer = _act(Act.OFFER)
    render_fine_tune = _act(Act.FINE_TUNE)
    render_host = _act(Act.HOST)
    render_redistribute = _act(Act.REDISTRIBUTE)
    render_train_on_outputs = _act(Act.TRAIN_ON_OUTPUTS)

    def render_licence(self, record: Standing) -> str:
        return link(record.licence)

    def render_parameters(self, value: int | None) -> str:
        return quantity(value)

    def render_context(self, value: int | None) -> str:
        return quantity(value)

    def render_sheet(self, record: Standing) -> str:
        page = address("evidence", record.model.slug)
        return format_html(
            '<a href="{}{}"><span class="visually-hidden">{}{}</span>{}</a>',
            page,
            self.query,
            record.model,
            colon(),
            _("Sheet"),
        )
