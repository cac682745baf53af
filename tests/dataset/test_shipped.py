"""The shipped data: they load and leave the same, reach their bars, and keep known errors out."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest
from django.db.models import Min
from django.utils import timezone

from models_tracker.choices import Published, Term
from models_tracker.dataset import writer
from models_tracker.dataset.checks import Facts, check
from models_tracker.dataset.checks.registry import read_exceptions
from models_tracker.models import (
    AIModel,
    Availability,
    Component,
    Lab,
    Licence,
    Score,
    Standing,
    Statement,
)

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models_tracker" / "data"
pytestmark = pytest.mark.django_db


def test_they_load_in_less_than_30_seconds(shipped):
    assert shipped < 30


def test_they_load_and_leave_byte_for_byte_the_same(shipped):
    written = dict(writer.files())
    assert {name: (DATA / name).read_bytes() == content for name, content in written.items()} == (
        dict.fromkeys(written, True)
    )


THERE_AND_BACK = """
import django, sys
django.setup()
from django.core.management import call_command
call_command("load_dataset")
call_command("dump_dataset", sys.argv[1])
"""


@pytest.mark.one_engine
@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        pytest.param(
            {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C.UTF-8"},
            marks=pytest.mark.slow,
        ),
    ],
)
def test_any_machine_writes_the_same_bytes(tmp_path, migrated, variables):
    (tmp_path / "models_tracker.sqlite3").write_bytes(migrated)
    environment = (
        os.environ
        | variables
        | {
            "VAR_DIR": str(tmp_path),
            "SECRET_KEY": "same" * 20,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
    )
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", THERE_AND_BACK, str(tmp_path / "out")]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert len(written) > 10
    assert {name: (DATA / name).read_bytes() == kept for name, kept in written.items()} == (
        dict.fromkeys(written, True)
    )


def test_no_rule_finds_an_error_or_a_warning_in_them():
    exceptions = read_exceptions(DATA / "exceptions.csv", timezone.now().date())
    findings = check(Facts.of_directory(DATA), exceptions)
    left = [found for found in findings if found.severity != "suggestion" and not found.excepted]
    assert left == []


def test_they_reach_their_bars(shipped):
    assert Lab.objects.published().releasing().exclude(country="").count() >= 60
    assert Licence.objects.published().count() >= 90
    assert AIModel.objects.published().count() >= 400
    years = {day.year for day in AIModel.objects.released().values_list("released_on", flat=True)}
    assert {2018, 2026} <= years
    first = dict(AIModel.objects.values_list("pk").annotate(Min("availabilities__since_on")))
    later = [row for row in Availability.objects.all() if row.since_on > first[row.model_id]]
    assert len(later) >= 75
    assert Score.objects.values("model").distinct().count() >= 240


def test_licences_have_their_terms_with_clause_and_source(shipped):
    five = four = 0
    outputs = {Term.OUTPUTS_COMMERCIAL, Term.OUTPUTS_TRAIN}
    for licence in Licence.objects.published():
        known = set(licence.terms) - {Term.OSI_APPROVED, Term.EFFECTIVE_ON}
        five += Term.COMMERCIAL_USE in known and len(known) >= 6
        wanted = {Term.COMMERCIAL_USE, Term.NAMING_DUTY, Term.EXCLUDED_TERRITORIES}
        four += wanted <= known and bool(known & outputs)
    assert five >= 60
    assert four >= 39


def test_components_are_established_for_models_enough(shipped):
    parts = defaultdict(set)
    rows = Component.objects.established().exclude(confidence="low").exclude(part="deployment-code")
    for slug, country, part in rows.values_list("model__slug", "model__lab__counts_as", "part"):
        parts[slug, country].add(part)
    whole = [
        country
        for (_slug, country), found in parts.items()
        if len(found) >= 6 and {"training-code", "datasets"} <= found
    ]
    assert len(whole) >= 115
    assert whole.count("CN") >= 50


@pytest.mark.parametrize(
    ("column", "field"),
    [
        ("parameters_total", "parameters_total"),
        ("parameters_active", "parameters_active"),
        ("context_tokens", "context_tokens"),
        ("reads_text", "modalities_in"),
    ],
)
def test_every_value_of_a_model_has_its_statement(shipped, column, field):
    shown = AIModel.objects.filter(**{f"{column}__isnull": False})
    said = Statement.objects.of_field(field).current().exclude(confidence="low")
    assert shown.exists()
    assert not shown.exclude(pk__in=said.values("model"))


def test_every_published_model_has_a_sourced_history(shipped):
    assert not AIModel.objects.published().filter(availabilities=None).exists()


def test_every_country_has_its_statement(shipped):
    said = Statement.objects.of_field("country").current().exclude(confidence="low")
    assert not Lab.objects.exclude(country="").exclude(pk__in=said.values("lab")).exists()


def weights_licences(slug: str) -> list[str]:
    """The licences of a model's weights, in order."""
    rows = Availability.objects.of_weights().filter(model__slug=slug).order_by("since_on")
    return [row.licence.slug if row.licence else "" for row in rows.select_related("licence")]


KNOWN_LICENCES = {
    "minimax-m2-7": ["minimax-m2-7-nc"],
    "deepseek-r1": ["mit"],
    "minimax-m2": ["mit", "minimax-m2-modified-mit"],
    "grok-2": ["grok-2-community"],
    "gpt-oss-120b": ["apache-2-0"],
    "deepseek-v3": ["deepseek-1-0"],
    "muse-glimmer": [""],
}


@pytest.mark.parametrize("slug", KNOWN_LICENCES)
def test_a_licence_that_others_got_wrong_is_right(shipped, slug):
    assert weights_licences(slug) == KNOWN_LICENCES[slug]


@pytest.mark.parametrize("slug", ["glm-5-3", "qwen3-8-max"])
def test_a_licence_that_sources_dispute_is_not_established(shipped, slug):
    assert set(weights_licences(slug)) <= {""}


def test_grok_2_was_closed_until_its_weights_came(shipped):
    camps = Standing.objects.filter(model__slug="grok-2").order_by("since")
    days = list(camps.values_list("since", "has_weights"))
    assert [day.isoformat() for day, weights in days if weights] == ["2025-08-23"]
    assert days[0][1] is False


def test_kimi_k2_asks_for_display_only(shipped):
    terms = Licence.objects.get(slug="kimi-k2-modified-mit").terms
    assert terms["threshold_effect"] == "display"
    assert terms["naming_duty"] == "Kimi K2"


def test_hunyuan_only_encourages_its_name(shipped):
    for licence in Licence.objects.filter(family="Tencent Hunyuan"):
        assert licence.terms.get("naming_duty", "silent") == "silent"


COUNTRIES = {"mistral-ai": "FR", "01-ai": "CN", "deepseek": "CN", "google-deepmind": "US"}


@pytest.mark.parametrize("slug", COUNTRIES)
def test_a_lab_is_counted_where_it_belongs(shipped, slug):
    assert Lab.objects.get(slug=slug).counts_as == COUNTRIES[slug]


def test_nothing_planned_has_happened(shipped):
    assert not Availability.objects.filter(since_on__gt="2026-08-22").exists()


def test_the_openness_tool_and_the_arena_decide_nothing(shipped):
    rows = Component.objects.filter(source__publisher__icontains="Model Openness Tool")
    assert rows.exists()
    assert set(rows.values_list("published", flat=True)) == {Published.NOT_ESTABLISHED}
    assert not Availability.objects.filter(
        source__slug__startswith="arena", licence__isnull=False
    ).exists()
