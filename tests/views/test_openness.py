"""/openness/: what was published, part by part, with the unknown counted."""

from models_tracker.choices import Part
from models_tracker.tables.openness import totals
from tests.views.test_pages import csv_rows


def test_totals_count_the_unknown():
    counted = [("datasets", "yes", 2), ("datasets", "no", 1), ("datasets", "not-established", 1)]
    line = next(line for line in totals(counted, 7) if line.part == Part.DATASETS)
    assert (line.yes, line.partly, line.no, line.unknown) == (2, 0, 1, 4)


def test_the_file_tells_each_part(reader, world):
    rows = {row["slug"]: row for row in csv_rows(reader, "/openness.csv")}
    assert set(rows) == set(world.models)
    assert rows["chene-tout"]["training_code"] == "yes"
    assert rows["bamboo-r1"]["training_code"] == "no"
    assert rows["aurora-one"]["training_code"] == "not-established"


def test_the_page_totals_what_is_filtered(reader, world):
    answer = reader.get("/openness/?camp=open-licence")
    line = next(line for line in answer.context["totals"] if line.part == Part.DATASETS)
    assert (line.yes, line.no, line.unknown) == (1, 1, 0)
