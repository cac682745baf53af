"""Compile the translations; a fresh machine has no gettext."""

from __future__ import annotations

from typing import Any

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Compile every .po file whose .mo file differs."""

    help = "Compile the translations without gettext."

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in settings.LOCALE_PATHS:
            for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
                compiled = path.with_suffix(".mo")
                content = polib.pofile(str(path)).to_binary()
                if not compiled.exists() or compiled.read_bytes() != content:
                    compiled.write_bytes(content)
                    self.stdout.write(f"Compiled {path.parent.parent.name}.")
