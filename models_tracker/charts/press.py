"""The process that draws: reads orders, writes pictures, knows nothing of the site.

It is run by its path (see drawing.Press), so that it loads vl-convert and nothing else, and ends
with the process that started it. An order is one line of JSON: ``spec`` (Vega or Vega-Lite),
``format_locale`` and ``time_format_locale``, or ``svg`` and ``scale`` for a PNG. The answer is a
line of JSON with ``size`` (bytes that follow) and ``fault`` ("" or what went wrong).
"""

from __future__ import annotations

import json
import sys

import vl_convert


def draw(order: dict) -> bytes:
    """Return the SVG of a specification, or the PNG of an SVG."""
    if "svg" in order:
        return vl_convert.svg_to_png(order["svg"], scale=order["scale"])
    spec = order["spec"]
    convert = (
        vl_convert.vegalite_to_svg if "vega-lite" in spec["$schema"] else vl_convert.vega_to_svg
    )
    picture = convert(
        spec,
        format_locale=order["format_locale"],
        time_format_locale=order["time_format_locale"],
    )
    return picture.encode()


def main() -> None:
    """Answer orders until there are no more."""
    for line in sys.stdin.buffer:
        try:
            body, fault = draw(json.loads(line)), ""
        except Exception as error:  # whatever is wrong with one order, the next may be right
            body, fault = b"", f"{type(error).__name__}: {str(error)[:500]}"
        head = json.dumps({"size": len(body), "fault": fault}).encode()
        sys.stdout.buffer.write(head + b"\n" + body)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
