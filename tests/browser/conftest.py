"""A real browser against the real site on the little world; skipped loudly without a browser."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome")
AXE = Path(__file__).resolve().parent.parent / "vendor" / "axe-core-4.14.1" / "axe.min.js"


def _browser() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and skip it where there is no browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if _browser() is None:
                item.add_marker(pytest.mark.skip(reason=f"NO BROWSER: install {NAMES[0]}"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """Start Debian's browser; as root it needs to be told so."""
    arguments = ["--disable-quic", "--disable-background-networking"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")
    return browser_type_launch_args | {"executable_path": _browser(), "args": arguments}


@pytest.fixture
def site(transactional_db, world, live_server) -> str:
    """The address of the site with the little world in it."""
    return live_server.url


@pytest.fixture
def complaints(page) -> list[str]:
    """What the browser complains of while a test runs: errors, and violations of the policy."""
    found: list[str] = []
    page.on(
        "console",
        lambda said: found.append(said.text) if said.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def axe(page):
    """Run axe-core on the page; return what it finds, one line each."""
    source = AXE.read_text()

    def run() -> list[str]:
        page.evaluate(source)
        found = page.evaluate(
            """async () => (await axe.run(document, {resultTypes: ['violations'], runOnly:
            ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))
            .violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(' | '))"""
        )
        return found

    return run
