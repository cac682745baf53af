"""The shipped data, loaded once and put back for each module that asks for them."""

import time
from pathlib import Path

import pytest
from django.db import transaction

from models_tracker.dataset import reader
from tests import taken_down

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"


@pytest.fixture(scope="session")
def loaded(django_db_setup, django_db_blocker) -> tuple[float, list[str]]:
    """The seconds that loading the shipped data took, and their rows."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.monotonic()
        reader.load(DATA)
        lasted = time.monotonic() - started
        rows = taken_down.take_down()
        transaction.set_rollback(True)
    return lasted, rows


@pytest.fixture(scope="module")
def shipped(loaded, django_db_blocker):
    """The seconds that loading the shipped data took; they stay there for the whole module."""
    lasted, rows = loaded
    with django_db_blocker.unblock(), transaction.atomic():
        taken_down.put_back(rows)
        yield lasted
        transaction.set_rollback(True)
