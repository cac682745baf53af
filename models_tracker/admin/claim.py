"""Entering claims, their words and their checks."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from models_tracker import settling
from models_tracker.admin.base import Derived, FactAdmin, PublishableAdmin
from models_tracker.admin.forms import dated, dated_form
from models_tracker.admin.widgets import Pointing
from models_tracker.choices import Answer, ShownAnswer
from models_tracker.models import Check, Claim, ClaimSubject, LatestAnswer, Quotation, Verdict
from models_tracker.partial_dates import spoken_day


class AwaitsFilter(admin.SimpleListFilter):
    """Changed answers on words of a named person that nobody has confirmed yet, or the rest."""

    title = _("confirmation awaited")
    parameter_name = "awaits"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list:
        return [("yes", _("yes")), ("no", _("no"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        key = "pk" if queryset.model is Verdict else "claim"
        waiting = Verdict.objects.awaiting_an_editor().values(key)
        if self.value() == "yes":
            return queryset.filter(pk__in=waiting)
        return queryset.exclude(pk__in=waiting) if self.value() == "no" else queryset


def queue_url() -> str:
    """Return the address of all answers that wait for an editor."""
    return f"{reverse('admin:models_tracker_verdict_changelist')}?awaits=yes"


def changed(verdict: Verdict) -> str:
    """Return in words how an answer that waits has changed; ``answer_before`` is loaded."""
    told = gettext("%(moment)s: from “%(before)s” to “%(answer)s” on %(day)s; under review.")
    return told % {
        "moment": verdict.get_moment_display(),
        "answer": verdict.get_answer_display(),
        "before": answer(verdict.answer_before),
        "day": spoken_day(verdict.computed_at.date()),
    }


def answer(value: str | None) -> str:
    """Return an answer in words; "–" for none."""
    return str(Answer(value).label) if value else "–"


class ClaimSubjectInline(Pointing, admin.TabularInline):
    """What a claim is about, beside it."""

    model = ClaimSubject
    extra = 0
    autocomplete_fields = ("lab", "licence", "model")


class QuotationInline(Pointing, admin.StackedInline):
    """The claim as it stands in sources, beside it."""

    model = Quotation
    extra = 0
    autocomplete_fields = ("source",)


@admin.register(Claim)
class ClaimAdmin(PublishableAdmin):
    """Assertions in our own words."""

    form = dated_form(Claim)
    view_on_site = False
    list_display = ("wording_en", "kind", "person", dated(Claim, "said"), "shown_now", "status")
    list_filter = (AwaitsFilter, "status", "kind", "no_check_reason")
    list_select_related = ("person",)
    search_fields = ("wording_en", "wording_fr", "slug", "person__name")
    autocomplete_fields = ("person",)
    prepopulated_fields = {"slug": ("wording_en",)}
    inlines = (ClaimSubjectInline, QuotationInline)
    readonly_fields = ("check_link", "waiting")
    change_list_template = "admin/claim_list.html"

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        waiting = Verdict.objects.awaiting_an_editor().count()
        kwargs["extra_context"] = {"waiting": waiting, "queue": queue_url()}
        return super().changelist_view(request, *args, **kwargs)

    @admin.display(description=_("answer now"), ordering="answer_now")
    def shown_now(self, claim: Claim) -> str:
        """Say what pages show."""
        return claim.get_answer_now_display() or "–"

    @admin.display(description=_("awaits confirmation"))
    def waiting(self, claim: Claim) -> str:
        """Name each changed answer that waits for an editor, and lead to confirming it."""
        rows = Verdict.objects.awaiting_an_editor().filter(claim=claim.pk).with_answer_before()
        lines = [(changed(row),) for row in rows.by_number()]
        if not lines:
            return gettext("Nothing waits.")
        url = f"{queue_url()}&claim__id__exact={claim.pk}"
        link = format_html('<a href="{}">{}</a>', url, gettext("Look and confirm"))
        return format_html("{}{}", format_html_join("", "{}<br>", lines), link)

    @admin.display(description=_("check"))
    def check_link(self, claim: Claim) -> str:
        """Lead to the claim's check, or to building one."""
        if claim.pk is None:
            return gettext("Save the claim as a draft; build its check here; then publish it.")
        check = Check.objects.filter(claim=claim).first()
        if check is None:
            url = f"{reverse('admin:models_tracker_check_add')}?claim={claim.pk}"
            return format_html('<a href="{}">{}</a>', url, gettext("Build its check"))
        url = reverse("admin:models_tracker_check_change", args=[check.pk])
        return format_html('<a href="{}">{}</a>', url, check.get_kind_display())


@admin.register(ClaimSubject)
class ClaimSubjectAdmin(FactAdmin):
    """What claims are about."""

    list_display = ("claim", "lab", "licence", "model", "country")
    list_select_related = ("claim", "lab", "licence", "model")
    search_fields = ("claim__wording_en",)
    autocomplete_fields = ("claim", "lab", "licence", "model")


@admin.register(Quotation)
class QuotationAdmin(FactAdmin):
    """Words of sources."""

    list_display = ("claim", "source", "text", "language", "relation")
    list_filter = ("relation", "language", "is_translation")
    list_select_related = ("claim", "source")
    search_fields = ("text", "claim__wording_en")
    autocomplete_fields = ("claim", "source")


@admin.action(description=_("Confirm the selected answers"))
def confirm(modeladmin: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet) -> None:
    """Say that an editor stands by changed answers on words of a named person."""
    chosen = queryset.count()
    confirmed = settling.confirm(queryset, timezone.localdate())
    told = ngettext("%(count)s answer confirmed.", "%(count)s answers confirmed.", confirmed)
    modeladmin.message_user(request, told % {"count": confirmed})
    left = chosen - confirmed
    told = ngettext(
        "%(count)s did not await confirmation.", "%(count)s did not await confirmation.", left
    )
    if left:
        modeladmin.message_user(request, told % {"count": left}, messages.WARNING)


@admin.register(Verdict)
class VerdictAdmin(Derived):
    """The ledger of answers: looked at, and confirmed where an answer changed."""

    actions = (confirm,)
    list_display = ("claim", "before", "answer", "shown", "moment", "as_of", "confirmed_on")
    list_filter = (AwaitsFilter, "moment", "answer")
    list_select_related = ("claim",)
    search_fields = ("claim__wording_en",)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).with_answer_before()

    @admin.display(description=_("answer before"), ordering="answer_before")
    def before(self, verdict: Verdict) -> str:
        """Say what the line before it answered."""
        return answer(verdict.answer_before)

    @admin.display(description=_("pages show"))
    def shown(self, verdict: Verdict) -> str:
        """Say what pages show of it."""
        waits = verdict.awaits_an_editor(verdict.claim)
        return str(ShownAnswer.UNDER_REVIEW.label) if waits else verdict.get_answer_display()


@admin.register(LatestAnswer)
class LatestAnswerAdmin(Derived):
    """What checks answer by the present facts."""

    list_display = ("claim", "moment", "as_of", "answer", "shows", "agreeing", "reading_count")
    list_filter = ("moment", "answer")
    list_select_related = ("claim", "verdict")
    search_fields = ("claim__wording_en",)

    @admin.display(description=_("pages show"))
    def shows(self, latest: LatestAnswer) -> str:
        """Say what pages show of it."""
        return str(latest.shown.label)
