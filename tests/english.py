"""Finds English sentences on a French page: what is neither translated nor somebody's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from django.apps import apps
from django.db.models import CharField, TextField

# Words that English sentences cannot do without and French ones do not have.
WORDS = re.compile(
    r"\b(?:the|of|and|with|which|not|is|are|was|were|been|from|for|this|that|has|have|its"
    r"|under|when|than|only|what|who|how|their|our|we|to|at most|at least)\b",
    re.IGNORECASE,
)
# Codes of closed lists, as files and programs write them: not-established.
CODE = re.compile(r"\b[a-z0-9]+(?:-[a-z0-9]+)+\b")
# Elements that hold no text of ours, and those that never close.
FOREIGN = {"q", "blockquote", "code", "pre", "script", "style", "option", "title"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
SPOKEN = ("aria-label", "title", "placeholder", "alt")


class _Reader(HTMLParser):
    """Gathers the texts of a page that stand in its own language."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.texts: list[str] = []

    @property
    def abroad(self) -> bool:
        return any(foreign for _name, foreign in self.open)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if not self.abroad:
            self.texts += [given[name] or "" for name in SPOKEN if name in given]
        if tag not in VOID:
            self.open.append((tag, tag in FOREIGN or given.get("lang", "fr") != "fr"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.abroad:
            self.texts.append(data)


def sentences(page: str, words: Iterable[str]) -> list[str]:
    """Return the texts of a French page that are English, without ``words``: names and titles."""
    reader = _Reader()
    reader.feed(page)
    found = []
    for text in reader.texts:
        if WORDS.search(text):
            for one in words:
                text = text.replace(one, "")
            if WORDS.search(CODE.sub("", text)):
                found.append(" ".join(text.split()))
    return found


def words_of_others() -> list[str]:
    """The texts of every row that stay in their own language: names, titles, places; long first."""
    found: set[str] = set()
    for noun in apps.get_app_config("models_tracker").get_models():
        for field in noun._meta.concrete_fields:
            free = isinstance(field, CharField | TextField) and not field.choices
            if free and not field.name.endswith(("_en", "_fr")):
                texts = noun._default_manager.values_list(field.name, flat=True).distinct()
                found |= {text for text in texts if " " in text and WORDS.search(text)}
    return sorted(found, key=len, reverse=True)
