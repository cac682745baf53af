"""What the tests themselves rely on finds a planted fault."""

import datetime
import socket
import subprocess
import sys

import pytest
from django.forms import model_to_dict
from django.template import Context, Template, engines
from django.template.base import Origin

from models_tracker.models import AIModel, DataRevision, Lab, Standing
from tests import factories, taken_down
from tests.conftest import ROOT, TEMPLATES


def template(text, name):
    return Template(text, origin=Origin(str(name)), engine=engines["django"].engine)


@pytest.mark.parametrize("text", ["{{ nowhere }}", "{{ nowhere|upper }}", "{{ a.nowhere }}"])
def test_an_undefined_variable_in_our_templates_fails(text):
    with pytest.raises(pytest.fail.Exception, match="nowhere"):
        template(text, TEMPLATES / "base.html").render(Context({"a": {}}))


@pytest.mark.parametrize(
    "text", ["{{ here }}", "{% if here and not nowhere %}x{% endif %}", '{{ nowhere|default:"x" }}']
)
def test_a_defined_or_a_tested_variable_passes(text):
    assert template(text, TEMPLATES / "base.html").render(Context({"here": "x"})) == "x"


def test_an_undefined_variable_in_the_templates_of_others_is_theirs():
    found = template("{{ nowhere }}", "/elsewhere/admin/base.html").render(Context())
    assert found == ""


def test_the_network_is_out_of_reach():
    with socket.socket() as far, pytest.raises(OSError, match="do not use the network"):
        far.connect(("192.0.2.1", 80))


@pytest.mark.django_db
def test_rows_put_back_are_the_rows_taken_down():
    lab = factories.lab(name="L'Étang 100 % \N{SNOWMAN} \\")
    factories.ai_model(lab=lab, released_on=datetime.date(2026, 1, 2), released_on_precision="day")
    DataRevision.objects.create(pk=1, number=7)
    nouns = (Lab, AIModel, DataRevision)
    before = [list(noun.objects.values()) for noun in nouns]
    taken = taken_down.take_down()
    for noun in reversed(nouns):
        noun.objects.all().delete()
    assert taken_down.take_down() == []
    taken_down.put_back(taken)
    assert [list(noun.objects.values()) for noun in nouns] == before
    assert taken_down.take_down() == taken
    assert factories.lab().pk > lab.pk


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_world_put_back_is_the_world_that_was_made(world, time):
    assert Standing.objects.count() == 9
    for name, noun in world.models.items():
        assert model_to_dict(AIModel.objects.get(slug=name)) == model_to_dict(noun)
    world.models["bamboo-r1"].name = "spoilt"
    AIModel.objects.filter(slug="bamboo-r1").update(name="spoilt")


PLANTED = """
import pytest

def test_adds(): pass
def test_writes_a_file(tmp_path): pass
@pytest.mark.one_engine
def test_prints(world): pass
def test_asks(db): pass
def test_asks_the_world(world): pass
@pytest.mark.django_db
def test_is_marked(): pass
@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_is_marked_above(self): pass
@pytest.mark.sampled
@pytest.mark.parametrize("number", range(11))
def test_asks_often(db, number): pass
"""


@pytest.mark.parametrize(("option", "kept"), [([], 18), (["--engine"], 7)])
def test_only_tests_that_ask_an_engine_are_wanted_for_a_second_one(tmp_path, option, kept):
    (tmp_path / "test_planted.py").write_text(PLANTED)
    words = ["-p", "tests.conftest", "-c", ROOT / "pyproject.toml", "--collect-only", "-q"]
    found = subprocess.run(
        [sys.executable, "-m", "pytest", *words, *option, tmp_path / "test_planted.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [line.rpartition("::")[2] for line in found.stdout.splitlines() if "::" in line]
    assert len(names) == kept
    if option:
        assert set(names) == {
            "test_asks",
            "test_asks_the_world",
            "test_is_marked",
            "test_is_marked_above",
            *(f"test_asks_often[{number}]" for number in (0, 5, 10)),
        }
