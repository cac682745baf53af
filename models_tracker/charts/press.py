"""The process that draws: reads orders, writes pictures, knows nothing of the site.

It is run by its path (see drawing.Press), so that it loads vl-convert and nothing else, and ends
with the process that started it. An order is two lines of JSON: how to draw it, and the Vega
specification (how: ``format_locale`` and ``time_format_locale``) or the SVG to make a PNG of (how:
``scale``). The answer is a line of JSON with ``size`` (bytes that follow) and ``fault`` ("" or what
went wrong).
"""

from __future__ import annotations

import json
import sys

import vl_convert


def draw(how: dict, what: str) -> bytes:
    """Return the SVG of a specification, which stays the text it is, or the PNG of an SVG."""
    if "scale" in how:
        return vl_convert.svg_to_png(json.loads(what), scale=how["scale"])
    return vl_convert.vega_to_svg(what, **how).encode()


def main() -> None:
    """Answer orders until there are no more."""
    orders = iter(sys.stdin.buffer)
    for line in orders:
        try:
            body, fault = draw(json.loads(line), next(orders).decode()), ""
        except Exception as error:  # whatever is wrong with one order, the next may be right
            body, fault = b"", f"{type(error).__name__}: {str(error)[:500]}"
        head = json.dumps({"size": len(body), "fault": fault}).encode()
        sys.stdout.buffer.write(head + b"\n" + body)
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
