"""Labels and licences as of a day: all, none, some, not established."""

import pytest

from tests.rules.checks.tiny import Tiny, told

DAY = "2025-08-21"


def models(*licences: str) -> Tiny:
    """Models with weights under these licences; "" is closed."""
    facts = Tiny()
    for number, licence in enumerate(licences):
        facts.model(
            f"m-{number}", "lab", "US", "2025-01-01", "yes" if licence else "", licence or "free"
        )
    return facts


def label(*labels: str, **scope) -> dict:
    """A check of labels of the lab's models."""
    return {"scope": {"labs": ["lab"]} | scope, "labels": list(labels)}


@pytest.mark.parametrize(
    ("licences", "text", "answer", "reason"),
    [
        (("free", "free"), "camp:open-licence", "supported", "all-bear"),
        (("llama",), "camp:open-licence", "contradicted", "none-bears"),
        (("free", "llama"), "camp:open-licence", "mixed", "some-bear"),
        (("mute",), "camp:open-licence", "not-enough-data", "label-unknown"),
        (("free", "mute"), "camp:open-licence", "not-enough-data", "label-unknown"),
        (("free", "llama", "mute"), "camp:open-licence", "mixed", "some-bear"),
        (("free", "llama"), "camp:open-licence|restricted", "supported", "all-bear"),
        (("free",), "osaid:pass", "contradicted", "none-bears"),
        (("mute",), "weights:yes", "supported", "all-bear"),
        (("",), "weights:no", "supported", "all-bear"),
        (("llama",), "licence:llama", "supported", "all-bear"),
        (("free",), "licence-kind:open-source", "supported", "all-bear"),
        (("free",), "epoch:api-access", "not-enough-data", "label-unknown"),
    ],
)
def test_a_label_is_borne_by_all_none_or_some(licences, text, answer, reason):
    finding = models(*licences).ask("has_label", label(text), DAY)
    assert told(finding) == [(text, answer, reason)]


def test_each_label_is_a_reading():
    finding = models("free").ask("has_label", label("camp:open-licence", "osaid:pass"), DAY)
    assert finding.answer == "mixed"


def test_a_label_is_that_of_the_day():
    facts = Tiny().model("late", released="2025-01-01", weights="2025-09-01")
    given = {"scope": {"models": ["late"]}, "labels": ["weights:yes"]}
    assert facts.ask("has_label", given, DAY).answer == "contradicted"
    assert facts.ask("has_label", given, "2025-09-01").answer == "supported"
    assert told(facts.ask("has_label", given, "2024-12-31"))[0][2] == "no-members"


@pytest.mark.parametrize("text", ["colour:red", "osaid", "osaid:maybe", "weights:perhaps", ""])
def test_a_label_that_no_lens_has_is_named(text):
    with pytest.raises(ValueError, match="labels"):
        models("free").ask("has_label", label(text), DAY)


def allows(percent: str = "100", relation: str = "at-least", act: str = "commercial_use") -> dict:
    """A check of what licences grant."""
    scope = {"labs": ["lab"]}
    return {"scope": scope, "acts": [act], "relation": relation, "percent": percent}


@pytest.mark.parametrize(
    ("licences", "given", "answers"),
    [
        (("free", "free"), allows(), ["supported", "supported"]),
        (("free", "llama"), allows(), ["contradicted", "supported"]),
        (("free", "research"), allows(), ["contradicted", "contradicted"]),
        (("free", "mute"), allows(), ["not-enough-data", "not-enough-data"]),
        (("free", ""), allows(), ["contradicted", "contradicted"]),
        (("free", "free", "research"), allows("50", "more-than"), ["supported", "supported"]),
        (("free", "llama", "research"), allows("50", "more-than"), ["contradicted", "supported"]),
        (("llama",), allows(act="modification"), ["not-enough-data", "not-enough-data"]),
    ],
)
def test_a_use_is_read_outright_and_on_conditions(licences, given, answers):
    finding = models(*licences).ask("licence_allows", given, DAY)
    assert [reading.answer for reading in finding.readings] == answers


def test_the_licence_is_the_one_of_the_day():
    facts = Tiny().model("late", "lab", released="2025-01-01", weights="2025-09-01")
    assert facts.ask("licence_allows", allows(), DAY).answer == "contradicted"
    assert facts.ask("licence_allows", allows(), "2025-09-02").answer == "supported"
