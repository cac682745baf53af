"""What changed: the page by year, its filters, the feed, and the same on models and labs."""

import xml.etree.ElementTree as ElementTree

import pytest
from django.test import override_settings

from models_tracker import settling
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


def main(reader, path):
    page = reader.get(path).content.decode()
    return page[page.index("<main") :]


def test_the_page_tells_the_latest_year_month_by_month(reader, changed):
    page = main(reader, "/changes/")
    assert "of them of a licence" in page
    months = [page.index(f"<h2>{name} 2025") for name in ("December", "October", "January")]
    assert months == sorted(months)
    assert "licence changed" in page
    assert "Bamboo Old" not in page


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
