"""Models and what they were made from, on a day: the licences of both, and what flows down."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from models_tracker.choices import Channel, DerivationRelation, Modality
from models_tracker.models import AIModel, Derivation, Licence, Standing
from models_tracker.models.statement import FIELD_LABELS
from models_tracker.rules.flow_down import Flow, Text, flow_down


@dataclass(frozen=True)
class Descended:
    """One derivation on a day: the licences of both models, and what flows down."""

    derivation: Derivation
    base_licence: Licence | None
    own_licence: Licence | None
    flow: Flow
    held: tuple[str, ...]
    looser: tuple[str, ...]

    @property
    def is_conflict(self) -> bool:
        """Whether the model names a licence that is looser than the text of its base."""
        return self.flow == Flow.CONFLICT

    @property
    def sentence(self) -> str:
        """What the two texts mean together."""
        if self.flow == Flow.HELD and self.own_licence and self.own_licence.terms:
            return _("Its own licence asks for what the text of the base asks for.")
        if self.flow == Flow.FREE and self.derivation.relation == DerivationRelation.DISTILLED:
            return _("The text of the base sets no limit to training on its outputs.")
        return str(_SENTENCES[self.flow])

    @property
    def labels(self) -> list[str]:
        """The terms in conflict, else those that hold, in the reader's words."""
        return [str(FIELD_LABELS[term]) for term in self.looser or self.held]


_SENTENCES = {
    Flow.CONFLICT: gettext_lazy(
        "The two texts differ: the licence this model names is looser than the text of its base, "
        "which holds for what was taken from it."
    ),
    Flow.HELD: gettext_lazy(
        "The text of the base holds for what was taken from it; what this model’s own licence "
        "says of it is not established."
    ),
    Flow.SAME_TEXT: gettext_lazy("Both models are under the same text."),
    Flow.FREE: gettext_lazy("The text of the base asks for nothing more than its notices."),
    Flow.SAME_LAB: gettext_lazy("One lab made both and licenses each as it likes."),
    Flow.NOT_ESTABLISHED: gettext_lazy(
        "The licence of the base, or what it says, is not established; so is what flows down."
    ),
}


def descents(derivations: Iterable[Derivation], day: datetime.date) -> list[Descended]:
    """Return what flows down in each of ``derivations``, as of ``day``.

    The base counts as it stood when the weights of the model came, or on ``day`` where no such
    row is known; both models are loaded with their standings and availabilities. A model that
    was not yet known on ``day`` is left out.
    """
    found = []
    for derivation in derivations:
        if _is_to_come(derivation.model, day):
            continue
        own = _licence(derivation.model, day)
        base = _licence(derivation.base, _taken(derivation.model, day))
        flows = flow_down(
            derivation.relation,
            _of_base(derivation.base, base),
            _text(own),
            same_lab=derivation.model.lab_id == derivation.base.lab_id,
            name=derivation.model.name,
        )
        found.append(Descended(derivation, base, own, flows.flow, flows.held, flows.looser))
    return found


def in_conflict(derivations: Iterable[Derivation], day: datetime.date) -> frozenset[int]:
    """Return the keys of the models that name a licence looser than the text of a base of theirs,
    as of ``day``."""
    found = descents(derivations, day)
    return frozenset(one.derivation.model_id for one in found if one.is_conflict)


def _is_to_come(model: AIModel, day: datetime.date) -> bool:
    standings = model.standings.all()
    return bool(standings) and not any(_covers(row, day) for row in standings)


def _taken(model: AIModel, day: datetime.date) -> datetime.date:
    days = [row.since.last for row in model.availabilities.all() if row.channel == Channel.WEIGHTS]
    return min([*days, day])


def _licence(model: AIModel, day: datetime.date) -> Licence | None:
    standing = next((row for row in model.standings.all() if _covers(row, day)), None)
    return standing.licence if standing else None


def _covers(row: Standing, day: datetime.date) -> bool:
    return row.since <= day < row.until


def _of_base(base: AIModel, licence: Licence | None) -> Text | None:
    text = _text(licence)
    known = {*base.inputs, *base.outputs}
    return text.of_text_only() if text and known == {Modality.TEXT} else text


def _text(licence: Licence | None) -> Text | None:
    return Text(licence.slug, licence.terms) if licence else None
