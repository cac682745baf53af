"""Every page answers, in both languages, in a constant number of queries, and refuses nonsense."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from models_tracker import settling, urls
from models_tracker.exports.base import unguard
from models_tracker.models import AIModel, FormerSlug, Horizon
from tests import addresses, factories

PAGES = [
    *addresses.PAGES,
    "/frontier/?behind=china&front=united-states&to=2025-12-31",
    "/changes/?kind=licences&year=2025",
    "/timeline/?lanes=lab&year=2025&quarter=1",
    "/openness/?camp=open-licence",
    "/openness/over-time/?by=lab&per=year&measure=number&how=stands",
    "/compare/?models=bamboo-r1&models=chene-tout&models=aurora-one",
    "/compare/?labs=aurora&labs=bamboo",
    "/compare/?licences=mit&licences=sun",
    "/compare/?a=closed&b=open-weights",
    "/search/?q=bamboo",
    "/licences/finder/?act=host&act=redistribute&purpose=commercial&users=5k",
    "/models/aurora-seed/evidence/?act=internal&domicile=FR&revenue=2M&users=800M",
]
FILES = [
    "/licences/finder.json?act=host&purpose=research",
    *(address for address in addresses.FILES if address not in addresses.MACHINES),
    "/fr/frontier.png",
    "/compare.csv?models=bamboo-r1&models=chene-tout",
    "/compare.json?models=bamboo-r1&models=chene-tout",
]
MOST_QUERIES = 24


@pytest.mark.parametrize("path", PAGES)
def test_a_page_answers_in_english_and_french(reader, world, path):
    for prefix, language in (("", "en"), ("/fr", "fr")):
        answer = reader.get(prefix + path)
        assert answer.status_code == 200
        assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.sampled
@pytest.mark.parametrize("path", [*PAGES, *FILES])
def test_a_page_sets_no_cookie_and_varies_by_none(reader, world, path):
    answer = reader.get(path)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


@pytest.mark.sampled
@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_as_much_of_many_rows_as_of_few(reader, world, path):
    few = queries(reader, path)
    for number in range(12):
        model = factories.ai_model(name=f"Bamboo Many {number}", lab=world.labs["bamboo"])
        factories.availability(model, "2025-02-01", licence=world.licences["mit"])
        factories.component(model, "training-code")
        factories.statement(model=model, field="context_tokens", value="1000")
    settling.settle_all()
    many = queries(reader, path)
    assert few == many <= MOST_QUERIES


def queries(reader, path: str) -> int:
    """How many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        assert reader.get(path).status_code == 200
    return len(captured)


def csv_rows(reader, path: str) -> list[dict[str, str]]:
    """The rows of a CSV answer."""
    text = b"".join(reader.get(path).streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("", None),
        ("?camp=open-licence", {"bamboo-r1", "chene-tout"}),
        ("?camp=open-licence&camp=restricted", {"bamboo-r1", "chene-tout", "aurora-seed"}),
        ("?camp=unknown", {"chene-7b"}),
        ("?weights=open", {"bamboo-r1", "chene-tout", "aurora-seed", "chene-7b"}),
        ("?g7=open-source-ai-with-open-data", {"chene-tout"}),
        ("?country=CN", {"bamboo-r1", "bamboo-old"}),
        ("?region=european-union", {"chene-7b", "chene-tout", "chene-reve"}),
        ("?lab=aurora&lab=bamboo", {"aurora-one", "aurora-seed", "bamboo-r1", "bamboo-old"}),
        ("?licence=sun", {"aurora-seed"}),
        ("?commercial_use=conditional", {"aurora-seed"}),
        ("?reads=image", {"bamboo-r1"}),
        ("?parameters_min=70B", {"bamboo-r1"}),
        ("?parameters_max=70B", {"chene-7b"}),
        ("?released_from=2025&released_to=2025-02", {"bamboo-r1"}),
        ("?as_of=2024-01-31", {"bamboo-old"}),
        ("?q=r1", {"bamboo-r1"}),
    ],
)
def test_page_csv_and_json_hold_the_same_rows(reader, world, query, slugs):
    listed = [row["slug"] for row in csv_rows(reader, f"/models.csv{query}")]
    told = [row["slug"] for row in json.loads(reader.get(f"/models.json{query}").content)["rows"]]
    page = reader.get(f"/models/{query}").content.decode()
    assert listed == told
    assert set(listed) == (slugs if slugs is not None else set(world.models))
    for slug in world.models:
        assert (f'<th scope="row"><a href="/models/{slug}/' in page) == (slug in listed)


@pytest.mark.parametrize("name", ["parameters", "country", "licence", "camp", "released", "name"])
def test_sorting_puts_the_unknown_last_both_ways(reader, world, name):
    fields = {"parameters": "parameters_total", "licence": "licence", "released": "released"}
    field = fields.get(name, name)
    for direction in ("", "-"):
        values = [row[field] for row in csv_rows(reader, f"/models.csv?sort={direction}{name}")]
        known = [value for value in values if value]
        assert values == known + [""] * (len(values) - len(known))


HOSTILE = [
    ("/models/?bogus=1", "bogus"),
    ("/models/?per_page=100000", "per_page"),
    ("/models/?per_page=-1", "per_page"),
    ("/models/?page=0", "page"),
    ("/models/?page=99999999999999999999", "page"),
    ("/models/?page=%D9%A1", "page"),
    ("/models/?sort=secret", "sort"),
    ("/models/?sort=name&sort=lab", "sort"),
    ("/models/?camp=purple", "camp"),
    ("/models/?camp__regex=(", "camp__regex"),
    ("/models/?q=" + "a" * 201, "q"),
    ("/models/?q=" + "a+" * 11, "q"),
    ("/models/?parameters_min=1e400", "parameters_min"),
    ("/models/?parameters_min=99999999999999999999", "parameters_min"),
    ("/models/?parameters_min=nan", "parameters_min"),
    ("/models/?released_from=99999", "released_from"),
    ("/models/?released_from=2024-02-30", "released_from"),
    ("/models/?released_from=2025&released_to=2024-12", "released_to"),
    ("/models/?parameters_min=70B&parameters_max=7B", "parameters_max"),
    ("/claims/?said_from=2025-08&said_to=2025-07-31", "said_to"),
    ("/articles/?published_from=2025&published_to=2024", "published_to"),
    ("/models/?as_of=2017-12-31", "as_of"),
    ("/models/?as_of=2999-01-01", "as_of"),
    ("/models/?as_of=%00", "as_of"),
    ("/models/?country=US%00", "country"),
    ("/models/?lab=nobody", "lab"),
    ("/models/bamboo-r1/?x=1", "x"),
    ("/labs/?kind=holding", "kind"),
    ("/licences/?osi=maybe", "osi"),
    ("/openness/?camp=purple", "camp"),
    ("/timeline/?lanes=moon", "lanes"),
    ("/timeline/?year=1999", "year"),
    ("/timeline/?quarter=2", "quarter"),
    ("/compare/?models=nobody&models=bamboo-r1", "models"),
    ("/compare/?labs=a&labs=b&labs=c&labs=d&labs=e&labs=f&labs=g", "labs"),
    ("/compare/?labs=aurora&models=bamboo-r1", "labs"),
    ("/compare/?a=closed", "b"),
    ("/compare/?a=closed&b=purple", "b"),
    ("/compare.csv?models=nobody", "models"),
    ("/search/?q=" + "a" * 201, "q"),
    ("/methodology/?x=1", "x"),
    ("/models.csv?bogus=1", "bogus"),
    ("/models.json?sort=-nothing", "sort"),
]


@pytest.mark.parametrize(("path", "parameter"), HOSTILE)
def test_an_impossible_parameter_is_refused_by_name(reader, world, path, parameter):
    answer = reader.get(path)
    assert answer.status_code == 400
    assert f"“{parameter}”" in answer.content.decode()


@pytest.mark.parametrize(
    "text", ["%00", "%ED%A0%80", "'", '"><script>', "%25", "\\", "_", "﷽" * 50]
)
def test_odd_texts_are_answered(reader, world, text):
    answer = reader.get(f"/models/?q={text}")
    assert answer.status_code in (200, 400)
    assert "<script>" not in answer.content.decode().split("</head>")[1]


def test_a_page_beyond_the_last_is_not_found(reader, world):
    assert reader.get("/models/?page=2").status_code == 404


def test_a_former_slug_leads_to_the_present_one(reader, world):
    FormerSlug.objects.create(model=world.models["bamboo-r1"], slug="bamboo-1")
    answer = reader.get("/models/bamboo-1/?as_of=2025-08-21")
    assert (answer.status_code, answer["Location"]) == (301, "/models/bamboo-r1/?as_of=2025-08-21")


def test_a_withdrawn_model_is_gone_with_its_reason(reader, world):
    AIModel.objects.filter(slug="bamboo-r1").update(
        status="withdrawn", withdrawn_reason="entered twice"
    )
    answer = reader.get("/models/bamboo-r1/")
    assert answer.status_code == 410
    assert "entered twice" in answer.content.decode()
    assert "bamboo-r1" not in reader.get("/models/").content.decode()


def test_a_draft_is_nowhere(reader, world):
    AIModel.objects.filter(slug="bamboo-r1").update(status="draft")
    assert reader.get("/models/bamboo-r1/").status_code == 404
    for path in ("/models/", "/search/?q=bamboo", "/labs/bamboo/", "/licences/mit/", "/"):
        assert "bamboo-r1" not in reader.get(path).content.decode()
    assert "bamboo-r1" not in {row["slug"] for row in csv_rows(reader, "/models.csv")}


def test_a_model_unknown_on_a_day_is_not_found_then(reader, world):
    assert reader.get("/models/bamboo-r1/?as_of=2025-01-19").status_code == 404
    assert reader.get("/models/bamboo-r1/?as_of=2025-01-20").status_code == 200


def test_a_formula_leaves_as_text_and_comes_back(reader, world):
    AIModel.objects.filter(slug="bamboo-r1").update(name="=SUM(A1)")
    row = next(row for row in csv_rows(reader, "/models.csv") if row["slug"] == "bamboo-r1")
    assert row["name"] == "'=SUM(A1)"
    assert unguard(row["name"]) == "=SUM(A1)"


def test_stored_text_never_becomes_markup(reader, world):
    bad = "<script>alert(1)</script>"
    AIModel.objects.filter(slug="bamboo-r1").update(name=bad)
    for path in ("/models/", "/models/bamboo-r1/", "/search/?q=bamboo", "/labs/bamboo/"):
        assert bad not in reader.get(path).content.decode()


def test_a_disputed_value_shows_the_other_word(reader, world):
    page = reader.get("/models/bamboo-r1/").content.decode()
    assert "671B" in page
    assert "670B" in page


def test_a_page_speaks_of_the_day_its_data_reach(reader, world):
    Horizon.objects.create(kind="models", day="2026-01-15")
    page = reader.get("/models/bamboo-r1/").content.decode()
    assert "as it stood on 15 January 2026" in page
    page = reader.get("/models/bamboo-r1/?as_of=2025-08-21").content.decode()
    assert "as it stood on 21 August 2025" in page


def test_the_page_of_the_data_leads_to_every_list_that_has_files(reader, world):
    page = reader.get("/data/").content.decode()
    lists = {route.name for route in urls.files if route.callback.__name__.endswith("_csv")}
    assert "claim_csv" in lists
    for name in lists - {"finder_csv", "comparison_csv"}:
        assert f'<a href="{reverse(name)}">' in page
