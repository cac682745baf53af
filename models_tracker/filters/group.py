"""Groups of models as addresses spell them: ``closed``, ``china``, ``FR,open-weights``,
``lab:openai,lab:meta``."""

from __future__ import annotations

from collections.abc import Container

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.countries import Country, Region
from models_tracker.filters.query import BadQuery
from models_tracker.rules.checks.scope import ScopeCamp
from models_tracker.rules.group import Group

MOST_WORDS = 8
LAB = "lab:"
CAMPS = {
    ScopeCamp.OPEN_WEIGHTS.value: gettext_lazy("open weights"),
    ScopeCamp.OPEN_LICENCE.value: gettext_lazy("open licences"),
    ScopeCamp.RESTRICTED.value: gettext_lazy("restricted weights"),
    ScopeCamp.CLOSED.value: gettext_lazy("closed models"),
}


def read_group(text: str, parameter: str, labs: Container[str]) -> Group:
    """Return the group a text names; ``labs`` are the slugs there are. Raises BadQuery."""
    words = [word for word in text.split(",") if word]
    if not 1 <= len(words) <= MOST_WORDS:
        raise BadQuery(parameter, _("Name a group such as closed, china or FR,open-weights."))
    camp, regions, countries, found_labs = "", [], [], []
    for word in words:
        if word in CAMPS and not camp:
            camp = word
        elif word in Region.values:
            regions.append(word)
        elif word in Country.values:
            countries.append(word)
        elif word.startswith(LAB) and word.removeprefix(LAB) in labs:
            found_labs.append(word.removeprefix(LAB))
        else:
            reason = _("“%(word)s” is no camp, region, country or lab of ours.")
            raise BadQuery(parameter, reason % {"word": word[:60]})
    return Group(camp, tuple(regions), tuple(countries), tuple(found_labs))


def words_of(group: Group, labs: dict[str, str]) -> str:
    """Return a group in the reader's words, places first; ``labs`` are names by slug."""
    places = [
        *(labs[slug] for slug in group.labs),
        *(str(Region(region).label) for region in group.regions),
        *(str(Country(code).label) for code in group.countries),
    ]
    camp = [str(CAMPS[group.camp])] if group.camp else []
    return ", ".join([*places, *camp])


def choices(chosen: str, words: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the groups a form offers, by kind, the chosen one among them."""
    camps = [(value, str(label)) for value, label in CAMPS.items()]
    shown = (Region.CHINA, Region.UNITED_STATES, Region.EUROPE, Region.EUROPEAN_UNION)
    regions = [(region.value, str(region.label)) for region in shown]
    mixed = [
        (f"{region},{camp}", f"{label}, {name}")
        for region, label in regions[:3]
        for camp, name in (camps[0], camps[3])
    ]
    found = [(_("Openness"), camps), (_("Region"), regions), (_("Both"), mixed)]
    if chosen not in {value for _kind, options in found for value, _label in options}:
        found.append((_("Chosen"), [(chosen, words)]))
    return found
