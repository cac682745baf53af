"""What a pasted text speaks of, as a page draws it: each row as it stood then and stands now."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from models_tracker.choices import Camp
from models_tracker.folding import fold
from models_tracker.models import AIModel, Claim, Quotation, Source, Standing
from models_tracker.rules.recognition import Family, Known, Named, Recognised, day_of
from models_tracker.tables.cells import camp_glyph, camp_mark, link
from models_tracker.tables.claim import answer_mark
from models_tracker.tables.fact import Citations
from models_tracker.tables.finding import Answered, checked

MOST_MEMBERS = 12


@dataclass(frozen=True)
class NamedShown:
    """One row that the text names: its link, its other spellings there, its state then and now."""

    name: SafeString
    written: list[str]
    now: SafeString | str
    then: SafeString | str = ""
    note: str = ""
    members: tuple[AIModel, ...] = ()


@dataclass(frozen=True)
class ClaimShown:
    """One claim that stands in the text, by its quotation or near our wording, with answers."""

    known: Known
    answers: list[Answered]
    reason: str

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.known.claim


@dataclass(frozen=True)
class Stands:
    """One claim that stands in an article: where, its answers then and now.

    ``day`` is that of "then" where it is not the article's own.
    """

    quotation: Quotation
    then: SafeString
    now: SafeString
    day: datetime.date | None

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.quotation.claim


@dataclass(frozen=True)
class ArticleShown:
    """An article that the text seems to be, and the claims of ours in it, in its order."""

    source: Source
    day: datetime.date | None
    claims: list[Stands]

    @property
    def has_other_days(self) -> bool:
        """Whether an answer "then" is of another day than the article's."""
        return any(one.day for one in self.claims)


@dataclass(frozen=True)
class Shown:
    """All that a page says of a text."""

    quoted: list[ClaimShown]
    near: list[ClaimShown]
    opposed: list[ClaimShown]
    articles: list[ArticleShown]
    groups: list[tuple[str, list[NamedShown]]]
    strangers: list[str]

    def __len__(self) -> int:
        named = sum(len(rows) for _title, rows in self.groups)
        claims = len(self.quoted) + len(self.near) + len(self.opposed)
        standing = {one.claim.pk for article in self.articles for one in article.claims}
        return claims + len(standing) + len(self.articles) + named

    @property
    def has_no_claim(self) -> bool:
        """Whether it names what we know, and no claim of ours speaks of it."""
        claims = (*self.quoted, *self.near, *self.opposed, *self.articles)
        return bool(self.groups) and not claims


Standings = list[Standing]


def answers_in_short(claims: Iterable[Claim]) -> dict[int, list[Answered]]:
    """Return the answers of claims loaded with them, by key, without the rows that decide."""
    rows = list(claims)
    found = checked(rows, Citations())
    return {
        claim.pk: [_short(one) for one in found[claim.pk].answers] if claim.pk in found else []
        for claim in rows
    }


def _short(answered: Answered) -> Answered:
    answered.latest.finding = {}
    return replace(answered, readings=[replace(one, sides=[]) for one in answered.readings])


def shown(
    found: Recognised,
    answers: dict[int, list[Answered]],
    quotations: Iterable[Quotation],
    now: Standings,
    then: Standings | None,
) -> Shown:
    """Return what a page says: ``answers`` are those of its claims, ``then`` None without a day.

    ``quotations`` are those of the articles, in order, with their claims and the day of their
    answers. ``now`` and ``then`` are the standings of a day of all that is named.
    """
    placed = list(quotations)
    groups = (
        (_("Models"), found.of("model"), _of_model),
        (_("Families of models"), found.of("family"), _of_family),
        (_("Labs"), found.of("lab"), _of_lab),
        (_("Licences"), found.of("licence"), _of_licence),
    )
    return Shown(
        quoted=[_claim(known, answers) for known in found.quoted],
        near=[_claim(known, answers) for known in found.near],
        opposed=[_claim(known, answers) for known in found.opposed],
        articles=[_article(source, placed) for source in found.articles],
        groups=[
            (title, [_named(one, state, now, then) for one in rows])
            for title, rows, state in groups
            if rows
        ],
        strangers=found.strangers,
    )


def _article(source: Source, quotations: list[Quotation]) -> ArticleShown:
    day = day_of(source)
    first = {one.claim_id: one for one in reversed(quotations) if one.source_id == source.pk}
    rows = [one for one in quotations if first.get(one.claim_id) is one]
    return ArticleShown(source, day, [_stands(one, day) for one in rows])


def _stands(quotation: Quotation, day: datetime.date | None) -> Stands:
    claim = quotation.claim
    days = {one.as_of for one in claim.answers_then}
    return Stands(
        quotation,
        answer_mark(claim.answer_then),
        answer_mark(claim.answer_now),
        next(iter(days - {day}), None),
    )


def _claim(known: Known, answers: dict[int, list[Answered]]) -> ClaimShown:
    reason = known.claim.get_no_check_reason_display()
    return ClaimShown(known, answers.get(known.claim.pk, []), reason or "")


State = Callable[[Any, Standings], SafeString | str]


def _named(named: Named, state: State, now: Standings, then: Standings | None) -> NamedShown:
    row, is_family = named.row, named.noun == "family"
    return NamedShown(
        name=format_html("{}", row.name) if is_family else link(row),
        written=[text for text in named.written if fold(text) != fold(row.name)],
        now=state(row, now),
        then="" if then is None else state(row, then),
        note=_note(named),
        members=row.models[:MOST_MEMBERS] if is_family else (),
    )


def _note(named: Named) -> str:
    if named.noun in ("model", "family"):
        return named.row.lab.name
    return named.row.get_kind_display() if named.noun == "licence" else ""


def _of_model(model: AIModel, standings: Standings) -> SafeString:
    standing = next((one for one in standings if one.model_id == model.pk), None)
    if standing is None:
        return format_html('<span class="muted">{}</span>', _("unknown to our data that day"))
    named = standing.licence is not None
    mark = camp_mark(standing.camp, has_weights=standing.has_weights, is_named=named)
    if standing.licence is None:
        return mark
    return format_html("{} <span>{}</span>", mark, link(standing.licence))


def _of_family(family: Family, standings: Standings) -> SafeString | str:
    keys = {model.pk for model in family.models}
    return _counted(one for one in standings if one.model_id in keys)


def _of_lab(lab: Any, standings: Standings) -> SafeString | str:
    return _counted(one for one in standings if one.model.lab_id == lab.pk)


def _of_licence(licence: Any, standings: Standings) -> SafeString | str:
    return _counted(one for one in standings if one.licence_id == licence.pk)


def _counted(standings: Iterable[Standing]) -> SafeString | str:
    """Return how many models, and how many of each camp, told by shape and word."""
    rows = list(standings)
    counts = Counter(one.camp or ("unknown" if one.has_weights else Camp.CLOSED) for one in rows)
    parts = [(camp_glyph(camp), counts[camp], Camp(camp).label) for camp in Camp if counts[camp]]
    if counts["unknown"]:
        parts.append((camp_glyph(""), counts["unknown"], _("licence not established")))
    total = ngettext("%(count)s model", "%(count)s models", len(rows)) % {"count": len(rows)}
    marks = format_html_join("", "<li>{} {} {}</li>", parts)
    return format_html('{}<ul class="counts">{}</ul>', total, marks) if parts else total
