"""Entering claims, their words and their checks."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from models_tracker import settling
from models_tracker.admin.base import Derived, FactAdmin, PublishableAdmin
from models_tracker.admin.forms import dated_form
from models_tracker.admin.widgets import Pointing
from models_tracker.models import Check, Claim, ClaimSubject, LatestAnswer, Quotation, Verdict


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
    list_display = ("wording_en", "kind", "person", "said_on", "status")
    list_filter = ("status", "kind", "no_check_reason")
    list_select_related = ("person",)
    search_fields = ("wording_en", "wording_fr", "slug", "person__name")
    autocomplete_fields = ("person",)
    prepopulated_fields = {"slug": ("wording_en",)}
    inlines = (ClaimSubjectInline, QuotationInline)
    readonly_fields = ("check_link",)

    @admin.display(description=_("check"))
    def check_link(self, claim: Claim) -> str:
        """Lead to the claim's check, or to building one."""
        if claim.pk is None:
            return gettext("Save the claim first; then build its check.")
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
    confirmed = settling.confirm(queryset, timezone.localdate())
    told = ngettext("%(count)s answer confirmed.", "%(count)s answers confirmed.", confirmed)
    modeladmin.message_user(request, told % {"count": confirmed})


@admin.register(Verdict)
class VerdictAdmin(Derived):
    """The ledger of answers: looked at, and confirmed where an answer changed."""

    actions = (confirm,)
    list_display = ("claim", "moment", "number", "as_of", "answer", "confirmed_on")
    list_filter = ("moment", "answer", ("confirmed_on", admin.EmptyFieldListFilter))
    list_select_related = ("claim",)
    search_fields = ("claim__wording_en",)


@admin.register(LatestAnswer)
class LatestAnswerAdmin(Derived):
    """What checks answer by the present facts."""

    list_display = ("claim", "moment", "as_of", "answer", "agreeing", "reading_count")
    list_filter = ("moment", "answer")
    list_select_related = ("claim",)
    search_fields = ("claim__wording_en",)
