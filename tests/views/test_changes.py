"""What changed: the page by year, its filters, the feed, and the same on models and labs."""

import datetime
import xml.etree.ElementTree as ElementTree

import feedparser
import pytest
from django.test import override_settings

from models_tracker import settling
from models_tracker.models import Claim, Verdict
from tests import factories

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def changed(world):
    """Aurora Seed changes to MIT in October 2025, and two more texts come that month."""
    seed, mit = world.models["aurora-seed"], world.licences["mit"]
    factories.availability(seed, "2025-10-02", licence=mit)
    for number, day in enumerate(("2025-10-10", "2025-10"), 1):
        text = factories.licence(slug=f"moon-{number}", name=f"Moon {number}")
        model = factories.ai_model(name=f"Aurora Moon {number}", lab=world.labs["aurora"])
        factories.availability(model, day, licence=text)
    settling.settle_all()
    return world


def answered(claim, answer, day, moment="now", **fields):
    """One more line in the ledger of a claim."""
    last = claim.verdicts.filter(moment=moment).order_by("-number").first()
    return Verdict.objects.create(
        claim=claim,
        moment=moment,
        number=last.number + 1 if last else 1,
        as_of=datetime.date(2025, 6, 1),
        computed_at=datetime.datetime.fromisoformat(f"{day}T12:00:00+00:00"),
        answer=answer,
        rule_version="1",
        data_revision=7,
        **fields,
    )


@pytest.fixture
def answers(world):
    """The Gazette's claim changes its answer now in January 2026, its answer then in February."""
    claim = Claim.objects.get(slug="within-a-year")
    new = {"change": "come", "noun": "availability", "of": "model", "slug": "aurora-seed"}
    new |= {"about": "weights", "day": "2025-08-23", "source": ""}
    answered(claim, "supported", "2025-12-01")
    answered(claim, "mixed", "2026-01-15", changed_facts=[new])
    answered(claim, "contradicted", "2026-02-03", "then", changed_facts=[new])
    return claim


def main(reader, path):
    page = reader.get(path).content.decode()
    return page[page.index("<main") :]


def test_the_page_tells_the_latest_year_month_by_month(reader, changed):
    page = main(reader, "/changes/")
    assert "of licences" in page
    months = [page.index(f"<h2>{name} 2025") for name in ("December", "October", "January")]
    assert months == sorted(months)
    assert "licence changed" in page
    assert "Bamboo Old" not in page


def test_a_day_that_is_only_the_latest_possible_says_so(reader, world):
    by = {"note_en": "Listed by this day.", "note_fr": "Répertorié à cette date."}
    model = factories.ai_model(name="Aurora Late", lab=world.labs["aurora"])
    factories.availability(model, "../2026-08-19", **by)
    settling.settle_all()
    assert by["note_en"] in main(reader, "/changes/")
    assert by["note_fr"] in main(reader, "/fr/changes/")


def test_three_licences_of_a_lab_in_a_month_are_marked(reader, changed):
    page = main(reader, "/changes/")
    assert '<mark class="changed">3 licences</mark>' in page
    assert '<mark class="changed">3 licences</mark>' in main(reader, "/labs/aurora/")


def test_two_licences_in_a_month_are_told_and_not_marked(reader, changed):
    page = main(reader, "/changes/?as_of=2025-10-11")
    assert '<td class="nowrap">2 licences</td>' in page


@pytest.mark.parametrize(
    ("query", "there", "absent"),
    [
        ("?kind=licences", "Aurora Seed", "Chêne Rêvé"),
        ("?kind=releases&lab=bamboo", "Bamboo-R1", "Aurora Seed"),
        ("?family=Aurora", "Aurora Seed", "Bamboo-R1"),
        ("?year=2024&kind=ends", "Bamboo Old", "Aurora One"),
        ("?as_of=2025-09-30", "Aurora Seed", "licence changed"),
    ],
)
def test_changes_are_filtered_by_kind_lab_family_year_day(reader, changed, query, there, absent):
    page = main(reader, f"/changes/{query}")
    listed = page[page.index("</nav>") :]
    assert there in listed
    assert absent not in listed


@pytest.mark.parametrize(
    "query",
    ["?kind=gossip", "?lab=nobody", "?family=None", "?year=twenty", "?year=2999", "?colour=red"],
)
def test_an_impossible_wish_is_refused(reader, changed, query):
    answer = reader.get(f"/changes/{query}")
    assert answer.status_code == 400
    assert query[1:].split("=")[0] in answer.content.decode()


def test_model_and_lab_pages_tell_their_changes_of_licence(reader, changed):
    assert "Its licence changed" in main(reader, "/models/aurora-seed/")
    assert "Its licence changed" not in main(reader, "/models/aurora-seed/?as_of=2025-10-01")
    assert "Its licence changed" not in main(reader, "/models/bamboo-r1/")
    assert "Licences changed after the release" in main(reader, "/labs/aurora/")


def entries(answer):
    assert answer["Content-Type"] == "application/atom+xml"
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")


def test_the_feed_tells_changes_newest_first_under_names_that_stay(reader, changed):
    found = entries(reader.get("/changes.atom?kind=licences"))
    assert [entry.findtext(f"{ATOM}title") for entry in found] == [
        "Aurora Seed, weights: licence changed from Sun Community License to MIT License"
    ]
    assert (
        found[0]
        .findtext(f"{ATOM}id")
        .endswith(",2026:aurora-seed/licence-changed/weights/2025-10-02")
    )
    assert found[0].findtext(f"{ATOM}updated") == "2025-10-02T00:00:00+00:00"
    days = [entry.findtext(f"{ATOM}updated") for entry in entries(reader.get("/changes.atom"))]
    assert days == sorted(days, reverse=True)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries(reader.get("/changes.atom"))]
    assert len(ids) == len(set(ids))


def test_the_feed_speaks_french_under_fr(reader, changed):
    assert b'xml:lang="fr"' in reader.get("/fr/changes.atom").content


def test_the_feed_refuses_what_it_does_not_know(reader, changed):
    assert reader.get("/changes.atom?year=2025").status_code == 400


@override_settings(DEBUG=False)
def test_a_feed_read_again_is_answered_304_until_the_data_change(reader, changed):
    first = reader.get("/changes.atom")
    again = reader.get("/changes.atom", HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304
    later = changed.models["bamboo-r1"], "2025-12-12"
    factories.availability(*later, licence=changed.licences["sun"])
    settling.settle_all()
    assert reader.get("/changes.atom", HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200


def test_answers_that_changed_stand_in_their_month_with_both_answers_and_why(reader, answers):
    page = main(reader, "/changes/?kind=answers")
    listed = page[page.index("</nav>") :]
    assert "<h2>January 2026</h2>" in listed
    assert 'href="/claims/within-a-year/#ledger"' in listed
    assert listed.index("our data support it") < listed.index("our data are mixed")
    assert 'deciding now: <a href="/models/aurora-seed/">Aurora Seed</a>, release' in listed
    assert "February 2026" not in listed


def test_an_answer_of_an_earlier_day_that_changed_is_a_correction(reader, answers):
    page = main(reader, "/changes/?kind=corrections")
    listed = page[page.index("</nav>") :]
    assert "data corrected" in listed
    assert "<h2>February 2026</h2>" in listed
    assert "January 2026" not in listed


def test_an_answer_of_an_earlier_day_that_another_check_changed_is_no_correction(reader, answers):
    answers.verdicts.filter(moment="then", number=2).update(changed_facts=[{"change": "check"}])
    assert "/claims/within-a-year/" not in main(reader, "/changes/?kind=corrections")
    assert "its check was changed" in main(reader, "/changes/?kind=answers")
    feed = reader.get("/changes.atom?kind=answers").content.decode()
    assert "the day it was said: our data support it, now our data do not support it" in feed
    assert "data corrected" not in feed


def test_a_first_answer_changes_nothing(reader, world):
    assert "Our data know of no such change." in main(reader, "/changes/?kind=answers")


def test_a_changed_answer_on_words_of_a_person_waits_for_an_editor(reader, answers):
    answers.person = factories.person(name="A Speaker")
    answers.save()
    listed = main(reader, "/changes/?kind=answers")
    assert "Facts changed, under review" in listed
    assert "our data are mixed" not in listed
    feed = reader.get("/changes.atom?kind=answers").content.decode()
    assert "under review" in feed
    assert "our data are mixed" not in feed
    answers.verdicts.filter(number=2).update(confirmed_on="2026-01-16")
    assert "our data are mixed" in main(reader, "/changes/?kind=answers")


@pytest.mark.parametrize(
    ("query", "there"),
    [
        ("?kind=answers&lab=bamboo", True),
        ("?kind=answers&lab=aurora", False),
        ("?kind=answers&family=Bamboo", True),
        ("?kind=answers&as_of=2026-01-14", False),
        ("?kind=answers&as_of=2026-01-15", True),
        ("?year=2026", True),
        ("?year=2025", False),
        ("?kind=releases", False),
    ],
)
def test_answers_are_filtered_like_the_rest(reader, answers, query, there):
    page = main(reader, f"/changes/{query}")
    assert ("/claims/within-a-year/" in page) is there


def test_a_claim_that_is_not_published_tells_no_change(reader, answers):
    answers.status = "draft"
    answers.save()
    assert "/claims/within-a-year/" not in main(reader, "/changes/?kind=answers")


@pytest.mark.parametrize(
    "path", ["/changes.atom", "/changes.atom?kind=answers", "/fr/changes.atom?lab=aurora"]
)
def test_a_reader_s_program_takes_the_feed_as_it_is(reader, changed, answers, path):
    read = feedparser.parse(reader.get(path).content)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.id
    assert read.feed.updated_parsed
    assert {link.rel for link in read.feed.links} == {"alternate", "self"}
    assert read.entries
    for entry in read.entries:
        assert entry.title
        assert entry.summary
        assert entry.link.startswith("http")
        assert entry.updated_parsed
        assert entry.id.startswith("tag:")
    assert len({entry.id for entry in read.entries}) == len(read.entries)


def test_the_feed_tells_changed_answers_under_names_that_stay(reader, answers):
    found = entries(reader.get("/changes.atom?kind=answers"))
    assert [entry.findtext(f"{ATOM}id").split(":", 2)[2] for entry in found] == [
        "within-a-year/answer/now/2"
    ]
    assert found[0].findtext(f"{ATOM}updated") == "2026-01-15T00:00:00+00:00"
    assert "our data support it, now our data are mixed" in found[0].findtext(f"{ATOM}title")


def test_the_lead_says_what_counts_as_a_change_of_an_answer(reader, changed):
    page = main(reader, "/changes/")
    assert "0 of what we answer to a claim" in " ".join(page.split())
    assert "a check run again in that year answered otherwise" in page
    assert 'href="/claims/?changed=yes"' in page
