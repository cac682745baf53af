"""What the tests themselves rely on finds a planted fault."""

import socket

import pytest
from django.template import Context, Template, engines
from django.template.base import Origin

from tests.conftest import TEMPLATES


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
