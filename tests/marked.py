"""What the sources mark for translation: read without gettext's own programs, which many lack.

Python files are read as syntax trees; templates become, by Django's own `templatize`, a text in
which only the marked strings are left as calls of gettext's functions.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import template

# For each function, where the context, the text and its plural stand among the arguments.
PLACES: dict[str, tuple[int | None, int, int | None]] = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
FUNCTIONS = {f"{name}{end}": places for name, places in PLACES.items() for end in ("", "_lazy")}
FUNCTIONS |= {"_": PLACES["gettext"], "gettext_noop": PLACES["gettext"]}
CALL = re.compile(r"\b(?:_|n?p?gettext)\(")

# Context ("" without one), text, plural ("" without one).
Marked = tuple[str, str, str]


def in_python(source: str) -> set[Marked]:
    """Return what a Python file marks; ValueError where the text of a mark is not a literal."""
    tree = ast.parse(source)
    names = FUNCTIONS | {
        alias.asname: FUNCTIONS[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.asname and alias.name in FUNCTIONS
    }
    return {
        _read(node, names[name])
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (name := _name(node.func)) in names
    }


def in_template(source: str) -> set[Marked]:
    """Return what a template marks."""
    left = template.templatize(source)
    calls = (ast.parse(_call(left[found.start() :]), mode="eval") for found in CALL.finditer(left))
    return {_read(call.body, FUNCTIONS[call.body.func.id]) for call in calls}


def everywhere(root: Path) -> dict[Marked, Path]:
    """Return what the checkout at ``root`` marks, each with a file that does."""
    found: dict[Marked, Path] = {}
    for path in _sources(root):
        read = in_python if path.suffix == ".py" else in_template
        found |= dict.fromkeys(read(path.read_text()), path.relative_to(root))
    return found


def _sources(root: Path) -> Iterator[Path]:
    """Yield the files that speak to readers or editors."""
    for room in ("config", "models_tracker", "templates"):
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".py", ".html", ".txt", ".xml") and "migrations" not in path.parts:
                if path.suffix == ".py" or "templates" in path.parts:
                    yield path


def _name(function: ast.expr) -> str:
    """Return the bare name of what is called: `_` of both `_()` and `translation._()`."""
    return getattr(function, "id", None) or getattr(function, "attr", "")


def _read(call: ast.Call, places: tuple[int | None, int, int | None]) -> Marked:
    """Return the context, text and plural of one call."""
    read = ["" if place is None else _literal(call, place) for place in places]
    return read[0], read[1], read[2]


def _literal(call: ast.Call, place: int) -> str:
    value = call.args[place] if place < len(call.args) else None
    if not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        raise ValueError(f"line {call.lineno}: {ast.unparse(call)} does not mark a literal")
    return value.value


def _call(text: str) -> str:
    """Return the call that ``text`` begins with, up to its closing bracket."""
    depth = 0
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        depth += {"(": 1, ")": -1}.get(token.string, 0)
        if token.string == ")" and depth == 0:
            line, column = token.end
            return (
                "".join(text.splitlines(keepends=True)[: line - 1])
                + (text.splitlines(keepends=True)[line - 1][:column])
            )
    raise ValueError(f"no end: {text[:60]}")
