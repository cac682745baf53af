"""/licences/finder/: what is asked is what is answered, on the page, in the files, on the sheet."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_tracker import settling
from models_tracker.models import Derivation, Licence
from tests import factories
from tests.rules.permission_cases import FREE
from tests.views.test_pages import csv_rows, queries

MOON = FREE | {
    "commercial_use": "no",
    "excluded_territories": "EU",
    "territory_basis": "domicile",
    "territory_scope": "multimodal",
}
CROWD = FREE | {
    "user_threshold": "700000000",
    "threshold_tested": "release-date",
    "threshold_effect": "ask-licence",
    "commercial_use": "conditional",
}


@pytest.fixture
def texts(world):
    """Texts read on everything: free, one with a threshold, one for research; a model of each."""
    made = {}
    for slug, terms in (("free", FREE), ("crowd", CROWD), ("moon", MOON)):
        licence = factories.licence(terms, slug=slug, name=f"{slug.title()} License")
        model = factories.ai_model(slug=f"{slug}-model", name=f"{slug.title()} Model")
        factories.availability(model, "2025-02-01", licence=licence)
        factories.statement(model=model, field="modalities_in", value="text")
        factories.statement(model=model, field="modalities_out", value="text")
        made[slug] = model
    settling.settle_all()
    return made


def answers(reader, query, act="internal"):
    rows = json.loads(reader.get(f"/licences/finder.json?{query}").content)["rows"]
    return {row["model"]: row["answer"] for row in rows if row["act"] == act}


def test_answers_follow_the_situation(reader, texts):
    found = answers(reader, "purpose=commercial&users=1000&domicile=FR")
    assert found["free-model"] == "granted"
    assert found["crowd-model"] == "granted"
    assert found["moon-model"] == "excluded"
    assert found["chene-7b"] == "not-established"


def test_what_is_not_said_is_asked(reader, texts):
    rows = json.loads(reader.get("/licences/finder.json?act=internal").content)["rows"]
    asks = {row["model"]: row["asks"] for row in rows}
    assert asks["crowd-model"] == ["users"]
    assert asks["free-model"] is None
    page = reader.get("/licences/finder/?act=internal").content.decode()
    assert '<a href="#filter-users">Monthly users</a> (1 model)' in page


def test_models_without_weights_are_there_when_asked_for(reader, texts):
    assert "aurora-one" not in answers(reader, "")
    assert answers(reader, "weights=any")["aurora-one"] == "excluded"
    assert set(answers(reader, "weights=closed")) == {"aurora-one", "bamboo-old", "chene-reve"}


def test_the_day_decides_what_is_there(reader, texts):
    assert set(answers(reader, "as_of=2023-06-01")) == {"bamboo-old"}
    assert set(answers(reader, "as_of=2025-01-31")) == {"bamboo-r1", "chene-7b"}


def test_granted_comes_first_and_what_is_not_established_last(reader, texts):
    query = "act=internal&purpose=commercial&users=900000000&users_at_release=900000000"
    states = [row["answer"] for row in csv_rows(reader, f"/licences/finder.csv?{query}")]
    order = ["granted", "granted-with-duties", "needs-agreement", "excluded", "not-established"]
    assert {"granted", "needs-agreement", "excluded", "not-established"} <= set(states)
    assert states == sorted(states, key=order.index)
    turned = csv_rows(reader, f"/licences/finder.csv?{query}&sort=-internal")
    assert turned[0]["answer"] == "excluded"
    assert turned[-1]["answer"] == "not-established"


@pytest.mark.parametrize(
    "query",
    ["", "act=host&act=train-on-outputs", "q=free&purpose=research", "reads=text&per_page=100"],
)
def test_page_csv_and_json_hold_the_same_models(reader, texts, query):
    listed = [row["model"] for row in csv_rows(reader, f"/licences/finder.csv?{query}")]
    told = [
        row["model"]
        for row in json.loads(reader.get(f"/licences/finder.json?{query}").content)["rows"]
    ]
    page = reader.get(f"/licences/finder/?{query}").content.decode()
    assert listed == told
    for slug in set(listed):
        assert f'href="/models/{slug}/"' in page
    places = [page.index(f'<th scope="row"><a href="/models/{slug}/"') for slug in listed]
    assert places == sorted(places)


def test_the_sentence_counts_every_model_once(reader, texts):
    page = " ".join(reader.get("/licences/finder/?act=internal").content.decode().split())
    assert "Of 7 models that fit" in page
    assert "the texts of 1 grant it outright and of 0 with duties" in page
    assert "for 6 it is not established" in page


def test_a_base_of_another_lab_binds(reader, texts):
    tuned = factories.ai_model(slug="tuned", name="Tuned")
    factories.availability(tuned, "2025-03-01", licence=Licence.objects.get(slug="free"))
    settling.settle_all()
    query = "purpose=commercial&act=internal"
    assert answers(reader, query)["tuned"] == "granted"
    source = factories.source()
    Derivation.objects.create(model=tuned, base=texts["moon"], relation="fine-tune", source=source)
    assert answers(reader, query)["tuned"] == "excluded"
    page = reader.get(f"/models/tuned/evidence/?{query}").content.decode()
    assert "The text of a base:" in page
    assert "The text does not grant commercial use." in page
    Derivation.objects.update(relation="distilled")
    assert answers(reader, query)["tuned"] == "granted"
    Derivation.objects.update(relation="fine-tune")
    texts["moon"].lab = tuned.lab
    texts["moon"].save()
    assert answers(reader, query)["tuned"] == "granted"


def test_a_floor_on_a_benchmark_keeps_models_scored_that_high(reader, texts):
    assert set(answers(reader, "benchmark=trial&score_min=63")) == {"aurora-seed", "chene-tout"}
    assert "bamboo-r1" in answers(reader, "benchmark=trial&score_min=62")
    assert "free-model" not in answers(reader, "benchmark=trial")


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("act=fly", "act"),
        ("actor=nobody", "actor"),
        ("purpose=fun", "purpose"),
        ("domicile=XX", "domicile"),
        ("used_in=moon", "used_in"),
        ("users=many", "users"),
        ("users=-5", "users"),
        ("revenue=a%20lot", "revenue"),
        ("currency=BTC", "currency"),
        ("period=week", "period"),
        ("business=spy", "business"),
        ("need=luck", "need"),
        ("users=1&users=2", "users"),
        ("weights=open%00", ""),
        ("weights=heavy", "weights"),
        ("benchmark=none", "benchmark"),
        ("score_min=5", "score_min"),
        ("score_min=high&benchmark=trial", "score_min"),
        ("sort=luck", "sort"),
        ("per_page=7", "per_page"),
        ("page=0", "page"),
        ("as_of=1999-01-01", "as_of"),
        ("bogus=1", "bogus"),
    ],
)
def test_an_impossible_answer_is_refused_by_name(reader, world, query, parameter):
    for path in ("/licences/finder/", "/licences/finder.csv", "/licences/finder.json"):
        answer = reader.get(f"{path}?{query}")
        assert answer.status_code == 400
        assert parameter in answer.content.decode()


def test_a_page_beyond_the_last_is_not_found(reader, world):
    assert reader.get("/licences/finder/?page=9").status_code == 404


def test_it_asks_few_queries_however_many_models(reader, texts):
    path = "/licences/finder/?purpose=commercial&act=internal&act=host&q=model"
    few = queries(reader, path)
    for number in range(40):
        model = factories.ai_model(name=f"Many Model {number}")
        factories.availability(
            model, "2025-02-01", licence=Licence.objects.get(slug=("free", "moon")[number % 2])
        )
    settling.settle_all()
    assert queries(reader, path) == few <= 12


def test_nothing_is_called_safe_or_advised(reader, texts):
    page = reader.get("/licences/finder/").content.decode()
    assert "not legal advice" in page
    for word in ("is safe", "we recommend", "you should"):
        assert word not in page.lower()


def test_a_sheet_tells_text_answers_history_and_what_is_not_established(reader, texts):
    path = "/models/crowd-model/evidence/?purpose=commercial&users=900M&act=internal"
    page = " ".join(reader.get(path).content.decode().split())
    assert "Your number decides: Above 700,000,000 monthly users" in page
    assert "Monthly users" in page
    assert ">900,000,000<" in page
    assert "Crowd License" in page
    assert 'id="history"' in page
    assert "Not decided by the licence" in page
    with CaptureQueriesContext(connection) as captured:
        reader.get(path)
    assert len(captured) <= 40


def test_a_sheet_of_a_model_not_yet_known_is_not_found(reader, texts):
    assert reader.get("/models/free-model/evidence/?as_of=2024-01-01").status_code == 404
    assert reader.get("/models/free-model/evidence/?as_of=2025-03-01").status_code == 200
    assert reader.get("/models/nothing/evidence/").status_code == 404


def test_a_sheet_refuses_what_it_does_not_know(reader, world):
    answer = reader.get("/models/bamboo-r1/evidence/?sort=name")
    assert answer.status_code == 400
    assert "sort" in answer.content.decode()


@pytest.mark.parametrize(
    ("prefix", "users", "revenue"),
    [
        ("", "5,000,000", "20,000,000 EUR"),
        ("/fr", "5\u00a0000\u00a0000", "20\u00a0000\u00a0000 EUR"),
    ],
)
def test_a_sheet_writes_amounts_as_the_language_does(reader, texts, prefix, users, revenue):
    address = f"{prefix}/models/crowd-model/evidence/?users=5000000&revenue=20M&currency=EUR"
    page = reader.get(address).content.decode().replace("\u202f", "\u00a0")
    assert f"<dd>{users}</dd>" in page
    assert revenue in page


def test_the_french_sentence_of_the_finder_has_one_colon(reader, texts):
    page = reader.get("/fr/licences/finder/?act=host&act=offer").content.decode()
    sentence = page[page.index("Sur ") : page.index("pas établi.")]
    assert sentence.count("\u00a0:") == 1
