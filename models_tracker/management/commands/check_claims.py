"""Answer every check again."""

from __future__ import annotations

import sys
import time
from typing import Any

from django.core.management.base import BaseCommand

from models_tracker import settling
from models_tracker.models import LatestAnswer

WIDTH = 40


class Command(BaseCommand):
    """Answer the checks of all claims by the present facts."""

    help = "Answer every check again; the ledger grows only where an answer changed."

    def handle(self, *args: Any, **options: Any) -> None:
        started = time.monotonic()
        changed = settling.answer_all(self._told)
        seconds = time.monotonic() - started
        answers = LatestAnswer.objects.count()
        if sys.stderr.isatty():
            self.stderr.write("")
        rate = answers / seconds if seconds else 0
        self.stdout.write(
            f"{answers} answers, {changed} of them changed, in {seconds:.1f} s "
            f"({rate:.0f} a second)."
        )

    def _told(self, done: int, total: int) -> None:
        """Draw the progress, where somebody looks at it."""
        if not sys.stderr.isatty():
            return
        filled = WIDTH * done // total if total else WIDTH
        bar = "#" * filled + "." * (WIDTH - filled)
        self.stderr.write(f"\r[{bar}] {done} of {total}", ending="")
        self.stderr.flush()
