"""Entering models: identity, history, parts, facts and their one source, in one form."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.alias import AliasInline
from models_tracker.admin.availability import AvailabilityInline
from models_tracker.admin.base import FactAdmin, FactsAdmin
from models_tracker.admin.component import ComponentInline
from models_tracker.admin.forms import dated, facts_form
from models_tracker.admin.widgets import Pointing
from models_tracker.choices import ModelFact
from models_tracker.models import AIModel, Collaboration, Derivation

FACTS = (
    ModelFact.PARAMETERS_TOTAL,
    ModelFact.PARAMETERS_ACTIVE,
    ModelFact.CONTEXT_TOKENS,
    ModelFact.MODALITIES_IN,
    ModelFact.MODALITIES_OUT,
    ModelFact.KNOWLEDGE_CUTOFF,
)


class DerivationInline(Pointing, admin.TabularInline):
    """What a model was made from, beside it."""

    model = Derivation
    fk_name = "model"
    extra = 0
    autocomplete_fields = ("base", "source")


class CollaborationInline(Pointing, admin.TabularInline):
    """Second labs of a model, beside it."""

    model = Collaboration
    extra = 0
    autocomplete_fields = ("lab",)


@admin.register(AIModel)
class AIModelAdmin(FactsAdmin):
    """Models."""

    noun = "model"
    form = facts_form(AIModel, "model", FACTS)
    list_display = (
        "name",
        "lab",
        "family",
        "task",
        dated(AIModel, "released"),
        "last_verified",
        "status",
    )
    list_filter = ("status", "task", "lab__counts_as")
    list_select_related = ("lab",)
    search_fields = ("name", "slug", "search_text")
    prepopulated_fields = {"slug": ("name",)}
    autocomplete_fields = ("lab",)
    inlines = (
        AvailabilityInline,
        ComponentInline,
        AliasInline,
        DerivationInline,
        CollaborationInline,
    )
    fieldsets = (
        (None, {"fields": ("name", "another_one", "slug", "lab", "family", "task")}),
        (_("Status"), {"fields": ("status", "withdrawn_reason")}),
    )
    fact_fieldsets = ((_("Facts"), FACTS),)


@admin.register(Derivation)
class DerivationAdmin(FactAdmin):
    """What was made from what."""

    list_display = ("model", "relation", "base")
    list_filter = ("relation",)
    list_select_related = ("model", "base")
    search_fields = ("model__name", "base__name")
    autocomplete_fields = ("model", "base", "source")


@admin.register(Collaboration)
class CollaborationAdmin(FactAdmin):
    """Parts of second labs."""

    list_display = ("model", "lab", "role")
    list_filter = ("role",)
    list_select_related = ("model", "lab")
    search_fields = ("model__name", "lab__name")
    autocomplete_fields = ("model", "lab")
