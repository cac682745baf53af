"""What /compare/ accepts in its address: models, labs or licences by slug, or two groups."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from models_tracker.filters.group import Choice, Known, choices, read_group, spelt, words_of
from models_tracker.filters.query import BadQuery, read_words, refuse_unknown
from models_tracker.rules.comparison import MOST
from models_tracker.rules.group import Group

NOUNS = ("models", "labs", "licences")
SIDES = ("a", "b")
ADD = "add"


@dataclass(frozen=True)
class Asked:
    """Which noun is compared ("" when nothing is asked), its slugs, or the two groups' spelling.

    ``adding`` is the text by which a reader looks for one more.
    """

    noun: str
    slugs: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    adding: str = ""

    def query(self, noun: str = "", slug: str = "", day: str = "") -> str:
        """Return the query of the same comparison with one thing more, as of a ``day`` chosen."""
        pairs = [(self.noun, kept) for kept in self.slugs]
        pairs += zip(SIDES, self.sides, strict=False)
        if slug and slug not in self.slugs:
            pairs.append((noun, slug))
        return urlencode([*pairs, *([("as_of", day)] if day else [])])

    def query_without(self, slug: str, day: str = "") -> str:
        """Return the query of the same comparison without one thing."""
        left = tuple(kept for kept in self.slugs if kept != slug)
        return Asked(self.noun, left).query(day=day)


@dataclass(frozen=True)
class Side:
    """One of two groups: its parameter, what it holds, its words, what a form offers."""

    name: str
    group: Group
    words: str
    choices: list[Choice]


def read(query: QueryDict, extra: Iterable[str] = ()) -> Asked:
    """Return what is compared: a noun's parameter repeated for each slug (as checkboxes send it),
    or ``a`` and ``b``; raises BadQuery for more than six, one group only, or unlike things.
    """
    refuse_unknown(query, (*NOUNS, *SIDES, "as_of", *extra), (*NOUNS, *SIDES))
    given = {name: _filled(query.getlist(name)) for name in NOUNS}
    chosen = [name for name in NOUNS if given[name]]
    sides = [name for name in SIDES if name in query]
    adding = read_words(query.get(ADD, ""), ADD)
    if len(chosen) + bool(sides) > 1:
        raise BadQuery([*chosen, *sides][-1], _("Compare one kind of thing at a time."))
    if len(sides) == 1:
        raise BadQuery("b" if sides == ["a"] else "a", _("Name the second group too."))
    if sides:
        return Asked("groups", sides=tuple(spelt(query.getlist(name)) for name in SIDES))
    if not chosen:
        return Asked("", adding=adding)
    slugs = given[chosen[0]]
    if len(slugs) > MOST:
        raise BadQuery(chosen[0], _("Compare at most %(most)s.") % {"most": MOST})
    return Asked(chosen[0], slugs, adding=adding if len(slugs) < MOST else "")


def read_sides(texts: Iterable[str], offered: Known) -> list[Side]:
    """Return both groups; raises BadQuery for what names none, and where they are one."""
    found = []
    for name, text in zip(SIDES, texts, strict=True):
        group = read_group(text, name, offered)
        found.append(Side(name, group, words_of(group, offered), choices(group, offered)))
    if found[0].group == found[1].group:
        raise BadQuery("b", _("Choose two different groups."))
    return found


def refuse_missing(noun: str, slugs: Iterable[str], found: Iterable[str]) -> None:
    """Raise BadQuery for the first of ``slugs`` that is not ``found``."""
    found = set(found)
    for slug in slugs:
        if slug not in found:
            raise BadQuery(noun, _("We have no “%(slug)s”.") % {"slug": slug[:60]})


def _filled(values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
