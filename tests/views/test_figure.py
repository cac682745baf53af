"""Money and reach: one measure on an axis, the same rows in picture, table and files."""

import json
import random

import pytest

from models_tracker.models import Figure
from tests import factories
from tests.charts import reading


def figures(reader, query: str = "") -> list[dict]:
    """The rows of the JSON answer."""
    return json.loads(reader.get(f"/figures.json?{query}").content)["rows"]


def test_private_valuations_come_first_with_qualifier_status_and_source(reader, world):
    rows = figures(reader)
    assert [(row["slug"], row["amount"], row["qualifier"], row["status"]) for row in rows] == [
        ("aurora", 25_000_000_000, "about", "in talks"),
        ("aurora", 10_000_000_000, "exactly", "settled"),
    ]
    assert all(row["source"] for row in rows)


def test_another_unit_or_period_is_not_on_the_same_axis(reader, world):
    lab = world.labs["bamboo"]
    factories.figure("private-valuation", "7", "2025-05-01", lab=lab, unit="CNY")
    factories.figure("downloads", "9", "2025-05-01", lab=lab, unit="downloads", period="ever")
    assert {row["slug"] for row in figures(reader)} == {"aurora"}
    assert [row["amount"] for row in figures(reader, "unit=CNY")] == [7]
    assert {row["period"] for row in figures(reader, "kind=downloads")} == {None}
    page = reader.get("/figures/?kind=downloads").content.decode()
    assert "not on this axis" in page
    assert "period=ever" in page


def test_unlike_kinds_share_an_axis_only_with_a_warning(reader, world):
    lab = world.labs["bamboo"]
    factories.figure("market-capitalisation", "300000000000", "2025-06-01", lab=lab)
    alone = reader.get("/figures/").content.decode()
    both = reader.get("/figures/?kind=private-valuation&kind=market-capitalisation")
    assert "unlike kinds" not in alone
    assert "unlike kinds of numbers on one axis" in both.content.decode()
    assert "unlike kinds on one axis" in reading.figures(both.content.decode())[0]


@pytest.mark.parametrize(
    ("query", "amounts"),
    [
        ("as_of=2024-05-30", []),
        ("as_of=2024-05-31", [10_000_000_000]),
        ("status=talks", [25_000_000_000]),
        ("region=china", []),
        ("country=US", [25_000_000_000, 10_000_000_000]),
        ("country=CN", []),
        ("kind=downloads&region=china", [5000, 1000]),
        ("kind=downloads&of=model", []),
        ("since=2025", [25_000_000_000]),
        ("lab=aurora&sort=amount", [10_000_000_000, 25_000_000_000]),
        ("q=auro", [25_000_000_000, 10_000_000_000]),
    ],
)
def test_filters_and_days_choose_figures(reader, world, query, amounts):
    assert [row["amount"] for row in figures(reader, query)] == amounts


def test_the_camp_of_a_model_chooses_its_figures(reader, world):
    for slug in ("bamboo-r1", "chene-7b"):
        model = world.models[slug]
        factories.figure("downloads", "3", "2025-08-01", model=model, unit="downloads")
    assert [row["slug"] for row in figures(reader, "kind=downloads&camp=open-licence")] == [
        "bamboo-r1"
    ]


def states(number: int) -> list[str]:
    """Random filter states."""
    chance = random.Random(17)
    options = {
        "kind": ["private-valuation", "downloads", "downloads&kind=private-valuation"],
        "sort": ["amount", "-amount", "name", "as_of", "-status", "country"],
        "status": ["talks", "closed", "reported"],
        "lab": ["aurora", "bamboo"],
        "country": ["US", "CN"],
        "as_of": ["2024-06-01", "2025-03-01", "2025-12-31"],
        "since": ["2024", "2025-02"],
    }
    found = []
    for _ in range(number):
        names = chance.sample(sorted(options), chance.randrange(0, 4))
        found.append("&".join(f"{name}={chance.choice(options[name])}" for name in names))
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("query", states(50))
def test_picture_table_and_csv_are_equal(reader, world, query):
    rows = reading.csv_rows(reader.get(f"/figures.csv?{query}").content.decode())
    figures = reading.figures(reader.get(f"/figures/?{query}").content.decode())
    if not rows:
        assert not figures
        return
    table = reading.table_rows(figures[0])
    marks = reading.marks(reading.picture_of(figures[0]))
    assert [(row["name"], row["as_of"], row["amount"]) for row in rows] == [
        (row["Of"], row["As of"], row["Amount"]) for row in table
    ]
    assert [told["Amount"].replace(",", "") for told, *_ in marks] == [
        row["amount"] for row in rows
    ]


def test_a_draft_lab_has_no_figures(reader, world):
    world.labs["aurora"].status = "draft"
    world.labs["aurora"].save()
    assert Figure.objects.filter(lab__slug="aurora").exists()
    assert figures(reader) == []
    assert "No row fits" in reader.get("/figures/").content.decode()


@pytest.mark.parametrize(
    "query", ["kind=worth", "unit=SEK", "of=planet", "sort=source_slug", "y=1"]
)
def test_nonsense_is_refused_by_name(reader, world, query):
    for address in ("/figures/", "/figures.csv", "/figures.svg"):
        refused = reader.get(f"{address}?{query}")
        assert refused.status_code == 400
        assert f"“{query.partition('=')[0]}”" in refused.content.decode()
