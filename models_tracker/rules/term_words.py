"""Words that sentences on licences share: places, governing laws, words to be displayed."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.countries import Country

_LAWS = {
    "California": gettext_lazy("California"),
    "Delaware": gettext_lazy("Delaware"),
    "New York": gettext_lazy("the State of New York"),
    "France": gettext_lazy("France"),
    "Singapore": gettext_lazy("Singapore"),
    "Republic of Korea": gettext_lazy("the Republic of Korea"),
    "PRC": gettext_lazy("the People’s Republic of China"),
    "Hong Kong SAR": gettext_lazy("Hong Kong"),
    "Ireland (EEA, CH, UK); California (others)": gettext_lazy(
        "Ireland in the European Economic Area, Switzerland and the United Kingdom; "
        "California elsewhere"
    ),
    "user's residence (EEA/CH/UK text); California for business use": gettext_lazy(
        "that of the user’s residence (text for the European Economic Area, Switzerland and the "
        "United Kingdom); California for business use"
    ),
}


def territories(text: str) -> str:
    """Return the names of excluded territories, as a list in words."""
    return ", ".join(territory(code) for code in text.split("|"))


def territory(code: str) -> str:
    """Return the name of a country or of the European Union."""
    return _("European Union") if code == "EU" else str(Country(code).label)


def law(text: str) -> str:
    """Return the governing law in the reader's words; one we have no words for as it is given."""
    return str(_LAWS.get(text, text))


def quoted(words: str) -> str:
    """Return prescribed words between quotation marks; " / " parts words of which one will do."""
    marked = [_("“%(words)s”") % {"words": part} for part in words.split(" / ")]
    return str(gettext_lazy(" or ")).join(marked)
