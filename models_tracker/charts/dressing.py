"""What is done to a picture after it is drawn: for the page, and for a file of its own."""

from __future__ import annotations

import re

from django.utils.html import escape

from models_tracker.charts.chart import Chart
from models_tracker.charts.palette import LIGHT

HERE = "https://site.invalid"
_LONG = re.compile(r"(\.\d\d)\d+")
_SPEECH = re.compile(r' aria-roledescription="[^"]*"| font-family="[^"]*"')
_EMPTY = re.compile(r'<path class="(?:back|fore)ground" aria-hidden="true" d="[^"]*"[^>]*/>')
_HATCH = re.compile(r"url\(#hatch-([a-z-]+)\)")
_VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
_ROOT = re.compile(r"<svg [^>]*?width=\"([\d.]+)\" height=\"([\d.]+)\" viewBox=\"([^\"]+)\">")
_FONT = "Liberation Sans, Helvetica, Arial, sans-serif"
_EDGE, _LINE = 20, 18


class Foreign(ValueError):
    """A picture holds what no page of ours may hold: a link elsewhere, a style, a script."""


def cleaned(picture: str) -> str:
    """Return a picture without what the page adds itself or must not hold.

    Links become relative and leave the order of the tab key (the table under the picture holds
    the same ones); numbers keep two decimals. Raises Foreign for a link that leaves the site and
    for style and script.
    """
    picture = picture.replace(f'xlink:href="{HERE}/', 'tabindex="-1" href="/')
    picture = picture.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    for sign in ("xlink:", ' style="', "<style", "<script", 'href="http', 'href="//'):
        if sign in picture:
            raise Foreign(sign)
    return _EMPTY.sub("", _SPEECH.sub("", _LONG.sub(r"\1", picture)))


def for_page(picture: str, chart: Chart) -> str:
    """Return a cleaned picture with title and description, its colours left to the page."""
    inner, width, height, box = _opened(picture)
    words = (
        f'<title id="{chart.name}-title">{escape(chart.title)}</title>'
        f'<desc id="{chart.name}-desc">{escape(chart.description)}</desc>'
    )
    inner = _HATCH.sub(rf"url(#{chart.name}-hatch-\1)", words + _hatches(picture, chart) + inner)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart__picture" role="graphics-document" '
        f'aria-labelledby="{chart.name}-title" aria-describedby="{chart.name}-desc" '
        f'width="{width}" height="{height}" viewBox="{box}">{inner}'
    )


def for_file(picture: str, chart: Chart, site: str) -> str:
    """Return a cleaned picture as a file: light colours, title above, source below.

    Links are completed with ``site``, the address of this site.
    """
    inner, width, height, box = _opened(picture)
    title = _lines(chart.title, int(float(width) / 8.5))
    source = _lines(chart.source, int(float(width) / 6.2))
    top = _EDGE + _LINE * len(title) + 8
    bottom = top + float(height) + 6
    whole = bottom + _LINE * len(source) + _EDGE / 2
    wide = float(width) + 2 * _EDGE
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{whole:g}" '
        f'viewBox="0 0 {wide:g} {whole:g}" font-family="{_FONT}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.description)}</desc>"
        f'<rect width="100%" height="100%" fill="var(--ground)"/>'
        f"{_hatches(picture, chart)}{_written(title, _EDGE + 4, 16, 'text', 'bold')}"
        f'<svg x="{_EDGE}" y="{top}" width="{width}" height="{height}" viewBox="{box}">{inner}'
        f"{_written(source, bottom + _LINE - 6, 11, 'muted', 'normal')}</svg>"
    )
    svg = svg.replace('tabindex="-1" href="/', f'href="{escape(site)}/')
    svg = _HATCH.sub(rf"url(#{chart.name}-hatch-\1)", svg)
    return _VARIABLE.sub(lambda found: LIGHT[found.group(1)], svg)


def _opened(picture: str) -> tuple[str, str, str, str]:
    """Return what follows the opening tag of a picture, its width, height and view box."""
    found = _ROOT.match(picture)
    if found is None:
        raise Foreign("no picture")
    return picture[found.end() :], *found.groups()  # type: ignore[return-value]


def _hatches(picture: str, chart: Chart) -> str:
    """Return the patterns that the picture's fills name, with ids of this chart."""
    names = sorted(set(_HATCH.findall(picture)))
    patterns = "".join(
        f'<pattern id="{chart.name}-hatch-{name}" width="3" height="3" '
        'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect width="3" height="3" fill="var(--ground)"/>'
        f'<rect width="1.5" height="3" fill="var(--{name})"/></pattern>'
        for name in names
    )
    return f"<defs>{patterns}</defs>" if patterns else ""


def _lines(text: str, longest: int) -> list[str]:
    """Break a text into lines of at most ``longest`` signs."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > longest:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _written(lines: list[str], top: float, size: int, colour: str, weight: str) -> str:
    return "".join(
        f'<text x="{_EDGE}" y="{top + place * _LINE:g}" font-size="{size}" font-weight="{weight}" '
        f'fill="var(--{colour})">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
