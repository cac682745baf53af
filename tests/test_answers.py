"""Answers follow the facts, and the ledger grows only where an answer changed."""

import datetime

import pytest
from django.core.management import call_command

from models_tracker import settling
from models_tracker.choices import FactKind, Status
from models_tracker.models import (
    Availability,
    Claim,
    DataRevision,
    Horizon,
    Lab,
    LatestAnswer,
    Verdict,
)
from models_tracker.rules.checks import Finding
from models_tracker.settling import Change
from tests import factories

WEEK = ("released_within", {"a": ["aurora-seed"], "b": ["bamboo-r1"], "days": 300})
REACH = datetime.date(2026, 8, 22)


@pytest.fixture
def reaching(world):
    """The little world without its claims, with a stated horizon."""
    Claim.objects.all().delete()
    for kind in FactKind.values:
        Horizon.objects.create(kind=kind, day=REACH)
    return world


def answers(claim) -> dict[str, str]:
    """What the check of a claim answers, by moment."""
    return dict(LatestAnswer.objects.filter(claim=claim).values_list("moment", "answer"))


def test_a_claim_is_answered_as_of_its_day_and_as_of_the_horizon(reaching):
    claim = factories.claim("2024-12-31", ("has_label", {
        "scope": {"models": ["aurora-seed"]}, "labels": ["weights:yes"],
    }))  # fmt: skip
    settling.settle(claims=[claim])
    assert answers(claim) == {"then": "contradicted", "now": "supported"}
    days = dict(LatestAnswer.objects.values_list("moment", "as_of"))
    assert days == {"then": datetime.date(2024, 12, 31), "now": REACH}


def test_a_claim_without_a_day_is_answered_as_of_its_first_dated_source(reaching):
    claim = factories.claim(check=WEEK)
    source = factories.source(
        published_on=datetime.date(2025, 3, 1), published_on_precision="month"
    )
    claim.quotations.create(source=source)
    settling.settle(claims=[claim])
    then = LatestAnswer.objects.get(claim=claim, moment="then")
    assert then.as_of == datetime.date(2025, 3, 31)


def test_a_claim_without_any_day_has_no_then(reaching):
    claim = factories.claim(check=WEEK)
    settling.settle(claims=[claim])
    assert list(answers(claim)) == ["now"]


def test_without_a_horizon_there_is_no_now(world):
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    assert list(answers(claim)) == ["then"]


def test_answering_again_adds_nothing_to_the_ledger(reaching):
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    before = list(Verdict.objects.values())
    settling.settle_all()
    assert list(Verdict.objects.values()) == before


def test_a_changed_answer_adds_a_row_that_names_what_changed_it(reaching):
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    assert answers(claim)["now"] == "supported"
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    row.since_on = datetime.date(2023, 6, 1)
    row.save()
    settling.settle(models=[row.model])
    ledger = list(Verdict.objects.of_moment("now").by_number())
    assert [(one.number, one.answer) for one in ledger] == [(1, "supported"), (2, "contradicted")]
    told = [
        (one["change"], one["slug"], one["from"]["day"], one["day"])
        for one in ledger[1].changed_facts
    ]
    assert told == [("changed", "aurora-seed", "2024-06", "2023-06")]


def test_the_ledger_keeps_no_rows_of_a_reading_that_does_not_suffice(reaching):
    claim = factories.claim("2025-06-01", ("leads", {
        "a": {"labs": ["bamboo"]}, "b": {"labs": ["aurora"]}, "benchmarks": ["quiz"],
    }))  # fmt: skip
    factories.score(reaching.models["aurora-seed"], factories.benchmark(slug="quiz"), "50", "2025")
    settling.settle(claims=[claim])
    latest = LatestAnswer.objects.get(claim=claim, moment="now")
    assert latest.answer == "not-enough-data"
    assert Finding.from_data(latest.finding).rows
    assert not Finding.from_data(latest.verdict.finding).rows


def test_the_latest_answer_shows_new_rows_though_the_answer_stays(reaching):
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    row = Availability.objects.get(model__slug="bamboo-r1")
    row.since_on = datetime.date(2025, 1, 10)
    row.save()
    settling.settle(models=[row.model])
    latest = LatestAnswer.objects.get(claim=claim, moment="now")
    days = [one["day"] for side in latest.finding["readings"][0]["sides"] for one in side["rows"]]
    assert "2025-01-10" in days
    assert latest.verdict.number == 1


def test_only_claims_that_may_rest_on_a_change_are_answered_again(reaching, monkeypatch):
    week = factories.claim("2025-06-01", WEEK)
    group = factories.claim("2025-06-01", ("release_share", {
        "of": {"camp": "open-weights"}, "among": {"regions": ["europe"]},
    }))  # fmt: skip
    settling.settle_all()
    stale = LatestAnswer.objects.all()
    stale.update(data_revision=0)
    settling.settle(models=[reaching.models["chene-tout"]])
    again = set(LatestAnswer.objects.filter(data_revision__gt=0).values_list("claim", flat=True))
    assert again == {group.pk}
    settling.settle(models=[reaching.models["bamboo-r1"]])
    again = set(LatestAnswer.objects.filter(data_revision__gt=0).values_list("claim", flat=True))
    assert again == {group.pk, week.pk}


def test_a_lab_counted_elsewhere_answers_checks_on_the_country_it_left(reaching):
    claim = factories.claim("2025-06-01", ("has_label", {
        "scope": {"regions": ["china"]}, "labels": ["camp:closed"],
    }))  # fmt: skip
    settling.settle(claims=[claim])
    LatestAnswer.objects.update(data_revision=0)
    lab = reaching.labs["bamboo"]
    assert lab.counts_as == "CN"
    lab.statements.filter(field__in=("country", "counts_as")).update(value="FR")
    settling.settle(labs=[lab])
    assert Lab.objects.get(pk=lab.pk).counts_as == "FR"
    assert set(LatestAnswer.objects.values_list("data_revision", flat=True)) != {0}


def test_a_check_that_goes_takes_its_latest_answers_along_and_leaves_the_ledger(reaching):
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    claim.its_check.delete()
    settling.settle(claims=[claim])
    assert answers(claim) == {}
    assert Verdict.objects.filter(claim=claim).count() == 2


def test_a_figure_of_the_claims_own_sources_cannot_decide_it(reaching):
    source = factories.source()
    factories.figure("revenue", "1000", "2025-05-01", lab=reaching.labs["aurora"], source=source)
    claim = factories.claim("2025-06-01", ("figure_value", {
        "figure": {"lab": "aurora", "kinds": ["revenue"]},
        "relation": "at-most", "amount": "2000", "unit": "USD",
    }))  # fmt: skip
    settling.settle(claims=[claim])
    assert answers(claim)["then"] == "supported"
    claim.quotations.create(source=source)
    settling.settle(claims=[claim])
    assert answers(claim)["then"] == "not-enough-data"


def test_parameters_that_no_longer_read_answer_nothing_and_break_nothing(reaching):
    claim = factories.claim("2025-06-01", ("leads", {"a": {"planet": "mars"}}))
    settling.settle_all()
    assert answers(claim) == {"then": "not-enough-data", "now": "not-enough-data"}


def test_past_a_limit_now_does_not_answer(reaching):
    Horizon.objects.update(day=datetime.date(2025, 9, 1))
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    assert answers(claim) == {"then": "supported", "now": "not-enough-data"}


def test_unpublished_models_decide_nothing(reaching):
    model = reaching.models["aurora-seed"]
    model.status = Status.DRAFT
    model.save()
    claim = factories.claim("2025-06-01", WEEK)
    settling.settle(claims=[claim])
    assert answers(claim)["then"] == "not-enough-data"


def test_the_command_answers_all_and_tells_how_fast(reaching, capsys):
    claim = factories.claim("2025-06-01", WEEK)
    call_command("check_claims")
    assert answers(claim) == {"then": "supported", "now": "supported"}
    assert "2 answers, 2 of them changed" in capsys.readouterr().out


def test_the_command_raises_the_revision_only_for_a_change(reaching):
    factories.claim("2025-06-01", WEEK)
    call_command("check_claims")
    revision = DataRevision.objects.number()
    call_command("check_claims")
    assert DataRevision.objects.number() == revision


def test_progress_is_told_claim_by_claim(reaching):
    for _number in range(3):
        factories.claim("2025-06-01", WEEK)
    told = []
    settling.answer_claims(1, Change(everywhere=True), lambda *counts: told.append(counts))
    assert told == [(1, 3), (2, 3), (3, 3)]
