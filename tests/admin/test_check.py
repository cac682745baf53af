"""An editor builds a check: choose a kind, fill its form, preview, save; mistakes are explained."""

import datetime

import pytest
from django.urls import reverse

from models_tracker import settling
from models_tracker.admin.check import form_of
from models_tracker.choices import FactKind
from models_tracker.models import Check, Horizon, LatestAnswer, Verdict
from models_tracker.rules.checks import KINDS
from tests import factories

ADD = reverse("admin:models_tracker_check_add")


@pytest.fixture
def editor(admin_client, world):
    """An editor at work in the little world."""
    admin_client.defaults["HTTP_HOST"] = "localhost"
    admin_client.world = world
    for kind in FactKind.values:
        Horizon.objects.create(kind=kind, day=datetime.date(2026, 8, 22))
    return admin_client


def share(claim, **boxes):
    """The boxes of a share of releases, filled."""
    return {
        "claim": claim.pk,
        "of__camp": "open-weights",
        "among__regions": ["europe"],
        "of__released_from": "",
        "relation": "more-than",
        "percent": "50",
    } | boxes


def test_the_first_step_offers_every_kind(editor):
    page = editor.get(ADD).content.decode()
    for kind in KINDS:
        assert f"?kind={kind}" in page


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_of_a_kind_has_a_box_for_each_parameter(editor, kind):
    page = editor.get(ADD, {"kind": kind})
    assert page.status_code == 200
    shown = {
        name for fieldset in page.context["adminform"] for line in fieldset for name in line.fields
    }
    assert shown == set(form_of(kind).base_fields) | {"claim"}


def test_saving_writes_typed_parameters_and_settles_both_answers(editor):
    claim = factories.claim("2025-06-01")
    answer = editor.post(f"{ADD}?kind=release_share", share(claim))
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    check = Check.objects.get(claim=claim)
    assert check.parameters == {
        "of": {"camp": "open-weights"},
        "among": {"regions": ["europe"]},
    }
    assert LatestAnswer.objects.filter(claim=claim).count() == 2


def test_preview_shows_both_answers_and_saves_nothing(editor):
    claim = factories.claim("2025-06-01")
    world = editor.world
    boxes = {
        "claim": claim.pk,
        "a": [world.models["aurora-seed"].pk],
        "b": [world.models["bamboo-r1"].pk],
        "days": "300",
        "_preview": "1",
    }
    page = editor.post(f"{ADD}?kind=released_within", boxes)
    assert page.status_code == 200
    assert [one.finding.answer for one in page.context["previews"]] == ["supported", "supported"]
    assert "Aurora Seed" in page.context["question"]
    assert not Check.objects.filter(claim=claim).exists()
    assert not Verdict.objects.filter(claim=claim).exists()


@pytest.mark.parametrize(
    ("boxes", "box", "why"),
    [
        ({"percent": "half"}, "percent", "12.5"),
        ({"among__released_from": "next year"}, "among__released_from", "not a date"),
        ({"among__released_from": "2025", "among__released_to": "2024"},
         "among__released_to", "before the first"),
        ({"of__camp": ""}, "of__camp", "nothing narrows"),
        ({"relation": "most"}, "relation", "not one of"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("button", ["_save", "_preview"])
def test_a_mistake_is_explained_at_its_box(editor, boxes, box, why, button):
    claim = factories.claim("2025-06-01")
    page = editor.post(f"{ADD}?kind=release_share", share(claim, **boxes, **{button: "1"}))
    assert page.status_code == 200
    assert why in str(page.context["adminform"].form.errors[box])
    assert not Check.objects.filter(claim=claim).exists()


def test_a_saved_check_opens_with_its_boxes_filled(editor):
    claim = factories.claim(
        "2025-06-01", ("released_within", {"a": ["aurora-seed"], "b": ["bamboo-r1"], "days": 300})
    )
    page = editor.get(reverse("admin:models_tracker_check_change", args=[claim.its_check.pk]))
    form = page.context["adminform"].form
    assert form["a"].value() == [editor.world.models["aurora-seed"].pk]
    assert form["days"].value() == 300


def test_a_claims_page_leads_to_its_check(editor):
    bare = factories.claim("2025-06-01")
    page = editor.get(reverse("admin:models_tracker_claim_change", args=[bare.pk]))
    assert f"{ADD}?claim={bare.pk}" in page.content.decode()


def test_an_editor_confirms_a_changed_answer_on_words_of_a_person(editor):
    person = factories.person()
    claim = factories.claim(
        "2025-06-01",
        ("has_label", {"scope": {"models": ["aurora-seed"]}, "labels": ["weights:no"]}),
        person=person,
    )
    settling.settle(claims=[claim])
    factories.availability(editor.world.models["aurora-seed"], "2025-05-01")
    settling.settle(models=[editor.world.models["aurora-seed"]])
    latest = LatestAnswer.objects.get(claim=claim, moment="then")
    assert latest.is_under_review
    editor.post(
        reverse("admin:models_tracker_verdict_changelist"),
        {"action": "confirm", "_selected_action": [latest.verdict.pk]},
    )
    latest = LatestAnswer.objects.get(pk=latest.pk)
    assert latest.verdict.confirmed_on is not None
    assert not latest.is_under_review


@pytest.mark.parametrize("claim", ["abc", "9" * 30, "-1", "²"])
def test_a_claim_that_is_no_rows_number_opens_an_empty_form(editor, claim):
    assert editor.get(ADD, {"claim": claim, "kind": "gap"}).status_code == 200
    answer = editor.post(f"{ADD}?kind=gap", {"claim": claim})
    assert answer.status_code == 200
    assert "claim" in answer.context["adminform"].form.errors
