"""What the data checks forbid, the admin refuses: at the box, in the words of the rule."""

import pytest
from django.urls import reverse

from models_tracker.admin.guards import WORDS
from models_tracker.dataset import judged
from models_tracker.dataset.checks.registry import RULES
from models_tracker.models import Check, Claim, Quotation
from tests import factories
from tests.admin.test_admin import address, change, form_data, told

CHECK = ("has_label", {"scope": {"models": ["aurora-seed"]}, "labels": ["weights:yes"]})
WHOLE = "A published claim has both wordings, a quotation and a subject."
ONE_OF_TWO = "A claim has a check or the reason why it has none, and not both."


@pytest.fixture
def editor(admin_client, world):
    """An editor at work in the little world."""
    admin_client.defaults["HTTP_HOST"] = "localhost"
    admin_client.world = world
    return admin_client


@pytest.fixture
def whole(editor):
    """A published claim that lacks nothing."""
    claim = factories.claim("2025-06-01", CHECK)
    claim.subjects.create(model=editor.world.models["aurora-seed"])
    claim.quotations.create(source=factories.source(), text="Seed is out.", language="en")
    return claim


def test_every_rule_that_is_asked_has_its_own_words():
    explained = {rule.id: rule.explanation for rule in RULES}
    asked = {rule.__name__ for rule in judged.RULES}
    assert asked == set(WORDS)
    assert {rule: str(words) for rule, (words, _places) in WORDS.items()} == {
        rule: explained[rule] for rule in WORDS
    }


def entered(editor, **cells):
    """What an editor enters of a claim that has its wordings and no more."""
    data = form_data(editor.get(address(Claim, "add")))
    return (
        data
        | {
            "slug": "bare",
            "wording_en": "Bare.",
            "wording_fr": "Nu.",
            "kind": "fact",
            "status": "published",
            "no_check_reason": "opinion",
        }
        | cells
    )


def test_a_claim_without_words_and_subject_is_not_published(editor):
    answer = editor.post(address(Claim, "add"), entered(editor))
    assert answer.status_code == 200
    assert WHOLE in str(answer.context["adminform"].form.errors["status"])
    assert "quotation, subject" in str(answer.context["adminform"].form.errors["status"])
    rows = {one.formset.prefix: one.formset for one in answer.context["inline_admin_formsets"]}
    assert all(WHOLE in str(rows[name].non_form_errors()) for name in ("quotations", "subjects"))
    assert answer.context["adminform"].form["wording_en"].value() == "Bare."
    assert not Claim.objects.filter(slug="bare").exists()
    assert (
        editor.post(
            address(Claim, "add"), entered(editor, status="draft", no_check_reason="")
        ).status_code
        == 302
    )


def test_a_published_claim_says_why_it_has_no_check(editor, whole):
    whole.its_check.delete()
    Claim.objects.filter(pk=whole.pk).update(no_check_reason="opinion")
    answer = change(editor, whole, no_check_reason="")
    assert ONE_OF_TWO in str(answer.context["adminform"].form.errors["no_check_reason"])


def test_a_claim_with_a_check_takes_no_reason_for_none(editor, whole):
    answer = change(editor, whole, no_check_reason="opinion")
    assert ONE_OF_TWO in str(answer.context["adminform"].form.errors["no_check_reason"])
    assert Claim.objects.get(pk=whole.pk).no_check_reason == ""


def test_a_check_takes_the_reason_for_none_away_and_says_so(editor, whole):
    whole.its_check.delete()
    Claim.objects.filter(pk=whole.pk).update(no_check_reason="opinion")
    models = editor.world.models
    named = {"a": [models["aurora-seed"].pk], "b": [models["bamboo-r1"].pk]}
    boxes = {"claim": whole.pk, "days": "3"} | named
    url = reverse("admin:models_tracker_check_add")
    answer = editor.post(f"{url}?kind=released_within", boxes, follow=True)
    assert "no longer says why it has none" in answer.content.decode()
    assert Check.objects.filter(claim=whole).exists()
    assert Claim.objects.get(pk=whole.pk).no_check_reason == ""


@pytest.mark.parametrize(
    ("cells", "rule"),
    [
        ({"quotations-0-DELETE": "on"}, "a_published_claim_is_whole"),
        ({"subjects-0-DELETE": "on"}, "a_published_claim_is_whole"),
        ({"quotations-0-text": "word " * 41}, "a_quotation_is_short"),
        ({"quotations-0-language": "fr"}, "a_quotation_is_no_translation_of_ours"),
        ({"wording_en": "It is a lie."}, "our_sentences_call_nobody_a_liar"),
        ({"role_en": "director", "role_fr": "directrice"}, "a_role_is_somebodys"),
        ({"said": "2026-01-01"}, "a_claim_is_said_before_it_is_quoted"),
    ],
)
def test_what_a_rule_forbids_is_refused_in_its_words(editor, whole, cells, rule):
    whole.quotations.get().source.__class__.objects.update(
        language="en", published_on="2025-07-01", published_on_precision="day"
    )
    answer = change(editor, whole, **cells)
    assert answer.status_code == 200
    assert str(WORDS[rule][0]) in told(answer)
    assert change(editor, whole, affiliation="").status_code == 302


@pytest.mark.parametrize("way", ["page", "action"])
def test_the_last_quotation_of_a_published_claim_stays(editor, whole, way):
    row = whole.quotations.get()
    if way == "page":
        answer = editor.post(address(Quotation, "delete", row.pk), {"post": "yes"}, follow=True)
    else:
        cells = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
        answer = editor.post(address(Quotation, "changelist"), cells, follow=True)
    assert WHOLE in answer.content.decode()
    assert "deleted successfully" not in answer.content.decode()
    assert Quotation.objects.filter(pk=row.pk).exists()


def test_the_check_of_a_published_claim_is_not_deleted_from_under_it(editor, whole):
    page = address(Check, "delete", whole.its_check.pk)
    assert ONE_OF_TWO in editor.post(page, {"post": "yes"}, follow=True).content.decode()
    assert Check.objects.filter(claim=whole).exists()


def test_publishing_together_is_refused_with_the_rows_at_fault(editor, whole):
    bare = factories.claim(status="draft", slug="bare")
    Claim.objects.filter(pk=whole.pk).update(status="draft")
    cells = {"action": "publish", "_selected_action": [bare.pk, whole.pk]}
    answer = editor.post(address(Claim, "changelist"), cells, follow=True)
    assert "bare is said" in answer.content.decode()
    assert WHOLE in answer.content.decode()
    assert not Claim.objects.filter(pk__in=(bare.pk, whole.pk), status="published").exists()


def test_a_fault_that_was_there_before_keeps_nobody_from_editing(editor):
    claim = factories.claim("2025-06-01", CHECK)
    assert change(editor, claim, affiliation="").status_code == 302
