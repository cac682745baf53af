"""A claim's page says what was answered, in which readings, from which rows."""

import datetime
import html
import json
import re
from html.parser import HTMLParser

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from models_tracker import settling
from models_tracker.choices import FactKind
from models_tracker.models import Availability, Claim, DataRevision, Horizon, Source
from models_tracker.partial_dates import spoken_day
from models_tracker.rules.checks import KINDS
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


def test_a_claim_without_a_check_says_why_then_and_now(reader, world):
    page = text_of(reader, "/claims/?q=guess")
    assert page.count("no check: a forecast that is not due yet") == 2


@pytest.mark.parametrize("path", [PAGE, "/claims/a-guess/"])
@pytest.mark.parametrize(
    ("language", "report"),
    [
        ("", "Found an error, or wish to reply as the one who said it?"),
        ("/fr", "Une erreur, ou un droit de réponse à exercer sur vos propos\u202f?"),
    ],
)
def test_every_claim_says_how_to_report_an_error_and_reply(reader, claim, path, language, report):
    page = html.unescape(reader.get(f"{language}{path}").content.decode())
    said = page[page.index(report) :].split("</p>")[0]
    assert f'href="{language}/legal/"' in said


PUBLISHER = {"name": "", "address": "", "email": "", "host": ""}


@pytest.mark.parametrize(
    ("publisher", "where"),
    [
        ({}, '<a href="/legal/">'),
        ({"name": "Somebody", "address": "1 Street"}, 'publisher named in the <a href="/legal/">'),
        ({"name": "Somebody", "email": "a@b.example"}, '<a href="mailto:a@b.example">'),
    ],
    ids=["nobody", "address", "e-mail"],
)
def test_a_claim_leads_to_whoever_may_be_written_to(reader, claim, publisher, where):
    with override_settings(SITE_PUBLISHER=PUBLISHER | publisher):
        page = reader.get(PAGE).content.decode()
    assert where in page[page.index('id="cite"') :].split("</section>")[0]


@pytest.mark.parametrize(
    ("publisher", "there", "absent"),
    [
        ({}, ["SITE_PUBLISHER_NAME", "nobody to write to"], "published by"),
        ({"name": "Somebody", "email": "a@b.example"}, ["by Somebody", "mailto:a@b"], "SITE_"),
    ],
    ids=["nobody", "somebody"],
)
def test_the_legal_notice_says_who_publishes_or_what_is_lacking(
    reader, world, publisher, there, absent
):
    with override_settings(SITE_PUBLISHER=PUBLISHER | publisher):
        page = reader.get("/legal/").content.decode()
    assert all(words in page for words in there)
    assert absent not in page


@pytest.mark.parametrize(
    ("publisher", "lacking"),
    [
        ({}, "Set SITE_PUBLISHER_NAME and SITE_PUBLISHER_EMAIL;"),
        ({"name": "Somebody"}, "Set SITE_PUBLISHER_EMAIL;"),
        ({"name": "Somebody", "email": "a@b.example"}, ""),
    ],
)
def test_a_deployed_site_is_warned_until_it_names_its_publisher(publisher, lacking):
    with override_settings(SITE_PUBLISHER=PUBLISHER | publisher):
        found = run_checks(include_deployment_checks=True)
        told = [one.hint for one in found if one.id == "models_tracker.W001"]
        assert not [one for one in run_checks() if one.id == "models_tracker.W001"]
    assert len(told) == bool(lacking)
    assert not lacking or told[0].startswith(lacking)


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
    assert page.count("facts changed, under review") == 6
    assert "contradicted" not in reader.get(PAGE).content.decode()
    assert "our data do not support it" not in page
    ledger = page[page.index("What changed it") :]
    assert (
        ledger.count("Data corrected: Aurora Seed , release (API): June 2024 → to June 2023") == 2
    )
    for path in ("/claims/", "/articles/the-gazette/", "/search/?q=within"):
        assert "facts changed, under review" in text_of(reader, path), path
        assert "our data do not support it" not in text_of(reader, path), path


def opened_earlier():
    """Aurora Seed opened a year earlier than our data said, so the claim's answers change."""
    row = Availability.objects.get(model__slug="aurora-seed", channel="api")
    row.since_on = datetime.date(2023, 6, 1)
    row.save()
    settling.settle(models=[row.model])


def test_an_old_permalink_shows_what_was_answered_then_calls_the_rest_today_s(reader, claim):
    revision = DataRevision.objects.number()
    opened_earlier()
    page = text_of(reader, f"{PAGE}?as_of=2026-08-22&revision={revision}")
    pinned = page[page.index(f"Answered at data revision {revision}") :]
    assert f"made on data revision {revision}, when our data reached 22 August 2026" in pinned
    before, today = pinned.split("Our answers today", 1)
    assert before.count("our data support it") == 2
    assert "our data do not support it" not in before
    assert "Data corrected since, and an answer changed." in before
    assert "All that follows is today’s" in before
    assert today.index("our data do not support it") < today.index("our data support it")


def test_a_permalink_of_the_present_data_says_so_and_repeats_nothing(reader, claim):
    page = text_of(reader, f"{PAGE}?as_of=2026-08-22&revision={DataRevision.objects.number()}")
    assert "Our data are still the same." in page
    assert "Our answers today" not in page
    assert "Answered at data revision" not in page


def test_a_permalink_says_that_data_changed_though_its_answers_did_not(reader, claim, world):
    revision = DataRevision.objects.number()
    settling.settle(models=[world.models["chene-tout"]])
    page = text_of(reader, f"{PAGE}?as_of=2026-08-22&revision={revision}")
    assert f"(revision {revision + 1}). No answer to this claim has changed." in page
    assert "Our data are still the same." not in page


def test_a_card_of_a_permalink_tells_the_answers_it_pins(reader, claim):
    revision = DataRevision.objects.number()
    opened_earlier()
    seen = Seen()
    seen.feed(reader.get(f"{PAGE}?revision={revision}").content.decode())
    card = seen.meta["og:description"]
    assert card.startswith(f"At data revision {revision}.")
    assert card.count("our data support it") == 2
    assert "do not support" not in card


@pytest.mark.parametrize("far", [1, 999])
def test_a_revision_that_does_not_exist_yet_is_refused_by_name(reader, claim, far):
    answer = reader.get(PAGE, {"revision": DataRevision.objects.number() + far})
    assert answer.status_code == 400
    assert "revision" in answer.content.decode()


def test_a_revision_before_the_claim_had_an_answer_is_refused(reader, claim):
    claim.verdicts.update(data_revision=DataRevision.objects.number())
    answer = reader.get(PAGE, {"revision": DataRevision.objects.number() - 1})
    assert answer.status_code == 400
    assert "holds no answer to this claim at that revision" in answer.content.decode()


@pytest.mark.parametrize("day", ["2018-01-01", "2025-06-01", "2026-08-21", "2026-08-23"])
def test_a_day_that_our_data_did_not_reach_at_a_revision_is_refused(reader, claim, day):
    answer = reader.get(PAGE, {"as_of": day, "revision": DataRevision.objects.number()})
    assert answer.status_code == 400
    assert "as_of" in answer.content.decode()


def moved_on(day: str):
    """Our data reach another day; the claim's answers stay, so the ledger notes nothing."""
    Horizon.objects.update(day=datetime.date.fromisoformat(day))
    settling.settle(everywhere=True)


@pytest.mark.parametrize(
    ("behind", "day", "told"),
    [
        (2, "2026-08-22", "when our data reached 22 August 2026"),
        (2, "2026-08-30", None),
        (1, "2026-09-10", "The link you followed was made on data revision"),
        (1, "2026-08-20", None),
        (1, "2026-09-21", None),
        (0, "2026-09-20", "when our data reached 20 September 2026"),
        (0, "2026-09-10", None),
    ],
)
def test_a_day_between_two_lines_of_the_ledger_is_not_vouched_for(reader, claim, behind, day, told):
    moved_on("2026-09-10")
    moved_on("2026-09-20")
    answer = reader.get(PAGE, {"as_of": day, "revision": DataRevision.objects.number() - behind})
    assert answer.status_code == (200 if told else 400)
    if told:
        assert told in answer.content.decode()
        assert ("when our data reached" in answer.content.decode()) is (behind != 1)


def test_a_claim_without_answers_offers_its_address_and_refuses_a_pin(reader, claim):
    page = reader.get("/claims/a-guess/").content.decode()
    assert "revision=" not in page
    assert 'href="/claims/a-guess/">Address of this page</a>' in page
    assert reader.get("/claims/a-guess/", {"revision": "1"}).status_code == 400


def test_the_data_revision_goes_on_from_that_of_a_ledger_that_was_loaded(claim):
    claim.verdicts.update(data_revision=77)
    assert settling.settle_all() == 77
    assert settling.settle_all() == 78


@pytest.mark.parametrize("revision", ["x", "-1", "0", "٣", "9" * 30])
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
    assert data["appearance"][0]["publisher"]["name"] == "The Gazette"
    assert "<b>& all" not in page


def test_the_citation_pins_the_revision(reader, claim):
    page = reader.get(PAGE).content.decode()
    assert "@misc{within-a-year," in page
    revision = DataRevision.objects.number()
    address = f"/claims/within-a-year/?as_of=2026-08-22&amp;revision={revision}"
    assert page.count(address) == 3
    assert text_of(reader, html.unescape(address)).count("Our data are still the same.") == 1


@pytest.mark.parametrize(
    "query", [{"as_of": "2026-08-22"}, {"as_of": "2017-01-01", "revision": "1"}]
)
def test_a_day_that_pins_nothing_is_refused_by_name(reader, world, query):
    answer = reader.get(PAGE, query)
    assert answer.status_code == 400
    assert "as_of" in answer.content.decode()


class Seen(HTMLParser):
    """What a page shows: the texts of its marked elements, its links, its meta and linked data."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, dict]] = []
        self.texts: dict[str, list[str]] = {}
        self.times: dict[str, list[str]] = {}
        self.meta: dict[str, str] = {}
        self.links: list[str] = []
        self.quotes: list[tuple[str, str]] = []
        self.language, self.canonical, self.data = "", "", ""

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        if tag in ("meta", "link"):
            self.meta[found.get("property", "")] = found.get("content", "")
            self.canonical = found["href"] if found.get("rel") == "canonical" else self.canonical
            return
        self.language = found["lang"] if tag == "html" else self.language
        if tag == "a":
            self.links.append(found["href"])
        for _outer, outer in self.open if tag == "time" else ():
            self.times.setdefault(outer.get("id") or outer.get("class", ""), []).append(
                found["datetime"]
            )
        self.open.append((tag, found))

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        for tag, found in self.open:
            for key in {tag, found.get("id"), found.get("class")} - {None}:
                self.texts.setdefault(key, []).append(text)
            if found.get("class") == "quote":
                self.quotes.append((text, found.get("lang", "")))
            if found.get("type") == "application/ld+json":
                self.data += text


@pytest.mark.parametrize("prefix", ["", "/fr"])
@pytest.mark.parametrize("person", [True, False])
def test_linked_data_and_cards_say_what_the_page_shows(reader, claim, prefix, person):
    if person:
        role = {"role_en": "chief", "role_fr": "cheffe", "affiliation": "Roe & Co"}
        Claim.objects.filter(pk=claim.pk).update(person=factories.person(name="Jo Roe"), **role)
    dated = {"published_on": "2025-06-01", "published_on_precision": "day"}
    Source.objects.filter(slug="the-gazette").update(**dated)
    first = factories.source(title="First", published_on="2024-02-01", published_on_precision="day")
    source = factories.source(
        title="Later",
        url="https://example.org/later",
        retells=first,
        publisher="Later Co",
        retells_evidence_en="Same.",
        retells_evidence_fr="Pareil.",
    )
    claim.quotations.create(
        source=source, text="So dit-on.", language="fr", is_translation=True, relation="repeats"
    )
    seen = Seen()
    seen.feed(reader.get(prefix + PAGE).content.decode())
    data = json.loads(seen.data)
    assert data["name"] == "".join(seen.texts["h1"]) == seen.meta["og:title"]
    assert data["inLanguage"] == seen.language == seen.meta["og:locale"][:2]
    assert data["url"] == seen.canonical == seen.meta["og:url"]
    author = data["author"]
    assert author["@type"] == ("Person" if person else "Organization")
    assert author["name"] == "".join(seen.texts["said-by"])
    said = [author.get("jobTitle"), author.get("affiliation", {}).get("name")]
    assert ", ".join(filter(None, said)) == "".join(seen.texts.get("said-as", [])).strip(" ()")
    assert [data["datePublished"]] == seen.times["said-on"]
    assert seen.meta["og:description"].count(":") >= 2
    shown = {(text[1:-1].strip("\u202f"), language) for text, language in seen.quotes}
    parts = [work["hasPart"] for work in data["appearance"] if "hasPart" in work]
    told = {(part["text"], part["inLanguage"]) for part in parts}
    assert told == shown - {("So dit-on.", "fr")}
    assert len(data["appearance"]) == 2
    for work in data["appearance"]:
        assert work["name"] in "".join(seen.texts["sources"])
        assert work["url"] in seen.links
        assert work.get("publisher", {"name": ""})["name"] in "".join(seen.texts["sources"])
        assert work.get("datePublished", "") in ["", *seen.times["history__when"]]
        assert work.get("description", "") in "".join(seen.texts["words"])
    assert [work.get("datePublished") for work in data["appearance"]] == [None, "2025-06-01"]
    described = [work.get("description", "") for work in data["appearance"]]
    assert any("2024" in text and "First" in text for text in described)


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_linked_data_tell_both_answers_as_the_page_does_and_rate_nobody(reader, claim, prefix):
    claim.its_check.kind = "has_label"
    claim.its_check.parameters = {"scope": {"models": ["aurora-seed"]}, "labels": ["weights:yes"]}
    claim.its_check.save()
    settling.settle_all()
    seen = Seen()
    seen.feed(reader.get(prefix + PAGE).content.decode())
    reviews = json.loads(seen.data)["review"]
    assert [one["name"] for one in reviews] == seen.texts["answers__when"]
    assert [one["reviewBody"] for one in reviews] == seen.texts["answers__what"]
    assert len({one["reviewBody"] for one in reviews}) == 2
    days = [datetime.date.fromisoformat(one["temporalCoverage"]) for one in reviews]
    with override(prefix[1:] or "en"):
        assert all(spoken_day(day) in "".join(seen.texts["main"]) for day in days)
    assert {one["about"]["name"] for one in reviews} <= set(seen.texts["lead"])
    assert "ating" not in seen.data


def test_linked_data_of_a_claim_without_a_check_tell_no_answer(reader, world):
    seen = Seen()
    seen.feed(reader.get("/claims/a-guess/").content.decode())
    assert "review" not in json.loads(seen.data)


def test_what_is_not_established_is_told_by_its_reason(reader, claim):
    claim.its_check.kind = "leads"
    claim.its_check.parameters = {"a": {"regions": ["china"]}, "b": {"regions": ["europe"]}}
    claim.its_check.save()
    factories.benchmark(slug="bare", name="Bare")
    settling.settle_all()
    lacking = [
        one
        for answer in reader.get(PAGE).context["answers"]
        for rows in answer.lacking.values()
        for one in rows
    ]
    page = text_of(reader, PAGE)
    assert bool(lacking) == ("What is not established" in page)
    assert lacking
    assert all(one.title in page and one.reason in page for one in lacking)


def checked_by(claim, kind: str, parameters: dict) -> None:
    """Give the claim another check."""
    claim.its_check.kind, claim.its_check.parameters = kind, parameters
    claim.its_check.save()
    settling.settle_all()


def test_a_figure_says_what_it_counts_and_is_told_in_its_unit(reader, claim, world):
    factories.figure(
        "downloads", "122400431", "2025-05-30", lab=world.labs["bamboo"], unit="downloads",
        basis="a basket of 247 models", period="last 30 days", note_en="Not a census.",
        note_fr="Non un recensement.",
    )  # fmt: skip
    wanted = {"lab": "bamboo", "kinds": ["downloads"]}
    given = {"figure": wanted, "relation": "at-least", "amount": "120000000", "unit": "downloads"}
    checked_by(claim, "figure_value", given)
    page = text_of(reader, PAGE)
    assert "122M downloads 2025-05-30" in page
    assert "a basket of 247 models, last 30 days Not a census." in page
    assert "Held against 120M downloads." in page
    french = reader.get(f"/fr{PAGE}").content.decode()
    assert '<span lang="en">a basket of 247 models</span>, 30 derniers jours' in french
    assert "Non un recensement." in french


def test_more_rows_than_are_listed_are_counted(reader, claim, world):
    for number in range(14):
        row = factories.ai_model(lab=world.labs["bamboo"], name=f"Many {number}")
        factories.availability(row, "2025-02-01")
    checked_by(claim, "has_label", {"scope": {"labs": ["bamboo"]}, "labels": ["weights:yes"]})
    assert re.search(r"12 of 1\d listed", text_of(reader, PAGE))


def test_the_method_of_each_kind_is_told_where_claims_lead_to(reader, claim):
    page = reader.get("/methodology/").content.decode()
    for kind in KINDS.values():
        assert f'id="check-{kind.slug}"' in page
        assert html.escape(str(kind.method)).replace("&#x27;", "’") in page
    assert 'href="/methodology/#check-released_within"' in reader.get(PAGE).content.decode()


def test_a_strip_leads_to_each_reading_and_one_reading_has_none(reader, claim):
    assert 'class="strip"' not in reader.get(PAGE).content.decode()
    labels = ["camp:closed", "osaid:pass"]
    checked_by(claim, "has_label", {"scope": {"models": ["bamboo-r1"]}, "labels": labels})
    page = reader.get(PAGE).content.decode()
    led_to = re.findall(r'class="strip__link" href="#([^"]+)"', page)
    assert len(led_to) == 4
    assert {name.partition("-")[0] for name in led_to} == {"then", "now"}
    assert all(f'id="{name}"' in page for name in led_to)


def test_an_undated_retelling_stands_after_what_it_retells(reader, claim):
    first = factories.source(kind="article", title="First told")
    first.published_on, first.published_on_precision = datetime.date(2020, 1, 1), "day"
    first.save()
    retold = factories.source(
        kind="article", title="Told again", retells=first, retells_evidence_en="e",
        retells_evidence_fr="e",
    )  # fmt: skip
    undated = factories.source(kind="article", title="Without a day")
    for source in (undated, retold, first):
        claim.quotations.create(source=source, text="So.", language="en")
    links = reader.get(PAGE).context["chain"]
    titles = [link.quotation.source.title for link in links]
    assert titles[:2] == ["First told", "Told again"]
    assert titles[-1] == "Without a day"
    assert "placed after the article it appears to retell" in text_of(reader, PAGE)


def test_a_claim_page_makes_few_queries_whatever_it_holds(reader, claim, world):
    for number in range(15):
        source = factories.source(kind="article")
        claim.quotations.create(source=source, number=number, text="So.", language="en")
        factories.ai_model(lab=world.labs["bamboo"])
    claim.its_check.kind = "release_share"
    claim.its_check.parameters = {"of": {"camp": "closed"}, "among": {"regions": ["china"]}}
    claim.its_check.save()
    settling.settle_all()
    claim.verdicts.update(changed_facts=[
        {"change": "come", "noun": noun, "of": of, "slug": slug, "about": "trial", "value": value,
         "day": "2025", "detail": "mit", "source": f"text-of-{licence}"}
        for licence in ("mit", "sun")
        for noun, of, slug, value in (
            ("standing", "model", "aurora-seed", "yes"), ("score", "model", "bamboo-r1", "6"),
            ("figure", "lab", "aurora", "7"),
        )
    ])  # fmt: skip
    for row in (
        {"lab": world.labs["chene"]},
        {"licence": world.licences["sun"]},
        {"country": "FR"},
    ):
        claim.subjects.create(**row)
    with CaptureQueriesContext(connection) as captured:
        assert "/benchmarks/trial/" in reader.get(PAGE).content.decode()
    assert len(captured) <= 12, "\n".join(query["sql"][:120] for query in captured)


@pytest.mark.parametrize(
    ("prefix", "cells"),
    [
        ("", ["weights to be had: our data support it", "closed: our data do not support it"]),
        ("/fr", ["poids disponibles : nos données l’appuient", "fermé : nos données ne"]),
    ],
)
def test_a_cell_of_a_strip_says_its_reading_and_its_answer(reader, claim, prefix, cells):
    claim.its_check.kind = "has_label"
    claim.its_check.parameters = {
        "scope": {"models": ["bamboo-r1"]},
        "labels": ["weights:yes", "camp:closed"],
    }
    claim.its_check.save()
    settling.settle_all()
    page = html.unescape(reader.get(prefix + PAGE).content.decode()).replace("\u00a0", " ")
    strip = page[page.index('<ol class="strip"') :].split("</ol>")[0]
    titles = re.findall(r'title="([^"]+)"', strip)
    heard = re.findall(r'<span class="visually-hidden">([^<]+)</span>', strip)
    assert titles == heard
    assert [cell in title for cell, title in zip(cells, titles, strict=True)] == [True, True]


def test_an_article_shows_its_claims_in_order_with_answers(reader, claim):
    page = text_of(reader, "/articles/the-gazette/")
    assert page.index("Aurora Seed and Bamboo-R1") < page.index("a forecast that is not due yet")
    assert "2 of its assertions are entered here; 1 with a check on our facts." in page


def test_an_article_counts_the_answers_of_its_claims_once_each(reader, claim):
    article = Source.objects.get(slug="the-gazette")
    claim.quotations.create(source=article, number=9)
    page = text_of(reader, "/articles/the-gazette/")
    assert page.count("1 our data support it") == 2
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


@pytest.mark.parametrize("query", ["l'ete etranger", "Ete", "observateur", "jane roe"])
def test_articles_are_found_by_title_without_accents_publisher_or_author(reader, world, query):
    factories.source(
        kind="article", title="L’Été étranger", publisher="L’Observateur", authors="Jane Roe",
        language="fr",
    )  # fmt: skip
    for page in (reader.get("/search/", {"q": query}), reader.get("/articles/", {"q": query})):
        assert "L’Été étranger" in page.content.decode()
    assert "L’Été étranger" not in reader.get("/search/", {"q": "autumn"}).content.decode()


def test_the_page_offers_what_claims_have_and_keeps_what_is_chosen(reader, claim, world):
    claim.subjects.create(lab=world.labs["bamboo"])
    claim.subjects.create(country="FR")
    Claim.objects.filter(slug="a-guess").update(body="A Body")
    page = reader.get("/claims/", {"country": "FR", "speaker": "A Body"}).content.decode()
    assert '<option value="FR" selected>France</option>' in page
    assert '<option value="A Body" selected>A Body</option>' in page
    assert '<option value="bamboo">Bamboo</option>' in page
    assert '<option value="chene">' not in page


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ({"speaker": "A Body"}, {"a-guess"}),
        ({"model": "Bamboo R1"}, {"within-a-year"}),
        ({"publisher": "gazet"}, {"within-a-year", "a-guess"}),
    ],
)
def test_claims_are_found_by_words_of_what_they_name(reader, claim, query, slugs):
    Claim.objects.filter(slug="a-guess").update(body="A Body")
    found = reader.get("/claims.json", query)
    assert {row["slug"] for row in json.loads(found.content)["rows"]} == slugs
