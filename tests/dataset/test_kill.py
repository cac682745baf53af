"""A load killed anywhere leaves the database before or after it, never between."""

import hashlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models_tracker.dataset import writer

pytestmark = pytest.mark.one_engine
ROOT = Path(__file__).resolve().parents[2]


def state(path: Path) -> str:
    """What the database holds, as one digest of every table of facts."""
    with sqlite3.connect(path) as database:
        names = [
            name
            for (name,) in database.execute(
                "select name from sqlite_master where type = 'table' and name like 'models_tr%'"
            )
        ]
        told = [
            (name, sorted(map(repr, database.execute(f"select * from {name}"))))
            for name in sorted(names)
        ]
    return hashlib.sha256(
        repr([row for row in told if "revision" not in row[0]]).encode()
    ).hexdigest()


@pytest.fixture
def command(world, migrated, tmp_path):
    """Start manage.py with an empty database file of its own and the world as files."""
    (tmp_path / "models_tracker.sqlite3").write_bytes(migrated)
    files = tmp_path / "files"
    writer.dump(files)
    variables = os.environ | {"VAR_DIR": str(tmp_path), "SECRET_KEY": "kill" * 13}
    variables["DJANGO_SETTINGS_MODULE"] = "config.settings"
    variables.pop("DATABASE_URL", None)

    def start(*words: str, script: str = "") -> subprocess.Popen:
        program = ["-c", script] if script else ["manage.py"]
        return subprocess.Popen(
            [sys.executable, *program, *words],
            cwd=ROOT,
            env=variables,
            stdout=subprocess.PIPE if script else subprocess.DEVNULL,
            text=True,
        )

    return start


def kill_at_random(command, tmp_path: Path, times: int) -> set[str]:
    """Kill loads into an empty database at random moments; return the states they left."""
    path = tmp_path / "models_tracker.sqlite3"
    before = state(path)
    empty = path.read_bytes()
    started = time.monotonic()
    assert command("load_dataset", str(tmp_path / "files")).wait() == 0
    lasts = time.monotonic() - started
    after = state(path)
    assert before != after
    chance = random.Random(7)
    seen = set()
    for _ in range(times):
        for rest in tmp_path.glob("models_tracker.sqlite3*"):
            rest.unlink(missing_ok=True)
        path.write_bytes(empty)
        process = command("load_dataset", str(tmp_path / "files"))
        time.sleep(chance.uniform(0.3, 1.1) * lasts)
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add({before: "before", after: "after"}.get(state(path), "between"))
    return seen


def test_a_killed_load_leaves_all_or_nothing(command, tmp_path):
    assert kill_at_random(command, tmp_path, 4) <= {"before", "after"}


BOUNDARY = """
import os, signal, sys
import django
django.setup()
from pathlib import Path
from django.db import connection
from models_tracker import settling
from models_tracker.dataset import reader

chosen = int(sys.argv[2])
steps = 0


def deadly(function):
    def step(*arguments, **named):
        global steps
        found = function(*arguments, **named)
        steps += 1
        if steps == chosen:
            os.kill(os.getpid(), signal.SIGKILL)
        return found

    return step


reader._create = deadly(reader._create)
reader._remember = deadly(reader._remember)
settling.settle_models = deadly(settling.settle_models)
settling.raise_revision = deadly(settling.raise_revision)
settling.answer_claims = deadly(settling.answer_claims)
connection.check_constraints = deadly(connection.check_constraints)
reader.load(Path(sys.argv[1]))
print(steps)
"""


def killed_after(command, tmp_path: Path, step: int) -> tuple[int, str]:
    """Load with a kill after a step of the load; return how it ended and what it printed."""
    process = command(str(tmp_path / "files"), str(step), script=BOUNDARY)
    told, _errors = process.communicate()
    return process.returncode, told


def test_a_load_killed_after_its_last_steps_left_nothing(command, tmp_path):
    before = state(tmp_path / "models_tracker.sqlite3")
    for step in (1, 30, 42, 43, 44, 45, 46):
        ended, _told = killed_after(command, tmp_path, step)
        assert ended == -signal.SIGKILL
        assert state(tmp_path / "models_tracker.sqlite3") == before
    ended, told = killed_after(command, tmp_path, 0)
    assert (ended, told) == (0, "46\n")
    assert state(tmp_path / "models_tracker.sqlite3") != before


@pytest.mark.slow
def test_a_load_killed_after_any_step_left_nothing(command, tmp_path):
    before = state(tmp_path / "models_tracker.sqlite3")
    for step in range(1, 47):
        assert killed_after(command, tmp_path, step)[0] == -signal.SIGKILL
        assert state(tmp_path / "models_tracker.sqlite3") == before


@pytest.mark.slow
def test_many_killed_loads_leave_all_or_nothing(command, tmp_path):
    assert kill_at_random(command, tmp_path, 30) == {"before", "after"}
