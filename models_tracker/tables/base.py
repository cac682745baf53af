"""One column and one table for all pages: unknown last, ties broken, cells drawn quickly."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _


class Column(tables.Column):
    """A column that sorts by database paths, unknown last in both directions, then by key.

    ``sort`` names the paths; a text path holds "" where unknown. ``unit`` is printed in the
    header, ``numeric`` aligns figures right, ``meaning`` is the help of the header. A ``narrow``
    column holds one sign a row: its header stands upright.
    """

    narrow = False

    def __init__(
        self,
        *args: Any,
        sort: tuple[str, ...] = (),
        text: bool = False,
        numeric: bool = False,
        unit: Any = "",
        meaning: Any = "",
        **kwargs: Any,
    ) -> None:
        self.sort, self.text = sort, text
        self.numeric, self.unit, self.meaning = numeric, unit, meaning
        kwargs.setdefault("orderable", bool(sort))
        kwargs.setdefault("default", "")
        kwargs.setdefault("empty_values", ())
        super().__init__(*args, **kwargs)

    def order(self, queryset: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """Return the queryset ordered by this column alone."""
        keys = []
        for place, path in enumerate(self.sort):
            key = NullIf(F(path), Value("")) if self.text and place == 0 else F(path)
            down = is_descending and place == 0
            keys.append(key.desc(nulls_last=True) if down else key.asc(nulls_last=True))
        return queryset.order_by(*keys, "pk"), True


class Table(tables.Table):
    """A table in the house's own skin (templates/tables/table.html).

    ``caption`` says what it lists. The first column is the row header; where ``compared`` names a
    parameter of /compare/, a narrow column before it holds boxes of the form "compare" that send
    the slugs of their rows. ``drawn`` are rows drawn before, in place of those of its data.
    """

    caption: Any = ""
    compared = ""
    drawn: list[str] | None = None

    class Meta:
        template_name = "tables/table.html"
        orderable = True

    @classmethod
    def sortable(cls) -> list[str]:
        """Return the names a reader can sort by."""
        return [name for name, column in cls.base_columns.items() if column.orderable]

    @cached_property
    def _drawers(self) -> list[tuple[Callable[[Any], Any], str, str]]:
        """How each cell is drawn from a record, and the tags around it: looked up once a table."""
        found = []
        for place, column in enumerate(self.columns):
            render = getattr(self, f"render_{column.name}", column.column.render)
            draw = _drawer(render, str(column.accessor))
            if place == 0:
                found.append((draw, '<th scope="row">', "</th>"))
            else:
                numeric = ' class="num"' if column.column.numeric else ""
                found.append((draw, f"<td{numeric}>", "</td>"))
        return found

    def body(self) -> SafeString:
        """Return the rows as markup: the first cell is the row header."""
        return mark_safe("".join(self.rows_drawn() if self.drawn is None else self.drawn))

    def rows_drawn(self) -> list[str]:
        """Return each row as markup.

        Drawn here and not in the template, which would be asked ten times for every cell.
        """
        return [self._row(record) for record in self.data]

    def _row(self, record: Any) -> str:
        cells = "".join(
            f"{opening}{conditional_escape(draw(record))}{closing}"
            for draw, opening, closing in self._drawers
        )
        return f"<tr>{self._pick(record)}{cells}</tr>\n"

    def _pick(self, record: Any) -> str:
        if not self.compared:
            return ""
        noun = getattr(record, "model", record)
        label = escape(_("Compare %(name)s") % {"name": noun})
        return (
            '<td class="pick"><label class="pick__box"><input type="checkbox" form="compare" '
            f'name="{self.compared}" value="{escape(noun.slug)}">'
            f'<span class="visually-hidden">{label}</span></label></td>'
        )


def _drawer(render: Callable[..., Any], accessor: str) -> Callable[[Any], Any]:
    """Return what draws a cell by a render function that wants the record, its value, or both."""
    wanted = set(inspect.signature(render).parameters)
    steps = accessor.split("__")

    def value(record: Any) -> Any:
        for step in steps:
            record = getattr(record, step, None)
        return record

    if wanted == {"record"}:
        return lambda record: render(record=record)
    if wanted == {"value"}:
        return lambda record: render(value=value(record))
    return lambda record: render(value=value(record), record=record)
