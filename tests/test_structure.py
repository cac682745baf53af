"""The house is whole: every noun defined, every list printed, every address in two languages."""

import ast
import inspect
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.urls import get_resolver
from django.utils import translation

from models_tracker import choices
from models_tracker.exports import (
    ai_model,
    article,
    claim,
    comparison,
    lab,
    licence,
    licence_of,
    openness,
    permission,
)
from models_tracker.tables.ai_model import ModelTable
from models_tracker.tables.article import ArticleTable
from models_tracker.tables.claim import ClaimTable
from models_tracker.tables.lab import LabTable
from models_tracker.tables.licence import LicenceTable

PACKAGE = Path(__file__).resolve().parent.parent / "models_tracker"
NOUNS = list(apps.get_app_config("models_tracker").get_models())
LISTS = [
    found
    for found in vars(choices).values()
    if inspect.isclass(found)
    and issubclass(found, models.TextChoices)
    and found is not models.TextChoices
]
UNLISTED = {
    *("Answer", "FactKind", "Duty", "SaidBasis", "Unit", "Moment"),
    *("Actor", "Purpose", "Business", "Need"),
}
FILES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
def test_every_noun_is_defined_named_in_french_and_in_the_admin(noun):
    assert inspect.getdoc(noun)
    assert not inspect.getdoc(noun).startswith(f"{noun.__name__}(")
    with translation.override("fr"):
        assert str(noun._meta.verbose_name)
    assert admin.site.is_registered(noun)


@pytest.mark.parametrize("kind", LISTS, ids=lambda kind: kind.__name__)
def test_every_closed_list_has_a_meaning_and_is_printed_or_said_not_to_be(kind):
    assert inspect.getdoc(kind)
    printed = {found.__name__ for found, _title in choices.LISTS}
    fields = {"LabFact", "ModelFact"}
    assert (kind.__name__ in printed) != (kind.__name__ in UNLISTED | fields)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_lives_in_it_and_hides_no_import(path):
    tree = ast.parse(path.read_text())
    if tree.body:
        assert ast.get_docstring(tree) or path.name == "__init__.py"
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            hidden = [node for node in ast.walk(function) if isinstance(node, ast.ImportFrom)]
            assert not hidden, f"{function.name} imports inside"


@pytest.mark.parametrize(
    "columns",
    [
        module.COLUMNS
        for module in (
            ai_model,
            article,
            claim,
            comparison,
            lab,
            licence,
            licence_of,
            openness,
            permission,
        )
    ],
)
def test_every_exported_field_has_a_meaning_and_its_own_name(columns):
    names = [column.name for column in columns]
    assert len(names) == len(set(names))
    assert all(str(column.meaning) for column in columns)


@pytest.mark.parametrize("table", [ArticleTable, ClaimTable, ModelTable, LabTable, LicenceTable])
def test_every_column_can_be_sorted(table):
    assert table.sortable() == list(table.base_columns)


def test_no_model_is_called_model():
    assert "Model" not in {noun.__name__ for noun in NOUNS}


def test_every_page_has_a_french_address():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {"home", "model_list", "model", "lab", "licence", "search"} <= names
