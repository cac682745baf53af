"""A claim's page says what was answered, in which readings, from which rows."""

import datetime
import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from models_tracker import settling
from models_tracker.choices import FactKind
from models_tracker.models import Availability, Claim, Horizon, Source
from tests import factories

PAGE = "/claims/within-a-year/"


@pytest.fixture
def claim(world):
    """The claim of the Gazette, with a stated horizon."""
    for kind in FactKind.values:
        Horizon.objects.create(kind=kind, day=datetime.date(2026, 8, 22))
    settling.settle_all()
    return Claim.objects.get(slug="within-a-year")


def text_of(reader, path: str) -> str:
    """A page without its markup."""
    return " ".join(re.sub(r"<[^>]+>", " ", reader.get(path).content.decode()).split())


def test_both_answers_stand_side_by_side_with_their_days(reader, claim):
    page = text_of(reader, PAGE)
    assert "As of 1 June 2025. Supported in 1 of 1 reading." in page
    assert "Our data reach 22 August 2026." in page
    assert "released within 300 days of each other?" in page


def test_deciding_rows_lead_to_their_pages(reader, claim):
    page = reader.get(PAGE).content.decode()
    assert 'href="/models/bamboo-r1/"' in page
    assert "2025-01-20" in page


def test_a_claim_without_a_check_says_why(reader, world):
    assert "a forecast that is not due yet" in text_of(reader, "/claims/a-guess/")


def test_a_translation_is_never_shown_as_the_speakers_own_words(reader, claim):
    quotation = claim.quotations.get()
    quotation.is_translation = True
    quotation.save()
    assert "not the speaker’s own words" in text_of(reader, PAGE)


def test_a_changed_answer_on_words_of_a_person_is_under_review(reader, claim, world):
    claim.person = factories.person()
    claim.save()
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    row.since_on = datetime.date(2023, 6, 1)
    row.save()
    settling.settle(models=[row.model])
    page = text_of(reader, PAGE)
    assert page.count("Facts changed, under review") == 2
    assert "new: aurora-seed api 2023-06" in page


@pytest.mark.parametrize(
    ("revision", "told"), [(1, "see the ledger"), (10**6, "no answer has changed since")]
)
def test_a_permalink_says_whether_data_were_corrected_since(reader, claim, revision, told):
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    row.since_on = datetime.date(2023, 6, 1)
    row.save()
    settling.settle(models=[row.model])
    assert told in text_of(reader, f"{PAGE}?revision={revision}")


@pytest.mark.parametrize("revision", ["x", "-1", "٣", "9" * 30])
def test_an_impossible_revision_is_refused_by_name(reader, world, revision):
    answer = reader.get(PAGE, {"revision": revision})
    assert answer.status_code == 400
    assert "revision" in answer.content.decode()


def test_linked_data_say_what_the_page_says_and_cannot_break_out(reader, claim):
    Claim.objects.filter(pk=claim.pk).update(wording_en="</script><b>& all")
    page = reader.get(PAGE).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    data = json.loads(found.group(1))
    assert data["name"] == "</script><b>& all"
    assert data["appearance"][0]["publisher"] == "The Gazette"
    assert "<b>& all" not in page


def test_the_citation_pins_the_revision(reader, claim):
    page = reader.get(PAGE).content.decode()
    assert "@misc{within-a-year," in page
    assert re.search(r"/claims/within-a-year/\?revision=\d+", page)


def test_a_claim_page_makes_few_queries_whatever_it_holds(reader, claim, world):
    for number in range(15):
        source = factories.source(kind="article")
        claim.quotations.create(source=source, number=number, text="So.", language="en")
        factories.ai_model(lab=world.labs["bamboo"])
    claim.its_check.kind = "release_share"
    claim.its_check.parameters = {"of": {"camp": "closed"}, "among": {"regions": ["china"]}}
    claim.its_check.save()
    settling.settle_all()
    with CaptureQueriesContext(connection) as captured:
        assert reader.get(PAGE).status_code == 200
    assert len(captured) <= 12, "\n".join(query["sql"][:120] for query in captured)


def test_an_article_shows_its_claims_in_order_with_answers(reader, claim):
    page = text_of(reader, "/articles/the-gazette/")
    assert page.index("Aurora Seed and Bamboo-R1") < page.index("a forecast that is not due yet")
    assert "2 of its assertions are entered here; 1 with a check on our facts." in page


def test_an_article_counts_the_answers_of_its_claims_once_each(reader, claim):
    article = Source.objects.get(slug="the-gazette")
    claim.quotations.create(source=article, number=9)
    page = text_of(reader, "/articles/the-gazette/")
    assert page.count("our data support it : 1") == 2
    assert "2 of its assertions are entered here" in page


def test_a_source_that_is_no_article_has_no_page(reader, world):
    source = factories.source(slug="a-page")
    assert source.get_absolute_url() == ""
    assert reader.get("/articles/a-page/").status_code == 404


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({}, {"within-a-year", "a-guess"}),
        ({"q": "aurora seed"}, {"within-a-year"}),
        ({"q": "moins d'un an"}, {"within-a-year"}),
        ({"q": "within a year of each"}, {"within-a-year"}),
        ({"then": "supported"}, {"within-a-year"}),
        ({"then": "unknown"}, {"a-guess"}),
        ({"changed": "yes"}, set()),
        ({"model": "bamboo-r1"}, {"within-a-year"}),
        ({"country": "CN"}, set()),
        ({"publisher": "the gazette"}, {"within-a-year", "a-guess"}),
        ({"language": "en"}, {"within-a-year"}),
        ({"said_from": "2025-06", "said_to": "2025"}, {"within-a-year"}),
        ({"kind": "opinion"}, set()),
    ],
)
def test_claims_are_filtered(reader, claim, query, slugs):
    found = reader.get("/claims.json", query)
    assert {row["slug"] for row in json.loads(found.content)["rows"]} == slugs


def test_claims_whose_answer_changed_since_are_found(reader, claim):
    claim.its_check.kind = "has_label"
    claim.its_check.parameters = {
        "scope": {"models": ["aurora-seed"]},
        "labels": ["weights:yes"],
    }
    claim.its_check.save()
    settling.settle_all()
    found = json.loads(reader.get("/claims.json", {"changed": "yes"}).content)["rows"]
    assert [(row["answer_then"], row["answer_now"]) for row in found] == [
        ("contradicted", "supported")
    ]


@pytest.mark.parametrize("query", [{"kind": "lie"}, {"speaker": "nobody"}, {"country": "XX"}])
def test_an_impossible_filter_is_refused(reader, world, query):
    assert reader.get("/claims/", query).status_code == 400


def test_search_finds_claims(reader, claim):
    assert "Aurora Seed and Bamboo-R1 came within a year." in text_of(reader, "/search/?q=within")
