"""The little world leaves as files and comes back the same; edited rows are left alone."""

import csv
import dataclasses
import json
import unicodedata
from pathlib import Path

import pytest
from django.apps import apps

from models_tracker.dataset import reader, writer
from models_tracker.dataset.package import BY_NAME, TABLES
from models_tracker.models import (
    AIModel,
    ClaimSubject,
    FormerSlug,
    Lab,
    LoadedRow,
    Standing,
    Statement,
)

NOT_SHIPPED = {
    "LatestAnswer": "derived from checks and facts",
    "Standing": "derived from availability, components and terms",
    "DataRevision": "counts the writes of one database",
    "LoadedRow": "remembers the loads of one database",
}


@pytest.fixture
def files(world, tmp_path) -> Path:
    """The world as files."""
    writer.dump(tmp_path)
    return tmp_path


@pytest.fixture
def empty(db):
    """Take everything out of the database."""

    def take() -> None:
        for table in reversed(TABLES):
            if table.self_references:
                table.model.objects.update(
                    **{column.source: None for column in table.self_references}
                )
            table.model.objects.all().delete()
        LoadedRow.objects.all().delete()

    return take


def content(directory: Path) -> dict[str, bytes]:
    """Every file and its bytes."""
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir())}


def edit(directory: Path, table: str, change) -> None:
    """Rewrite the rows of one file."""
    path = directory / f"{table}.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, lineterminator="\n").writerows(change(rows))


def test_load_then_dump_gives_the_same_bytes(files, empty, tmp_path_factory):
    before = content(files)
    standings = list(Standing.objects.order_by("model__slug", "since").values_list("camp", "since"))
    empty()
    reader.load(files)
    again = tmp_path_factory.mktemp("again")
    writer.dump(again)
    assert content(again) == before
    assert standings == list(
        Standing.objects.order_by("model__slug", "since").values_list("camp", "since")
    )


def test_a_second_load_changes_nothing(files, empty):
    empty()
    reader.load(files)
    report = reader.load(files)
    words = {word for counts in report.counts.values() for word in counts}
    assert words == {"unchanged"}


def test_a_changed_file_updates_rows_nobody_edited(files, empty):
    empty()
    reader.load(files)
    edit(
        files, "labs", lambda rows: [[c.replace("Aurora", "Aurora Labs") for c in r] for r in rows]
    )
    report = reader.load(files)
    assert report.counts["labs"]["updated"] == 1
    assert Lab.objects.get(slug="aurora").name == "Aurora Labs"
    assert Lab.objects.get(slug="aurora").sort_name == "aurora labs"


def test_an_edited_row_is_left_alone_and_told(files, empty):
    empty()
    reader.load(files)
    Lab.objects.filter(slug="aurora").update(name="Aurora by hand")
    edit(
        files, "labs", lambda rows: [[c.replace("Aurora", "Aurora Labs") for c in r] for r in rows]
    )
    report = reader.load(files)
    assert [(found.table, found.key) for found in report.edited] == [("labs", "aurora")]
    assert Lab.objects.get(slug="aurora").name == "Aurora by hand"


def test_replace_drops_what_left_the_files_but_not_what_was_added(files, empty):
    empty()
    reader.load(files)
    mine = Statement.objects.create(
        lab=Lab.objects.get(slug="aurora"),
        field="founded",
        value="2020",
        source=Statement.objects.first().source,
        retrieved_on="2026-01-01",
    )
    gone = Statement.objects.get(value="670000000000")
    edit(files, "statements", lambda rows: [row for row in rows if "670000000000" not in row])
    reader.load(files, replace=True)
    assert not Statement.objects.filter(pk=gone.pk).exists()
    assert Statement.objects.filter(pk=mine.pk).exists()


def test_a_row_deleted_by_hand_stays_deleted_and_is_told(files, empty):
    empty()
    reader.load(files)
    Statement.objects.filter(value="670000000000").delete()
    report = reader.load(files)
    assert [(found.table, found.ours) for found in report.edited] == [("statements", [])]
    assert not Statement.objects.filter(value="670000000000").exists()


def test_a_new_row_of_a_deleted_one_is_told_and_left(files, empty):
    empty()
    reader.load(files)
    ClaimSubject.objects.filter(model__slug="bamboo-r1").delete()
    AIModel.objects.get(slug="bamboo-r1").delete()
    edit(files, "aliases", lambda rows: [*rows, ["", "", "bamboo-r1", "ours", "Bamboo the First"]])
    report = reader.load(files)
    assert {found.table for found in report.edited} >= {"models", "aliases", "availabilities"}
    assert not AIModel.objects.filter(slug="bamboo-r1").exists()


def test_a_new_row_finds_a_model_under_its_former_address(files, empty):
    empty()
    reader.load(files)
    model = AIModel.objects.get(slug="bamboo-r1")
    FormerSlug.objects.create(model=model, slug="bamboo-r1")
    AIModel.objects.filter(pk=model.pk).update(slug="bamboo-one")
    edit(files, "aliases", lambda rows: [*rows, ["", "", "bamboo-r1", "ours", "Bamboo the First"]])
    reader.load(files)
    assert model.aliases.filter(text="Bamboo the First").exists()
    assert not AIModel.objects.filter(slug="bamboo-r1").exists()


def test_a_new_column_makes_no_row_an_edited_one():
    table = BY_NAME["sources"]
    place = table.names.index("words")
    columns = table.columns[:place] + table.columns[place + 1 :]
    former = dataclasses.replace(table, columns=columns)
    line = [f"{name} of the page" for name in former.names]
    now = [*line[:place], "", *line[place:]]
    assert writer.digest(table, now) == writer.digest(former, line)
    assert writer.digest(table, [*line[:place], "12", *line[place:]]) != writer.digest(table, now)


def test_replace_lets_an_alias_move(files, empty):
    empty()
    reader.load(files)
    edit(
        files,
        "aliases",
        lambda rows: [[c.replace("bamboo-r1", "bamboo-old") for c in r] for r in rows],
    )
    with pytest.raises(reader.BadDataset, match="--replace"):
        reader.load(files)
    reader.load(files, replace=True)
    assert AIModel.objects.get(slug="bamboo-old").aliases.filter(text="R1").exists()


def test_replace_keeps_what_hands_refer_to(files, empty):
    empty()
    reader.load(files)
    lab = Lab.objects.get(slug="aurora")
    mine = AIModel.objects.create(slug="mine", name="Mine", lab=lab, task="language")
    for table in TABLES:
        edit(files, table.name, lambda rows: [r for r in rows if "aurora" not in " ".join(r)])
    report = reader.load(files, replace=True)
    assert [(found.table, found.key) for found in report.edited] == [("labs", "aurora")]
    assert Lab.objects.filter(slug="aurora").exists()
    assert list(lab.models.all()) == [mine]


def test_a_dry_run_tells_and_writes_nothing(files, empty):
    empty()
    report = reader.load(files, dry_run=True)
    assert report.counts["labs"]["added"] == 3
    assert not Lab.objects.exists()
    assert not LoadedRow.objects.exists()


def test_if_empty_loads_once_only(files, empty):
    empty()
    assert reader.load(files, if_empty=True) is not None
    assert reader.load(files, if_empty=True) is None


CORRUPTIONS = {
    "an unknown reference": ("models", "lab", "nobody", "is not a slug of labs.csv"),
    "a word outside a list": ("models", "task", "cooking", "is not one of"),
    "a day that is none": ("availabilities", "since", "2024-02-30", "not a day of the calendar"),
    "a month too many": ("availabilities", "since", "2024-13", "not a day of the calendar"),
    "a hidden sign": ("models", "name", "Bam\u200bboo", "hidden sign U+200B"),
    "a control sign": ("models", "name", "Bam\x07boo", "hidden sign U+0007"),
    "a space at the end": ("models", "name", "Bamboo ", "ends with a space"),
    "another form of a letter": (
        "models",
        "name",
        unicodedata.normalize("NFD", "Chêne"),
        "normalisation form NFC",
    ),
    "an empty name": ("models", "name", "", "must not be empty"),
    "a script for an address": ("sources", "url", "javascript:alert(1)", "is not an address"),
    "an address with a quote": ("sources", "url", 'https://x.org/"a', "holds a sign"),
    "a number in words": ("statements", "value", "many", "is not"),
    "a reason without withdrawal": ("models", "withdrawn_reason", "twice", "goes with withdrawn"),
    "one language only": ("availabilities", "note_en", "only English", "in English and in French"),
    "a text that is too long": ("models", "name", "Long" * 100, "at most 200 characters"),
    "a slug with a sign": ("models", "slug", "bamboo r1", "valid"),
    "a day of no component": ("components", "since", "2024", "published component"),
    "a field of another noun": ("statements", "field", "osi_approved", "not one of the chosen"),
    "a truth that is neither": ("sources", "title_is_ours", "maybe", "neither true nor false"),
}


@pytest.mark.parametrize("name", CORRUPTIONS)
def test_a_fault_names_file_line_column_value_and_reason(files, empty, name):
    table, column, value, reason = CORRUPTIONS[name]
    empty()

    def spoil(rows):
        place = rows[0].index(column)
        line = next(i for i, row in enumerate(rows) if i and (table != "statements" or row[place]))
        rows[line][place] = value
        return rows

    edit(files, table, spoil)
    with pytest.raises(reader.BadDataset) as caught:
        reader.load(files)
    told = [fault for fault in caught.value.faults if fault.column == column]
    assert told
    assert told[0].file == f"{table}.csv"
    assert told[0].line >= 2
    assert any(reason in fault.reason for fault in told)
    assert not AIModel.objects.exists()


def too_active(rows: list[list[str]]) -> list[str]:
    """A row on a model of the world that has more active parameters than it has."""
    row = dict(zip(rows[0], next(row for row in rows if "671000000000" in row), strict=True))
    return list((row | {"field": "parameters_active", "value": "9" * 13}).values())


def test_what_two_rows_break_together_is_told_by_line(files, empty):
    empty()
    edit(files, "aliases", lambda rows: [*rows, ["", "", "chene-7b", "ours", "r-1"]])
    edit(files, "aliases", lambda rows: [*rows, ["", "", "chene-tout", "ours", "R 1"]])
    edit(files, "statements", lambda rows: [*rows, too_active(rows)])
    with pytest.raises(reader.BadDataset) as caught:
        reader.load(files)
    told = sorted(str(fault) for fault in caught.value.faults)
    assert "the same as in line" in told[0]
    assert "is more than the 671000000000 parameters" in told[1]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda rows: [row[:-1] for row in rows], "the header is not"),
        (lambda rows: [*rows, rows[1][:-1]], "cells instead of"),
        (lambda rows: [*rows, rows[1]], "repeats a row"),
        (lambda rows: [["\ufeff" + rows[0][0], *rows[0][1:]], *rows[1:]], "the header is not"),
    ],
)
def test_a_broken_file_is_refused_whole(files, empty, change, reason):
    empty()
    edit(files, "models", change)
    with pytest.raises(reader.BadDataset) as caught:
        reader.load(files)
    assert any(reason in str(fault) for fault in caught.value.faults)


def test_a_missing_and_a_foreign_file_are_told(files, empty):
    empty()
    (files / "people.csv").unlink()
    (files / "animals.csv").write_text("a\n")
    (files / "figures.csv").write_bytes("kind\n\xe9".encode("latin-1"))
    with pytest.raises(reader.BadDataset) as caught:
        reader.load(files)
    told = " ".join(str(fault) for fault in caught.value.faults)
    assert "people.csv:0: is missing" in told
    assert "animals.csv:1: is not a table" in told
    assert "figures.csv:0: is not UTF-8" in told


def test_every_noun_is_shipped_or_derived():
    shipped = {table.model.__name__ for table in TABLES}
    nouns = {noun.__name__ for noun in apps.get_app_config("models_tracker").get_models()}
    assert nouns == shipped | set(NOT_SHIPPED)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_a_column_or_derived(table):
    written = {name for column in table.columns for name in column.fields}
    for column in table.model._meta.concrete_fields:
        assert column.primary_key or not column.editable or column.name in written, column.name


def test_the_description_covers_every_column(files):
    package = json.loads((files / "datapackage.json").read_text())
    described = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in package["resources"]
    }
    assert described == {table.name: list(table.names) for table in TABLES}
    assert all(
        field["description"]
        for resource in package["resources"]
        for field in resource["schema"]["fields"]
    )
