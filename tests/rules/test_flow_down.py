"""What flows down from a base to a model made from it: real texts in small, case by case."""

import pytest

from models_tracker.rules.flow_down import Flow, Text, flow_down, is_looser

SILENT_ALL = dict.fromkeys(
    (
        "user_threshold",
        "excluded_territories",
        "naming_duty",
        "derivative_name_prefix",
        "field_of_use_restrictions",
        "use_policy",
        "outputs_train_other_models",
        "registration",
        "remote_restriction",
    ),
    "silent",
)
FREEDOMS = dict.fromkeys(("commercial_use", "redistribution", "modification"), "yes")
MIT = Text("mit", SILENT_ALL | FREEDOMS | {"osi_approved": "yes", "flow_down": "notice-only"})
APACHE = Text("apache-2-0", dict(MIT.terms) | {"flow_down": "licence-copy"})
GPL = Text("gpl-3-0", dict(MIT.terms) | {"flow_down": "same-licence"})
LLAMA = Text(
    "llama-3-3",
    SILENT_ALL
    | FREEDOMS
    | {
        "commercial_use": "conditional",
        "user_threshold": "700000000",
        "excluded_territories": "EU",
        "naming_duty": "Built with Llama",
        "derivative_name_prefix": "Llama",
        "use_policy": "https://example.org/use-policy",
        "outputs_train_other_models": "conditional",
        "flow_down": "licence-copy",
    },
)
LLAMA_2 = Text("llama-2", dict(LLAMA.terms) | {"outputs_train_other_models": "no"})
RAIL = Text(
    "openrail-m",
    SILENT_ALL
    | FREEDOMS
    | {
        "field_of_use_restrictions": "yes",
        "use_policy": "in the text",
        "outputs_train_other_models": "conditional",
        "flow_down": "use-restrictions",
    },
)
QWEN = Text(
    "qwen-2024",
    SILENT_ALL
    | FREEDOMS
    | {
        "naming_duty": "Built with Qwen / Improved using Qwen",
        "naming_case": "derived-models",
        "outputs_train_other_models": "conditional",
        "flow_down": "licence-copy",
    },
)
UNREAD = Text("grok-2", {})
OUTPUTS_FREE = Text("sun", {"outputs_train_other_models": "yes"})
OUTPUTS_SILENT = Text("moon", {"outputs_train_other_models": "silent"})
OUTPUTS_UNREAD = Text("star", {"osi_approved": "yes"})
ON_LLAMA = (
    "commercial_use",
    "outputs_train_other_models",
    "user_threshold",
    "excluded_territories",
    "use_policy",
    "naming_duty",
    "derivative_name_prefix",
)


@pytest.mark.parametrize(
    ("relation", "base", "own", "flow", "terms"),
    [
        ("fine-tune", LLAMA, MIT, Flow.CONFLICT, ON_LLAMA),
        ("merge", LLAMA, MIT, Flow.CONFLICT, ON_LLAMA),
        ("quantised", LLAMA, MIT, Flow.CONFLICT, ON_LLAMA),
        ("adapter", LLAMA, MIT, Flow.CONFLICT, ON_LLAMA),
        ("fine-tune", LLAMA, LLAMA, Flow.SAME_TEXT, ()),
        ("fine-tune", LLAMA, None, Flow.HELD, ON_LLAMA),
        ("fine-tune", LLAMA, UNREAD, Flow.HELD, ON_LLAMA),
        ("fine-tune", None, MIT, Flow.NOT_ESTABLISHED, ()),
        ("fine-tune", UNREAD, MIT, Flow.NOT_ESTABLISHED, ()),
        ("fine-tune", APACHE, MIT, Flow.FREE, ()),
        ("fine-tune", APACHE, None, Flow.FREE, ()),
        ("fine-tune", MIT, LLAMA, Flow.FREE, ()),
        ("fine-tune", GPL, MIT, Flow.CONFLICT, ("flow_down",)),
        ("fine-tune", GPL, GPL, Flow.SAME_TEXT, ()),
        (
            "fine-tune",
            RAIL,
            MIT,
            Flow.CONFLICT,
            (
                "outputs_train_other_models",
                "field_of_use_restrictions",
                "use_policy",
                "flow_down",
            ),
        ),
        ("fine-tune", RAIL, Text("openrail-m-2", RAIL.terms), Flow.HELD, None),
        ("distilled", LLAMA, MIT, Flow.CONFLICT, ("derivative_name_prefix",)),
        ("distilled", LLAMA_2, MIT, Flow.CONFLICT, ("outputs_train_other_models",)),
        ("distilled", RAIL, MIT, Flow.CONFLICT, ("flow_down",)),
        ("distilled", QWEN, MIT, Flow.CONFLICT, ("naming_duty",)),
        ("distilled", QWEN, None, Flow.HELD, ("naming_duty",)),
        ("distilled", MIT, LLAMA, Flow.FREE, ()),
        ("distilled", UNREAD, MIT, Flow.NOT_ESTABLISHED, ()),
        ("distilled", OUTPUTS_FREE, MIT, Flow.FREE, ()),
        ("distilled", OUTPUTS_SILENT, MIT, Flow.FREE, ()),
        ("distilled", OUTPUTS_UNREAD, MIT, Flow.NOT_ESTABLISHED, ()),
        ("distilled", None, MIT, Flow.NOT_ESTABLISHED, ()),
    ],
    ids=lambda value: getattr(value, "slug", None),
)
def test_what_flows_down_depends_on_the_relation_and_both_texts(relation, base, own, flow, terms):
    found = flow_down(relation, base, own, same_lab=False)
    assert found.flow == flow
    assert terms is None or (found.looser or found.held) == terms
    assert set(found.looser) <= set(found.held)


def test_a_lab_that_licenses_both_binds_itself_to_nothing():
    assert flow_down("fine-tune", LLAMA, MIT, same_lab=True).flow == Flow.SAME_LAB


@pytest.mark.parametrize(
    ("name", "flow"), [("Llama-3.3-Moon", Flow.FREE), ("Moon-Llama", Flow.CONFLICT)]
)
def test_a_name_that_begins_as_the_base_asks_keeps_the_term(name, flow):
    text = Text("sun", dict(MIT.terms) | {"derivative_name_prefix": "Llama"})
    assert flow_down("fine-tune", text, MIT, same_lab=False, name=name).flow == flow


@pytest.mark.parametrize(("scope", "held"), [("multimodal", False), ("all", True)])
def test_a_territory_of_multimodal_models_does_not_hold_for_text_alone(scope, held):
    text = Text("llama-3-3", dict(LLAMA.terms) | {"territory_scope": scope}).of_text_only()
    found = flow_down("fine-tune", text, MIT, same_lab=False)
    assert ("excluded_territories" in found.held) is held
    assert "naming_duty" in found.held


def test_a_merge_is_told_base_by_base():
    flows = [flow_down("merge", base, MIT, same_lab=False).flow for base in (LLAMA, APACHE, None)]
    assert flows == [Flow.CONFLICT, Flow.FREE, Flow.NOT_ESTABLISHED]


@pytest.mark.parametrize(
    ("term", "own", "base", "looser"),
    [
        ("commercial_use", "yes", "no", True),
        ("commercial_use", "no", "conditional", False),
        ("commercial_use", "service-only", "no", False),
        ("outputs_train_other_models", "conditional", "no", True),
        ("outputs_train_other_models", "silent", "conditional", True),
        ("user_threshold", "100000000", "700000000", False),
        ("user_threshold", "700000000", "100000000", True),
        ("revenue_threshold", "20000000 USD", "1000000 USD", True),
        ("revenue_threshold", "1000000 USD", "20000000 USD", False),
        ("excluded_territories", "EU|GB|KR", "EU", False),
        ("excluded_territories", "GB", "EU", True),
        ("naming_duty", "Built with Sun", "Built with Llama", True),
        ("registration", "yes", "for-commercial-use", False),
        ("registration", "for-commercial-use", "yes", True),
        ("field_of_use_restrictions", "no", "yes", True),
        ("revocable", "on-breach", "at-will", True),
        ("flow_down", "same-licence", "same-licence", True),
        ("flow_down", "same-terms", "same-terms", True),
        ("flow_down", "use-restrictions", "use-restrictions", False),
        ("flow_down", "notice-only", "use-restrictions", True),
    ],
)
def test_a_text_is_looser_where_it_lets_one_do_more(term, own, base, looser):
    assert is_looser(term, {term: own}, {term: base}) is looser


def test_what_the_own_text_leaves_open_holds_and_is_no_conflict_of_its_own():
    own = Text("moon", {"commercial_use": "yes"})
    found = flow_down("fine-tune", LLAMA, own, same_lab=False)
    assert found.held == ON_LLAMA
    assert found.looser == ("commercial_use",)


def test_what_the_own_text_does_not_settle_is_not_known_to_be_looser():
    assert not is_looser("naming_duty", {}, {"naming_duty": "Built with Llama"})
