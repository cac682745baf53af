"""How much a chart of 3,000 marks costs beyond vl-convert alone, and how much of it travels."""

from __future__ import annotations

import copy
import gzip
import os
import statistics
import time
from collections.abc import Callable
from typing import Any

ROUNDS = 7


def tell() -> None:
    """Draw the same specifications in turn by vl-convert alone and by the site; print the ratio."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    import vl_convert
    from django.template.loader import render_to_string
    from django.test import override_settings

    from models_tracker.charts import MOST_MARKS, page_picture
    from models_tracker.views import charting
    from tests.charts.test_charts import chart

    store = {"pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    found = chart(MOST_MARKS)
    alone: list[float] = []
    ours: list[float] = []
    with override_settings(CACHES={"default": store["pages"], **store}):
        for number in range(ROUNDS + 1):
            spec = copy.deepcopy(found.spec)
            spec["padding"] = 5 + number
            object.__setattr__(found, "spec", spec)
            alone.append(_timed(vl_convert.vega_to_svg, spec))
            ours.append(_timed(page_picture, found))
        page = render_to_string("charts/figure.html", {"shown": charting.show(found, "bench")})
    size = len(gzip.compress(page.encode(), 6)) / 1024
    times = [statistics.median(each[1:]) for each in (alone, ours)]
    print(f"\na chart of {MOST_MARKS} marks, {ROUNDS} rounds, medians")
    print(f"vl-convert alone {times[0]:8.0f} ms\nthe site's picture {times[1]:6.0f} ms")
    print(f"picture: {times[1] / times[0]:.2f} times vl-convert alone (at most 1.3)")
    print(f"figure with its table, compressed: {size:.0f} KB (under 200)")


def _timed(draw: Callable[[Any], Any], what: Any) -> float:
    started = time.perf_counter()
    draw(what)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    tell()
