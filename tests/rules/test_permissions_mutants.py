"""That removing any one line of the rules of permission fails a case."""

from __future__ import annotations

import pytest

from tests.rules import mutate


@pytest.mark.slow
def test_no_mutant_survives():
    count, alive = mutate.survivors(mutate.PERMISSIONS)

    assert count > 500
    assert alive == []


def test_unchanged_rules_are_not_noticed():
    assert not mutate.is_noticed(mutate.unchanged(mutate.PERMISSIONS))


def test_planted_fault_is_noticed():
    source = (mutate.PERMISSIONS.folder / "bounds.py").read_text()
    planted = source.replace("self.high < threshold", "self.high <= threshold")

    assert planted != source
    assert mutate.is_noticed(mutate.Mutant(mutate.PERMISSIONS, "bounds", 0, "planted", planted))
