"""What all tests share: no network, no undefined template variable, a world and a reader."""

import datetime
import os
import pickle
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.template.base import FilterExpression
from django.utils import translation

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
NEAR = {"127.0.0.1", "::1", "localhost"}


EVERY = 5
DATABASE = {"db", "transactional_db", "live_server", "shipped"}


def pytest_addoption(parser):
    """Offer the choice of the tests that ask an engine."""
    parser.addoption(
        "--engine", action="store_true", help="only tests that ask the database: for a second one"
    )


def pytest_collection_modifyitems(config, items):
    """Leave out what no second engine can answer otherwise, where only such tests are wanted."""
    if config.getoption("--engine"):
        kept = [one for one in sampled(items) if asks(one)]
        config.hook.pytest_deselected(items=[one for one in items if one not in set(kept)])
        items[:] = kept


def sampled(items) -> list:
    """Keep every EVERY-th case, from the first on, of the tests that are marked so."""
    places: dict = {}
    found = []
    for one in items:
        place = places[one.function] = places.get(one.function, -1) + 1
        if place % EVERY == 0 or not one.get_closest_marker("sampled"):
            found.append(one)
    return found


def asks(item) -> bool:
    """Say whether a test asks the database what its engine could answer in its own way."""
    if item.get_closest_marker("one_engine"):
        return False
    return bool(DATABASE & set(item.fixturenames)) or bool(item.get_closest_marker("django_db"))


class Undefined(str):
    """What Django prints for an undefined variable: "", but in our templates the test fails.

    Django asks whether it is true where it resolves an expression, and nowhere else in that place.
    """

    def __bool__(self) -> bool:
        asked = sys._getframe(1).f_locals.get("self")
        if isinstance(asked, FilterExpression) and not _has_default(asked):
            name = _template_in_work()
            if Path(name).is_relative_to(TEMPLATES):
                pytest.fail(f"{name} prints an undefined variable: {asked.token}")
        return False


def _has_default(expression: FilterExpression) -> bool:
    return any(function.__name__ == "default" for function, _arguments in expression.filters)


def _template_in_work() -> str:
    """Return the file of the template node that is being rendered."""
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        if frame.f_code.co_name == "render_annotated" and getattr(node, "origin", None):
            return node.origin.name
        frame = frame.f_back
    return ""


@pytest.fixture(autouse=True)
def _no_undefined_variable():
    """Let a template that prints an undefined variable fail its test.

    Set for each test: one that overrides settings makes Django build its engines anew.
    """
    from django.template import engines

    engine = engines["django"].engine
    before, engine.string_if_invalid = engine.string_if_invalid, Undefined("")
    yield
    engine.string_if_invalid = before


@pytest.fixture(autouse=True)
def _language():
    """Begin each test in the language of the settings: a page in the other one leaves its own."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch):
    """Refuse every connection but those to this machine."""
    connect = socket.socket.connect

    def near_only(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in NEAR:
            raise OSError(f"tests do not use the network: {address}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", near_only)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    """Hold the clock by which answers age: data that are fresh in a test stay so."""
    monkeypatch.setattr(
        "models_tracker.settling.answers.today", lambda: datetime.date(2026, 11, 24)
    )


@pytest.fixture(scope="session")
def made_world() -> dict[str, object]:
    """The little world as it was made first: its rows, and what names them."""
    return {}


@pytest.fixture
def world(db, made_world):
    """The little world of tests/world.py, made once and put back for every further test."""
    from tests import taken_down, world

    if made_world:
        taken_down.put_back(made_world["rows"])
    else:
        made_world["names"] = pickle.dumps(world.make())
        made_world["rows"] = taken_down.take_down()
    return pickle.loads(made_world["names"])


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


@pytest.fixture
def reader(client):
    """A reader without a session, asking for pages of this site."""
    client.defaults["HTTP_HOST"] = "localhost"
    return client
