"""What /compare/ accepts in its address: models, labs or licences by slug, or two groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from models_tracker.filters.query import BadQuery, refuse_unknown
from models_tracker.rules.comparison import MOST

NOUNS = ("models", "labs", "licences")
SIDES = ("a", "b")


@dataclass(frozen=True)
class Asked:
    """Which noun is compared ("" when nothing is asked), its slugs, or the two groups' spelling."""

    noun: str
    slugs: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()


def read(query: QueryDict) -> Asked:
    """Return what is compared: a noun's parameter repeated for each slug (as checkboxes send it),
    or ``a`` and ``b``; raises BadQuery for more than six, one group only, or unlike things.
    """
    refuse_unknown(query, (*NOUNS, *SIDES, "as_of"), NOUNS)
    given = {name: _filled(query.getlist(name)) for name in (*NOUNS, *SIDES)}
    chosen = [name for name in NOUNS if given[name]]
    sides = [name for name in SIDES if given[name]]
    if len(chosen) + bool(sides) > 1:
        raise BadQuery([*chosen, *sides][-1], _("Compare one kind of thing at a time."))
    if len(sides) == 1:
        raise BadQuery("b" if sides == ["a"] else "a", _("Name the second group too."))
    if sides:
        return Asked("groups", sides=(given["a"][0], given["b"][0]))
    if not chosen:
        return Asked("")
    slugs = given[chosen[0]]
    if len(slugs) > MOST:
        raise BadQuery(chosen[0], _("Compare at most %(most)s.") % {"most": MOST})
    return Asked(chosen[0], slugs)


def refuse_missing(noun: str, slugs: Iterable[str], found: Iterable[str]) -> None:
    """Raise BadQuery for the first of ``slugs`` that is not ``found``."""
    found = set(found)
    for slug in slugs:
        if slug not in found:
            raise BadQuery(noun, _("We have no “%(slug)s”.") % {"slug": slug[:60]})


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
