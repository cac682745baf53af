"""The floors hold: imports go down only, and a new file fails until somebody chooses its floor."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINTER = Path(sys.executable).parent / "lint-imports"


def lint(*arguments: str) -> subprocess.CompletedProcess:
    """Run the import linter on the project."""
    command = [LINTER, "--no-cache", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_imports_go_down_only():
    found = lint()
    assert found.returncode == 0, found.stdout[-3000:]


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("models_tracker/models/zz_planted.py", "import models_tracker.settling\n"),
        ("models_tracker/zz_planted.py", "X = 1\n"),
        ("models_tracker/filters/zz_planted.py", "import models_tracker.tables\n"),
    ],
    ids=["upward import", "file without a floor", "sideways import"],
)
@pytest.mark.slow
def test_the_linter_finds_a_planted_fault(file, line):
    planted = ROOT / file
    planted.write_text(line)
    try:
        assert lint().returncode != 0
    finally:
        planted.unlink()
