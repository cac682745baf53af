"""/openness/over-time/: one count in page, picture, table, CSV and JSON; nonsense refused."""

import json
import random
import re

import pytest

from models_tracker import settling
from tests import factories
from tests.charts import reading

NUMBERS = {
    "open_licence": "open licence",
    "restricted": "restricted weights",
    "unsettled": "weights, licence not established",
    "closed": "closed",
    "all": "All",
    "weights_share": "With weights (%)",
    "open_share_low": "Open licence, at least (%)",
    "open_share_high": "Open licence, at most (%)",
}


def rows(reader, query: str = "") -> dict[str, dict]:
    """The rows of the JSON by name."""
    answer = json.loads(reader.get(f"/openness/over-time.json?{query}").content)
    return {row["name"]: row for row in answer["rows"]}


def test_each_region_and_quarter_counts_its_releases(reader, world):
    found = rows(reader)
    assert list(found) == [
        "China, Q2 2023",
        "China, Q1 2025",
        "Europe (with the European Union), Q3 2024",
        "Europe (with the European Union), Q1 2025",
        "United States, Q1 2024",
        "United States, Q2 2024",
    ]
    unsettled = found["Europe (with the European Union), Q3 2024"]
    assert (unsettled["unsettled"], unsettled["all"]) == (1, 1)
    assert (unsettled["open_share_low"], unsettled["open_share_high"]) == (0, 100)


def test_how_it_was_released_is_not_how_it_stands(reader, world):
    name = "United States, Q2 2024"
    assert rows(reader)[name]["closed"] == 1
    assert rows(reader, "how=stands")[name]["restricted"] == 1
    assert rows(reader)["China, Q2 2023"]["open_licence"] == 1
    assert rows(reader, "how=stands")["China, Q2 2023"]["closed"] == 1


def test_a_chosen_day_leaves_out_what_came_later(reader, world):
    found = rows(reader, "as_of=2024-07-01&how=stands&per=year&by=lab")
    assert list(found) == ["Aurora, 2024", "Bamboo, 2023"]
    assert found["Aurora, 2024"]["closed"] == 2


def test_a_release_of_no_known_quarter_is_told_and_counted_by_year(reader, world):
    model = factories.ai_model(name="Bamboo Some Time", lab=world.labs["bamboo"])
    factories.availability(model, "2022", "api")
    settling.settle_all()
    page = reader.get("/openness/over-time/").content.decode()
    assert "1 more model has no day of release precise enough" in page
    assert "China, 2022" in rows(reader, "per=year")


def test_the_page_says_what_it_found_and_how_it_counts(reader, world):
    page = reader.get("/openness/over-time/?as_of=2025-04-01").content.decode()
    assert (
        "Released with open weights in the twelve months to 1 April 2025: China 100 % (1 of 1), "
        "Europe (with the European Union) 100 % (2 of 2), United States 0 % (0 of 1)" in page
    )
    assert "within 30 days of its first release" in page
    assert len(reading.figures(page)) == 2
    assert len(reading.figures(reader.get("/openness/over-time/?by=lab").content.decode())) == 1


def test_a_bar_leads_to_its_models(reader, world):
    figure = reading.figures(reader.get("/openness/over-time/").content.decode())[0]
    hrefs = [href for _told, href, *_place in reading.marks(reading.picture_of(figure))]
    assert "/models/?region=china&released_from=2025-01&released_to=2025-03" in hrefs
    for href in hrefs:
        assert reader.get(href).context["found"] == 1


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("by=moon", "by"),
        ("per=day", "per"),
        ("measure=weight", "measure"),
        ("how=gladly", "how"),
        ("by=lab&by=region", "by"),
        ("camp=purple", "camp"),
        ("bogus=1", "bogus"),
        ("as_of=2999-01-01", "as_of"),
    ],
)
def test_nonsense_is_refused_by_name(reader, world, query, parameter):
    for address in ("/openness/over-time/", "/openness/over-time.json", "/openness/over-time.csv"):
        refused = reader.get(f"{address}?{query}")
        assert refused.status_code == 400
        assert f"“{parameter}”" in refused.content.decode()


def test_without_a_release_the_page_says_so(reader, db):
    page = reader.get("/openness/over-time/").content.decode()
    assert "Releases by region: none in the twelve months to" in page


def states(number: int) -> list[str]:
    """Random filter states."""
    chance = random.Random(11)
    found = []
    for _ in range(number):
        query = f"by={chance.choice(['region', 'country', 'lab', 'all'])}"
        query += f"&per={chance.choice(['quarter', 'year'])}"
        query += f"&measure={chance.choice(['share', 'number'])}"
        query += f"&how={chance.choice(['released', 'stands'])}"
        if chance.random() < 0.4:
            query += f"&as_of={chance.choice(['2024-07-01', '2025-02-01', '2025-09-01'])}"
        if chance.random() < 0.4:
            query += f"&region={chance.choice(['china', 'europe', 'united-states'])}"
        if chance.random() < 0.3:
            query += f"&released_from={chance.choice(['2024', '2025-01'])}"
        found.append(query)
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("query", states(50))
def test_picture_table_csv_and_json_are_equal(reader, world, query):
    page = reader.get(f"/openness/over-time/?{query}").content.decode()
    drawn = reading.figures(page)
    file = reading.csv_rows(reader.get(f"/openness/over-time.csv?{query}").content.decode())
    told = [
        {name: _spelt(row[name]) for name in ("name", *NUMBERS)}
        for row in rows(reader, query).values()
    ]
    assert [{name: row[name] for name in ("name", *NUMBERS)} for row in file] == told
    assert bool(drawn) == bool(file)
    if not drawn:
        return
    table = reading.table_rows(drawn[0])
    marks = reading.marks(reading.picture_of(drawn[0]))
    headers = {"name": "Releases"} | NUMBERS
    assert [{name: row[headers[name]] for name in headers} for row in table] == told
    said = [{name: mark.get(headers[name], mark[""]) for name in headers} for mark, *_ in marks]
    assert said == told


def _spelt(value) -> str:
    """A JSON value as files and tables spell it."""
    return re.sub(r"\.0$", "", str(value))
