"""The first page: a sentence with then and latest, its curve, who is best, what has turned."""

import re

import pytest

from models_tracker.charts.frontier import tenth
from models_tracker.models import Claim, Horizon
from tests import factories
from tests.charts import reading


def page(reader, query: str = "") -> str:
    """The first page."""
    return reader.get(f"/{query}").content.decode()


def test_the_sentence_tells_then_and_the_last_day_of_the_scores(reader, world):
    Horizon.objects.create(kind="models", day="2026-01-15")
    Horizon.objects.create(kind="scores", day="2025-12-31")
    assert (
        "On 21 August 2025 the best open-weight model was 2.0 % ahead of the best closed one; on "
        "31 December 2025, as far as our scores reach, 2.0 % ahead of it." in page(reader)
    )


def test_as_of_a_day_the_sentence_speaks_of_that_day_and_the_year_before(reader, world):
    assert (
        "On 1 February 2024 the best open-weight model was 0.0 % behind the best closed one; on "
        "31 January 2025, as far as our scores reach, 2.0 % behind it."
        in page(reader, "?as_of=2025-01-31")
    )


def test_the_best_are_told_with_how_many_are_scored(reader, world):
    found = {
        region.value: [
            (one.entry.model.slug if one.entry else "", one.coverage.scored, one.coverage.total)
            for one in sides
        ]
        for region, *sides in reader.get("/?as_of=2025-12-31").context["bests"]
    }
    assert found["china"] == [("bamboo-r1", 1, 1), ("bamboo-old", 1, 1)]
    assert found["united-states"] == [("aurora-seed", 1, 1), ("aurora-one", 1, 1)]
    assert found["europe"] == [("chene-tout", 1, 2), ("", 0, 0)]


def test_an_answer_that_turned_is_told_with_both_answers(reader, world):
    assert "no claim is answered otherwise" in page(reader)
    Claim.objects.filter(slug="within-a-year").update(
        answer_then="supported", answer_now="contradicted"
    )
    found = page(reader)
    assert "Aurora Seed and Bamboo-R1 came within a year." in found
    assert found.index("answer--supported") < found.index("answer--contradicted")
    assert "no claim is answered otherwise" not in found


def test_the_newest_release_is_first_and_none_of_the_future(reader, world):
    factories.availability(
        factories.ai_model(slug="dream", name="Dream", lab=world.labs["bamboo"]), "2199-01-01"
    )
    assert "Dream" not in page(reader)


def test_an_empty_site_has_a_first_page(reader, db):
    found = page(reader)
    assert "How far are open AI models" in found
    assert not reading.figures(found)
    assert reader.get("/distance.csv").status_code == 404


def test_picture_table_and_csv_of_the_curve_are_equal(reader, world):
    figure = reading.figures(page(reader))[0]
    file = reading.csv_rows(reader.get("/distance.csv").content.decode())
    table = reading.table_rows(figure)
    marks = reading.marks(reading.picture_of(figure))
    assert len(file) == 5
    assert [(row["name"], row["day"], row["distance"]) for row in file] == [
        (row["New record"], row["Since"], row["Distance (%)"]) for row in table
    ]
    assert [(told[""], told["Since"], told["Distance (%)"]) for told, *_place in marks] == [
        (row["name"], row["day"], row["distance"]) for row in file
    ]
    assert [href for _told, href, *_place in marks] == [f"/models/{row['slug']}/" for row in file]


@pytest.mark.parametrize(
    ("path", "words"), [("/", "21 August 2025: "), ("/fr/", "21 août 2025\N{NO-BREAK SPACE}: ")]
)
def test_the_days_told_are_written_in_the_readers_way(reader, world, path, words):
    assert f">{words}" in reader.get(path).content.decode()


@pytest.mark.parametrize(
    ("value", "words"), [(8.28, "8.3"), (3.97, "4.0"), (-1.25, "-1.2"), (7, "7.0"), (None, "")]
)
def test_a_number_is_rounded_and_not_cut(value, words):
    assert tenth(value) == words


def test_the_first_page_is_light(reader, world):
    answer = reader.get("/", HTTP_ACCEPT_ENCODING="gzip")
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 40 * 1024


@pytest.mark.parametrize(
    ("said", "precision", "words"),
    [
        ("2026-04-01", "month", ("said in April 2026", "dit en avril 2026")),
        ("2026-04-01", "day", ("said on 1 April 2026", "dit le 1er avril 2026")),
    ],
)
def test_a_month_is_said_in_and_a_day_on(reader, world, said, precision, words):
    answers = {"answer_then": "supported", "answer_now": "mixed"}
    dated = {"said_on": said, "said_on_precision": precision}
    Claim.objects.filter(slug="within-a-year").update(**answers, **dated)
    for address, told in zip(("/", "/fr/"), words, strict=True):
        page = re.sub("<[^>]+>", "", reader.get(address).content.decode())
        assert told in page
