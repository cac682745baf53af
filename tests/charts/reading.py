"""Reads a chart's rows back: from the marks of its picture, its table, its CSV."""

from __future__ import annotations

import csv
import html
import io
import re
import xml.etree.ElementTree as ET

from models_tracker.exports.base import unguard

SVG = "{http://www.w3.org/2000/svg}"
_CELL = re.compile(r"<(?:th scope=\"row\"|td)[^>]*>(.*?)</(?:th|td)>", re.DOTALL)
_MACHINE = re.compile(r"<(?:data value|time datetime)=\"([^\"]*)\"")
_GLYPH = re.compile(
    r"<svg.*?</svg>|<span (?:aria-hidden=\"true\"|class=\"visually-hidden\"> ?sort).*?</span>",
    re.DOTALL,
)


def figures(page: str) -> list[str]:
    """The figures of a page."""
    return re.findall(r"<figure class=\"chart\".*?</figure>", page, re.DOTALL)


def table_rows(figure: str) -> list[dict[str, str]]:
    """The rows of a figure's table by header, machine spelling where the cell has one."""
    table = figure[figure.index("<table") : figure.index("</table>")]
    heads = [_text(head) for head in re.findall(r"<th scope=\"col\"[^>]*>(.*?)</th>", table, re.S)]
    rows = re.findall(r"<tr>(.*?)</tr>", table[table.index("<tbody>") :], re.DOTALL)
    return [
        dict(zip(heads, [_cell(cell) for cell in _CELL.findall(row)], strict=True)) for row in rows
    ]


def _cell(cell: str) -> str:
    machine = _MACHINE.search(cell)
    return html.unescape(machine.group(1)) if machine else _text(cell)


def _text(cell: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", _GLYPH.sub("", cell))).strip()


def picture_of(figure: str) -> ET.Element:
    """The picture of a figure."""
    start = figure.index('<svg xmlns="http://www.w3.org/2000/svg" class="chart__picture"')
    return ET.fromstring(figure[start : figure.index("</div>", start)])


def marks(picture: ET.Element) -> list[tuple[dict[str, str], str, float, float]]:
    """The marks: what each says by label (the name under ""), where it leads, its x and y."""
    found = []
    for parent in picture.iter():
        for child in parent:
            said = child.get("aria-label")
            if said:
                name, *facts = said.split("; ")
                told = dict(re.split("\u00a0?: ", fact, maxsplit=1) for fact in facts)
                place = re.search(r"translate\(([-\d.]+),([-\d.]+)\)", child.get("transform", ""))
                x, y = (float(part) for part in place.groups()) if place else (0.0, 0.0)
                found.append(({"": name} | told, parent.get("href", ""), x, y))
    return found


def csv_rows(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file, as written."""
    rows = csv.DictReader(io.StringIO(text))
    return [{name: unguard(value) for name, value in row.items()} for row in rows]
