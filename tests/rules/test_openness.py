"""What each lens concludes of real models, and of one part more or less."""

from __future__ import annotations

from collections import Counter

import pytest

from models_tracker.choices import Camp, EpochCategory, G7Label, MofClass, Osaid
from models_tracker.models import Availability, Component
from models_tracker.models.standing import Standing
from models_tracker.rules import openness
from tests.rules.openness_cases import CASES, OF_CLASS_I, OF_CLASS_II, OPTIONAL, Case
from tests.rules.rows import (
    APACHE,
    CC_BY_NC,
    LLAMA_3_1,
    MIT,
    every_part,
    held,
    part,
    parts,
    weights,
)

LISTS = {0: Camp, 1: G7Label, 2: Osaid, 3: MofClass, 4: EpochCategory}


def standing(rows: list[Availability], components: list[Component], on: str) -> openness.Period:
    """Return the one period that holds a day."""
    return held(openness.periods(rows, components), on)


def labels(period: openness.Period) -> tuple[str, str, str, str, str]:
    """Return what the five lenses say."""
    return (
        period.camp,
        period.g7_label,
        period.osaid,
        period.mof_class,
        period.epoch_category,
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_model_has_its_labels(case: Case):
    period = standing(case.rows, case.components, case.on)

    assert labels(period) == case.labels
    assert (period.access, period.g7_deployment_established) == (case.access, case.deployment)
    assert period.has_weights == (case.access in ("weights", "gated-weights"))


@pytest.mark.parametrize("position", LISTS)
def test_every_label_has_four_cases(position: int):
    counted = Counter(case.labels[position] for case in CASES)

    assert [label for label in (*LISTS[position].values, "") if counted[label] < 4] == []


@pytest.mark.parametrize("access", ["weights", "gated-weights", "api", "app", "announced"])
def test_every_access_has_four_cases(access: str):
    assert [case.access for case in CASES].count(access) >= 4


def test_period_has_the_columns_of_a_standing():
    columns = {field.name for field in Standing._meta.get_fields()} - {"id", "model"}

    assert set(openness.Period.__dataclass_fields__) == columns


def test_labels_are_plain_text():
    period = standing([weights("2025-01-20", MIT, "gated")], [], "2025-01-20")

    assert {type(label) for label in (*labels(period), period.access)} == {str}


def test_no_rows_no_periods():
    assert openness.periods([], [part("datasets", "yes", since="2024-01-01")]) == []


# --- Parts --------------------------------------------------------------------------------------

OPEN_RELEASE = [weights("2024-01-01", APACHE)]
WHOLE = {
    "training_code": "yes",
    "inference_code": "yes",
    "datasets": "yes",
}


def changed(**published: str) -> list[Component]:
    """Return the parts of a whole release but for what is named; "" leaves a part out."""
    return parts(**{name: value for name, value in (WHOLE | published).items() if value})


@pytest.mark.parametrize(
    ("published", "label"),
    [
        ({}, G7Label.OPEN_SOURCE_OPEN_DATA),
        ({"datasets": "partly"}, G7Label.OPEN_SOURCE),
        ({"datasets": "no"}, G7Label.OPEN_WEIGHTS),
        ({"datasets": ""}, G7Label.OPEN_WEIGHTS),
        ({"datasets": "no", "data_card": "yes"}, G7Label.OPEN_SOURCE),
        ({"datasets": "no", "data_card": "partly"}, G7Label.OPEN_WEIGHTS),
        ({"training_code": "partly"}, G7Label.OPEN_WEIGHTS),
        ({"training_code": "no"}, G7Label.OPEN_WEIGHTS),
        ({"training_code": ""}, G7Label.OPEN_WEIGHTS),
    ],
    ids=str,
)
def test_g7_label_by_training_code_and_data(published: dict[str, str], label: str):
    assert standing(OPEN_RELEASE, changed(**published), "2024-01-01").g7_label == label


@pytest.mark.parametrize(
    ("deployment", "inference", "label", "established"),
    [
        ("no", "no", G7Label.CLOSED, False),
        ("no", "", G7Label.OPEN_WEIGHTS, False),
        ("", "no", G7Label.OPEN_WEIGHTS, False),
        ("", "", G7Label.OPEN_WEIGHTS, False),
        ("no", "partly", G7Label.OPEN_WEIGHTS, True),
        ("partly", "", G7Label.OPEN_WEIGHTS, True),
        ("yes", "no", G7Label.OPEN_WEIGHTS, True),
        ("", "yes", G7Label.OPEN_WEIGHTS, True),
    ],
)
def test_g7_deployment_code(deployment: str, inference: str, label: str, established: bool):
    components = changed(training_code="", inference_code=inference, deployment_code=deployment)

    period = standing(OPEN_RELEASE, components, "2024-01-01")

    assert (period.g7_label, period.g7_deployment_established) == (label, established)


def test_g7_restricted_weights_without_any_code_are_closed():
    rows = [weights("2024-01-01", LLAMA_3_1)]
    components = parts(deployment_code="no", inference_code="no")

    assert standing(rows, components, "2024-01-01").g7_label == G7Label.CLOSED


@pytest.mark.parametrize(
    ("published", "answer"),
    [
        ({}, "pass"),
        ({"final_parameters": "yes"}, "pass"),
        ({"final_parameters": "partly"}, "fail"),
        ({"training_code": "partly"}, "fail"),
        ({"training_code": "no"}, "fail"),
        ({"training_code": ""}, ""),
        ({"inference_code": "no"}, ""),
        ({"inference_code": ""}, ""),
        ({"inference_code": "", "deployment_code": "no"}, ""),
        ({"inference_code": "no", "deployment_code": "no"}, "fail"),
        ({"inference_code": "partly", "deployment_code": "partly"}, "fail"),
        ({"inference_code": "no", "deployment_code": "yes"}, "pass"),
        ({"inference_code": "", "deployment_code": "yes"}, "pass"),
        ({"datasets": "partly"}, ""),
        ({"datasets": "partly", "data_card": "no"}, "fail"),
        ({"datasets": "partly", "data_card": "yes"}, "pass"),
        ({"datasets": "no"}, ""),
        ({"datasets": ""}, ""),
        ({"datasets": "", "data_card": "no"}, ""),
        ({"datasets": "", "data_card": "yes"}, "pass"),
        ({"datasets": "no", "data_card": "no"}, "fail"),
        ({"datasets": "no", "data_card": "partly"}, "fail"),
        ({"datasets": "no", "data_card": "yes"}, "pass"),
        ({"data_preprocessing_code": "no"}, "fail"),
        ({"data_preprocessing_code": "yes"}, "pass"),
    ],
    ids=str,
)
def test_osaid_by_parts(published: dict[str, str], answer: str):
    assert standing(OPEN_RELEASE, changed(**published), "2024-01-01").osaid == answer


@pytest.mark.parametrize(
    ("own", "g7_label", "osaid"),
    [
        (None, G7Label.OPEN_SOURCE_OPEN_DATA, "pass"),
        (MIT, G7Label.OPEN_SOURCE_OPEN_DATA, "pass"),
        (CC_BY_NC, G7Label.OPEN_WEIGHTS, "fail"),
        (openness.facts.Licence(slug="unread", name="unread"), G7Label.OPEN_WEIGHTS, ""),
    ],
    ids=["that of the weights", "open", "not open", "not established"],
)
def test_own_licence_of_training_code_decides(own, g7_label: str, osaid: str):
    components = [*changed(training_code=""), part("training-code", "yes", own)]

    period = standing(OPEN_RELEASE, components, "2024-01-01")

    assert (period.g7_label, period.osaid) == (g7_label, osaid)


def test_osaid_is_not_established_while_the_licence_of_the_weights_is_not():
    own = [part(name, "yes", MIT) for name in ("training-code", "inference-code", "datasets")]

    assert standing([weights("2024-01-01")], own, "2024-01-01").osaid == ""


@pytest.mark.parametrize(
    ("lacking", "reached"),
    [
        ("model-architecture", ""),
        ("evaluation-results", ""),
        ("model-card", ""),
        ("data-card", ""),
        *((lacking, MofClass.OPEN_MODEL) for lacking in OF_CLASS_II),
        *((lacking, MofClass.OPEN_TOOLING) for lacking in OF_CLASS_I),
        ("technical-report", MofClass.OPEN_SCIENCE),
        *((lacking, MofClass.OPEN_SCIENCE) for lacking in OPTIONAL),
    ],
)
def test_mof_class_without_one_part(lacking: str, reached: str):
    assert standing(OPEN_RELEASE, every_part(lacking), "2024-01-01").mof_class == reached


@pytest.mark.parametrize(
    ("report", "paper", "reached"),
    [
        ("no", "yes", MofClass.OPEN_SCIENCE),
        ("yes", "no", MofClass.OPEN_TOOLING),
        ("no", "no", MofClass.NONE),
        ("no", "not-established", ""),
        ("not-established", "partly", ""),
    ],
)
def test_mof_paper_in_place_of_the_report(report: str, paper: str, reached: str):
    components = every_part("technical-report", "research-paper")
    components += parts(technical_report=report, research_paper=paper)

    assert standing(OPEN_RELEASE, components, "2024-01-01").mof_class == reached


def test_data_under_a_licence_that_is_not_open_are_data_information():
    components = [*changed(datasets=""), part("datasets", "yes", CC_BY_NC)]

    period = standing(OPEN_RELEASE, components, "2024-01-01")

    assert (period.g7_label, period.osaid) == (G7Label.OPEN_SOURCE, Osaid.PASS)


def test_weights_are_under_the_licence_of_their_channel_whatever_the_component_says():
    components = [*changed(), part("final-parameters", "yes", CC_BY_NC)]

    assert standing(OPEN_RELEASE, components, "2024-01-01").osaid == Osaid.PASS


@pytest.mark.parametrize("confidence", ["", "medium", "high"])
def test_confidence_that_decides(confidence: str):
    components = [*changed(datasets=""), part("datasets", "yes", confidence=confidence)]

    assert standing(OPEN_RELEASE, components, "2024-01-01").osaid == Osaid.PASS


def test_part_of_low_confidence_is_not_established():
    components = [*changed(datasets=""), part("datasets", "yes", confidence="low")]

    assert standing(OPEN_RELEASE, components, "2024-01-01").osaid == ""
