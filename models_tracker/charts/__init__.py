"""Charts, one way: numbers and a Vega specification as plain data, drawn on the server.

To add a chart:

1. A function in ``charts/<noun>.py`` takes plain rows of ``rules`` or ``models`` and returns a
   ``Chart``: a title that states the finding, columns, rows (one ``Row`` for each mark, in the
   order of table and CSV), a description made from the data, a source line, and a specification.
   Points and lines over time are ``plane.plane(points, lines, axis, window, keys)``; anything else
   is written as a Vega or Vega-Lite dict. Colours are ``palette.token("open")``, camps are told by
   ``palette.shape`` and ``palette.fill``; every mark has a ``description`` (``spoken(columns,
   row)``), links are ``href`` = ``HERE`` + an address of this site, axes have ``"aria": False``,
   and nothing in a specification is localised. ``labels.placed`` keeps labels apart.
2. The view calls ``charting.show(chart, "frontier", request.GET.urlencode())`` of
   ``views/charting.py``, gives the result to ``templates/charts/figure.html`` and answers with
   ``charting.page``; ``charting.files(request, kind, chart)`` answers ``.svg``, ``.png`` and
   ``.csv``. Their addresses stand beside the page's in ``urls.py``: pictures have words, so their
   addresses are among ``pages``; CSV and JSON are language-neutral ``files``.
3. Tests: tests/charts/reading.py reads rows back from picture, table and CSV; they are equal.

Drawing, keeping and the turn of workers are in drawing.py.
"""

from models_tracker.charts.chart import (
    MOST_MARKS,
    Chart,
    Column,
    Linked,
    Row,
    in_words,
    ordered,
    spoken,
)
from models_tracker.charts.drawing import NotDrawn, page_picture, png_file, svg_file
from models_tracker.charts.dressing import HERE

__all__ = [
    "HERE",
    "MOST_MARKS",
    "Chart",
    "Column",
    "Linked",
    "NotDrawn",
    "Row",
    "in_words",
    "ordered",
    "page_picture",
    "png_file",
    "spoken",
    "svg_file",
]
