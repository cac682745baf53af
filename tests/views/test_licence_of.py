"""The look-up by Hugging Face id: stable fields, a day, an ETag, refusals in JSON."""

import json
from urllib.parse import quote

import pytest
from django.test import override_settings

from models_tracker import settling
from models_tracker.exports.licence_of import COLUMNS
from models_tracker.models import Alias, Derivation
from tests import factories

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
        licence_kind spdx_id terms bases text_url text_sha256 text_read_on last_verified page
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


@pytest.mark.parametrize(
    "hostile",
    [
        "",
        "a",
        "a/b/c",
        "../../etc/passwd",
        "bamboo-ai/Bamboo-R1'; DROP TABLE models_tracker_alias; --",
        "<script>alert(1)</script>/x",
        "%s%n%d/{0}",
        "\N{RIGHT-TO-LEFT OVERRIDE}bamboo-ai/Bamboo-R1",
        "bamboo-ai/" + "R" * 5000,
        "\N{GRINNING FACE}/\N{COMBINING ACUTE ACCENT}",
        "bamboo-ai\\Bamboo-R1",
        "bamboo-ai/Bamboo R1",
        "bamboo-ai/Bamboo-R1/resolve/main",
    ],
)
def test_a_hostile_id_is_an_unknown_one(reader, world, hostile):
    answer = reader.get(f"/api/v1/licence-of/{quote(hostile)}")
    assert answer.status_code in (400, 404)
    assert told(answer)["error"] in ("unknown-id", "bad-parameter")
    assert len(answer.content) < 1000


@pytest.mark.parametrize("hidden", ["%00", "%0d%0aSet-Cookie:a=b", "a/%1b[31m", "%ff/%fe"])
def test_hidden_signs_are_refused_in_json(reader, world, hidden):
    answer = reader.get(f"/api/v1/licence-of/{hidden}")
    assert answer.status_code in (400, 404)
    assert answer["Content-Type"].startswith("application/json")
    assert set(json.loads(answer.content)) >= {"error", "detail"}
    assert "Set-Cookie" not in answer


def test_one_can_only_read(reader, world):
    answer = reader.post(R1)
    assert answer.status_code == 405
    assert told(answer)["error"] == "read-only"
    assert "GET" in answer["Allow"]


@pytest.mark.parametrize("path", [R1, "/api/v1/licence-of/no/body", f"{R1}?as_of=soon"])
def test_a_page_of_any_origin_may_read_the_answer(reader, world, path):
    answer = reader.get(path)
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in answer


def test_the_text_of_a_stricter_base_is_told(reader, world):
    tuned = factories.ai_model(slug="tuned", lab=world.labs["bamboo"])
    factories.availability(tuned, "2025-10-01", licence=world.licences["mit"])
    Alias.objects.create(model=tuned, namespace="hugging-face", text="bamboo-ai/Tuned")
    seed = world.models["aurora-seed"]
    Derivation.objects.create(
        model=tuned, base=seed, relation="fine-tune", source=factories.source()
    )
    settling.settle_all()
    (base,) = told(reader.get("/api/v1/licence-of/bamboo-ai/tuned"))["bases"]
    assert base["model"] == "aurora-seed"
    assert (base["licence"], base["flow"]) == ("sun", "conflict")
    assert base["terms_in_conflict"] == ["commercial_use"]
    assert "naming_duty" in base["terms_that_hold"]
    assert told(reader.get(R1))["bases"] == []
