"""The rows of the database taken down once, and put back at little cost as often as wanted."""

from __future__ import annotations

from django.apps import apps
from django.db import connection
from django.db.models import Model

QUOTES = {"sqlite": "quote", "postgresql": "quote_nullable"}


def take_down() -> list[str]:
    """Return the statements that write every row of ours as it stands.

    Rows come back under their numbers, which the counter of their table has passed.
    """
    nouns = apps.get_app_config("models_tracker").get_models(include_auto_created=True)
    return [told for noun in nouns if (told := _writing(noun))]


def put_back(statements: list[str]) -> None:
    """Write rows taken down into a database that has none, in the run that took them down."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _writing(noun: type[Model]) -> str:
    """Return the one statement that writes the rows of a noun, or "" where it has none."""
    name = connection.ops.quote_name
    columns = [name(one.column) for one in noun._meta.concrete_fields if not one.generated]
    quoted = ", ".join(f"{QUOTES[connection.vendor]}({column})" for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quoted} FROM {name(noun._meta.db_table)}")
        rows = [f"({', '.join(row)})" for row in cursor.fetchall()]
    into = f"{name(noun._meta.db_table)} ({', '.join(columns)})"
    return f"INSERT INTO {into} VALUES {', '.join(rows)}" if rows else ""
