"""The fields of the look-up by Hugging Face id: the licence, what it says, as of when."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Term
from models_tracker.exports.base import ExportColumn
from models_tracker.models import AIModel, Standing
from models_tracker.rules.descents import Descended


@dataclass(frozen=True)
class Found:
    """What one look-up found: the id as we hold it, its model, and the standing on the day."""

    hf_id: str
    model: AIModel
    standing: Standing
    page: str
    bases: tuple[Descended, ...] = ()


def _licence(name: str) -> Callable[[Found], Any]:
    return lambda row: getattr(row.standing.licence, name) if row.standing.licence else None


def _terms(row: Found) -> dict[str, str | None] | None:
    """Return every term code in order: its value, "silent", or null where not established."""
    if row.standing.licence is None:
        return None
    return {term.value: row.standing.licence.terms.get(term.value) for term in Term}


def _bases(row: Found) -> list[dict[str, Any]]:
    """Return what the model was made from, and on which terms that text is stricter or holds."""
    return [
        {
            "model": one.derivation.base.slug,
            "relation": one.derivation.relation,
            "licence": one.base_licence.slug if one.base_licence else None,
            "flow": one.flow.value,
            "terms_that_hold": list(one.held),
            "terms_in_conflict": list(one.looser),
        }
        for one in row.bases
    ]


COLUMNS = (
    ExportColumn("id", _("Hugging Face id, as we hold it"), lambda row: row.hf_id),
    ExportColumn("model", _("slug of the model"), lambda row: row.model.slug),
    ExportColumn("name", _("name, as the lab writes it"), lambda row: row.model.name),
    ExportColumn("lab", _("slug of the lab that releases it"), lambda row: row.model.lab.slug),
    ExportColumn(
        "camp",
        _("open-licence, restricted or closed; empty is not established"),
        lambda row: row.standing.camp,
    ),
    ExportColumn(
        "g7_label",
        _("label of the G7 vision on AI openness (2026)"),
        lambda row: row.standing.g7_label,
    ),
    ExportColumn(
        "osaid",
        _("Open Source AI Definition 1.0: pass, fail; empty is not established"),
        lambda row: row.standing.osaid,
    ),
    ExportColumn(
        "rule_version",
        _("version of the rules behind the labels"),
        lambda row: row.standing.rule_version,
    ),
    ExportColumn(
        "weights",
        _("whether weights are to be had on the day"),
        lambda row: row.standing.has_weights,
    ),
    ExportColumn(
        "licence", _("slug of the licence in force; null is not established"), _licence("slug")
    ),
    ExportColumn("licence_name", _("name of that licence"), _licence("name")),
    ExportColumn("licence_kind", _("computed kind of that licence"), _licence("kind")),
    ExportColumn("spdx_id", _("SPDX id"), _licence("spdx_id")),
    ExportColumn(
        "terms",
        _("each term by its code: its value, “silent”, or null where not established"),
        _terms,
    ),
    ExportColumn(
        "bases",
        _(
            "what it was made from: model, relation, licence of that model, what flows down "
            "(conflict, held, same-text, free, same-lab, not-established), the codes of its terms "
            "that hold, and of those on which the licence above is looser"
        ),
        _bases,
    ),
    ExportColumn("text_url", _("address of the text"), _licence("text_url")),
    ExportColumn("text_sha256", _("SHA-256 of the text"), _licence("text_sha256")),
    ExportColumn("text_read_on", _("day the text was read"), _licence("text_read_on")),
    ExportColumn(
        "last_verified",
        _("latest day one of the model's facts was read"),
        lambda row: row.model.last_verified,
    ),
    ExportColumn("page", _("address of the model's page"), lambda row: row.page),
)
