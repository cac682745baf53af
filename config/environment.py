"""The one place that reads environment variables; a bad value fails with what to set."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"0", "false", "no", "off", ""}


def text(name: str, default: str = "") -> str:
    """Return a text."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """Return yes or no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in _YES | _NO:
        return value.strip().lower() in _YES
    raise ImproperlyConfigured(f"Set {name} to 1 or 0, not to {value!r}.")


def number(name: str, default: int, least: int = 0, most: int = 10**9) -> int:
    """Return a whole number within bounds."""
    value = os.environ.get(name, str(default)).strip()
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise ImproperlyConfigured(
            f"Set {name} to a whole number from {least} to {most}, not to {value!r}."
        )
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Return a list of words separated by commas or spaces."""
    return text(name, default).replace(",", " ").split()


def address(name: str, default: str) -> str:
    """Return the address of a site, without a slash at its end."""
    value = text(name) or default
    found = urlsplit(value)
    if found.scheme not in ("http", "https") or not found.netloc or found.path not in ("", "/"):
        raise ImproperlyConfigured(
            f"Set {name} to an address like https://tracker.example, not to {value!r}."
        )
    return value.rstrip("/")


def secret_key(debug: bool, home: Path) -> str:
    """Return SECRET_KEY, or in its absence the key that ``make run`` keeps in ``home``."""
    found = text("SECRET_KEY")
    if found:
        if len(found) < 50:
            raise ImproperlyConfigured("Set SECRET_KEY to at least 50 random characters.")
        return found
    kept = home / "secret_key"
    if kept.is_file():
        return kept.read_text(encoding="ascii").strip()
    if debug:
        return "insecure-key-for-debugging-only-never-for-a-public-site"
    raise ImproperlyConfigured(
        "Set SECRET_KEY to at least 50 random characters, for example the output of "
        '`python3 -c "import secrets; print(secrets.token_urlsafe(50))"`, '
        "or set DEBUG=1 on your own machine."
    )
