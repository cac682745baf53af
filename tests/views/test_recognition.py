"""A pasted text is answered with what of ours it speaks of; nothing of it is kept."""

import datetime
import html
import logging
import re
import time
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from models_tracker import settling
from models_tracker.choices import FactKind
from models_tracker.models import Claim, Horizon, Quotation
from models_tracker.views.recognition import check
from tests import factories

TEXT = "Aurora’s Seed is not Bamboo-R1, says the Gazette; Chêne, under the MIT licence, is."


@pytest.fixture
def told(world):
    """The little world with a stated horizon."""
    for kind in FactKind.values:
        Horizon.objects.create(kind=kind, day=datetime.date(2026, 8, 22))
    settling.settle_all()
    return world


def post(reader, text: str, prefix: str = "", **fields: str):
    """Send the form as a browser does."""
    body = urlencode({"text": text, "day": ""} | fields)
    return reader.post(f"{prefix}/check/", body, content_type="application/x-www-form-urlencoded")


def text_of(answer) -> str:
    """A page without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def test_a_reader_without_a_cookie_is_answered_and_given_none(told):
    strict = Client(enforce_csrf_checks=True, HTTP_HOST="localhost")
    answer = post(strict, TEXT)
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_what_the_text_names_is_shown_with_its_pages(reader, told, prefix):
    page = post(reader, TEXT, prefix).content.decode()
    for path in ("/labs/aurora/", "/models/bamboo-r1/", "/labs/chene/", "/licences/mit/"):
        assert f'href="{prefix}{path}"' in page
    assert f'href="{prefix}/models/aurora-seed/"' not in page


@pytest.mark.parametrize(
    ("day", "then"), [("2025-08-21", "closed"), ("2025-08-23", "restricted weights")]
)
def test_a_model_is_shown_as_it_stood_that_day_and_stands_now(reader, told, day, then):
    page = text_of(post(reader, "Aurora Seed", day=day))
    assert f"Then {day} Now Aurora Seed Aurora {then}" in page
    assert page.count("restricted weights") == (2 if then != "closed" else 1)


def test_a_model_not_yet_known_that_day_is_said_to_be(reader, told):
    assert "unknown to our data that day" in text_of(post(reader, "Bamboo-R1", day="2020-01-01"))


def test_a_lab_is_shown_with_the_counts_of_its_models(reader, told):
    assert "2 models 1 open licence 1 closed" in text_of(post(reader, "Bamboo"))


def test_a_quoted_claim_is_shown_with_both_answers_and_its_strip(reader, told):
    quotation = Claim.objects.get(slug="within-a-year").quotations.get()
    page = text_of(post(reader, f"He said: {quotation.text.upper()}!"))
    assert "Claims quoted in it" in page
    assert page.count("Supported in 1 of 1 reading.") == 2


def test_a_sentence_near_our_wording_is_shown_as_near(reader, told):
    page = text_of(post(reader, "Aurora Seed and Bamboo-R1 came inside a year."))
    assert "Near this passage: Aurora Seed and Bamboo-R1 came inside a year" in page


def test_a_changed_answer_on_words_of_a_person_is_not_shown(reader, told):
    claim = Claim.objects.get(slug="within-a-year")
    claim.person = factories.person()
    claim.save()
    row = told.models["aurora-seed"].availabilities.get(channel="api")
    row.since_on = datetime.date(2023, 6, 1)
    row.save()
    settling.settle(models=[row.model])
    page = text_of(post(reader, claim.wording_en))
    assert page.count("facts changed, under review") == 2
    assert "contradicted" not in page


def test_the_day_of_a_recognised_article_is_then(reader, told):
    source = Claim.objects.get(slug="within-a-year").quotations.get().source
    source.title = "A year is a short time for two models"
    source.published_on, source.published_on_precision = datetime.date(2025, 6, 1), "day"
    source.save()
    page = text_of(post(reader, f"{source.title}. Aurora Seed"))
    assert "Then is 1 June 2025, the day of the article recognised." in page


def test_what_is_not_ours_is_said_not_to_be(reader, told):
    page = text_of(post(reader, "FooBar-7B is out."))
    assert "Nothing in this text is known to us." in page
    assert "our data have none of them: FooBar-7B" in page


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "  \n"}, "Paste a text"),
        ({"text": "a" * 60_001}, "at most 60,000 characters"),
        ({"text": "x", "day": "2025-13-01"}, "Write the day as 2025-08-21"),
        ({"text": "x", "day": "2017-01-01"}, "Choose a day from 2018-01-01"),
    ],
)
def test_a_mistake_is_told_at_its_field(reader, told, fields, message):
    answer = post(reader, **fields)
    assert answer.status_code == 400
    assert message in text_of(answer)
    assert 'aria-invalid="true"' in answer.content.decode()


@pytest.mark.parametrize("size", [10**6, 4 * 10**6])
def test_a_text_of_a_megabyte_and_more_is_refused_quickly(reader, told, size):
    started = time.process_time()
    answer = post(reader, "Llama 3 " * (size // 8))
    assert answer.status_code == 400
    assert "at most 60,000 characters" in text_of(answer)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "text",
    [
        "\0Bamboo-R1\0",
        "\u202eBamboo-R1",
        "<script>alert(1)</script>A1-<b>",
        "%00%ff",
        "\ud7ff" * 50,
    ],
)
def test_hostile_texts_are_answered_and_never_become_markup(reader, told, text):
    answer = post(reader, text)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "\0" not in page
    assert "<script>alert" not in page


@pytest.mark.parametrize(
    ("path", "body", "kind", "status"),
    [
        ("/check/?q=x", "text=x", "application/x-www-form-urlencoded", 400),
        ("/check/", "text=x&secret=y", "application/x-www-form-urlencoded", 400),
        ("/check/", "text=x&text=y", "application/x-www-form-urlencoded", 400),
        ("/check/", "--b\r\n", "multipart/form-data; boundary=b", 400),
        ("/check/", "{}", "application/json", 400),
        ("/check/", "text=%ff%fe", "application/x-www-form-urlencoded; charset=utf-16", 400),
    ],
)
def test_what_the_form_does_not_send_is_refused(reader, told, path, body, kind, status):
    assert reader.post(path, body, content_type=kind).status_code == status


def test_a_text_in_the_address_is_refused_and_other_methods_too(reader, told):
    assert reader.get("/check/", {"text": "x"}).status_code == 400
    assert reader.put("/check/").status_code == 405


def test_nothing_of_the_text_is_written_or_logged(reader, told, caplog):
    caplog.set_level(logging.DEBUG)
    with CaptureQueriesContext(connection) as captured:
        post(reader, "zanzibar Bamboo-R1 and Aurora Seed")
    asked = [query["sql"] for query in captured]
    assert all(sql.startswith("SELECT") for sql in asked)
    assert not [sql for sql in asked if "zanzibar" in sql.lower()]
    caplog.set_level(logging.INFO)
    assert not [record for record in caplog.records if "zanzibar" in record.getMessage()]


def test_a_text_asks_as_much_of_many_names_as_of_few(reader, told):
    def asked(text: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert post(reader, text).status_code == 200
        return len(captured)

    wording = Claim.objects.get(slug="within-a-year").wording_en
    few = asked(f"{wording} Bamboo-R1")
    for number in range(20):
        model = factories.ai_model(name=f"Bamboo Many {number}", lab=told.labs["bamboo"])
        factories.availability(model, "2025-02-01", licence=told.licences["mit"])
        check = ("has_label", {"scope": {"models": [model.slug]}, "labels": ["weights:yes"]})
        factories.claim("2025-06-01", check, wording_en=f"Bamboo Many {number} gives its weights.")
    settling.settle_all()
    many = asked(
        f"{wording} " + " ".join(f"Bamboo Many {number} gives its weights." for number in range(20))
    )
    assert many <= few + 2 <= 24


def test_what_says_the_opposite_is_told_apart(reader, told):
    page = text_of(post(reader, "Aurora Seed and Bamboo-R1 never came within a year."))
    assert "Claims that seem to say the opposite They speak of the same" in page
    assert "Claims that resemble a sentence" not in page


def test_what_a_text_is_held_against_is_loaded_once_while_the_data_stand(reader, told, settings):
    memory = {"BACKEND": "config.pages.Memory"}
    settings.CACHES = settings.CACHES | {"kept": memory, "kept-each": memory}
    wording = Claim.objects.get(slug="within-a-year").wording_en

    def asked() -> set[str]:
        with CaptureQueriesContext(connection) as captured:
            assert "Supported in 1 of 1 reading." in text_of(post(reader, wording))
        tables = ("models_tracker_alias", "models_tracker_latestanswer")
        return {table for table in tables for query in captured if table in query["sql"]}

    assert len(asked()) == 2
    assert asked() == set()
    model = factories.ai_model(name="Bamboo Late", lab=told.labs["bamboo"])
    factories.availability(model, "2025-02-01", licence=told.licences["mit"])
    settling.settle(models=[model])
    assert model.get_absolute_url() in post(reader, "Bamboo Late").content.decode()


def test_every_claim_of_a_recognised_article_is_listed_in_its_order(reader, told):
    source = Claim.objects.get(slug="within-a-year").quotations.get().source
    source.title = "A year is a short time for two models"
    source.published_on, source.published_on_precision = datetime.date(2025, 6, 1), "day"
    source.save()
    check = ("has_label", {"scope": {"models": ["bamboo-r1"]}, "labels": ["weights:yes"]})
    later = factories.claim("2025-05-02", check, wording_en="Bamboo gives weights away.")
    opinion = factories.claim("2025-06-01", wording_en="It is a pity.", no_check_reason="opinion")
    for number, claim in ((8, opinion), (9, later)):
        Quotation.objects.create(claim=claim, source=source, number=number, locator=f"§ {number}")
    settling.settle_all()
    page = text_of(post(reader, f"{source.title}. Aurora Seed and Bamboo-R1 came within a year."))
    assert "4 claims of ours stand in it, in its order." in page
    rows = "Aurora Seed and Bamboo-R1 came within a year.", "It is a pity.", "Bamboo gives weights"
    places = [page.index(row) for row in rows]
    assert places == sorted(places)
    assert "It is a pity. § 8 an opinion, which facts do not decide Bamboo gives" in page
    support = "our data support it"
    assert f"Bamboo gives weights away. § 9 {support} 2025-05-02 {support}" in page
    assert f"paragraph 2 {support} {support}" in page
    assert "A day beside an answer is that of the claim" in page
    assert "Claims that resemble a sentence" not in page
    assert "Claims quoted in it" not in page


def test_the_day_of_what_an_undated_article_retells_is_told_as_that(reader, told):
    source = Claim.objects.get(slug="within-a-year").quotations.get().source
    told_first = factories.source(
        kind="article", published_on=datetime.date(2025, 6, 1), published_on_precision="day"
    )
    source.title, source.published_on, source.published_on_precision = (
        "A year for two models",
        None,
        "",
    )
    source.retells = told_first
    source.retells_evidence_en = source.retells_evidence_fr = "Its words."
    source.save()
    page = text_of(post(reader, source.title))
    assert "Then is 1 June 2025, the day of the article that it appears to retell." in page


def test_readings_without_data_are_drawn_and_counted(reader, told):
    claim = Claim.objects.get(slug="within-a-year")
    latest = claim.answers.get(moment="now")
    lacking = {**latest.finding["readings"][0], "answer": "not-enough-data"}
    latest.finding["readings"] = [latest.finding["readings"][0], lacking, lacking]
    latest.reading_count = 3
    latest.save()
    page = post(reader, claim.wording_en).content.decode()
    assert "Supported in 1 of 3 readings. 2 lack the data they need." in " ".join(page.split())
    assert page.count("strip__cell answer--not-enough-data") == 2


def test_what_is_named_without_a_claim_is_said_to_stand_in_the_table(reader, told):
    said = "We hold no claim that says this. Here is how what it names stands in our data."
    assert said in text_of(post(reader, "Bamboo-R1 is open source."))
    assert said not in text_of(post(reader, Claim.objects.get(slug="within-a-year").wording_en))
    assert said not in text_of(post(reader, "It rains."))


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=b"])
def test_another_kind_of_content_is_refused_as_that(reader, told, kind):
    page = text_of(reader.post("/check/", "{}", content_type=kind))
    assert "The parameter “Content-Type” is at fault." in page
    assert "as application/x-www-form-urlencoded." in page
    assert "too long" not in page


def test_a_body_too_large_is_read_to_its_end_before_the_answer(told):
    body = b"text=" + b"a" * 5_000_000
    request = RequestFactory().post(
        "/check/", body, content_type="application/x-www-form-urlencoded"
    )
    answer = check(request)
    assert answer.status_code == 400
    assert request.read(1) == b""
