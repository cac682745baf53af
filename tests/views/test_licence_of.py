"""The look-up by Hugging Face id: stable fields, a day, an ETag, refusals in JSON."""

import json

import pytest
from django.test import override_settings

from models_tracker.exports.licence_of import COLUMNS

R1 = "/api/v1/licence-of/bamboo-ai/Bamboo-R1"


def told(answer):
    assert answer["Content-Type"] == "application/json; charset=utf-8"
    return json.loads(answer.content)


def test_a_look_up_tells_licence_label_terms_and_state_of_the_data(reader, world):
    found = told(reader.get(R1))
    assert list(found) == ["as_of", "data_revision", *(column.name for column in COLUMNS)]
    assert found["id"] == "bamboo-ai/Bamboo-R1"
    assert (found["licence"], found["camp"]) == ("mit", "open-licence")
    assert found["terms"]["commercial_use"] == "yes"
    assert found["terms"]["field_of_use_restrictions"] == "silent"
    assert found["terms"]["user_threshold"] is None
    assert found["last_verified"] == "2026-08-22"
    assert found["page"].endswith("/models/bamboo-r1/")


def test_the_fields_of_the_look_up_are_promised():
    promised = """
        id model name lab camp g7_label osaid rule_version weights licence licence_name
        licence_kind spdx_id terms text_url text_sha256 text_read_on last_verified page
    """
    assert " ".join(column.name for column in COLUMNS) == " ".join(promised.split())


def test_the_case_of_an_id_does_not_matter_its_signs_do(reader, world):
    assert reader.get("/api/v1/licence-of/BAMBOO-AI/bamboo-r1").status_code == 200
    assert reader.get("/api/v1/licence-of/bamboo/ai-Bamboo-R1").status_code == 404


@pytest.mark.parametrize(
    ("path", "status", "error"),
    [
        ("/api/v1/licence-of/nobody/nothing", 404, "unknown-id"),
        (f"{R1}?as_of=2024-12-31", 404, "not-yet-known"),
        (f"{R1}?as_of=soon", 400, "bad-parameter"),
        (f"{R1}?colour=red", 400, "bad-parameter"),
    ],
)
def test_a_refusal_is_json_with_a_reason(reader, world, path, status, error):
    answer = reader.get(path)
    assert answer.status_code == status
    assert told(answer)["error"] == error
    assert told(answer)["detail"]


def test_another_day_answers_the_licence_in_force_then(reader, world):
    assert told(reader.get(f"{R1}?as_of=2025-06-01"))["as_of"] == "2025-06-01"


def test_a_model_that_is_not_published_is_not_told(reader, world):
    world.models["bamboo-r1"].status = "draft"
    world.models["bamboo-r1"].save()
    assert told(reader.get(R1))["error"] == "unknown-id"


@override_settings(DEBUG=False)
def test_a_repeated_question_is_answered_304(reader, world):
    first = reader.get(R1)
    again = reader.get(R1, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304


def test_the_data_page_documents_every_field(reader, world):
    page = reader.get("/data/").content.decode()
    part = page[page.index('id="api"') :]
    assert all(f"<code>{column.name}</code>" in part for column in COLUMNS)
