"""Signs between words that meet only when a page is drawn, as the reader's language sets them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _


def introduced(label: Any, value: Any) -> str:
    """Return a label and what it introduces, with the colon of the reader's language between."""
    return _("%(label)s: %(value)s") % {"label": label, "value": value}


def colon() -> str:
    """Return that colon alone, with the spaces around it."""
    return introduced("", "")
