"""The shipped claims reach their bars, and no answer rests on the words that it tests."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from models_tracker.choices import Answer, CheckKind, Moment
from models_tracker.models import Claim, LatestAnswer, Quotation, Source
from models_tracker.rules.checks import Finding, chain_of

pytestmark = pytest.mark.django_db
SEED = "ixbroker-la-chine-depasse-discretement-l-amerique"
UNDECIDED = Answer.NOT_ENOUGH_DATA


def answers(moment: str):
    """The latest answers of one moment that say something."""
    return LatestAnswer.objects.filter(moment=moment).exclude(answer=UNDECIDED)


def test_the_seed_article_is_entered_whole(shipped):
    assert Claim.objects.filter(quotations__source__slug=SEED).distinct().count() >= 45


def test_further_claims_and_articles_are_enough(shipped):
    further = Claim.objects.published().exclude(quotations__source__slug=SEED)
    assert further.count() >= 70
    cited = Quotation.objects.exclude(source__slug=SEED).values("source")
    assert Source.objects.articles().filter(pk__in=cited).count() >= 40


def test_enough_checks_answer_on_the_day_of_their_claim(shipped):
    assert answers(Moment.THEN).count() >= 45


def test_every_kind_of_check_answers_twice_on_the_day_of_its_claim(shipped):
    answered = Counter(answers(Moment.THEN).values_list("claim__its_check__kind", flat=True))
    assert {kind: answered[kind] for kind in CheckKind.values if answered[kind] < 2} == {}


def test_enough_claims_are_contradicted_or_mixed(shipped):
    against = answers(Moment.THEN).filter(answer__in=(Answer.CONTRADICTED, Answer.MIXED))
    assert against.count() >= 8


def test_enough_answers_have_changed_since(shipped):
    assert Claim.objects.changed_since().count() >= 8


def test_enough_claims_are_followed_through_several_sources(shipped):
    sources: dict[str, set[str]] = {}
    for row in Quotation.objects.exclude(relation="").select_related("claim", "source"):
        sources.setdefault(row.claim.slug, set()).add(row.source.slug)
    assert sum(len(found) > 1 for found in sources.values()) >= 8


HOW_MUCH = re.compile(
    r"\b(dramatic\w*|fast|quick\w*|rapid\w*|far more|considérable\w*|rapide\w*|bien plus)\b",
    re.IGNORECASE,
)


def test_no_check_passes_for_a_test_of_how_fast_or_how_much(shipped):
    checked = Claim.objects.filter(its_check__isnull=False)
    told = [word for row in checked for word in (row.wording_en, row.wording_fr)]
    assert [text for text in told if HOW_MUCH.search(text)] == []


@pytest.mark.parametrize("text", ["It narrowed dramatically.", "Il se réduit rapidement."])
def test_a_word_for_how_much_is_found(text):
    assert HOW_MUCH.search(text)


def test_a_claim_of_all_benchmarks_is_held_against_all(shipped):
    said = Claim.objects.filter(wording_en__iregex=r"(on all benchmarks|in every field)")
    over = {row.its_check.parameters.get("over") for row in said.select_related("its_check")}
    assert over == {"all"}


def circular(claim: Claim, finding: Finding) -> list[str]:
    """The deciding rows of a finding whose source carries the claim itself (decision D18)."""
    decided = [one for one in finding.readings if one.answer != UNDECIDED]
    rows = [row for one in decided for side in one.sides for row in side.rows]
    return [f"{claim.slug}: {row.slug}" for row in rows if row.source in chain_of(claim)]


def test_no_answer_rests_on_the_sources_of_its_own_claim(shipped):
    rows = LatestAnswer.objects.select_related("claim")
    rows = rows.prefetch_related("claim__quotations__source")
    found = [circular(row.claim, Finding.from_data(row.finding)) for row in rows]
    assert [fault for faults in found for fault in faults] == []


def test_an_answer_from_its_own_chain_is_found(shipped):
    row = answers(Moment.NOW).filter(claim__its_check__kind=CheckKind.FIGURE_COMPARE).first()
    finding = Finding.from_data(row.finding)
    row.claim.quotations.create(source=Source.objects.get(slug=finding.rows[0].source), number=99)
    assert circular(row.claim, finding)


def test_words_of_a_person_carry_the_role_they_were_said_in(shipped):
    bare = Claim.objects.filter(person__isnull=False, affiliation="")
    assert list(bare.values_list("slug", flat=True)) == []


def test_a_claim_that_lost_its_check_disowns_its_old_answers(shipped, reader):
    page = reader.get("/claims/chinese-models-gained-ground-abroad/").content.decode()
    assert "It has no check" in page
    assert "are no longer ours" in page
    kept = reader.get("/claims/weights-are-numbers-learned-in-training/").content.decode()
    assert "It has no check" in kept
    assert "are no longer ours" not in kept


def test_no_words_stand_in_a_page_that_was_not_read(shipped):
    unread = Quotation.objects.filter(source__accessed_on=None)
    assert unread.exists()
    assert not unread.exclude(text="").exclude(locator="title").exists()
