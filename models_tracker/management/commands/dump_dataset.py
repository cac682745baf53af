"""Write the data as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from models_tracker.dataset.writer import dump


class Command(BaseCommand):
    """Write the dataset: the same bytes for the same facts."""

    help = "Write the dataset into a directory."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("directory", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        dump(options["directory"])
        self.stdout.write(f"Wrote the dataset into {options['directory']}.")
