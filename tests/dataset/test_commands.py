"""The three commands: what they print, and how they end."""

import json

import pytest
from django.core.management import CommandError, call_command

from models_tracker.dataset import writer
from models_tracker.models import Lab, LoadedRow


@pytest.fixture
def files(world, tmp_path):
    """The world as files."""
    call_command("dump_dataset", tmp_path)
    return tmp_path


def spoil(files, name, before, after):
    """Replace a text in a file."""
    path = files / name
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after))


def test_dump_writes_what_the_writer_writes(files):
    assert {path.name: path.read_bytes() for path in files.iterdir()} == dict(writer.files())


def test_load_counts_what_it_did(files, capsys):
    LoadedRow.objects.all().delete()
    call_command("load_dataset", files)
    told = capsys.readouterr().out
    assert "labs: 3 unchanged" in told
    assert "Loaded in" in told


def test_load_tells_edited_rows_with_both_spellings(files, capsys):
    call_command("load_dataset", files)
    Lab.objects.filter(slug="aurora").update(name="Aurora by hand")
    call_command("load_dataset", files)
    told = capsys.readouterr().err
    assert "edited here; left alone: labs aurora" in told
    assert "'Aurora by hand'" in told
    assert "'Aurora'" in told


def test_load_names_the_fault_and_fails(files, capsys):
    spoil(files, "labs.csv", "company", "enterprise")
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("load_dataset", files)
    assert "labs.csv:2: kind = 'enterprise': is not one of" in capsys.readouterr().err


def test_load_prints_200_faults_at_most(files, capsys):
    line = "x,X,company,,,,nowhere,\n"
    (files / "labs.csv").write_text((files / "labs.csv").read_text() + line * 250)
    with pytest.raises(CommandError):
        call_command("load_dataset", files)
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 201
    assert "more" in told[-1]


def test_a_dry_run_says_that_nothing_was_written(files, capsys):
    spoil(files, "labs.csv", "Aurora", "Aurora Labs")
    call_command("load_dataset", files, "--dry-run")
    assert "Nothing was written" in capsys.readouterr().out
    assert Lab.objects.get(slug="aurora").name == "Aurora"


def test_if_empty_says_that_there_is_data(files, capsys):
    call_command("load_dataset", files, "--if-empty")
    assert "nothing was loaded" in capsys.readouterr().out


def test_check_prints_findings_as_json_and_ends_with_an_error(files, capsys):
    spoil(files, "models.csv", "Aurora One", "Aurora Two")
    with pytest.raises(CommandError, match="errors"):
        call_command("check_data", files, "--format", "json")
    found = json.loads(capsys.readouterr().out)
    assert set(found[0]) == {"rule", "severity", "key", "message", "excepted", "explanation"}
    assert "slug_is_that_of_the_name" in {finding["rule"] for finding in found}


def test_check_names_what_keeps_files_from_loading(files, capsys):
    spoil(files, "availabilities.csv", "2024-03-05", "2024-13-05")
    with pytest.raises(CommandError, match="keep the files from loading"):
        call_command("check_data", files)
    assert "since = '2024-13-05': '2024-13-05' is not a day" in capsys.readouterr().err


def test_check_asks_the_database_without_files(world, capsys):
    Lab.objects.filter(slug="aurora").update(name="Other")
    with pytest.raises(CommandError):
        call_command("check_data")
    assert "[slug_is_that_of_the_name]" in capsys.readouterr().out
