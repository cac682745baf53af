"""The frontier: one answer in page, JSON, picture and CSV; nonsense refused by name."""

import json
import random
from datetime import date

import pytest

from models_tracker.models import Benchmark
from models_tracker.rules.frontier import Lag
from models_tracker.rules.published import contains, is_of_these_days
from models_tracker.views.frontier import _lead
from tests.charts import reading

PUBLISHED = "benchmark=epoch-capabilities-index&from=2023-01-01&to=2025-10-30"


def answer(reader, query: str = "") -> dict:
    """The JSON answer."""
    return json.loads(reader.get(f"/frontier.json?{query}").content)


def test_json_names_lag_gap_intervals_and_record_setters(reader, world):
    found = answer(reader, "benchmark=trial&to=2025-12-31")
    assert found["lag_months"] is not None
    assert found["gap_points"] is not None
    assert len(found["lag_interval"]) == len(found["gap_interval"]) == 2
    assert [row["model"] for row in found["records"]["front"]] == [
        "bamboo-old",
        "aurora-one",
        "aurora-seed",
    ]
    assert [row["model"] for row in found["records"]["behind"]] == [
        "bamboo-old",
        "bamboo-r1",
        "chene-tout",
    ]
    assert found["coverage"]["behind"] == {"scored": 3, "models": 4, "lack": None}


def test_the_page_says_the_finding_and_the_method(reader, world):
    page = reader.get("/frontier/?to=2025-12-31").content.decode()
    assert "months behind closed models" in page
    assert "Epoch AI publishes" in page
    assert "5th and 95th percentile" in page


def test_a_day_chosen_ends_the_window(reader, world):
    found = answer(reader, "as_of=2025-02-01")
    assert found["to"] == "2025-02-01"
    assert "chene-tout" not in {row["slug"] for row in found["rows"]}
    assert reader.get("/frontier/?as_of=2025-02-01&to=2025-03-01").status_code == 400


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("benchmark=nothing", "benchmark"),
        ("front=purple", "front"),
        ("behind=lab:nobody", "behind"),
        ("behind=closed,open-weights", "behind"),
        ("behind=closed", "behind"),
        ("front=US,CN,FR,DE,GB,JP,KR,IN,CA", "front"),
        ("front=family:Nobody", "front"),
        ("front=year:1999", "front"),
        ("from=2025-02-30", "from"),
        ("from=0001-01-01", "from"),
        ("to=2999-01-01", "to"),
        ("from=2025-01-01&to=2024-01-01", "from"),
        ("tolerance=-1", "tolerance"),
        ("tolerance=1e9", "tolerance"),
        ("tolerance=nan", "tolerance"),
        ("tolerance=%D9%A1", "tolerance"),
        ("bogus=1", "bogus"),
    ],
)
def test_nonsense_is_refused_by_name(reader, world, query, parameter):
    for address in ("/frontier/", "/frontier.json", "/frontier.csv"):
        refused = reader.get(f"{address}?{query}")
        assert refused.status_code == 400
        assert f"“{parameter}”" in refused.content.decode()


def test_without_a_benchmark_there_is_no_frontier(reader, db):
    assert reader.get("/frontier/").status_code == 404


def states(number: int) -> list[str]:
    """Random filter states."""
    chance = random.Random(7)
    groups = ["closed", "open-weights", "open-licence", "china", "united-states", "europe", "FR"]
    groups += ["lab:aurora", "china,open-weights", "united-states,closed"]
    found = []
    for _ in range(number):
        front, behind = chance.sample(groups, 2)
        query = f"front={front}&behind={behind}"
        if chance.random() < 0.5:
            query += f"&to={chance.choice(['2024-04-01', '2025-01-31', '2025-12-31'])}"
        if chance.random() < 0.3:
            query += f"&from={chance.choice(['2018-01-01', '2023-06-01'])}"
        if chance.random() < 0.3:
            query += f"&tolerance={chance.choice(['0', '2.5', '10'])}"
        found.append(query)
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("query", states(50))
def test_picture_table_and_csv_are_equal(reader, world, query):
    page = reader.get(f"/frontier/?{query}").content.decode()
    figure = reading.figures(page)[0]
    rows = reading.csv_rows(reader.get(f"/frontier.csv?{query}").content.decode())
    table = reading.table_rows(figure)
    marks = reading.marks(reading.picture_of(figure))
    assert [(row["name"], row["day"], row["score"], row["group"]) for row in rows] == [
        (row["Model"], row["Counts from"], row["Score (%)"], row["Group"]) for row in table
    ]
    assert [(told[""], told["Counts from"], told["Score (%)"]) for told, *_ in marks] == [
        (row["Model"], row["Counts from"], row["Score (%)"]) for row in table
    ]
    assert [href for _, href, *_ in marks] == [f"/models/{row['slug']}/" for row in rows]
    _stand_on_one_scale(marks, rows)


def _stand_on_one_scale(marks, rows):
    """Marks with equal numbers stand at equal heights, higher ones above."""
    heights = sorted(
        (float(row["score"]), y) for row, (_, _, _, y) in zip(rows, marks, strict=True)
    )
    assert [y for _, y in heights] == sorted((y for _, y in heights), reverse=True)


def test_the_gap_over_time_is_told_in_picture_table_and_csv(reader, world):
    query = "benchmark=trial&from=2025-01-01&to=2025-12-31"
    figure = reading.figures(reader.get(f"/frontier/?{query}").content.decode())[1]
    rows = reading.csv_rows(reader.get(f"/frontier/gap.csv?{query}").content.decode())
    told = [(row["day"], row["gap"]) for row in rows]
    assert told == [
        ("2025-03-31", "-2"),
        ("2025-06-30", "-2"),
        ("2025-09-30", "-2"),
        ("2025-12-31", "-2"),
    ]
    table = reading.table_rows(figure)
    assert [(row["Day"], row["Gap (%)"]) for row in table] == told
    marks = reading.marks(reading.picture_of(figure))
    assert [mark["Gap (%)"] for mark, *_ in marks] == [gap for _day, gap in told]
    assert all(f"&to={day}" in href for (day, _gap), (_, href, *_) in zip(told, marks, strict=True))
    found = answer(reader, query)["gap_over_time"]
    assert [(row["day"], f"{row['gap_points']:g}") for row in found] == told


def test_our_number_is_held_against_the_published_one():
    assert is_of_these_days((date(2023, 1, 1), date(2025, 10, 30)))
    assert not is_of_these_days((date(2023, 1, 1), date(2025, 10, 31)))
    assert contains(Lag(3.0, 1.5, 4.5))
    assert not contains(Lag(2.0, 1.5, 3.4))
    assert not contains(Lag(3.5))


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Our number for the same days"),
        ("&from=2023-01-01&to=2025-10-30", "Our interval does not contain their lag"),
    ],
)
def test_the_page_says_whether_it_agrees_with_the_published_lag(reader, world, query, said):
    Benchmark.objects.update(slug="epoch-capabilities-index")
    assert said in reader.get(f"/frontier/?as_of=2025-12-31{query}").content.decode()


def test_a_group_that_is_ahead_has_its_interval_the_same_way_round():
    assert _lead(Lag(-0.9, -5.9, 1.1)) == {"lead_low": "-1.1", "lead_high": "5.9"}
    assert _lead(Lag(0.9, -1.1, 5.9)) == {"lead_low": "-1.1", "lead_high": "5.9"}
