"""A group of models by what is said of them: labs, regions, camp, task, family, days of release."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Access, Camp, Task
from models_tracker.countries import Region, members
from models_tracker.models import AIModel
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.checks.facts import Facts, Member
from models_tracker.rules.checks.parameters import Input, parameter


class ScopeCamp(TextChoices):
    """The camps a group may be of: open weights of any licence, one of its two states, closed."""

    OPEN_WEIGHTS = "open-weights", _("open weights")
    OPEN_LICENCE = "open-licence", _("open licence")
    RESTRICTED = "restricted", _("restricted weights")
    CLOSED = "closed", _("closed")


@dataclass(frozen=True, kw_only=True)
class Scope:
    """A group of models; what is left empty does not narrow.

    Membership is as of a day: published, released by then (a partial date on its last day), not
    merely announced, and of the camp it had *that day*. ``regions`` are those of
    countries.Region, by the country a lab is counted in. ``without_labs`` leaves labs out.
    """

    models: tuple[str, ...] = parameter(Input.MODELS, _("models"), ())
    labs: tuple[str, ...] = parameter(Input.LABS, _("labs"), ())
    without_labs: tuple[str, ...] = parameter(Input.LABS, _("without labs"), ())
    regions: tuple[str, ...] = parameter(Input.CHOICES, _("counted in"), (), allowed=Region)
    camp: str = parameter(Input.CHOICE, _("camp"), "", allowed=ScopeCamp)
    tasks: tuple[str, ...] = parameter(Input.CHOICES, _("task"), (), allowed=Task)
    families: tuple[str, ...] = parameter(
        Input.WORDS,
        _("families"),
        (),
        help=_("For example Qwen: a series, as its lab names it."),
        offered="families",
    )
    released_from: str = parameter(
        Input.DATE, _("released from"), "", help=_("For example 2025 or 2025-01-01.")
    )
    released_to: str = parameter(
        Input.DATE, _("released until"), "", help=_("For example 2025 or 2025-06-30.")
    )

    @property
    def is_named(self) -> bool:
        """Whether the group is a list of models by name."""
        return bool(self.models)

    def faults(self) -> dict[str, str]:
        """Say what cannot be: a group that nothing narrows, or days in the wrong order."""
        if self == Scope():
            return {"camp": str(_("Say which models are meant: nothing narrows this group."))}
        if self.released_from and self.released_to and self._from > self._to:
            return {"released_to": str(_("The last day comes before the first."))}
        return {}

    def members(self, facts: Facts, day: datetime.date) -> list[Member]:
        """Return the models of the group as of ``day``, in the order of their slugs."""
        return facts.kept((self, day), lambda: list(self._members(facts, day)))

    def _members(self, facts: Facts, day: datetime.date) -> Iterator[Member]:
        for model in facts.kept(("could hold", self), lambda: self._candidates(facts)):
            standing = facts.standing(model, day)
            if standing is not None:
                member = Member(model, standing)
                if self._of_camp(member) and self._released(member, day):
                    yield member

    def _candidates(self, facts: Facts) -> list[AIModel]:
        return [model for model in facts.models.values() if self.could_hold(model)]

    def holds(self, member: Member, day: datetime.date) -> bool:
        """Whether one model belongs to the group as of ``day``."""
        model = member.model
        return self.could_hold(model) and self._of_camp(member) and self._released(member, day)

    def could_hold(self, model: AIModel) -> bool:
        """Whether a model is of the group by what no day changes: all but camp and release."""
        return (
            (not self.models or model.slug in self.models)
            and (not self.labs or model.lab.slug in self.labs)
            and model.lab.slug not in self.without_labs
            and (not self.regions or any(model.lab.counts_as in members(r) for r in self.regions))
            and (not self.tasks or model.task in self.tasks)
            and (not self.families or model.family in self.families)
        )

    def _of_camp(self, member: Member) -> bool:
        standing = member.standing
        if self.camp == ScopeCamp.OPEN_WEIGHTS:
            return standing.has_weights
        if self.camp == ScopeCamp.CLOSED:
            return not standing.has_weights
        return not self.camp or standing.camp == Camp(self.camp)

    def _released(self, member: Member, day: datetime.date) -> bool:
        released = member.model.released
        if released is None or not released.happened_by(day):
            return False
        if member.standing.access == Access.ANNOUNCED:
            return False
        if self.released_from and released.first < self._from:
            return False
        return not self.released_to or released.last <= self._to

    @property
    def _from(self) -> datetime.date:
        return PartialDate.parse(self.released_from).first

    @property
    def _to(self) -> datetime.date:
        return PartialDate.parse(self.released_to).last
