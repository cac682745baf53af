"""Say what does not hold together in the data."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from models_tracker.dataset import reader
from models_tracker.dataset.checks import RULES, Facts, check
from models_tracker.dataset.checks.registry import read_exceptions
from models_tracker.dataset.package import TABLES
from models_tracker.dataset.writer import rows

MOST_FAULTS = 200
DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    """Check the database, or the files of a directory."""

    help = "Check the data by every rule; errors that no exception covers end with 1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", nargs="?", type=Path, help="files instead of the database")
        parser.add_argument("--format", choices=("text", "json"), default="text")
        parser.add_argument("--all", action="store_true", help="suggestions and exceptions too")

    def handle(self, *args: Any, **options: Any) -> None:
        directory = options["directory"]
        facts = self._of_files(directory) if directory else _of_database()
        exceptions = read_exceptions((directory or DATA) / "exceptions.csv", timezone.now().date())
        findings = check(facts, exceptions)
        if options["format"] == "json":
            why = {rule.id: rule.explanation for rule in RULES}
            told = [asdict(found) | {"explanation": why.get(found.rule, "")} for found in findings]
            self.stdout.write(json.dumps(told, indent=1))
        else:
            for found in findings:
                if options["all"] or (found.severity != "suggestion" and not found.excepted):
                    reason = f" (excepted: {found.excepted})" if found.excepted else ""
                    told = f"{found.severity}: {found.key}: {found.message} [{found.rule}]{reason}"
                    self.stdout.write(told)
        counts = Counter(found.severity for found in findings if not found.excepted)
        if options["format"] == "text":
            told = ", ".join(f"{number} of {word}" for word, number in counts.items())
            self.stdout.write(told or "nothing found")
        if counts["error"]:
            raise CommandError(f"{counts['error']} errors")

    def _of_files(self, directory: Path) -> Facts:
        """Return what the files hold, once every cell of theirs can be read."""
        try:
            reader.check(directory)
        except reader.BadDataset as bad:
            for fault in bad.faults[:MOST_FAULTS]:
                self.stderr.write(str(fault))
            raise CommandError(f"{len(bad.faults)} faults keep the files from loading") from bad
        return Facts.of_directory(directory)


def _of_database() -> Facts:
    return Facts(
        {
            table.name: [dict(zip(table.names, line, strict=True)) for _pk, line in rows(table)]
            for table in TABLES
        }
    )
