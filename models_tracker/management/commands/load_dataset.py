"""Load the curated data."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from models_tracker.dataset.reader import BadDataset, Report, load

DATA = Path(__file__).resolve().parents[2] / "data"
MOST_FAULTS = 200


class Command(BaseCommand):
    """Load the dataset: all of it or, when any row is at fault, nothing."""

    help = "Load the dataset into the database; rows edited since the last load are left alone."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, default=DATA)
        parser.add_argument("--if-empty", action="store_true", help="do nothing unless empty")
        parser.add_argument("--replace", action="store_true", help="drop rows that left the files")
        parser.add_argument("--dry-run", action="store_true", help="tell, and write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        try:
            report = load(
                options["directory"],
                replace=options["replace"],
                if_empty=options["if_empty"],
                dry_run=options["dry_run"],
            )
        except BadDataset as bad:
            for fault in bad.faults[:MOST_FAULTS]:
                self.stderr.write(str(fault))
            more = len(bad.faults) - MOST_FAULTS
            if more > 0:
                self.stderr.write(f"... and {more} more")
            raise CommandError(f"{len(bad.faults)} faults; nothing was written.") from bad
        if report is None:
            self.stdout.write("The database holds data already; nothing was loaded.")
            return
        self._tell(report)
        seconds = time.monotonic() - started
        done = "Nothing was written; loading would take" if options["dry_run"] else "Loaded in"
        self.stdout.write(f"{done} {seconds:.1f} s.")

    def _tell(self, report: Report) -> None:
        for table, counts in report.counts.items():
            told = ", ".join(
                f"{number} {word}" for word, number in sorted(counts.items()) if number
            )
            if told:
                self.stdout.write(f"{table}: {told}")
        for edited in report.edited:
            what = "edited" if edited.ours else "deleted, or without what it points to,"
            if not edited.file:
                what = "gone from the files, still in use"
            self.stderr.write(f"{what} here; left alone: {edited.table} {edited.key}")
            self.stderr.write(f"  here: {edited.ours}\n  file: {edited.file}")
