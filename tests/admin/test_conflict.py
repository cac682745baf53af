"""Two editors at one row: nobody saves over what they never saw, and nobody's entries are lost."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from models_tracker.choices import CheckKind
from models_tracker.models import AIModel, Availability, Check, Claim, Verdict
from tests import factories
from tests.admin.test_admin import address, form_data, told

CHANGED = "has changed since you opened it"


@pytest.fixture
def editors(admin_client, admin_user, world):
    """Two editors at work in the little world."""
    other = Client(HTTP_HOST="localhost")
    other.force_login(get_user_model().objects.create_superuser("marie", password="m"))
    admin_client.defaults["HTTP_HOST"] = "localhost"
    return admin_client, other


def opened(editor, row) -> dict:
    """What a browser would send back of the row's page as it is now."""
    return form_data(editor.get(address(type(row), "change", row.pk)))


def sent(editor, row, data, **cells):
    """Send a page back with changes."""
    return editor.post(address(type(row), "change", row.pk), data | cells)


def again(answer) -> dict:
    """What a browser would send back of an answered page."""
    return form_data(answer)


def differences(answer) -> list[tuple]:
    """What a page says has changed meanwhile."""
    return [
        (one.what, one.opened, one.saved, one.yours)
        for one in answer.context["conflict"].differences
    ]


@pytest.fixture
def row(world):
    """A row of a history that two editors look at."""
    return world.models["bamboo-r1"].availabilities.first()


def test_a_stale_page_is_refused_and_says_what_changed_by_whom(editors, row):
    one, other = editors
    stale = opened(one, row)
    assert sent(other, row, opened(other, row), since="2024-11-05").status_code == 302
    lines = Verdict.objects.count()
    answer = sent(one, row, stale, locator="line 3")
    assert answer.status_code == 200
    assert CHANGED in told(answer)
    assert [one[::2] for one in differences(answer)] == [("Since", "5 November 2024")]
    assert "Saved by marie" in answer.content.decode()
    row.refresh_from_db()
    assert (row.since.isoformat(), row.locator) == ("2024-11-05", "")
    assert Verdict.objects.count() == lines


def test_entries_stay_and_boxes_left_alone_take_what_is_saved(editors, row):
    one, other = editors
    stale = opened(one, row)
    sent(other, row, opened(other, row), since="2024-11-05")
    page = again(sent(one, row, stale, locator="line 3"))
    assert (page["since"], page["locator"]) == ("2024-11-05", "line 3")
    assert sent(one, row, page).status_code == 302
    row.refresh_from_db()
    assert (row.since.isoformat(), row.locator) == ("2024-11-05", "line 3")


def test_where_both_wrote_the_editors_own_stays_and_can_be_saved(editors, row):
    one, other = editors
    stale = opened(one, row)
    sent(other, row, opened(other, row), locator="theirs")
    answer = sent(one, row, stale, locator="mine")
    assert [one[1:] for one in differences(answer)] == [("–", "theirs", "mine")]
    assert sent(one, row, again(answer)).status_code == 302
    row.refresh_from_db()
    assert row.locator == "mine"


def test_a_page_saved_twice_unchanged_is_no_conflict(editors, row):
    one, other = editors
    stale = opened(one, row)
    assert sent(other, row, opened(other, row)).status_code == 302
    assert sent(one, row, stale, locator="x").status_code == 302


def test_both_writing_the_same_is_no_conflict(editors, row):
    one, other = editors
    stale = opened(one, row)
    sent(other, row, opened(other, row), locator="same")
    assert sent(one, row, stale, locator="same").status_code == 302


@pytest.mark.parametrize("token", ["", "forged", None])
def test_a_page_that_does_not_say_what_it_showed_is_refused_once(editors, row, token):
    one, _other = editors
    data = opened(one, row) | {"_opened": token, "locator": "x"}
    if token is None:
        del data["_opened"]
    answer = sent(one, row, data)
    assert "does not say what it showed" in told(answer)
    assert sent(one, row, again(answer)).status_code == 302


def test_a_claim_is_guarded_as_well(editors, world):
    one, other = editors
    claim = Claim.objects.get(slug="within-a-year")
    stale = opened(one, claim)
    sent(other, claim, opened(other, claim), wording_en="Within twelve months.")
    answer = sent(one, claim, stale, wording_fr="En un an.")
    assert CHANGED in told(answer)
    sent(one, claim, again(answer))
    claim.refresh_from_db()
    assert (claim.wording_en, claim.wording_fr) == ("Within twelve months.", "En un an.")


def test_a_fact_stated_meanwhile_is_not_stated_back(editors, world):
    one, other = editors
    model, source = world.models["bamboo-r1"], factories.source()
    stale = opened(one, model)
    cells = {"fact_parameters_total": "672B", "edit_source": source.pk}
    assert sent(other, model, opened(other, model), **cells).status_code == 302
    answer = sent(one, model, stale, fact_context_tokens="1000", edit_source=source.pk)
    assert CHANGED in told(answer)
    assert sent(one, model, again(answer)).status_code == 302
    model.refresh_from_db()
    assert (model.parameters_total, model.context_tokens) == (672_000_000_000, 1000)


def test_a_row_beside_it_changed_on_its_own_page_is_named(editors, world, row):
    one, other = editors
    model = world.models["bamboo-r1"]
    stale = opened(one, model)
    sent(other, row, opened(other, row), locator="theirs")
    answer = sent(one, model, stale, family="Bamboo")
    assert [one[2] for one in differences(answer)] == ["theirs"]
    assert "Saved by marie" in answer.content.decode()
    assert sent(one, model, again(answer)).status_code == 302
    row.refresh_from_db()
    assert (row.locator, AIModel.objects.get(pk=model.pk).family) == ("theirs", "Bamboo")


def test_a_row_added_beside_it_is_shown_and_stays(editors, world, row):
    one, _other = editors
    model = world.models["bamboo-r1"]
    stale = opened(one, model)
    factories.availability(model, "2025-07-01", channel="api")
    answer = sent(one, model, stale, family="Bamboo")
    assert [one[2] for one in differences(answer)] == ["added"]
    page = again(answer)
    assert page["availabilities-1-since"] == "2025-07-01"
    assert sent(one, model, page).status_code == 302
    assert model.availabilities.count() == 2


@pytest.mark.parametrize(("cells", "left"), [({}, 1), ({"availabilities-1-locator": "x"}, 2)])
def test_a_row_deleted_beside_it_stays_deleted_unless_it_was_written_in(
    editors, world, cells, left
):
    one, _other = editors
    model = world.models["bamboo-r1"]
    factories.availability(model, "2025-07-01", channel="api", licence=None)
    stale = opened(one, model)
    Availability.objects.get(model=model, channel="api").delete()
    answer = sent(one, model, stale, family="Bamboo", **cells)
    assert [one[2] for one in differences(answer)] == ["deleted"]
    answer = sent(one, model, again(answer))
    assert answer.status_code == 302, told(answer)
    assert model.availabilities.count() == left


def test_a_check_of_another_kind_meanwhile_is_said(editors, world):
    one, other = editors
    check = Check.objects.get(claim__slug="within-a-year")
    path = address(Check, "change", check.pk)
    stale = opened(one, check)
    seed = world.models["aurora-seed"].pk
    data = form_data(other.get(f"{path}?kind=has_label"))
    data |= {"scope__models": [seed], "labels": ["weights:yes"]}
    assert other.post(f"{path}?kind=has_label", data).status_code == 302
    answer = one.post(f"{path}?kind=released_within", stale | {"days": "30"})
    assert differences(answer)[0][1:3] == (
        CheckKind.RELEASED_WITHIN.label,
        CheckKind.HAS_LABEL.label,
    )
    assert again(answer)["days"] == "30"
    assert one.post(f"{path}?kind=released_within", again(answer)).status_code == 302
    check.refresh_from_db()
    assert check.parameters["days"] == 30


@pytest.mark.parametrize("count", ["", "many", "-3", "9" * 40])
def test_a_forged_count_of_rows_breaks_nothing(editors, world, count):
    one, _other = editors
    model = world.models["bamboo-r1"]
    stale = opened(one, model)
    factories.availability(model, "2025-07-01", channel="api")
    assert sent(one, model, stale, **{"availabilities-TOTAL_FORMS": count}).status_code == 200
