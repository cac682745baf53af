"""A group of models by what is said of them, as two sides of a comparison are named."""

from __future__ import annotations

from dataclasses import dataclass

from models_tracker.countries import members
from models_tracker.rules.checks.facts import Member
from models_tracker.rules.checks.scope import ScopeCamp


@dataclass(frozen=True)
class Group:
    """Models that have all that is named; what is empty does not narrow.

    ``camp`` is a value of ScopeCamp, ``regions`` of countries.Region, ``countries`` codes a lab is
    counted in, ``labs`` slugs, ``families`` names of series, ``tasks`` values of Task, ``years``
    those of the release. Of one kind several mean any of them; regions and countries are one kind.
    """

    camp: str = ""
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    labs: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    tasks: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def holds(self, member: Member) -> bool:
        """Whether a model is of the group while it stands where it stands."""
        return self._is_so(member) and self._in_place(member) and self._of_camp(member)

    def _is_so(self, member: Member) -> bool:
        """By what no day changes; a model whose day of release is unknown is of no year."""
        model = member.model
        year = model.released_on.year if model.released_on else None
        pairs = (
            (self.labs, model.lab.slug),
            (self.families, model.family),
            (self.tasks, model.task),
            (self.years, year),
        )
        return all(not wanted or value in wanted for wanted, value in pairs)

    def _in_place(self, member: Member) -> bool:
        if not self.regions and not self.countries:
            return True
        counted_in = member.model.lab.counts_as
        inside = any(counted_in in members(region) for region in self.regions)
        return inside or counted_in in self.countries

    def _of_camp(self, member: Member) -> bool:
        standing = member.standing
        if self.camp == ScopeCamp.OPEN_WEIGHTS:
            return standing.has_weights
        if self.camp == ScopeCamp.CLOSED:
            return not standing.has_weights
        return not self.camp or standing.camp == self.camp
