"""The article from which it all began, by the shipped data: whole, verbatim, and answered."""

import hashlib
import re
from collections import Counter
from pathlib import Path

import pytest

from models_tracker.choices import Answer, Moment
from models_tracker.models import AIModel, Claim, Quotation, Source
from models_tracker.rules.checks import Finding

pytestmark = pytest.mark.django_db

ARTICLE = "ixbroker-la-chine-depasse-discretement-l-amerique"
ORIGINAL = "economist-china-is-quietly-upstaging-america"
TEXT = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article-fr.txt"
PARAGRAPHS = 33


@pytest.fixture
def quotations(shipped):
    """Every place of a claim in the article, in its order."""
    rows = Quotation.objects.filter(source__slug=ARTICLE).select_related("claim__person", "source")
    return list(rows.order_by("number"))


@pytest.fixture
def paragraphs():
    """The paragraphs of the article as it was read, by the names that locators give them."""
    if not TEXT.is_file():
        pytest.skip(f"THE TEXT OF THE ARTICLE IS NOT HERE: {TEXT}")
    text = TEXT.read_text(encoding="utf-8")
    title = Source.objects.get(slug=ARTICLE).title
    body = text[text.rindex(title) + len(title) : text.index("\nShare:")]
    lines = [line for line in body.splitlines() if line.strip()]
    running = [line for line in lines if line.rstrip(" »").endswith((".", "»"))]
    return {"title": title} | {f"§ {place}": line for place, line in enumerate(running, start=1)}


def finding(slug: str, moment: str) -> Finding:
    """What the check of a claim finds at one moment."""
    answer = Claim.objects.get(slug=slug).answers.get(moment=moment)
    return Finding.from_data(answer.finding)


def by_reading(slug: str, moment: str) -> dict[str, str]:
    """The answers of the readings of a claim that decide, by what they read along."""
    readings = finding(slug, moment).readings
    return {one.of: one.answer for one in readings if one.answer != Answer.NOT_ENOUGH_DATA}


# --- It is there, whole ---------------------------------------------------------------------------


def test_the_article_is_undated_and_retells_with_evidence(shipped):
    article = Source.objects.get(slug=ARTICLE)
    assert article.published is None
    assert article.retells.slug == ORIGINAL
    assert article.retells.published.isoformat() == "2025-08-21"
    assert article.retells_evidence_en
    assert article.retells_evidence_fr


def test_what_was_not_read_is_not_said_to_be_read(shipped, reader):
    original = Source.objects.get(slug=ORIGINAL)
    assert original.accessed_on is None
    assert original.known_through.quotations.exclude(text="").count() == 3
    page = reader.get(original.get_absolute_url()).content.decode()
    assert "not read by us, known through" in page
    assert original.known_through.get_absolute_url() in page


def test_every_paragraph_is_covered_in_the_order_of_the_article(quotations):
    places = [re.match(r"title|§ (\d+)", one.locator) for one in quotations]
    told = [int(place[1] or 0) for place in places]
    assert told == sorted(told)
    assert set(told) == set(range(PARAGRAPHS + 1))
    assert [one.number for one in quotations] == list(range(1, len(quotations) + 1))


def test_its_assertions_are_all_entered_and_of_every_sort(quotations):
    claims = {one.claim for one in quotations}
    assert len(claims) >= 45
    assert {"fact", "statistic", "comparison", "definition", "forecast", "opinion", "event"} == {
        claim.kind for claim in claims
    }


def test_a_claim_has_a_check_or_says_why_it_has_none(quotations):
    for one in quotations:
        assert hasattr(one.claim, "its_check") is not bool(one.claim.no_check_reason), one.claim


def test_every_claim_is_dated_by_its_first_appearance(quotations):
    dated = Counter((one.claim.said.isoformat(), one.claim.said_basis) for one in quotations)
    assert set(dated) == {
        ("2025-08-21", "retold"),
        ("2025-08-21", "publication"),
        ("2025-07-30", "stated"),
        ("2025-08-05", "publication"),
    }


@pytest.mark.parametrize("slug", ["ali-farhadi", "andrew-ng", "martin-casado", "percy-liang"])
def test_whoever_is_quoted_speaks_with_role_and_affiliation(quotations, slug):
    said = [one.claim for one in quotations if one.claim.person and one.claim.person.slug == slug]
    assert said
    assert all(claim.role_en and claim.role_fr and claim.affiliation for claim in said)


# --- Its words ------------------------------------------------------------------------------------


def test_the_text_read_is_the_text_named(shipped, paragraphs):
    article = Source.objects.get(slug=ARTICLE)
    assert hashlib.sha256(TEXT.read_bytes()).hexdigest() == article.sha256
    assert len(paragraphs) == PARAGRAPHS + 1


def test_each_quotation_is_verbatim_in_the_paragraph_it_names(quotations, paragraphs):
    quoted = [one for one in quotations if one.text]
    assert len(quoted) >= 8
    for one in quoted:
        assert one.text in paragraphs[one.locator.partition(",")[0]], one


def test_our_wording_is_no_sentence_of_the_article(quotations, paragraphs):
    whole = " ".join(paragraphs.values())
    assert paragraphs["§ 9"] in whole
    for one in quotations:
        assert one.claim.wording_fr.rstrip(".") not in whole


def test_at_most_fifteen_words_in_a_hundred_are_quoted(quotations):
    told = sum(len(text.split()) for text in {one.text for one in quotations})
    assert 0 < told * 100 <= 15 * quotations[0].source.words


def test_no_translation_passes_for_the_speakers_words(quotations):
    theirs = [one for one in quotations if one.text and one.claim.person]
    narrated = [one for one in theirs if one.locator == "§ 6"]
    assert len(narrated) == 1
    assert all(one.is_translation for one in theirs if one not in narrated)


def test_the_page_says_which_words_are_a_translation(quotations, reader):
    slug = "eighty-per-cent-chance-of-a-chinese-open-source-model"
    page = reader.get(f"/claims/{slug}/").content.decode()
    marked = Quotation.objects.filter(claim__slug=slug, is_translation=True)
    assert page.count("not the speaker’s own words") == marked.count() == 2
    for language, words in (("en", "an 80% chance"), ("fr", "80 % de chances"), ("de", "zu 80 %")):
        assert re.search(rf'lang="{language}"[^<]*>[^<]*{words}', page)


def test_the_chain_of_the_80_per_cent_begins_with_the_original_and_widens(shipped):
    rows = Quotation.objects.filter(
        claim__slug="eighty-per-cent-chance-of-a-chinese-open-source-model"
    )
    told = {(one.source.slug, one.relation) for one in rows.select_related("source")}
    assert (ORIGINAL, "first-seen") in told
    assert {relation for _slug, relation in told} == {"first-seen", "repeats", "wider"}
    assert len({slug for slug, _relation in told}) >= 5


# --- Its answers ----------------------------------------------------------------------------------


def test_gpt_oss_came_in_the_week_of_gpt_5(shipped):
    found = finding("gpt-oss-in-the-week-of-gpt-5", Moment.THEN)
    assert found.answer == Answer.SUPPORTED
    assert {one.of: one.answer for one in found.readings} == {
        "days": Answer.SUPPORTED,
        "calendar-week": Answer.SUPPORTED,
    }


def test_gpt_oss_is_the_first_since_2019_of_language_models_but_not_of_all(shipped):
    found = finding("gpt-oss-first-open-weight-model-since-2019", Moment.THEN)
    language, all_tasks = found.readings
    assert (language.of, language.answer) == ("language", Answer.SUPPORTED)
    assert (all_tasks.of, all_tasks.answer) == ("all", Answer.CONTRADICTED)
    assert [row.slug for row in all_tasks.sides[1].rows] == [
        "clip-vit-l-14-336px",
        "whisper",
        "whisper-large-v3",
    ]
    assert found.answer == Answer.MIXED


def test_openai_turned_to_closed_models_in_the_year_said(shipped):
    for reading in finding("openai-turned-to-closed-models-in-2020", Moment.THEN).readings:
        assert reading.answer == Answer.SUPPORTED
        assert reading.sides[0].rows[0].day.startswith("2020")


def test_models_of_a_year_are_held_against_models_of_that_year(shipped):
    found = finding("chinese-models-of-2025-outdo-american-ones", Moment.NOW)
    rows = [row for one in found.readings for side in one.sides for row in side.rows]
    released = AIModel.objects.filter(slug__in={row.slug for row in rows})
    assert {model.released_on.year for model in released} == {2025}


@pytest.mark.parametrize(
    "slug",
    [
        "chinese-models-of-2025-outdo-american-ones",
        "chinese-models-of-2025-outdo-those-of-meta",
        "chinese-models-draw-nearer-to-closed-ones",
        "america-is-behind-on-open-weights",
        "american-labs-push-the-frontier-of-ai",
    ],
)
def test_leads_and_gaps_name_their_readings_rows_and_coverage(shipped, slug):
    found = finding(slug, Moment.THEN)
    decided = [one for one in found.readings if one.answer != Answer.NOT_ENOUGH_DATA]
    assert found.answer == Answer.MIXED
    assert 0 < found.agreeing < len(found.readings)
    for one in decided:
        assert one.of
        for side in one.sides[:2]:
            assert side.rows
            assert all(row.source for row in side.rows)
            assert 0 < side.counted <= side.total


def test_the_lead_is_of_some_benchmarks_only(shipped):
    told = by_reading("chinese-models-of-2025-outdo-american-ones", Moment.THEN)
    assert told["epoch-capabilities-index"] == Answer.SUPPORTED
    assert told["otis-mock-aime-2024-2025"] == Answer.CONTRADICTED
    assert told["gpqa-diamond"] == Answer.MIXED


def test_the_gap_shrinks_in_months_and_grows_in_points_of_the_index(shipped):
    told = by_reading("chinese-models-draw-nearer-to-closed-ones", Moment.THEN)
    assert told["epoch-capabilities-index:months"] == Answer.SUPPORTED
    assert told["epoch-capabilities-index:points"] == Answer.CONTRADICTED


@pytest.mark.parametrize(
    ("slug", "then", "now"),
    [
        ("openai-valued-at-up-to-500-billion", "supported", "contradicted"),
        ("alibaba-worth-at-most-285-billion", "not-enough-data", "contradicted"),
        ("openai-worth-more-than-alibaba", "not-enough-data", "supported"),
        (
            "eighty-per-cent-chance-of-a-chinese-open-source-model",
            "not-enough-data",
            "not-enough-data",
        ),
    ],
)
def test_figures_answer_only_from_the_day_that_has_one(shipped, slug, then, now):
    claim = Claim.objects.get(slug=slug)
    assert (claim.answer_then, claim.answer_now) == (then, now)


def test_a_valuation_against_a_capitalisation_is_warned_of(shipped):
    found = finding("openai-worth-more-than-alibaba", Moment.NOW)
    assert found.warnings == ("unlike-kinds",)


def test_talks_and_a_closed_round_are_two_readings_of_the_valuation(shipped):
    found = finding("openai-valued-at-up-to-500-billion", Moment.THEN)
    amounts = {one.of: one.sides[0].value for one in found.readings}
    assert amounts == {
        "private-valuation:closed": "300000000000",
        "private-valuation:talks": "500000000000",
    }


def test_what_meta_would_do_was_open_and_came_to_pass(shipped):
    claim = Claim.objects.get(slug="meta-will-be-more-selective-about-what-it-publishes")
    assert (claim.answer_then, claim.answer_now) == ("not-enough-data", "supported")


def test_no_answer_rests_on_the_article_or_what_it_retells(quotations):
    for claim in {one.claim for one in quotations}:
        own = {one.source.slug for one in claim.quotations.select_related("source")}
        assert {ARTICLE} <= own
        for answer in claim.answers.all():
            sources = {row.source for row in Finding.from_data(answer.finding).rows}
            assert not own & sources, claim
