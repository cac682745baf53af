"""The shipped data, loaded once and put back for each module that asks for them."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import transaction

from models_tracker.dataset import reader
from tests import taken_down

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models_tracker" / "data"


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


@pytest.fixture(scope="session")
def migrated(tmp_path_factory) -> bytes:
    """A migrated database file without a row."""
    home = tmp_path_factory.mktemp("migrated")
    environment = os.environ | {"VAR_DIR": str(home), "SECRET_KEY": "same" * 20}
    environment["DJANGO_SETTINGS_MODULE"] = "config.settings"
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return (home / "models_tracker.sqlite3").read_bytes()
