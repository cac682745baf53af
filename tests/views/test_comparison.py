"""/compare/: what is asked is what is shown, on the page and in both files."""

import json
import re

import pytest

from models_tracker.models import AIModel
from tests.views.test_pages import csv_rows

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
def test_every_table_of_models_labs_and_licences_can_be_compared(
    reader, world, address, parameter
):
    page = reader.get(address).content.decode()
    form = re.search(r'<form class="compare-pick".*?</form>', page, re.DOTALL).group()
    assert 'name="as_of" value="2025-06-01"' in form
    assert f'form="compare" name="{parameter}"' in page
