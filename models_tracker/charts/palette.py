"""The colours and signs of charts: the tokens of static/css/tokens.css, and the three states.

A specification names a colour as ``var(--open)``; the page's style sheet makes it light or dark.
Pictures that leave the page (SVG and PNG files) get the light colours written here; a test holds
them equal to the tokens.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from models_tracker.choices import Camp
from models_tracker.countries import Region, broad_region

LIGHT = {
    "ground": "#fcfbf8",
    "raised": "#ffffff",
    "text": "#1c2026",
    "muted": "#585f6b",
    "rule": "#d8d4ca",
    "control": "#7b8290",
    "link": "#0b57a4",
    "open": "#00776a",
    "restricted": "#a15a00",
    "closed": "#45438f",
    "china": "#b3362b",
    "united-states": "#1f5fa8",
    "europe": "#6b4fa0",
    "other": "#6a6f78",
}
SHAPES = {Camp.OPEN_LICENCE: "circle", Camp.RESTRICTED: "diamond", Camp.CLOSED: "square"}
CAMPS = {Camp.OPEN_LICENCE: "open", Camp.RESTRICTED: "restricted", Camp.CLOSED: "closed"}
REGIONS = {
    Region.CHINA: "china",
    Region.UNITED_STATES: "united-states",
    Region.EUROPE: "europe",
}
UNSETTLED = "triangle-up"


def token(name: str) -> str:
    """Return the colour ``name`` as a specification writes it."""
    if name not in LIGHT:
        raise ValueError(f"no colour is called {name!r}")
    return f"var(--{name})"


def shape(camp: str) -> str:
    """Return the Vega symbol of a camp; a triangle where the licence is not established."""
    return SHAPES.get(camp, UNSETTLED)


def fill(camp: str, colour: str) -> str:
    """Return how the symbol of a camp is filled: solid, hatched, or hollow.

    ``colour`` is the name of the token that the symbol is drawn in.
    """
    if camp == Camp.OPEN_LICENCE:
        return token(colour)
    return f"url(#hatch-{colour})" if camp == Camp.RESTRICTED else token("ground")


def camp_colour(camp: str) -> str:
    """Return the name of the colour of a camp."""
    return CAMPS.get(camp, "other")


def region_colour(country: str) -> str:
    """Return the name of the colour of the region a country is drawn in."""
    return REGIONS.get(broad_region(country), "other")


def region_words(countries: Iterable[str]) -> list[tuple[str, str]]:
    """Return the colours in which countries are drawn, each with its words, in a fixed order."""
    drawn = {region_colour(country) for country in countries}
    words = {colour: str(region.label) for region, colour in REGIONS.items()}
    words["other"] = _("other, or no established country")
    return [(colour, words[colour]) for colour in words if colour in drawn]
