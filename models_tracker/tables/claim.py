"""The table of claims, and the marks of answers."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from models_tracker.choices import ShownAnswer
from models_tracker.models import Claim
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import day, link, unknown

_SHAPES = {
    ShownAnswer.SUPPORTED: '<path d="M2 8.5 6.5 13 14 3.5" fill="none" stroke-width="2.5"/>',
    ShownAnswer.CONTRADICTED: '<path d="M3 3 13 13M13 3 3 13" fill="none" stroke-width="2.5"/>',
    ShownAnswer.MIXED: (
        '<path d="M2 5c3-4 5 4 12 0M2 11c3-4 5 4 12 0" fill="none" stroke-width="2.2"/>'
    ),
    ShownAnswer.NOT_ENOUGH_DATA: (
        '<path d="M2 8h2.5M7 8h2.5M12 8h2.5" fill="none" stroke-width="2.2"/>'
    ),
    ShownAnswer.UNDER_REVIEW: (
        '<circle cx="8" cy="8" r="6" fill="none" stroke-width="2"/>'
        '<path d="M8 4.5V8.5L10.5 10" fill="none" stroke-width="2"/>'
    ),
}


def answer_mark(answer: str) -> SafeString:
    """Return an answer as shape and words."""
    if not answer:
        return unknown()
    kind = ShownAnswer(answer)
    return format_html(
        '<span class="answer answer--{}">{}{}</span>', kind.value, answer_shape(answer), kind.label
    )


def _answer(claim: Claim, answer: str) -> SafeString:
    """Return an answer, or why the claim has no check and so no answer."""
    if claim.no_check_reason and not answer:
        words = _now("no check: %(why)s") % {"why": claim.get_no_check_reason_display()}
        return format_html('<span class="muted">{}</span>', words)
    return answer_mark(answer)


def answer_shape(answer: str) -> SafeString:
    """Return the drawn shape of an answer; it says nothing aloud."""
    return mark_safe(
        '<svg class="glyph" viewBox="0 0 16 16" width="12" height="12" stroke="currentColor" '
        f'aria-hidden="true" focusable="false">{_SHAPES[ShownAnswer(answer)]}</svg>'
    )


class ClaimTable(Table):
    """Claims with what our data answered then and answer now."""

    caption = _("Claims, who made them, and what our data answer")

    wording = Column(verbose_name=_("Claim"), accessor="slug", sort=("slug",))
    then = Column(
        verbose_name=pgettext_lazy("moment", "Then"),
        accessor="answer_then",
        sort=("answer_then", "slug"),
        text=True,
        meaning=_("What our data answer as of the day it was said."),
    )
    now = Column(
        verbose_name=_("Now"),
        accessor="answer_now",
        sort=("answer_now", "slug"),
        text=True,
        meaning=_("What our latest data answer."),
    )
    speaker = Column(
        verbose_name=_("Said by"), accessor="slug", sort=("person__name", "body", "first_publisher")
    )
    said = Column(
        verbose_name=_("Said on"), accessor="slug", sort=("said_on", "slug"), numeric=True
    )
    kind = Column(verbose_name=_("Kind"), accessor="kind", sort=("kind", "slug"), text=True)

    class Meta(Table.Meta):
        model = Claim
        fields: tuple[str, ...] = ()

    def render_wording(self, record: Claim) -> str:
        return link(record)

    def render_speaker(self, record: Claim) -> str:
        return record.speaker or record.first_publisher or unknown()

    def render_said(self, record: Claim) -> str:
        return day(record.said)

    def render_kind(self, record: Claim) -> str:
        return record.get_kind_display()

    def render_then(self, record: Claim) -> str:
        return _answer(record, record.answer_then)

    def render_now(self, record: Claim) -> str:
        return _answer(record, record.answer_now)
