<<<<<<< HEAD
"""The shipped data, loaded once for all tests of a file."""
=======
"""The shipped data in the database, for the modules that look at them there."""

from __future__ import annotations
>>>>>>> 2096fa4 (The bars of the shipped claims, counted)

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
