"""An editor builds a check: choose a kind, fill its form, preview, save; mistakes are explained."""

import datetime

import pytest
from django.urls import reverse

from models_tracker import settling
from models_tracker.admin.check import form_of
from models_tracker.choices import Answer, FactKind, ShownAnswer
from models_tracker.models import Check, Horizon, LatestAnswer, Verdict
from models_tracker.rules.checks import KINDS
from tests import factories

ADD = reverse("admin:models_tracker_check_add")
CLAIMS = reverse("admin:models_tracker_claim_changelist")


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
        ({"among__released_from": "next year"}, "among__released_from", "Write a date"),
        ({"among__released_from": "2025-13"}, "among__released_from", "no month 13"),
        ({"among__families": ["Nonsense"]}, "among__families", "not one of the available"),
        ({"percent": "-5"}, "percent", "from 0 to 100"),
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


LABEL = ("has_label", {"scope": {"models": ["aurora-seed"]}, "labels": ["weights:no"]})
VERDICTS = reverse("admin:models_tracker_verdict_changelist")


@pytest.fixture
def waiting(editor):
    """A changed answer on words of a person; another claim of nobody's words changed with it."""
    claim = factories.claim("2025-06-01", LABEL, person=factories.person())
    other = factories.claim("2025-06-01", LABEL)
    settling.settle(claims=[claim, other])
    factories.availability(editor.world.models["aurora-seed"], "2025-05-01")
    settling.settle(models=[editor.world.models["aurora-seed"]])
    return claim


def confirmed(editor, rows, **rest) -> set:
    """Confirm rows of the ledger; return those that are confirmed then."""
    cells = {"action": "confirm", "_selected_action": list(rows)}
    editor.answer = editor.post(VERDICTS, cells, **rest)
    return set(Verdict.objects.filter(confirmed_on__isnull=False).values_list("pk", flat=True))


def test_an_editor_confirms_a_changed_answer_on_words_of_a_person(editor, waiting):
    latest = LatestAnswer.objects.get(claim=waiting, moment="then")
    assert latest.is_under_review
    assert confirmed(editor, [latest.verdict.pk]) == {latest.verdict.pk}
    assert not LatestAnswer.objects.get(pk=latest.pk).is_under_review
    waiting.refresh_from_db()
    assert waiting.answer_then == "contradicted"


def test_the_queue_holds_what_pages_show_as_under_review_and_nothing_else(editor, waiting):
    rows = editor.get(VERDICTS, {"awaits": "yes"}).context["cl"].result_list
    ledger = Verdict.objects.select_related("claim")
    assert {row.pk for row in rows} == {row.pk for row in ledger if row.awaits_an_editor(row.claim)}
    assert {(row.claim, row.number) for row in rows} == {(waiting, 2)}
    assert ledger.filter(number=2).exclude(claim=waiting).exists()
    others = editor.get(VERDICTS, {"awaits": "no"}).context["cl"].result_list
    assert len(others) == ledger.count() - len(rows)
    claims = editor.get(CLAIMS, {"awaits": "yes"}).context["cl"].result_list
    assert list(claims) == [waiting]


def test_confirming_all_leaves_what_did_not_wait_alone(editor, waiting):
    every = Verdict.objects.values_list("pk", flat=True)
    waited = set(Verdict.objects.filter(claim=waiting, number=2).values_list("pk", flat=True))
    assert confirmed(editor, every, follow=True) == waited
    left = len(every) - len(waited)
    assert f"{left} did not await confirmation" in editor.answer.content.decode()


def test_the_ledger_says_what_pages_show_and_what_was_answered_before(editor, waiting):
    page = editor.get(VERDICTS, {"awaits": "yes", "moment__exact": "then"})
    cells = [cell for row in page.context["results"] for cell in row]
    told = " ".join(cells)
    for words in (
        ShownAnswer.UNDER_REVIEW.label,
        Answer.SUPPORTED.label,
        Answer.CONTRADICTED.label,
    ):
        assert str(words) in told


def test_lists_and_forms_of_claims_lead_to_what_waits(editor, waiting):
    queue = f"{VERDICTS}?awaits=yes"
    assert "1 changed answer on words of a named person" in editor.get(CLAIMS).content.decode()
    assert f'href="{queue}"' in editor.get(CLAIMS).content.decode()
    page = editor.get(reverse("admin:models_tracker_claim_change", args=[waiting.pk]))
    assert f"{queue}&amp;claim__id__exact={waiting.pk}" in page.content.decode()
    change = f"from “{Answer.SUPPORTED.label}” to “{Answer.CONTRADICTED.label}”"
    assert change in page.content.decode()
    rows = editor.get(f"{queue}&claim__id__exact={waiting.pk}").context["cl"].result_list
    assert {row.claim for row in rows} == {waiting}
    confirmed(editor, Verdict.objects.values_list("pk", flat=True))
    assert "changed answer" not in editor.get(CLAIMS).content.decode()
    page = editor.get(reverse("admin:models_tracker_claim_change", args=[waiting.pk]))
    assert "Nothing waits." in page.content.decode()


@pytest.mark.parametrize("claim", ["abc", "9" * 30, "-1", "²"])
def test_a_claim_that_is_no_rows_number_opens_an_empty_form(editor, claim):
    assert editor.get(ADD, {"claim": claim, "kind": "gap"}).status_code == 200
    answer = editor.post(f"{ADD}?kind=gap", {"claim": claim})
    assert answer.status_code == 200
    assert "claim" in answer.context["adminform"].form.errors


def offered(editor, kind: str, box: str) -> dict:
    """The choices of a box, by value."""
    page = editor.get(ADD, {"kind": kind})
    return {
        value: str(words) for value, words in page.context["adminform"].form.fields[box].choices
    }


def test_labels_are_chosen_in_words(editor):
    found = offered(editor, "has_label", "labels")
    assert found["osaid:pass"] == "OSAID 1.0: passes"
    assert found["camp:open-licence"] == "Camp: open licence"
    assert found["licence:mit"] == f"Licence: {editor.world.licences['mit'].name}"
    assert {"weights:yes", "weights:no", "licence-kind:restricted"} <= set(found)


@pytest.mark.parametrize(
    ("any_of_them", "labels"),
    [
        ("", ["osaid:fail", "licence-kind:restricted", "licence-kind:non-commercial"]),
        ("on", ["osaid:fail", "licence-kind:restricted|non-commercial"]),
    ],
)
def test_labels_are_readings_of_their_own_or_together(editor, any_of_them, labels):
    claim = factories.claim("2025-06-01")
    boxes = {
        "claim": claim.pk,
        "scope__models": [editor.world.models["aurora-seed"].pk],
        "labels": ["licence-kind:restricted", "licence-kind:non-commercial", "osaid:fail"],
        "labels__any": any_of_them,
    }
    answer = editor.post(f"{ADD}?kind=has_label", boxes)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    check = Check.objects.get(claim=claim)
    assert sorted(check.parameters["labels"]) == sorted(labels)
    page = editor.get(reverse("admin:models_tracker_check_change", args=[check.pk]))
    assert sorted(page.context["adminform"].form["labels"].value()) == sorted(labels)


def test_a_family_that_is_gone_stays_in_the_check_that_names_it(editor):
    claim = factories.claim(
        "2025-06-01", ("has_label", {"scope": {"families": ["Gone"]}, "labels": ["weights:yes"]})
    )
    path = reverse("admin:models_tracker_check_change", args=[claim.its_check.pk])
    form = editor.get(path).context["adminform"].form
    assert ("Gone", "Gone") in form.fields["scope__families"].choices
    assert "Gone" not in offered(editor, "has_label", "scope__families")


def valued(claim, lab, **boxes):
    """The boxes of a figure's value, filled."""
    return {
        "claim": claim.pk,
        "figure__lab": lab.pk,
        "figure__kinds": ["private-valuation"],
        "figure__days": "400",
        "relation": "at-most",
        "amount": "300 billion",
        "unit": "USD",
        "within": "10",
    } | boxes


def test_an_amount_is_typed_in_words(editor):
    claim = factories.claim("2025-06-01")
    boxes = valued(claim, editor.world.labs["aurora"])
    answer = editor.post(f"{ADD}?kind=figure_value", boxes)
    assert answer.status_code == 302, answer.context["adminform"].form.errors
    assert Check.objects.get(claim=claim).parameters["amount"] == "300000000000"


@pytest.mark.parametrize(
    ("boxes", "box", "why"),
    [
        ({"unit": "percent"}, "unit", "US dollars"),
        ({"amount": "-5"}, "amount", "0 or more"),
        ({"amount": "12,500"}, "amount", "two ways"),
    ],
)
def test_a_figure_that_cannot_be_is_explained_at_its_box(editor, boxes, box, why):
    claim = factories.claim("2025-06-01")
    data = valued(claim, editor.world.labs["aurora"], **boxes)
    page = editor.post(f"{ADD}?kind=figure_value", data)
    assert why in str(page.context["adminform"].form.errors[box])


@pytest.mark.parametrize("kind", KINDS)
def test_two_groups_of_a_form_have_two_names(editor, kind):
    titles = [fieldset.name for fieldset in editor.get(ADD, {"kind": kind}).context["adminform"]]
    named = [str(title) for title in titles if title]
    assert len(named) == len(set(named))


def test_a_group_that_nothing_narrows_is_named(editor):
    claim = factories.claim("2025-06-01")
    page = editor.post(f"{ADD}?kind=release_share", share(claim, among__regions=[]))
    on_top = str(page.context["adminform"].form.non_field_errors())
    assert "Among those of: Say which models are meant" in on_top


def test_a_second_check_leads_to_the_first(editor):
    claim = factories.claim("2025-06-01", LABEL)
    page = editor.post(f"{ADD}?kind=release_share", share(claim))
    path = reverse("admin:models_tracker_check_change", args=[claim.its_check.pk])
    assert f'<a href="{path}">' in str(page.context["adminform"].form.errors["claim"])
    assert "already exists" not in page.content.decode()


def test_the_kind_of_a_check_can_be_changed(editor):
    claim = factories.claim("2025-06-01", LABEL)
    path = reverse("admin:models_tracker_check_change", args=[claim.its_check.pk])
    assert 'href="?kind=release_share"' in editor.get(path).content.decode()
    page = editor.get(path, {"kind": "release_share"})
    boxes = share(claim, _opened=page.context["opened"])
    assert editor.post(f"{path}?kind=release_share", boxes).status_code == 302
    assert Check.objects.get(claim=claim).kind == "release_share"
