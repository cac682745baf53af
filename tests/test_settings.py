"""Settings come from the environment, and a bad value stops the start with what to set."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import databases, environment
from config.release import release

ROOT = Path(__file__).resolve().parent.parent
KEY = "correct-horse-battery-staple-0123456789-ABCDEFGHIJKLMNOPQRS"
SHOW = """
import json
from django.conf import settings
names = {names!r}
print(json.dumps({{name: getattr(settings, name, None) for name in names}}, default=str))
"""


def run(*arguments, home, **variables):
    """Run manage.py as an operator would, with nothing in the environment but ``variables``."""
    given = {"PATH": os.environ["PATH"], "VAR_DIR": str(home), "PYTHONWARNINGS": "error"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=given | variables, capture_output=True, text=True, check=False
    )


def shown(home, *names, **variables):
    """Return settings as a fresh process sees them."""
    import json

    code = SHOW.format(names=names)
    found = run("shell", "-v", "0", "-c", code, home=home, **{"SECRET_KEY": KEY} | variables)
    assert found.returncode == 0, found.stderr
    return json.loads(found.stdout)


# Each failing sentence


def test_without_a_key_nothing_starts_and_one_line_says_what_to_set(tmp_path):
    found = run("check", home=tmp_path)
    assert found.returncode == 1
    assert found.stderr.startswith("Set SECRET_KEY to at least 50 random characters")
    assert found.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"SECRET_KEY": "short"}, "Set SECRET_KEY to at least 50"),
        ({"DEBUG": "perhaps"}, "Set DEBUG to 1 or 0, not to 'perhaps'."),
        ({"HTTPS": "2"}, "Set HTTPS to 1 or 0, not to '2'."),
        ({"STATEMENT_SECONDS": "0"}, "Set STATEMENT_SECONDS to a whole number from 1 to 3600"),
        ({"DATABASE_POOL": "many"}, "Set DATABASE_POOL to a whole number from 0 to 100"),
        ({"DATABASE_POOL": "٣"}, "Set DATABASE_POOL to a whole number from 0 to 100"),
        ({"DATABASE_URL": "mysql://a@b/c"}, "Set DATABASE_URL to postgres://"),
        ({"DATABASE_URL": "nonsense"}, "Set DATABASE_URL to postgres://"),
        ({"DATABASE_URL": "postgres://localhost"}, "Set DATABASE_URL to postgres://"),
        ({"SITE_URL": "tracker.example"}, "Set SITE_URL to an address like https://"),
        ({"SITE_URL": "javascript:alert(1)"}, "Set SITE_URL to an address like https://"),
        ({"SITE_URL": "https://tracker.example/a/"}, "Set SITE_URL to an address like https://"),
        ({"HTTPS": "1", "ALLOWED_HOSTS": ""}, "Set ALLOWED_HOSTS to the names"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_a_bad_value_stops_the_start_with_a_sentence(tmp_path, variables, sentence):
    found = run("check", home=tmp_path, **{"SECRET_KEY": KEY} | variables)
    assert found.returncode == 1
    assert found.stderr.startswith(sentence)


# What is on and off


def test_by_default_nothing_is_open(tmp_path):
    found = shown(tmp_path, "DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_HTTPONLY", "DATABASES")
    assert found["DEBUG"] is False
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["SESSION_COOKIE_HTTPONLY"] is True
    assert "mode=rw" in found["DATABASES"]["default"]["NAME"]


def test_behind_https_cookies_are_bound_to_the_host_and_browsers_stay_on_https(tmp_path):
    names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "SITE_URL"]
    names += ["CSRF_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "SECURE_SSL_REDIRECT"]
    found = shown(tmp_path, *names, HTTPS="1", ALLOWED_HOSTS="tracker.example")
    assert list(found.values()) == [
        "__Host-sessionid",
        "__Host-csrftoken",
        True,
        "https://tracker.example",
        True,
        31_536_000,
        True,
    ]


def test_production_settings_pass_the_deployment_checks(tmp_path):
    command = ("check", "--deploy", "--fail-level", "WARNING")
    production = {
        "SECRET_KEY": KEY,
        "HTTPS": "1",
        "ALLOWED_HOSTS": "tracker.example",
        "SITE_PUBLISHER_NAME": "Somebody",
        "SITE_PUBLISHER_EMAIL": "somebody@tracker.example",
    }
    assert run(*command, home=tmp_path, **production).returncode == 0
    for lacking in ({"HTTPS": "0"}, {"SITE_PUBLISHER_EMAIL": ""}):
        assert run(*command, home=tmp_path, **production | lacking).returncode == 1


def test_statements_are_short_for_readers_and_long_for_commands(tmp_path):
    assert shown(tmp_path, "STATEMENT_SECONDS")["STATEMENT_SECONDS"] == 600
    code = "import config.settings as s; print(s.STATEMENT_SECONDS)"
    variables = {"PATH": os.environ["PATH"], "SECRET_KEY": KEY, "VAR_DIR": str(tmp_path)}
    command = [sys.executable, "-c", code]
    served = subprocess.run(
        command, cwd=ROOT, env=variables, capture_output=True, text=True, check=True
    )
    assert int(served.stdout) <= 5


@pytest.mark.parametrize(("debug", "kept"), [(False, True), (True, True), (True, False)])
def test_the_key_is_kept_or_for_debugging_only(tmp_path, monkeypatch, debug, kept):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    if kept:
        (tmp_path / "secret_key").write_text(KEY + "\n")
    assert (environment.secret_key(debug, tmp_path) == KEY) == kept


def test_a_key_in_the_environment_wins(tmp_path, monkeypatch):
    (tmp_path / "secret_key").write_text("x" * 60)
    monkeypatch.setenv("SECRET_KEY", KEY)
    assert environment.secret_key(False, tmp_path) == KEY


def test_without_debugging_there_is_no_key_by_default(tmp_path, monkeypatch):
    monkeypatch.delenv("SECRET_KEY", raising=False)
    with pytest.raises(ImproperlyConfigured):
        environment.secret_key(False, tmp_path)


def test_make_keeps_a_key_that_only_its_owner_reads(tmp_path):
    found = subprocess.run(
        [sys.executable, "-m", "config.first_key", str(tmp_path / "var")],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"]},
        check=False,
    )
    kept = tmp_path / "var" / "secret_key"
    assert found.returncode == 0
    assert len(kept.read_text().strip()) >= 50
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    before = kept.read_text()
    subprocess.run([sys.executable, "-m", "config.first_key", kept.parent], cwd=ROOT, check=True)
    assert kept.read_text() == before


def test_no_key_is_ever_committed():
    """A key made in the wrong folder was once taken along."""
    if not (ROOT / ".git").exists():
        pytest.skip("NOT A CHECKOUT: there are no commits that could hold a key")
    listed = ["git", "ls-files", "-co", "--exclude-standard", "--", "*secret_key"]
    ignored = ["git", "check-ignore", "--quiet", "elsewhere/secret_key"]
    assert subprocess.run(listed, cwd=ROOT, capture_output=True, check=True).stdout == b""
    assert subprocess.run(ignored, cwd=ROOT, check=False).returncode == 0


def test_only_one_file_reads_the_environment():
    """Settings, that is; serve and manage hand variables on to the processes they start."""
    handers_on = {"environment.py", "serve.py", "wsgi.py"}
    readers = {
        path.name
        for folder in (ROOT / "config", ROOT / "models_tracker")
        for path in folder.rglob("*.py")
        if "os.environ" in path.read_text() or "os.getenv" in path.read_text()
    }
    assert readers == handers_on


# The release


def test_the_release_changes_with_any_file_that_pages_are_made_from(tmp_path):
    for room in ("config", "models_tracker", "static", "templates"):
        (tmp_path / room).mkdir()
    page = tmp_path / "templates" / "a.html"
    page.write_text("one")
    before = release(tmp_path)
    assert release(tmp_path) == before
    page.write_text("two")
    after = release(tmp_path)
    assert after != before
    assert release(tmp_path, "another address") != after


def test_options_in_the_address_of_postgresql_are_kept():
    found = databases.postgresql(
        "postgres://a:b@c/d?sslmode=require&options=-c%20search_path%3Dx",
        statement_seconds=5,
        pool_size=0,
    )
    assert found["OPTIONS"]["sslmode"] == "require"
    assert found["OPTIONS"]["options"].startswith("-c search_path=x -c statement_timeout=5s")
    assert "pool" not in found["OPTIONS"]
