"""The shipped data, loaded once for each module that asks for them."""

import time
from pathlib import Path

import pytest
from django.db import transaction

from models_tracker.dataset import reader

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """The seconds that loading the shipped data took; they stay loaded for the whole module."""
    with django_db_blocker.unblock(), transaction.atomic():
        started = time.monotonic()
        reader.load(DATA)
        yield time.monotonic() - started
        transaction.set_rollback(True)
