"""Editors enter real facts: every form opens, every write settles, nothing is guessed."""

import datetime

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from models_tracker import settling
from models_tracker.admin.base import Derived
from models_tracker.models import (
    AIModel,
    Availability,
    Claim,
    Component,
    DataRevision,
    Figure,
    Lab,
    LatestAnswer,
    Licence,
    Source,
    Standing,
    Statement,
)
from models_tracker.rules.openness import periods
from tests import factories

NOUNS = list(apps.get_app_config("models_tracker").get_models())
MOST_IN_LIST, MOST_IN_FORM = 15, 25
TODAY = datetime.date(2026, 1, 1)


@pytest.fixture
def editor(admin_client):
    """An editor at work."""
    admin_client.defaults["HTTP_HOST"] = "localhost"
    return admin_client


def address(noun, page: str, *arguments) -> str:
    """The address of an admin page of a noun."""
    return reverse(f"admin:models_tracker_{noun._meta.model_name}_{page}", args=arguments)


def form_data(answer) -> dict:
    """What a browser would send back of a form unchanged."""
    data = {"_opened": answer.context["opened"]} if "opened" in answer.context else {}
    forms = [answer.context["adminform"].form]
    for inline in answer.context["inline_admin_formsets"]:
        formset = inline.formset
        forms += [formset.management_form, *formset.forms]
    for form in forms:
        for bound in form:
            value = bound.value()
            if value is not None and value is not False:
                data[bound.html_name] = getattr(value, "pk", value)
    return data


def told(answer) -> str:
    """Every error of an answered form."""
    context = answer.context
    found = [str(context["adminform"].form.errors)]
    found += [str(inline.formset.errors) for inline in context["inline_admin_formsets"]]
    return " ".join(found)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_list_and_forms_open(editor, world, noun):
    assert editor.get(address(noun, "changelist")).status_code == 200
    assert editor.get(address(noun, "changelist") + "?q=" + "a+" * 1500).status_code == 200
    row = noun._default_manager.first()
    if row is not None:
        assert editor.get(address(noun, "change", row.pk)).status_code == 200
    wanted = 403 if isinstance(admin.site._registry[noun], Derived) else 200
    assert editor.get(address(noun, "add")).status_code == wanted


@pytest.mark.parametrize("noun", [AIModel, Lab, Licence, Source, Statement, Availability])
def test_a_list_asks_as_much_of_many_rows_as_of_few(editor, world, noun):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            editor.get(address(noun, "changelist"))
        return len(captured)

    few = queries()
    for number in range(30):
        model = factories.ai_model(name=f"Many {number}")
        factories.availability(model, "2025-02-01")
        factories.statement(model=model, field="context_tokens", value="1000")
        factories.licence()
    assert few == queries() <= MOST_IN_LIST


def test_a_form_asks_as_much_of_many_parts_as_of_few(editor, world):
    model = world.models["bamboo-r1"]

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(address(AIModel, "change", model.pk)).status_code == 200
        return len(captured)

    for part in ("model-card", "data-card", "technical-report", "evaluation-code"):
        factories.component(model, part)
    assert queries() <= MOST_IN_FORM + 40


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_box_says_what_to_write(editor, world, noun, rf, admin_user):
    site = admin.site._registry[noun]
    request = rf.get("/")
    request.user = admin_user
    if not site.has_add_permission(request):
        return
    form = site.get_form(request)()
    silent = {"ModelChoiceField", "TypedChoiceField", "BooleanField", "NullBooleanField"}
    for name, field in form.fields.items():
        if type(field).__name__ not in silent and "example" not in str(field.help_text).lower():
            assert name.endswith(("_en", "_fr", "precision")) or field.help_text or name in PLAIN, (
                name
            )


PLAIN = {"slug", "name", "title", "text", "day", "tie_margin", "minimum", "maximum", "parameters"}
PLAIN |= {"publisher_country", "archive_url", "scancode_key", "text_sha256", "text_read_on"}
PLAIN |= {"quote_language", "value", "ci_low", "ci_high", "language", "affiliation", "number"}
PLAIN |= {"version", "text_url", "retrieved_on", "accessed_on", "url"}


def test_an_editor_enters_a_release(editor, world):
    source = factories.source(slug="post")
    answer = editor.get(address(AIModel, "add"))
    data = form_data(answer) | {
        "name": "Aurora Two",
        "slug": "aurora-two",
        "lab": world.labs["aurora"].pk,
        "task": "language",
        "status": "published",
        "fact_parameters_total": "70B",
        "fact_context_tokens": "128k",
        "edit_source": source.pk,
        "availabilities-TOTAL_FORMS": "2",
        "availabilities-0-channel": "api",
        "availabilities-0-state": "open",
        "availabilities-0-since": "2025-05",
        "availabilities-1-channel": "weights",
        "availabilities-1-state": "open",
        "availabilities-1-since": "2025-09-01",
        "availabilities-1-licence": world.licences["mit"].pk,
        "availabilities-1-source": source.pk,
    }
    answer = editor.post(address(AIModel, "add"), data)
    assert answer.status_code == 302, told(answer)
    model = AIModel.objects.get(slug="aurora-two")
    assert (model.parameters_total, model.context_tokens) == (70_000_000_000, 128_000)
    assert model.released.isoformat() == "2025-05"
    assert Standing.objects.at(TODAY).get(model=model).camp == "open-licence"
    assert set(model.availabilities.values_list("source", flat=True)) == {source.pk}
    said = model.statements.get(field="parameters_total")
    assert (said.source, said.rank, said.confidence) == (source, "preferred", "high")


def change(editor, row, **cells):
    """Change a row through its form."""
    path = address(type(row), "change", row.pk)
    return editor.post(path, form_data(editor.get(path)) | cells)


def test_a_changed_box_without_a_source_is_refused(editor, world):
    model = world.models["bamboo-r1"]
    answer = change(editor, model, fact_parameters_total="672B")
    assert "Name the document" in told(answer)
    model.refresh_from_db()
    assert model.parameters_total == 671_000_000_000


def test_a_changed_box_adds_a_statement_and_keeps_the_old_one(editor, world):
    model, source = world.models["bamboo-r1"], factories.source()
    answer = change(editor, model, fact_parameters_total="672B", edit_source=source.pk)
    assert answer.status_code == 302, told(answer)
    model.refresh_from_db()
    assert model.parameters_total == 672_000_000_000
    assert model.statements.filter(field="parameters_total").count() == 3


def test_an_emptied_box_deprecates_what_was_shown(editor, world):
    model = world.models["chene-7b"]
    assert "Say why" in told(change(editor, model, fact_parameters_total=""))
    change(editor, model, fact_parameters_total="", edit_reason="wrong")
    model.refresh_from_db()
    assert model.parameters_total is None
    assert model.statements.get(field="parameters_total").rank_reason == "wrong"


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        ({"fact_parameters_total": "many"}, "whole number such as 70B"),
        ({"fact_modalities_in": "smell"}, "is not a modality"),
        ({"availabilities-0-since": "2024-13"}, "There is no month 13"),
        ({"availabilities-0-since": "soon"}, "Write a date as"),
        ({"availabilities-0-since": ""}, "required"),
        ({"status": "withdrawn"}, "needs a reason"),
        ({"availabilities-0-source": ""}, "required"),
    ],
)
def test_a_mistake_is_explained_at_its_box(editor, world, cells, sentence):
    answer = change(editor, world.models["bamboo-r1"], **cells)
    assert answer.status_code == 200
    assert sentence in told(answer)


def test_a_row_entered_twice_is_explained(editor, world):
    model = world.models["bamboo-r1"]
    row = model.availabilities.first()
    cells = {
        "availabilities-TOTAL_FORMS": "2",
        "availabilities-1-channel": row.channel,
        "availabilities-1-state": row.state,
        "availabilities-1-since": row.since.isoformat(),
        "availabilities-1-licence": row.licence.pk,
        "availabilities-1-source": row.source.pk,
        "availabilities-1-model": model.pk,
    }
    answer = change(editor, model, **cells)
    assert answer.status_code == 200
    assert model.availabilities.count() == 1


def test_a_name_that_exists_is_told_before_it_is_entered(editor, world):
    data = form_data(editor.get(address(Lab, "add")))
    data |= {"name": "aurora", "slug": "aurora-2", "kind": "company", "status": "draft"}
    answer = editor.post(address(Lab, "add"), data)
    assert "There is already: Aurora" in told(answer).replace("&nbsp;", " ")
    answer = editor.post(address(Lab, "add"), data | {"another_one": "on"})
    assert answer.status_code == 302, told(answer)


def agrees(model: AIModel) -> bool:
    """Whether the stored standings of a model are the computed ones."""
    computed = periods(
        list(model.availabilities.select_related("licence")),
        list(model.components.select_related("licence")),
    )
    stored = model.standings.order_by("since").values_list("since", "camp", "g7_label")
    return [(row.since, row.camp, row.g7_label) for row in computed] == list(stored)


def paths(world) -> dict:
    """Every way an editor writes, by name."""
    model, mit = world.models["bamboo-r1"], world.licences["mit"]
    row = model.availabilities.first()
    part = model.components.first()
    term = mit.statements.get(field="osi_approved")
    return {
        "an inline is changed": lambda e: change(e, model, **{"availabilities-0-since": "2025-01"}),
        "an inline is deleted": lambda e: change(e, model, **{"components-0-DELETE": "on"}),
        "a part is changed": lambda e: change(e, part, published="yes"),
        "a part is deleted": lambda e: e.post(
            address(Component, "delete", part.pk), {"post": "yes"}
        ),
        "a row is changed": lambda e: change(e, row, state="gated"),
        "a row is deleted": lambda e: e.post(
            address(Availability, "delete", row.pk), {"post": "yes"}
        ),
        "a statement is changed": lambda e: change(e, term, value="no"),
        "a term is changed": lambda e: change(
            e, mit, fact_commercial_use="no", fact_osi_approved="no", edit_source=term.source.pk
        ),
        "a source is changed": lambda e: change(e, term.source, kind="page"),
        "rows are deleted together": lambda e: e.post(
            address(Component, "changelist"),
            {
                "action": "delete_selected",
                "_selected_action": [part.pk],
                "post": "yes",
            },
        ),
        "rows are unpublished": lambda e: e.post(
            address(AIModel, "changelist"),
            {"action": "unpublish", "_selected_action": [model.pk]},
        ),
        "rows are published": lambda e: e.post(
            address(AIModel, "changelist"), {"action": "publish", "_selected_action": [model.pk]}
        ),
        "a lab is changed": lambda e: change(e, world.labs["bamboo"], name="Bamboo Labs"),
    }


@pytest.mark.parametrize(
    "name",
    [
        "an inline is changed",
        "an inline is deleted",
        "a part is changed",
        "a part is deleted",
        "a row is changed",
        "a row is deleted",
        "a statement is changed",
        "a term is changed",
        "a source is changed",
        "rows are deleted together",
        "rows are unpublished",
        "rows are published",
        "a lab is changed",
    ],
)
def test_every_write_settles(editor, world, name):
    before = DataRevision.objects.number()
    answer = paths(world)[name](editor)
    assert answer.status_code == 302, told(answer)
    assert DataRevision.objects.number() > before
    for model in AIModel.objects.all():
        assert agrees(model)


def test_a_changed_lab_is_found_by_its_new_name(editor, world):
    change(editor, world.labs["bamboo"], name="Bambou")
    assert AIModel.objects.named("bambou").count() == 2


def test_a_model_that_changes_its_lab_answers_checks_on_the_lab_it_left(editor, world):
    claim = factories.claim(
        "2025-06-01", ("has_label", {"scope": {"labs": ["bamboo"]}, "labels": ["weights:yes"]})
    )
    settling.settle(claims=[claim])
    before = LatestAnswer.objects.get(claim=claim, moment="then").finding
    answer = change(editor, world.models["bamboo-r1"], lab=world.labs["aurora"].pk)
    assert answer.status_code == 302, told(answer)
    assert LatestAnswer.objects.get(claim=claim, moment="then").finding != before


def test_nothing_published_can_be_deleted(editor, world):
    for row in (world.models["bamboo-r1"], world.labs["bamboo"], world.licences["mit"]):
        answer = editor.post(address(type(row), "delete", row.pk), {"post": "yes"})
        assert answer.status_code == 403
    assert AIModel.objects.filter(slug="bamboo-r1").exists()


def test_what_is_derived_cannot_be_typed(editor, world):
    standing = Standing.objects.first()
    answer = editor.post(address(Standing, "change", standing.pk), {"camp": "closed"})
    assert answer.status_code == 403
    assert editor.get(address(Standing, "add")).status_code == 403


def test_the_slug_of_a_row_does_not_change(editor, world):
    change(editor, world.labs["bamboo"], slug="other")
    assert Lab.objects.filter(slug="bamboo").exists()


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Data of the site"), ("fr", "Données du site")]
)
def test_the_app_has_a_name_in_words(language, name):
    with translation.override(language):
        assert str(apps.get_app_config("models_tracker").verbose_name) == name


@pytest.mark.parametrize("noun", [AIModel, Availability, Component], ids=lambda noun: noun.__name__)
def test_an_address_that_names_no_row_opens_an_empty_form(editor, world, noun):
    named = {"lab": "abc", "model": "9" * 30, "licence": "x", "source": "-1"}
    assert editor.get(address(noun, "add"), named).status_code == 200


@pytest.mark.parametrize(
    ("noun", "set_day"),
    [
        (AIModel, {"released_on": datetime.date(2025, 9, 1), "released_on_precision": "month"}),
        (Claim, {"said_on": datetime.date(2025, 9, 1), "said_on_precision": "month"}),
        (Availability, {"since_on": datetime.date(2025, 9, 1), "since_on_precision": "month"}),
        (Figure, {"as_of_on": datetime.date(2025, 9, 1), "as_of_on_precision": "month"}),
        (Source, {"published_on": datetime.date(2025, 9, 1), "published_on_precision": "month"}),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_list_is_no_more_precise_than_a_date(editor, world, noun, set_day):
    if noun is Figure:
        factories.figure("revenue", "5", "2024", lab=world.labs["aurora"])
    noun.objects.update(**set_day)
    page = editor.get(address(noun, "changelist")).content.decode()
    assert "September 2025" in page
    assert "1 September 2025" not in page
    assert "Sept. 1, 2025" not in page


def test_a_box_of_a_date_is_named_like_the_others(editor, world):
    form = editor.get(address(Claim, "add")).context["adminform"].form
    assert str(form["said"].label) == "Said on"


def hits(editor, noun, field: str, term: str) -> list[str]:
    """What a box that points to ``noun`` offers for a term, in order."""
    named = {"app_label": "models_tracker", "model_name": "availability", "field_name": field}
    answer = editor.get(reverse("admin:autocomplete"), named | {"term": term})
    return [row["text"] for row in answer.json()["results"]]


def test_what_is_called_exactly_so_is_offered_first(editor, world):
    for name in ("A Modified MIT License", "MIT License No Attribution"):
        licence = factories.licence(name=name)
        settling.settle(licences=[licence])
    found = hits(editor, Licence, "licence", "mit license")
    assert found[:2] == ["MIT License", "MIT License No Attribution"]
    assert "A Modified MIT License" in found[2:]


def test_an_alias_counts_before_what_merely_holds_the_words(editor, world):
    plain, other = factories.licence(name="Zed"), factories.licence(name="A Modified Expat")
    plain.aliases.create(text="Expat", folded="expat", namespace="ours")
    settling.settle(licences=[plain, other])
    assert hits(editor, Licence, "licence", "Expat") == ["Zed", "A Modified Expat"]


def test_a_list_ordered_by_a_column_keeps_its_order(editor, world):
    settling.settle(licences=[factories.licence(name="A Modified MIT License")])
    page = editor.get(address(Licence, "changelist"), {"q": "mit license", "o": "1"})
    names = [row.name for row in page.context["cl"].result_list]
    assert names == sorted(names)
    page = editor.get(address(Licence, "changelist"), {"q": "mit license"})
    assert page.context["cl"].result_list[0].name == "MIT License"
