"""The two engines as production opens them: read back from a fresh file, and from the server."""

import multiprocessing
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.db.backends.sqlite3.base import DatabaseWrapper

from config import databases

ROOT = Path(__file__).resolve().parent.parent
KEY = "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMNOPQRS"
DEFAULTS = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "TIME_ZONE": None, "USER": ""}


def opened(path, *, create=True, **options):
    """Return Django's connection to a file with the options of production."""
    found = databases.sqlite(path, create=create)
    found["OPTIONS"] |= options
    return DatabaseWrapper(DEFAULTS | {"CONN_HEALTH_CHECKS": False} | found)


@pytest.fixture(autouse=True)
def _open(django_db_blocker):
    """Let tests open databases of their own."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def file(tmp_path):
    """A fresh database in a folder whose name needs quoting."""
    (tmp_path / "a b?#é").mkdir()
    return tmp_path / "a b?#é" / "fresh.sqlite3"


@pytest.fixture
def fresh(file):
    found = opened(file)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 1),
        ("busy_timeout", 20_000),
        ("foreign_keys", 1),
        ("mmap_size", 134_217_728),
        ("cache_size", -20_000),
    ],
)
def test_a_fresh_file_is_opened_as_production_wants_it(fresh, pragma, value):
    with fresh.cursor() as cursor:
        assert cursor.execute(f"PRAGMA {pragma}").fetchone() == (value,)


def test_the_file_is_where_it_was_asked_for(fresh, file):
    fresh.ensure_connection()
    assert file.is_file()


def test_a_transaction_takes_the_write_lock_at_once(fresh):
    said = []
    fresh.ensure_connection()
    fresh.connection.set_trace_callback(said.append)
    fresh.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    fresh.rollback()
    assert said[0] == "BEGIN IMMEDIATE"


def test_a_missing_file_is_an_error_and_stays_missing(file):
    missing = opened(file, create=False)
    with pytest.raises(OperationalError, match="unable to open"):
        missing.ensure_connection()
    assert not file.exists()


def test_readers_go_on_beside_a_writer(file):
    writer = opened(file)
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE t (x)")
        cursor.execute("BEGIN IMMEDIATE")
        cursor.execute("INSERT INTO t VALUES (1)")
        reader = opened(file, create=False)
        with reader.cursor() as other:
            assert other.execute("SELECT count(*) FROM t").fetchone() == (0,)
        cursor.execute("COMMIT")
    reader.close()
    writer.close()


def count_up(path, mode, turns, failures, start):
    """Read, then write, ``turns`` times; count what is refused with "database is locked"."""
    one = opened(path, create=False, transaction_mode=mode, timeout=2)
    one.ensure_connection()
    one.connection.execute("PRAGMA busy_timeout=10000")
    start.wait()
    for _ in range(turns):
        try:
            one.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
            with one.cursor() as cursor:
                (number,) = cursor.execute("SELECT n FROM counter").fetchone()
                time.sleep(0.001)
                cursor.execute("UPDATE counter SET n = %s", [number + 1])
            one.commit()
        except OperationalError:
            one.rollback()
            with failures.get_lock():
                failures.value += 1
        one.set_autocommit(True)
    one.close()


@pytest.mark.slow
@pytest.mark.parametrize(("mode", "refuses"), [("IMMEDIATE", False), ("DEFERRED", True)])
def test_writers_wait_for_each_other(file, mode, refuses):
    """DEFERRED is the control: the same writers are refused there."""
    with opened(file).cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n)")
        cursor.execute("INSERT INTO counter VALUES (0)")
    work = multiprocessing.get_context("fork")
    failures, start = work.Value("i", 0), work.Barrier(8)
    writers = [
        work.Process(target=count_up, args=(file, mode, 50, failures, start), daemon=True)
        for _ in range(8)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    with opened(file).cursor() as cursor:
        (number,) = cursor.execute("SELECT n FROM counter").fetchone()
    assert number == 8 * 50 - failures.value
    assert (failures.value > 0) == refuses


def manage(*words, home, **variables):
    """Run manage.py on a home of its own, without DATABASE_URL."""
    given = {"PATH": os.environ["PATH"], "VAR_DIR": str(home), "SECRET_KEY": KEY}
    command = [sys.executable, "manage.py", *words]
    return subprocess.run(
        command, cwd=ROOT, env=given | variables, capture_output=True, text=True, check=False
    )


def test_only_migrate_creates_the_file(tmp_path):
    home = tmp_path / "not there yet"
    asked = manage("load_dataset", "--if-empty", home=home)
    assert asked.returncode != 0
    assert not list(home.glob("models_tracker.sqlite3*"))
    assert manage("migrate", "--verbosity=0", home=home).returncode == 0
    assert (home / "models_tracker.sqlite3").is_file()


def test_the_site_without_its_file_says_come_back_and_makes_none(tmp_path, migrated):
    code = """
from django.conf import settings
from django.test import Client
from pathlib import Path
PLAIN = "django.contrib.staticfiles.storage.StaticFilesStorage"
settings.STORAGES["staticfiles"]["BACKEND"] = PLAIN
client = Client(raise_request_exception=False, headers={"host": "localhost"})
kept = Path(__import__("os").environ["VAR_DIR"]) / "models_tracker.sqlite3"
def told():
    print(*(client.get(path).status_code for path in ("/models/", "/healthz", "/readyz")))
told()
aside = kept.with_name("aside")
kept.rename(aside)
told()
print(kept.exists())
aside.rename(kept)
told()
"""
    (tmp_path / "models_tracker.sqlite3").write_bytes(migrated)
    kept = sqlite3.connect(tmp_path / "models_tracker.sqlite3")
    kept.execute("INSERT INTO models_tracker_datarevision VALUES (1, 7, '2026-01-01')")
    kept.commit()
    kept.close()
    found = manage("shell", "-v", "0", "-c", code, home=tmp_path, DEBUG="0")
    assert found.stdout.split("\n")[:4] == [
        "200 200 200",
        "503 200 503",
        "False",
        "200 200 200",
    ], found.stderr[-2000:]


# PostgreSQL


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
@pytest.mark.parametrize(
    ("name", "value"),
    [("lock_timeout", "5s"), ("idle_in_transaction_session_timeout", "1min"), ("jit", "off")],
)
def test_postgresql_has_the_limits(db, name, value):
    with connection.cursor() as cursor:
        cursor.execute(f"SHOW {name}")
        assert cursor.fetchone() == (value,)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
def test_postgresql_cuts_an_endless_statement(db, settings):
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() != ("0",)
        cursor.execute("SET LOCAL statement_timeout = '100ms'")
        with pytest.raises(OperationalError, match="statement timeout"):
            cursor.execute("SELECT pg_sleep(3)")


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="asks PostgreSQL")
def test_postgresql_is_asked_through_a_pool(tmp_path):
    code = """
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SHOW statement_timeout")
    print(cursor.fetchone()[0], connection.pool.max_size, connection.pool.timeout)
"""
    address = os.environ["DATABASE_URL"]
    found = manage(
        "shell", "-v", "0", "-c", code, home=tmp_path,
        DATABASE_URL=address, DATABASE_POOL="3", STATEMENT_SECONDS="5",
    )  # fmt: skip
    assert found.stdout.split() == ["5s", "3", "2"], found.stderr[-2000:]
