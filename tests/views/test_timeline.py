"""/timeline/: each event once, on its lane, in its stretch of time; picture, table, files agree."""

import json
import random
import re

import pytest

from models_tracker.models import Claim, Lab, Source
from tests.charts import reading


def events(reader, query: str = "") -> list[dict]:
    """The rows of the JSON answer."""
    return json.loads(reader.get(f"/timeline.json{query}").content)["rows"]


def test_a_quarter_holds_its_days_only(reader, world):
    days = [row["day"] for row in events(reader, "?year=2025&quarter=1")]
    assert days == ["2025-03-01", "2025-01-20"]


def test_a_day_hides_what_came_later(reader, world):
    days = [row["day"] for row in events(reader, "?as_of=2024-03-31")]
    assert days
    assert max(days) <= "2024-03-31"


def test_an_event_shows_the_camp_once_it_had_happened(reader, world):
    found = {
        (row["slug"], row["kind"]): row["camp"]
        for row in events(reader)
        if row["slug"] in ("aurora-seed", "bamboo-old")
    }
    assert found == {
        ("aurora-seed", "released"): "closed",
        ("aurora-seed", "opened"): "restricted",
        ("bamboo-old", "released"): "open-licence",
        ("bamboo-old", "withdrawn"): "closed",
    }


def date_the_stories() -> None:
    """Give the claims and the article of the world a day."""
    Claim.objects.update(said_on="2025-09-01", said_on_precision="day")
    Source.objects.articles().update(published_on="2025-09-02", published_on_precision="day")


def test_articles_and_claims_are_told_when_asked(reader, world):
    date_the_stories()
    kinds = {row["kind"] for row in events(reader)}
    assert not kinds & {"claim", "article"}
    also = events(reader, "?also=articles,claims")
    told = [(row["kind"], row["slug"]) for row in also if row["kind"] in ("claim", "article")]
    assert ("article", "the-gazette") in told
    assert ("claim", "within-a-year") in told
    only = {row["kind"] for row in events(reader, "?also=claims")} & {"claim", "article"}
    assert only == {"claim"}


def test_what_is_not_established_stands_below(reader, world):
    Lab.objects.filter(slug="bamboo").update(counts_as="")
    figure = reading.figures(reader.get("/timeline/").content.decode())[0]
    names = re.findall(r'text-anchor="end"[^>]*>(\D[^<]*)</text>', figure)
    assert names[-1] == "not established"
    assert len(names) > 2


def test_a_filter_keeps_the_stories_of_the_models_it_leaves(reader, world):
    date_the_stories()
    slugs = {row["slug"] for row in events(reader, "?also=articles,claims&lab=bamboo")}
    assert {"within-a-year", "the-gazette"} <= slugs
    assert not {"within-a-year", "the-gazette"} & {
        row["slug"] for row in events(reader, "?also=articles,claims&lab=chene")
    }


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("lanes=camp", "lanes"),
        ("also=rumours", "also"),
        ("quarter=1", "quarter"),
        ("year=2017", "year"),
        ("sort=slug", "sort"),
        ("x=1", "x"),
    ],
)
def test_nonsense_is_refused_by_name(reader, world, query, parameter):
    for address in ("/timeline/", "/timeline.csv", "/timeline.svg", "/timeline.json"):
        refused = reader.get(f"{address}?{query}")
        assert refused.status_code == 400
        assert f"“{parameter}”" in refused.content.decode()


def states(number: int) -> list[str]:
    """Random filter states."""
    chance = random.Random(13)
    options = {
        "lanes": ["country", "lab", "family"],
        "year": ["2023", "2024", "2025"],
        "camp": ["open-licence", "restricted", "closed"],
        "country": ["CN", "US", "FR"],
        "weights": ["open", "closed"],
        "also": ["articles", "claims", "articles,claims"],
        "sort": ["name", "-name", "day", "event", "-camp", "country"],
        "as_of": ["2024-03-05", "2025-01-31", "2025-12-31"],
    }
    found = []
    for _ in range(number):
        names = chance.sample(sorted(options), chance.randrange(0, 4))
        query = "&".join(f"{name}={chance.choice(options[name])}" for name in names)
        quarter = "year=2025" in query and "as_of" not in query and chance.random() < 0.5
        found.append(f"{query}&quarter={chance.choice('123')}" if quarter else query)
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("query", states(50))
def test_picture_table_and_csv_are_equal(reader, world, query):
    page = reader.get(f"/timeline/?{query}")
    if page.status_code == 400:
        assert "year" in query
        assert reader.get(f"/timeline.csv?{query}").status_code == 400
        return
    rows = reading.csv_rows(reader.get(f"/timeline.csv?{query}").content.decode())
    figures = reading.figures(page.content.decode())
    if not rows:
        assert not figures
        return
    table = reading.table_rows(figures[0])
    marks = reading.marks(reading.picture_of(figures[0]))
    for name, label in {"name": "What", "day": "Day", "event": "Event", "lab": "Lab"}.items():
        shown = [row[name] or "not established" for row in rows]
        assert shown == [_known(row[label]) for row in table]
        key = "" if name == "name" else label
        assert [told[key] for told, *_ in marks] == shown
    nouns = {"article": "articles", "claim": "claims"}
    assert [href.partition("?")[0] for _, href, *_ in marks] == [
        f"/{nouns.get(row['kind'], 'models')}/{row['slug']}/" for row in rows
    ]
    assert [told["Openness"] for told, *_ in marks] == [_known(row["Openness"]) for row in table]
    places = [(x, y) for *_, x, y in marks]
    assert len(set(places)) == len(places)


def _known(text: str) -> str:
    return text if text not in ("", "–") else "not established"
