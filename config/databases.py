"""The two engines: SQLite inside the process, PostgreSQL by address."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

CONNECT_SECONDS = 2
PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA busy_timeout=20000; "
    "PRAGMA foreign_keys=ON; PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000;"
)


def sqlite(path: Path, *, create: bool) -> dict[str, Any]:
    """Return the settings of a SQLite file, which only ``create`` may bring into being.

    WAL lets readers go on beside a writer, IMMEDIATE keeps a transaction that reads before it
    writes from failing with "database is locked". A connection is kept, since opening one costs
    more than most pages; models_tracker.middleware drops it when the file is exchanged.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"file:{quote(str(path))}?mode={'rwc' if create else 'rw'}",
        "OPTIONS": {
            "uri": True,
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": PRAGMAS,
        },
        "CONN_MAX_AGE": 600,
        "TEST": {"NAME": None},
    }


def postgresql(address: str, *, statement_seconds: int, pool_size: int) -> dict[str, Any]:
    """Return the settings of a PostgreSQL database, with limits on statements and locks.

    Compiling a plan (jit) costs more than our short statements take.
    """
    try:
        found: dict[str, Any] = dict(dj_database_url.parse(address))
    except ValueError:
        found = {"ENGINE": ""}
    if found["ENGINE"] != "django.db.backends.postgresql" or not found.get("NAME"):
        raise ImproperlyConfigured(
            "Set DATABASE_URL to postgres://user:password@host/name, or leave it out for SQLite."
        )
    limits = (
        f"-c statement_timeout={statement_seconds}s -c lock_timeout=5s "
        "-c idle_in_transaction_session_timeout=60s -c jit=off"
    )
    options = found.setdefault("OPTIONS", {})
    options["options"] = f"{options.get('options', '')} {limits}".strip()
    options.setdefault("connect_timeout", CONNECT_SECONDS)
    if pool_size:
        options["pool"] = {
            "min_size": 1,
            "max_size": pool_size,
            "timeout": CONNECT_SECONDS,
            "reconnect_timeout": 1,  # else a restarted server is asked later and later
        }
    return found
