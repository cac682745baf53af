"""The ledger names the facts that changed an answer, in the reader's words, and blames no other."""

import datetime
import html
import re
from decimal import Decimal

import pytest
from django.utils.translation import override

from models_tracker import settling
from models_tracker.choices import FactKind
from models_tracker.models import (
    Availability,
    Claim,
    Component,
    Figure,
    Horizon,
    Score,
    Statement,
    Verdict,
)
from models_tracker.tables.ledger import line, linked, names_of
from tests import factories

WEEK = ("released_within", {"a": ["aurora-seed"], "b": ["bamboo-r1"], "days": 300})
ACTS = ["commercial_use", "redistribution", "modification"]
ALLOWS = ("licence_allows", {
    "scope": {"models": ["bamboo-r1"]}, "acts": ACTS, "relation": "at-least", "percent": "100",
})  # fmt: skip


@pytest.fixture
def reaching(world):
    """The little world without its claims, with a stated horizon."""
    Claim.objects.all().delete()
    for kind in FactKind.values:
        Horizon.objects.create(kind=kind, day=datetime.date(2026, 8, 22))
    return world


def asked(check, said="2025-06-01"):
    """A claim with a check, answered for the first time."""
    claim = factories.claim(said, check)
    settling.settle(claims=[claim])
    return claim


def shown(claim, moment="now"):
    """The last line of the ledger of a moment, as a page shows it."""
    verdict = Verdict.objects.filter(claim=claim, moment=moment).by_number().last()
    return line(verdict, claim, names_of([verdict]), linked)


def text(claim, moment="now"):
    """What that line says changed the answer, sources left out."""
    found = shown(claim, moment)
    assert found.verdict.number > 1, "no answer changed"
    told = re.sub(r" \(<a [^>]*rel=.external.>.*?</a>\)", "", "; ".join(found.changes))
    told = re.sub(r'<span class="visually-hidden">[^<]*</span>', "", told)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", told)).split())


def write(row, **fields):
    """Write fields of a fact."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.save()


def opened_earlier(world):
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    write(row, since_on=datetime.date(2023, 6, 1))
    return {"models": [row.model]}


def under_sun(world):
    row = Availability.objects.get(model__slug="bamboo-r1")
    write(row, licence=world.licences["sun"])
    return {"models": [row.model]}


def term_on_conditions(world):
    row = Statement.objects.get(licence__slug="mit", field="commercial_use")
    write(row, value="conditional")
    return {"licences": [row.licence]}


def scored_less(world):
    row = Score.objects.get(model__slug="aurora-seed")
    write(row, value=Decimal(20), ci_low=Decimal(18), ci_high=Decimal(22))
    return {"models": [row.model], "benchmarks": [row.benchmark]}


def code_withheld(world):
    row = Component.objects.get(model__slug="chene-tout", part="training-code")
    write(row, published="no")
    return {"models": [row.model]}


def size_halved(world):
    rows = Statement.objects.filter(model__slug="bamboo-r1", field="parameters_total")
    rows.filter(value="670000000000").delete()
    write(rows.get(), value="300000000000")
    return {"models": [world.models["bamboo-r1"]]}


def valued_less(world):
    row = Figure.objects.get(lab__slug="aurora", status="closed")
    write(row, amount=Decimal(1_000_000_000))
    return {"labs": [row.lab]}


def figure_gone(world):
    Figure.objects.filter(lab__slug="aurora", status="closed").delete()
    return {"labs": [world.labs["aurora"]]}


def withdrawn_from_public(world):
    write(world.models["aurora-seed"], status="draft")
    return {"models": [world.models["aurora-seed"]]}


SIZE = ("figure_value", {
    "models": ["bamboo-r1"], "size": "parameters_total", "relation": "more-than",
    "amount": "500000000000",
})  # fmt: skip
WORTH = ("figure_value", {
    "figure": {"lab": "aurora", "kinds": ["private-valuation"], "days": 900},
    "relation": "at-least", "amount": "5000000000", "unit": "USD",
})  # fmt: skip
LEADS = ("leads", {
    "a": {"models": ["aurora-seed"]}, "b": {"models": ["aurora-one"]}, "benchmarks": ["trial"],
})  # fmt: skip
CODE = ("components_share", {
    "scope": {"models": ["chene-tout"]}, "parts": ["training-code"], "relation": "at-least",
    "percent": "100",
})  # fmt: skip
CAMP = ("has_label", {"scope": {"models": ["bamboo-r1"]}, "labels": ["camp:open-licence"]})


@pytest.mark.parametrize(
    ("check", "change", "english", "french"),
    [
        pytest.param(
            WEEK,
            opened_earlier,
            "Aurora Seed, release (API): June 2024 → June 2023",
            "Aurora Seed, sortie (API) : juin 2024 → juin 2023",
            id="release",
        ),
        pytest.param(
            CAMP,
            under_sun,
            "Bamboo-R1, licence: MIT License → Sun Community License, "
            "open licence → restricted weights",
            "Bamboo-R1, licence : MIT License → Sun Community License, "
            "licence ouverte → poids restreints",
            id="label",
        ),
        pytest.param(
            ALLOWS,
            under_sun,
            "Bamboo-R1, licence: MIT License → Sun Community License, "
            "commercial use: granted → on conditions, redistribution: granted → not established, "
            "modification: granted → not established",
            "Bamboo-R1, licence : MIT License → Sun Community License, "
            "usage commercial : accordé → sous conditions, redistribution : accordé → non établi, "
            "modification : accordé → non établi",
            id="licence-of-three-acts",
        ),
        pytest.param(
            ALLOWS,
            term_on_conditions,
            "MIT License, commercial use: granted → on conditions",
            "MIT License, usage commercial : accordé → sous conditions",
            id="term",
        ),
        pytest.param(
            LEADS,
            scored_less,
            "Aurora Seed, Trial: 64 → 20",
            "Aurora Seed, Trial : 64 → 20",
            id="score",
        ),
        pytest.param(
            CODE,
            code_withheld,
            "Chêne Tout, training code: published → not published",
            "Chêne Tout, code d’entraînement : publié → non publié",
            id="component",
        ),
        pytest.param(
            SIZE,
            size_halved,
            "Bamboo-R1, parameters: 671B → 300B",
            None,
            id="size",
        ),
        pytest.param(
            WORTH,
            valued_less,
            "Aurora, private valuation (closed): 10 bn USD, May 2024 → 1 bn USD, May 2024",
            None,
            id="figure",
        ),
        pytest.param(
            WEEK,
            withdrawn_from_public,
            "an entry that is no longer public, release (API): June 2024, which no longer counts",
            "une fiche qui n’est plus publique, sortie (API) : juin 2024, ce qui ne compte plus",
            id="gone",
        ),
    ],
)
def test_a_changed_fact_is_named_in_the_readers_words(reaching, check, change, english, french):
    claim = asked(check)
    settling.settle(**change(reaching))
    assert text(claim, "then") == english
    assert shown(claim, "then").verdict.is_correction
    if french:
        with override("fr"):
            assert text(claim, "then").replace("\u00a0", " ").replace("\u202f", " ") == french


def test_names_are_links_and_the_source_is_cited(reaching):
    claim = asked(CAMP)
    source = Availability.objects.get(model__slug="bamboo-r1").source
    settling.settle(**under_sun(reaching))
    told = "".join(shown(claim).changes)
    for path in ("/models/bamboo-r1/", "/licences/mit/", "/licences/sun/"):
        assert told.count(f'href="{path}"') == 1
    assert told.count(source.url) == 1


def test_a_fact_that_only_stopped_deciding_is_not_blamed(reaching):
    claim = asked(WEEK)
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    write(row, since_on=datetime.date(2025, 7, 1))
    settling.settle(models=[row.model])
    assert text(claim, "then") == "Aurora Seed, release (API): June 2024 → July 2025"


def test_a_fact_that_decides_now_is_told_as_such(reaching):
    claim = asked(LEADS)
    lead = factories.score(reaching.models["aurora-one"], Score.objects.first().benchmark, "90",
                           "2024-03-05", setting="again")  # fmt: skip
    settling.settle(everywhere=True)
    assert text(claim) == "deciding now: Aurora One, Trial: 90"
    assert lead.source.url in "".join(shown(claim).changes)


def test_a_fact_written_in_this_very_change_is_named_as_a_cause(reaching):
    claim = asked(LEADS)
    benchmark = Score.objects.first().benchmark
    factories.score(reaching.models["aurora-one"], benchmark, "90", "2024-03-05", setting="again")
    settling.settle(models=[reaching.models["aurora-one"]])
    assert text(claim) == "Aurora One, Trial: 90"


def test_a_model_that_came_later_is_told_by_its_release(reaching):
    claim = asked(CAMP)
    row = Availability.objects.get(model__slug="bamboo-r1")
    write(row, since_on=datetime.date(2025, 11, 5))
    settling.settle(models=[row.model])
    assert text(claim, "then") == "Bamboo-R1, release: 5 November 2025"


def test_a_reading_that_changed_is_told_where_no_deciding_row_did(reaching):
    claim = asked(SIZE)
    row = Availability.objects.get(model__slug="bamboo-r1")
    write(row, since_on=datetime.date(2025, 11, 5))
    settling.settle(models=[row.model])
    assert text(claim, "then") == (
        "Bamboo-R1: Held against 500B → "
        "One of them was not released by that day, as far as we know; "
        "Bamboo-R1, release: 5 November 2025"
    )


def test_the_models_written_are_named_where_no_deciding_row_changed(reaching):
    parameters = {"of": {"labs": ["bamboo"]}, "among": {"tasks": ["language"]}}
    parameters |= {"relation": "at-least", "percent": "30"}
    claim = asked(("release_share", parameters), said="2026-01-01")
    lab = reaching.labs["aurora"]
    fresh = [factories.ai_model(slug=f"new-{name}", name=name.upper(), lab=lab) for name in "xyz"]
    for model in fresh:
        factories.availability(model, "2025-06-01", "api")
    settling.settle(models=fresh)
    told = text(claim, "then")
    assert "counted by model: 2 of 6, 0 not established → 2 of 9, 0 not established" in told
    assert told.endswith("; facts of X, Y, Z")


def test_a_day_that_moved_is_no_correction(reaching):
    claim = asked(("has_label", {
        "scope": {"models": ["aurora-seed"]}, "labels": ["weights:yes"],
    }))  # fmt: skip
    Horizon.objects.update(day=datetime.date(2025, 8, 22))
    settling.settle(everywhere=True)
    found = shown(claim)
    assert "data that reach 2026-08-22, then 2025-08-22" in text(claim)
    assert not found.verdict.is_correction


def test_data_that_changed_while_the_day_moved_are_a_correction(reaching):
    claim = asked(WEEK)
    opened_earlier(reaching)
    Horizon.objects.update(day=datetime.date(2026, 8, 30))
    settling.settle(everywhere=True)
    assert text(claim).startswith("data that reach 2026-08-22, then 2026-08-30; Aurora Seed,")
    assert shown(claim).verdict.is_correction


def test_another_check_is_told_and_no_fact_blamed(reaching):
    claim = asked(WEEK)
    write(claim.its_check, parameters=WEEK[1] | {"days": 7})
    settling.settle(claims=[claim])
    assert text(claim) == "its check was changed"
    assert not shown(claim).verdict.is_correction


def test_a_source_that_now_carries_the_claim_is_no_correction_of_data(reaching):
    claim = asked(WORTH)
    for figure in Figure.objects.filter(lab__slug="aurora"):
        claim.quotations.create(source=figure.source)
    settling.settle(claims=[claim])
    assert text(claim, "then").startswith("what is recorded of the claim was changed")
    assert not shown(claim, "then").verdict.is_correction


def test_a_line_that_does_not_know_what_was_asked_does_not_vouch_for_data(reaching):
    claim = asked(WEEK)
    for verdict in claim.verdicts.all():
        del verdict.finding["asked"]
        verdict.save()
    write(claim.its_check, parameters=WEEK[1] | {"days": 7})
    settling.settle_all()
    assert "was not kept" in text(claim)
    assert not shown(claim).verdict.is_correction


def test_data_that_end_too_long_ago_are_no_correction(reaching, monkeypatch):
    claim = asked(WEEK)
    monkeypatch.setattr("models_tracker.settling.answers.today", lambda: datetime.date(2028, 1, 1))
    settling.answer_all()
    assert "how long ago our data end" in text(claim)
    assert not shown(claim).verdict.is_correction


def test_lines_written_earlier_are_still_read(reaching):
    claim = asked(WEEK)
    verdict = claim.verdicts.get(moment="now")
    row = {"noun": "availability", "of": "model", "slug": "aurora-seed", "value": "api",
           "source": ""}  # fmt: skip
    verdict.changed_facts = [
        {"change": "gone", **row, "day": "2024-06"},
        {"change": "gone", **row, "day": "2024-06"},
        {"change": "come", **row, "day": "2023-06"},
        {"change": "come", **row | {"noun": "term", "slug": "bamboo-r1", "value": "conditional"},
         "day": "2025-01-20"},
    ]  # fmt: skip
    verdict.number = 2
    verdict.save()
    assert text(claim) == (
        "no longer deciding: Aurora Seed, release (API): June 2024; "
        "deciding now: Aurora Seed, release (API): June 2023; Bamboo-R1, on conditions"
    )
    assert not shown(claim).verdict.is_correction


def test_a_line_that_kept_no_cause_says_so_and_is_no_correction(reaching):
    claim = asked(WEEK)
    claim.verdicts.filter(moment="now").update(number=2, changed_facts=[])
    assert text(claim) == "what changed it was not kept"
    assert not shown(claim).verdict.is_correction
