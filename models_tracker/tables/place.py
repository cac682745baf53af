"""Where in a text something stands: our general words in the reader's language, its own as is."""

from __future__ import annotations

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

_GENERAL = {
    "whole text": pgettext_lazy("place", "whole text"),
    "whole text: terms of a service, no weights are given": pgettext_lazy(
        "place", "whole text: terms of a service, no weights are given"
    ),
    "grant": pgettext_lazy("place", "grant"),
    "condition": pgettext_lazy("place", "condition"),
    "conditions": pgettext_lazy("place", "conditions"),
    "definitions": pgettext_lazy("place", "definitions"),
    "head": pgettext_lazy("place", "head"),
    "preamble": pgettext_lazy("place", "preamble"),
    "outputs": pgettext_lazy("place", "outputs"),
    "termination": pgettext_lazy("place", "termination"),
    "second paragraph": pgettext_lazy("place", "second paragraph"),
    "last paragraph": pgettext_lazy("place", "last paragraph"),
    "abstract": pgettext_lazy("place", "abstract"),
    "title": pgettext_lazy("place", "title"),
    "size in the name": pgettext_lazy("place", "size in the name"),
    "the paper that announces the model": pgettext_lazy(
        "place", "the paper that announces the model"
    ),
    "model openness tool lists it as published": pgettext_lazy(
        "place", "Model Openness Tool lists it as published"
    ),
    "the paper of the family": pgettext_lazy("place", "the paper of the family"),
}
_ROW = "row "
_WORD = re.compile("[A-Za-z]{3}")


def place(locator: str) -> SafeString | str:
    """Return where in a text something stands: a bare number is that of a section.

    Headings and other words of a source stay in English and are marked so.
    """
    general = _GENERAL.get(locator.lower())
    if general:
        return str(general)
    if locator.startswith(_ROW) and ";" not in locator:
        name = format_html('<span lang="en">{}</span>', locator.removeprefix(_ROW))
        return format_html(_("row %(name)s") % {"name": "{}"}, name)
    if locator[:1].isdigit():
        locator = f"§\N{NO-BREAK SPACE}{locator}"
    if not _WORD.search(locator):
        return locator
    return format_html('<span lang="en">{}</span>', locator)
