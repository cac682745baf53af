"""/compare/: what is asked is what is shown, on the page and in both files."""

import csv
import json
import re
from pathlib import Path

import pytest
from django.http import QueryDict

from models_tracker.models import AIModel
from models_tracker.views.comparison import EXAMPLES
from tests.views.test_pages import csv_rows

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"
TWO = "?models=bamboo-r1&models=chene-tout"


def told(reader, query, fact):
    rows = json.loads(reader.get(f"/compare.json{query}").content)["rows"]
    return {row["subject"]: row for row in rows if row["fact"] == fact}


def test_csv_and_json_hold_the_same_facts(reader, world):
    listed = csv_rows(reader, f"/compare.csv{TWO}")
    told = json.loads(reader.get(f"/compare.json{TWO}").content)["rows"]
    keys = [(row["fact"], row["subject"]) for row in told]
    assert [(row["fact"], row["subject"]) for row in listed] == keys
    assert {row["subject"] for row in listed} == {"bamboo-r1", "chene-tout"}


def test_the_independent_score_is_compared_with_its_interval(reader, world):
    found = told(reader, TWO, "score:trial")
    assert (found["bamboo-r1"]["value"], found["bamboo-r1"]["interval_low"]) == (62, 60)
    assert found["chene-tout"]["best"] is True
    assert found["bamboo-r1"]["best"] is False


def test_the_day_decides_where_a_model_stands(reader, world):
    seed = "?models=aurora-seed&models=bamboo-old"
    assert told(reader, seed, "camp")["aurora-seed"]["value"] == "restricted"
    then = told(reader, f"{seed}&as_of=2024-07-01", "camp")
    assert then["aurora-seed"]["value"] == "closed"
    early = told(reader, f"{seed}&as_of=2023-06-01", "camp")
    assert early["aurora-seed"]["value"] is None


def test_the_heading_says_what_is_compared(reader, world):
    page = reader.get(f"/compare/{TWO}").content.decode()
    assert "<h1>Bamboo-R1 / Chêne Tout</h1>" in page
    assert "<h1>Compare</h1>" in reader.get("/compare/").content.decode()


def test_groups_are_counted(reader, world):
    found = told(reader, "?a=united-states&b=china", "models")
    assert [row["value"] for row in found.values()] == [2, 2]


def test_a_licence_s_terms_stand_side_by_side(reader, world):
    found = told(reader, "?licences=mit&licences=sun", "commercial_use")
    assert {slug: row["value"] for slug, row in found.items()}["sun"] == "conditional"
    assert all(row["differs"] for row in found.values())


def test_a_draft_cannot_be_compared(reader, world):
    AIModel.objects.filter(slug="bamboo-r1").update(status="draft")
    assert reader.get(f"/compare/{TWO}").status_code == 400


def test_a_table_sends_its_ticked_rows(reader, world):
    page = reader.get("/models/").content.decode()
    assert '<form class="compare-pick" id="compare" method="get" action="/compare/"' in page
    assert 'form="compare" name="models" value="bamboo-r1"' in page
    assert '<th scope="row"><a href="/models/bamboo-r1/">' in page
    assert 'form="compare"' not in reader.get("/").content.decode()


def test_a_page_offers_to_add_and_to_leave_out(reader, world):
    page = reader.get(f"/compare/{TWO}").content.decode()
    assert '<input type="hidden" name="models" value="chene-tout">' in page
    assert 'href="?models=chene-tout"' in page


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/models/?as_of=2025-06-01", "models"),
        ("/openness/?as_of=2025-06-01", "models"),
        ("/labs/bamboo/?as_of=2025-06-01", "models"),
        ("/labs/?as_of=2025-06-01", "labs"),
        ("/licences/?as_of=2025-06-01", "licences"),
    ],
)
def test_every_table_of_models_labs_and_licences_can_be_compared(reader, world, address, parameter):
    page = reader.get(address).content.decode()
    form = re.search(r'<form class="compare-pick".*?</form>', page, re.DOTALL).group()
    assert 'name="as_of" value="2025-06-01"' in form
    assert f'form="compare" name="{parameter}"' in page


def test_a_text_that_names_one_thing_adds_it(reader, world):
    answer = reader.get("/compare/?models=bamboo-r1&add=chêne tout")
    assert (answer.status_code, answer["Location"]) == (
        302,
        "/compare/?models=bamboo-r1&models=chene-tout",
    )
    alias = reader.get("/compare/?add=R1&as_of=2025-06-01")
    assert alias["Location"] == "/compare/?models=bamboo-r1&as_of=2025-06-01"


def test_a_text_that_may_mean_several_shows_them(reader, world):
    page = reader.get("/compare/?models=bamboo-r1&add=aurora").content.decode()
    assert 'href="/compare/?models=bamboo-r1&amp;models=aurora-one"' in page
    assert "labs=aurora" not in page
    assert "Nothing is called" in reader.get("/compare/?add=zzz").content.decode()


def test_a_text_is_for_the_page_only(reader, world):
    assert reader.get("/compare.csv?models=bamboo-r1&add=x").status_code == 400


@pytest.mark.parametrize(
    ("sides", "models"),
    [
        ("a=family:Bamboo&b=family:chêne", [2, 3]),
        ("a=family:Bamboo&a=open-licence&b=all", [1, 7]),
        ("a=&a=FR&a=&b=", [3, 7]),
        ("a=year:2025&b=year:2024,lab:aurora", [2, 2]),
        ("a=task:language,china&b=CN,US", [2, 4]),
    ],
)
def test_a_group_is_any_filter(reader, world, sides, models):
    found = told(reader, f"?{sides}", "models")
    assert [row["value"] for row in found.values()] == models


@pytest.mark.parametrize(
    "query", ["a=family:Bamboo&b=bamboo", "a=lab:nobody&b=all", "a=all&b=", "a=year:x&b=all"]
)
def test_a_group_of_nothing_of_ours_is_refused(reader, world, query):
    assert reader.get(f"/compare/?{query}").status_code == 400


def test_a_group_tells_its_best_score_whose_it_is_and_how_many_are_scored(reader, world):
    found = list(told(reader, "?a=lab:chene&b=lab:bamboo", "score:trial").values())
    assert [(row["value"], row["whose"]) for row in found] == [
        (66, "chene-tout"),
        (62, "bamboo-r1"),
    ]
    assert [(row["counted"], row["of"]) for row in found] == [(1, 2), (2, 2)]


def test_what_is_unknown_widens_a_share_of_a_group(reader, world):
    found = list(told(reader, "?a=lab:chene&b=lab:bamboo", "datasets").values())
    assert [(row["value"], row["interval_high"], row["of"]) for row in found] == [
        (1, 3, 3),
        (0, 1, 2),
    ]


def test_labs_are_compared_as_groups_and_by_their_money(reader, world):
    found = told(reader, "?labs=aurora&labs=bamboo", "figure:private-valuation")
    assert found["aurora"]["value"] == "25000000000 USD"
    assert found["bamboo"]["value"] is None
    best = told(reader, "?labs=aurora&labs=bamboo", "score:trial")
    assert {slug: row["value"] for slug, row in best.items()} == {"aurora": 64, "bamboo": 62}


def test_the_page_shows_what_the_files_say(reader, world):
    for query in (TWO, "?a=lab:chene&b=lab:bamboo", "?labs=aurora&labs=bamboo"):
        rows = json.loads(reader.get(f"/compare.json{query}").content)["rows"]
        known = {row["fact"] for row in rows if row["value"] is not None}
        context = reader.get(f"/compare/{query}").context
        shown = [line.row.aspect.key for block in context["blocks"] for line in block.lines]
        assert set(shown) == known
        assert len(shown) == len(set(shown))


def shipped(name: str) -> list[dict[str, str]]:
    """The published rows of one file of the shipped dataset."""
    with (DATA / f"{name}.csv").open(newline="") as file:
        return [row for row in csv.DictReader(file) if row["status"] == "published"]


@pytest.mark.parametrize(("words", "query"), EXAMPLES, ids=lambda part: str(part)[:30])
def test_the_shipped_data_have_every_example(words, query):
    families = {f"family:{row['family']}" for row in shipped("models")}
    for name, value in QueryDict(query).lists():
        if name in ("a", "b"):
            named = [word for word in value[0].split(",") if word.startswith("family:")]
            assert set(named) <= families
        else:
            assert set(value) <= {row["slug"] for row in shipped(name)}
