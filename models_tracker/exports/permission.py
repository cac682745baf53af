"""The fields of the finder's files: one row for each model and act, with what decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_tracker.exports.base import ExportColumn
from models_tracker.models import Licence, Standing, Statement
from models_tracker.rules.permissions import VERSION, Decision


@dataclass(frozen=True)
class Answered:
    """One model and act: the state, what each text that binds it answered, and its statements."""

    standing: Standing
    act: str
    state: str
    texts: tuple[tuple[Licence | None, Decision, Mapping[str, Statement]], ...]
    asks: tuple[str, ...]

    @property
    def deciding(self) -> Iterable[tuple[Licence | None, Any, Mapping[str, Statement]]]:
        """The findings that ask for the state answered, with their text."""
        for licence, decision, statements in self.texts:
            if decision.state == self.state:
                for finding in decision.deciding:
                    yield licence, finding, statements

    @property
    def clauses(self) -> list[Statement]:
        """The statements that the deciding findings rest on, each once."""
        found = {
            statements[term].pk: statements[term]
            for _licence, finding, statements in self.deciding
            for term in finding.terms
            if term in statements and statements[term].quote
        }
        return list(found.values())


def _listed(value: Callable[[Answered], Iterable[str]]) -> Callable[[Answered], list[str] | None]:
    return lambda row: list(dict.fromkeys(value(row))) or None


COLUMNS = (
    ExportColumn("model", _("slug of the model"), lambda row: row.standing.model.slug),
    ExportColumn("name", _("name, as the lab writes it"), lambda row: row.standing.model.name),
    ExportColumn("lab", _("slug of the lab that releases it"), lambda r: r.standing.model.lab.slug),
    ExportColumn(
        "licence",
        _("slug of the licence in force; null is not established"),
        lambda row: row.standing.licence.slug if row.standing.licence else None,
    ),
    ExportColumn("act", _("act asked about"), lambda row: str(row.act)),
    ExportColumn("answer", _("what the text answers to the act"), lambda row: str(row.state)),
    ExportColumn(
        "reasons",
        _("codes of the findings that decide"),
        _listed(lambda row: (finding.code for _one, finding, _two in row.deciding)),
    ),
    ExportColumn(
        "terms",
        _("codes of the terms that decide"),
        _listed(lambda row: (str(term) for _one, one, _two in row.deciding for term in one.terms)),
    ),
    ExportColumn(
        "texts",
        _("slugs of the licences that decide: the model's own, or that of a base"),
        _listed(lambda row: (one.slug for one, _finding, _two in row.deciding if one)),
    ),
    ExportColumn(
        "clauses",
        _("deciding clauses, verbatim"),
        _listed(lambda row: (statement.quote for statement in row.clauses)),
    ),
    ExportColumn(
        "sources",
        _("addresses of the sources of the clauses"),
        _listed(lambda row: (statement.source.url for statement in row.clauses)),
    ),
    ExportColumn(
        "read_on",
        _("latest day on which a deciding clause was read"),
        lambda row: max((statement.retrieved_on for statement in row.clauses), default=None),
    ),
    ExportColumn(
        "duties",
        _("codes of the duties found"),
        _listed(lambda row: (duty.code for _one, text, _two in row.texts for duty in text.duties)),
    ),
    ExportColumn(
        "asks",
        _("answers of the situation that would settle what is not established"),
        lambda row: list(row.asks) or None,
    ),
    ExportColumn("rule_version", _("version of the rules of permission"), lambda row: VERSION),
)
