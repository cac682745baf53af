"""A group of models by camp and place, as two sides of a comparison over time are named."""

from __future__ import annotations

from dataclasses import dataclass

from models_tracker.countries import members
from models_tracker.rules.checks.facts import Member
from models_tracker.rules.checks.scope import ScopeCamp


@dataclass(frozen=True)
class Group:
    """Models that have all that is named; what is empty does not narrow.

    ``camp`` is a value of ScopeCamp, ``regions`` of countries.Region, ``countries`` codes a lab is
    counted in, ``labs`` slugs. Two places mean either.
    """

    camp: str = ""
    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    labs: tuple[str, ...] = ()

    def holds(self, member: Member) -> bool:
        """Whether a model is of the group while it stands where it stands."""
        return self._in_place(member) and self._of_camp(member)

    def _in_place(self, member: Member) -> bool:
        lab = member.model.lab
        if self.labs and lab.slug not in self.labs:
            return False
        if not self.regions and not self.countries:
            return True
        inside = any(lab.counts_as in members(region) for region in self.regions)
        return inside or lab.counts_as in self.countries

    def _of_camp(self, member: Member) -> bool:
        standing = member.standing
        if self.camp == ScopeCamp.OPEN_WEIGHTS:
            return standing.has_weights
        if self.camp == ScopeCamp.CLOSED:
            return not standing.has_weights
        return not self.camp or standing.camp == self.camp
