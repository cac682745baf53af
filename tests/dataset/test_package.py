"""The shipped description is valid by frictionless, which finds planted faults."""

import shutil
from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"


@pytest.fixture
def package(tmp_path) -> Path:
    """A copy of the shipped data."""
    for path in DATA.iterdir():
        shutil.copy(path, tmp_path)
    return tmp_path / "datapackage.json"


def errors(path: Path) -> set[str]:
    """The kinds of faults that the tool finds."""
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.validate(str(path))
    return {fault for (fault,) in report.flatten(["type"])}


@pytest.mark.filterwarnings("ignore")
def test_the_data_package_is_valid(package):
    assert errors(package) == set()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "before", "after", "fault"),
    [
        ("labs.csv", ",company,", ",enterprise,", "constraint-error"),
        ("models.csv", ",mistral-ai,", ",mistral,", "foreign-key"),
        ("scores.csv", ",2024-10-22,", ",October,", "constraint-error"),
    ],
)
def test_a_planted_fault_is_found(package, name, before, after, fault):
    path = package.parent / name
    assert before in path.read_text()
    path.write_text(path.read_text().replace(before, after, 1))
    assert fault in errors(package)
