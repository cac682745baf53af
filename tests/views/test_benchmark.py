"""Benchmarks: scores in picture, table and files alike; what is covered; what is marked."""

import json
import random

import pytest

from models_tracker.models import Score
from tests import factories
from tests.charts import reading


def scores(reader, query: str = "") -> dict:
    """The JSON answer of the trial."""
    return json.loads(reader.get(f"/benchmarks/trial.json{query}").content)


def test_the_list_counts_what_each_benchmark_scores(reader, world):
    row = json.loads(reader.get("/benchmarks.json").content)["rows"][0]
    assert (row["slug"], row["models"], row["open_models"], row["reported"]) == ("trial", 5, 3, 1)
    assert "/benchmarks/trial/" in reader.get("/benchmarks/?q=tri").content.decode()


def test_the_best_that_others_measured_stands_for_a_model(reader, world):
    found = {row["slug"]: row for row in scores(reader)["rows"]}
    assert found["bamboo-r1"]["score"] == 62
    assert found["bamboo-r1"]["reported"] == "others"


def test_the_labs_own_word_is_marked_and_can_be_asked_for(reader, world):
    rows = scores(reader, "?reported=lab")["rows"]
    assert [(row["slug"], row["score"], row["reported"]) for row in rows] == [
        ("bamboo-r1", 70, "the lab itself")
    ]
    assert len(scores(reader, "?settings=all")["rows"]) == 6


def test_a_day_leaves_out_later_builds_and_later_measures(reader, world):
    assert {row["slug"] for row in scores(reader, "?as_of=2024-06-29")["rows"]} == {
        "aurora-one",
        "bamboo-old",
    }
    Score.objects.filter(model__slug="aurora-one").update(
        measured_on="2024-08-01", measured_on_precision="month"
    )
    slugs = {row["slug"] for row in scores(reader, "?as_of=2024-08-30")["rows"]}
    assert slugs == {"aurora-seed", "bamboo-old"}
    assert "aurora-one" in {row["slug"] for row in scores(reader, "?as_of=2024-08-31")["rows"]}


def test_unknown_sorts_last_both_ways(reader, world):
    Score.objects.filter(model__slug="chene-tout").update(ci_low=None, ci_high=None)
    for sort in ("low", "-low"):
        assert scores(reader, f"?sort={sort}")["rows"][-1]["slug"] == "chene-tout"


def test_what_is_covered_is_said(reader, world):
    page = reader.get("/benchmarks/trial/").content.decode()
    assert "How much is scored" in page
    assert "2 of 2" in page


def test_a_picture_without_its_rows_says_so(reader, world):
    page = reader.get("/benchmarks/trial/?q=nothing-of-that-name").content.decode()
    assert "No row fits" in page


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("sort=slug", "sort"), ("reported=me", "reported"), ("camp=purple", "camp"), ("x=1", "x")],
)
def test_nonsense_is_refused_by_name(reader, world, query, parameter):
    for address in ("/benchmarks/trial/", "/benchmarks/trial.csv", "/fr/benchmarks/trial.svg"):
        refused = reader.get(f"{address}?{query}")
        assert refused.status_code == 400
        assert f"{parameter}" in refused.content.decode()


def test_an_unknown_benchmark_is_not_found(reader, world):
    assert reader.get("/benchmarks/nothing/").status_code == 404
    assert reader.get("/benchmarks/nothing.png").status_code == 404


def states(number: int) -> list[str]:
    """Random filter states."""
    chance = random.Random(11)
    options = {
        "camp": ["open-licence", "restricted", "closed"],
        "weights": ["open", "closed"],
        "region": ["china", "united-states", "european-union"],
        "lab": ["aurora", "bamboo", "chene"],
        "reported": ["others", "lab"],
        "settings": ["all"],
        "sort": ["name", "-name", "score", "-day", "country", "-low", "camp"],
        "as_of": ["2024-03-05", "2025-01-31", "2025-12-31"],
        "released_from": ["2024", "2024-06"],
    }
    found = []
    for _ in range(number):
        names = chance.sample(sorted(options), chance.randrange(0, 4))
        found.append("&".join(f"{name}={chance.choice(options[name])}" for name in names))
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("query", states(50))
def test_picture_table_and_csv_are_equal(reader, world, query):
    rows = reading.csv_rows(reader.get(f"/benchmarks/trial.csv?{query}").content.decode())
    figures = reading.figures(reader.get(f"/benchmarks/trial/?{query}").content.decode())
    if not rows:
        assert not figures
        return
    table = reading.table_rows(figures[0])
    marks = reading.marks(reading.picture_of(figures[0]))
    names = {"name": "Model", "lab": "Lab", "day": "Build available since", "score": "Score (%)"}
    for name, label in names.items():
        assert [row[name] for row in rows] == [row[label] for row in table]
        key = "" if name == "name" else label
        assert [told[key] for told, *_ in marks] == [row[label] for row in table]
    paths = [href.partition("?")[0] for _, href, *_ in marks]
    assert paths == [f"/models/{row['slug']}/" for row in rows]


def test_amounts_over_many_orders_stand_on_a_logarithmic_axis(reader, world):
    wide = factories.benchmark(slug="wide", name="Wide", unit="minutes")
    factories.score(world.models["aurora-one"], wide, "0.1", "2024-03-05")
    factories.score(world.models["bamboo-r1"], wide, "100", "2025-01-20")
    assert "logarithmic" in reader.get("/benchmarks/wide/").content.decode()
