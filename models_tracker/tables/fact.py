"""Facts in one list: label, value, and the numbered sources that say so or otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html

from models_tracker.choices import LabFact, Modality, ModelFact, Term
from models_tracker.models import AIModel, Lab, Licence, Source, Statement
from models_tracker.models.statement import FIELD_LABELS, read_value
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.resolution import resolve
from models_tracker.tables.cells import country_name, day, quantity, unknown
from models_tracker.tables.terms import term_words


class Citations:
    """The sources of one page, numbered in the order in which they are first cited."""

    def __init__(self) -> None:
        self.sources: list[Source] = []
        self._numbers: dict[int, int] = {}

    def number(self, source: Source) -> int:
        """Return the number of ``source`` on this page, from 1."""
        if source.pk not in self._numbers:
            self.sources.append(source)
            self._numbers[source.pk] = len(self.sources)
        return self._numbers[source.pk]


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts: what is shown, who says so, and who says otherwise."""

    name: str
    label: str
    value: str
    known: bool = True
    cited: list[tuple[int, Statement]] = field(default_factory=list)
    against: list[tuple[int, Statement, str]] = field(default_factory=list)

    @property
    def shown(self) -> Statement | None:
        """The statement shown."""
        return self.cited[0][1] if self.cited else None


def words(name: str, text: str) -> str:
    """Return the value of a statement as readers see it."""
    value = read_value(name, text)
    if name in Term.values:
        return term_words(name, value)
    if name in (LabFact.COUNTRY, LabFact.COUNTS_AS):
        return country_name(str(value))
    if name == LabFact.WEBSITE:
        return format_html('<a href="{}" rel="external">{}</a>', text, text.split("//", 1)[1])
    if isinstance(value, PartialDate):
        return day(value)
    if isinstance(value, int):
        return quantity(value)
    if isinstance(value, list):
        return ", ".join(str(Modality(kind).label) for kind in value)
    return str(value)


def facts(
    statements: Iterable[Statement], names: Iterable[str], citations: Citations
) -> list[Fact]:
    """Return the facts ``names`` of one subject in that order; unknown ones say so."""
    shown = resolve(statements)
    found = []
    for name in names:
        label = str(FIELD_LABELS[name])
        if name not in shown:
            found.append(Fact(name, label, unknown(), known=False))
            continue
        resolution = shown[name]
        agreeing = [(citations.number(resolution.shown.source), resolution.shown)]
        against = [
            (citations.number(other.source), other, words(name, other.value))
            for other in resolution.against
        ]
        found.append(
            Fact(name, label, words(name, resolution.shown.value), True, agreeing, against)
        )
    return found


MODEL_FACTS = (
    ModelFact.PARAMETERS_TOTAL,
    ModelFact.PARAMETERS_ACTIVE,
    ModelFact.CONTEXT_TOKENS,
    ModelFact.MODALITIES_IN,
    ModelFact.MODALITIES_OUT,
    ModelFact.KNOWLEDGE_CUTOFF,
)
LAB_FACTS = (LabFact.COUNTRY, LabFact.COUNTS_AS, LabFact.FOUNDED, LabFact.WEBSITE)


def model_facts(model: AIModel, citations: Citations) -> list[Fact]:
    """Return what sources say of a model."""
    return facts(model.statements.all(), MODEL_FACTS, citations)


def lab_facts(lab: Lab, citations: Citations) -> list[Fact]:
    """Return what sources say of a lab; the country counted in only where it differs."""
    found = facts(lab.statements.all(), LAB_FACTS, citations)
    return [fact for fact in found if fact.known or fact.name != LabFact.COUNTS_AS]


def licence_facts(licence: Licence, citations: Citations) -> list[Fact]:
    """Return every term of a licence, in the order a reader asks for them."""
    return facts(licence.statements.all(), Term.values, citations)
