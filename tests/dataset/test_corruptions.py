"""Of a hundred plausible faults planted in the shipped data, at least 95 are caught."""

import csv
import datetime
import itertools
from pathlib import Path
from unittest import mock

import pytest

from models_tracker.dataset import parsing, reader
from models_tracker.dataset.checks import Facts, check
from models_tracker.dataset.checks.registry import Severity, read_exceptions
from models_tracker.dataset.package import TABLES, Table
from tests.dataset.corruptions import KINDS, Tables, plant

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"
TODAY = datetime.date(2026, 11, 24)
SEED = 20261124
READ = parsing._read


class Inspector:
    """Loads and checks spoilt tables as a person would, and says who caught the fault."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.tables = Facts.of_directory(DATA).tables
        self.unspoilt: dict[str, tuple[bytes, parsing.Read]] = {}
        self.exceptions = read_exceptions(DATA / "exceptions.csv", TODAY)
        for table in TABLES:
            self._write(table, self.tables)
        self.known = set(self._findings(self.tables))

    def catches(self, spoilt: Tables) -> list[str]:
        """Return the faults that loading names, else the new findings of the rules."""
        changed = [table for table in TABLES if spoilt[table.name] != self.tables[table.name]]
        assert changed, "nothing was planted"
        for table in changed:
            self._write(table, spoilt)
        try:
            with mock.patch.object(parsing, "_read", self._read):
                reader.check(self.directory)
        except reader.BadDataset as bad:
            return [str(fault) for fault in bad.faults]
        finally:
            for table in changed:
                self._write(table, self.tables)
        return sorted(set(self._findings(spoilt)) - self.known)

    def _read(self, directory: Path, table: Table, fault) -> parsing.Read:
        """Read a table as loading does, but one whose file is as it was only once."""
        text = (directory / f"{table.name}.csv").read_bytes()
        kept = self.unspoilt.get(table.name)
        if kept and kept[0] == text:
            return kept[1]
        faults: list[parsing.Fault] = []
        found = READ(directory, table, faults.append)
        for one in faults:
            fault(one)
        if not faults and not kept:
            self.unspoilt[table.name] = text, found
        return found

    def _findings(self, tables: Tables) -> list[str]:
        return [
            f"{found.rule}: {found.key}: {found.message}"
            for found in check(Facts(tables), self.exceptions)
            if found.severity != Severity.SUGGESTION and not found.excepted
        ]

    def _write(self, table: Table, tables: Tables) -> None:
        path = self.directory / f"{table.name}.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, table.names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(tables[table.name])


@pytest.fixture(scope="module")
def inspector(tmp_path_factory) -> Inspector:
    """An inspector of the shipped data."""
    return Inspector(tmp_path_factory.mktemp("spoilt"))


def caught(inspector: Inspector, seed: int, number: int) -> dict[str, list[str]]:
    """Return what caught each of so many faults of a seed; their kinds take turns."""
    found: dict[str, list[str]] = {}
    for turn in itertools.count():
        told, spoilt = plant(inspector.tables, turn, seed)
        if told not in found:
            found[told] = inspector.catches(spoilt)
        if len(found) == number:
            return found


def test_the_shipped_data_are_not_caught(inspector):
    assert inspector.known == set()
    reader.check(inspector.directory)


def test_a_planted_fault_of_each_kind_is_caught(inspector):
    found = caught(inspector, SEED, len(KINDS))
    missed = [told for told, by in found.items() if not by]
    assert len(found) == len(KINDS)
    assert len(missed) <= len(KINDS) // 20, missed


@pytest.mark.slow
@pytest.mark.parametrize("seed", [SEED, 1])
def test_95_of_a_hundred_planted_faults_are_caught(inspector, seed):
    found = caught(inspector, seed, 100)
    missed = [told for told, by in found.items() if not by]
    assert len(found) == 100
    assert len(missed) <= 5, missed


def test_there_are_kinds_of_faults_enough_and_each_has_a_name():
    assert len({kind.__name__ for kind in KINDS}) == len(KINDS) >= 25
