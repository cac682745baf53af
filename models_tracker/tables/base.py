"""One column and one table for all pages: unknown last, ties broken, cells drawn quickly."""

from __future__ import annotations

import inspect
from typing import Any

import django_tables2 as tables
from django.db.models import F, QuerySet, Value
from django.db.models.functions import NullIf
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html
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
    the slugs of their rows.
    """

    caption: Any = ""
    compared = ""

    class Meta:
        template_name = "tables/table.html"
        orderable = True

    @classmethod
    def sortable(cls) -> list[str]:
        """Return the names a reader can sort by."""
        return [name for name, column in cls.base_columns.items() if column.orderable]

    @cached_property
    def _renderers(self) -> list[tuple[Any, Any, list[str]]]:
        """The columns with how each is rendered, looked up once per table and not per cell."""
        found = []
        for column in self.columns:
            render = getattr(self, f"render_{column.name}", column.column.render)
            found.append((column, render, list(inspect.signature(render).parameters)))
        return found

    def body(self) -> SafeString:
        """Return the rows of the page as markup: the first cell is the row header.

        Drawn here and not in the template, which would be asked ten times for every cell.
        """
        rows = self.page.object_list if getattr(self, "page", None) else self.rows
        return mark_safe("".join(self._row(row.record) for row in rows))

    def _row(self, record: Any) -> str:
        cells = [self._pick(record)]
        for place, (column, render, wanted) in enumerate(self._renderers):
            given = {"value": None, "record": record}
            if "value" in wanted:
                given["value"] = column.accessor.resolve(record, safe=True, quiet=True)
            drawn = conditional_escape(render(**{name: given[name] for name in wanted}))
            if place == 0:
                cells.append(f'<th scope="row">{drawn}</th>')
            elif column.column.numeric:
                cells.append(f'<td class="num">{drawn}</td>')
            else:
                cells.append(f"<td>{drawn}</td>")
        return f"<tr>{''.join(cells)}</tr>\n"

    def _pick(self, record: Any) -> str:
        if not self.compared:
            return ""
        noun = getattr(record, "model", record)
        return format_html(
            '<td class="pick"><label class="pick__box"><input type="checkbox" form="compare" '
            'name="{}" value="{}"><span class="visually-hidden">{}</span></label></td>',
            self.compared,
            noun.slug,
            _("Compare %(name)s") % {"name": noun},
        )
