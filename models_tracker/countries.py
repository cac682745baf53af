"""Countries and regions, by ISO 3166-1 alpha-2 code, in the reader's language.

Groupings use the country a lab is *counted in*; regions are China, the United States, the
European Union, Europe (the Union included) and other.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Country(models.TextChoices):
    """The countries that a lab of ours may have; a new one is added here first."""

    AE = "AE", _("United Arab Emirates")
    AT = "AT", _("Austria")
    AU = "AU", _("Australia")
    BE = "BE", _("Belgium")
    BG = "BG", _("Bulgaria")
    BR = "BR", _("Brazil")
    CA = "CA", _("Canada")
    CH = "CH", _("Switzerland")
    CN = "CN", _("China")
    CZ = "CZ", _("Czechia")
    DE = "DE", _("Germany")
    DK = "DK", _("Denmark")
    EE = "EE", _("Estonia")
    ES = "ES", _("Spain")
    FI = "FI", _("Finland")
    FR = "FR", _("France")
    GB = "GB", _("United Kingdom")
    GR = "GR", _("Greece")
    HK = "HK", _("Hong Kong")
    IE = "IE", _("Ireland")
    IL = "IL", _("Israel")
    IN = "IN", _("India")
    IT = "IT", _("Italy")
    JP = "JP", _("Japan")
    KR = "KR", _("South Korea")
    LU = "LU", _("Luxembourg")
    NL = "NL", _("Netherlands")
    NO = "NO", _("Norway")
    PL = "PL", _("Poland")
    PT = "PT", _("Portugal")
    QA = "QA", _("Qatar")
    RU = "RU", _("Russia")
    SA = "SA", _("Saudi Arabia")
    SE = "SE", _("Sweden")
    SG = "SG", _("Singapore")
    TW = "TW", _("Taiwan")
    US = "US", _("United States")
    VN = "VN", _("Vietnam")


class Region(models.TextChoices):
    """The groupings of countries that tables, charts and checks offer."""

    CHINA = "china", _("China")
    UNITED_STATES = "united-states", _("United States")
    EUROPEAN_UNION = "european-union", _("European Union")
    EUROPE = "europe", _("Europe (with the European Union)")
    OTHER = "other", pgettext_lazy("region", "Other countries")
    INTERNATIONAL = "international", _("International or not established")


EUROPEAN_UNION = frozenset(
    (
        *("AT", "BE", "BG", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "IE"),
        *("IT", "LU", "NL", "PL", "PT", "SE"),
    )
)
EUROPE = EUROPEAN_UNION | {"CH", "GB", "NO"}

_MEMBERS = {
    Region.CHINA: frozenset({"CN"}),
    Region.UNITED_STATES: frozenset({"US"}),
    Region.EUROPEAN_UNION: EUROPEAN_UNION,
    Region.EUROPE: frozenset(EUROPE),
}


def members(region: str) -> frozenset[str]:
    """Return the country codes of ``region``; "" stands for a lab of no established country."""
    if region == Region.OTHER:
        return frozenset(Country.values) - EUROPE - {"CN", "US"}
    if region == Region.INTERNATIONAL:
        return frozenset({""})
    return _MEMBERS[Region(region)]


def broad_region(country: str) -> Region:
    """Return the one of China, United States, Europe, other that ``country`` is drawn in."""
    if not country:
        return Region.INTERNATIONAL
    for region in (Region.CHINA, Region.UNITED_STATES, Region.EUROPE):
        if country in _MEMBERS[region]:
            return region
    return Region.OTHER
