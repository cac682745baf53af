"""That removing any one line of the rules of openness fails a case."""

from __future__ import annotations

import pytest

from tests.rules import mutate


@pytest.mark.slow
def test_no_mutant_survives():
    count, alive = mutate.survivors(mutate.OPENNESS)

    assert count > 500
    assert alive == []


def test_mutator_finds_the_kinds_of_line_a_rule_is_made_of():
    made = {mutant.what.split(":")[0] for mutant in mutate.mutants(mutate.OPENNESS, "facts")}

    assert made >= {"drop", "negate", "turn round", "drop from BoolOp", "drop from Tuple"}


def test_unchanged_rules_are_not_noticed():
    assert not mutate.is_noticed(mutate.unchanged(mutate.OPENNESS))


def test_planted_fault_is_noticed():
    source = (mutate.OPENNESS.folder / "kind.py").read_text()
    planted = source.replace("Grant.NO:", "Grant.YES:")

    assert planted != source
    assert mutate.is_noticed(mutate.Mutant(mutate.OPENNESS, "kind", 0, "planted", planted))
