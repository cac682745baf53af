"""A finding as the ledger keeps it."""

import pytest

from models_tracker.rules.checks import Finding, Reading, Row, Side, combine

ROW = Row("score", "model", "aurora-seed", "50")


def test_a_decided_finding_keeps_the_rows_of_readings_that_answer_and_no_others():
    sides = (Side("a", (ROW,)),)
    short = Reading("benchmark", "quiz", "not-enough-data", "too-few-scored", sides)
    told = Reading("benchmark", "test", "supported", "a-leads", sides)
    kept = Finding("supported", (short, told)).decided()
    assert [one.sides for one in kept.readings] == [(), sides]
    assert [one.reason for one in kept.readings] == ["too-few-scored", "a-leads"]


@pytest.mark.parametrize(
    ("decided", "lacking", "told"),
    [(1, 4, True), (1, 3, False), (2, 4, False), (0, 5, False)],
)
def test_one_reading_that_decides_among_many_is_told(decided, lacking, told):
    readings = [Reading("benchmark", answer="supported")] * decided
    readings += [Reading("benchmark", answer="not-enough-data")] * lacking
    assert combine(readings).warnings == (("one-decides",) if told else ())
