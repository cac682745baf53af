"""A finding as the ledger keeps it."""

from models_tracker.rules.checks import Finding, Reading, Row, Side

ROW = Row("score", "model", "aurora-seed", "50")


def test_a_decided_finding_keeps_the_rows_of_readings_that_answer_and_no_others():
    sides = (Side("a", (ROW,)),)
    short = Reading("benchmark", "quiz", "not-enough-data", "too-few-scored", sides)
    told = Reading("benchmark", "test", "supported", "a-leads", sides)
    kept = Finding("supported", (short, told)).decided()
    assert [one.sides for one in kept.readings] == [(), sides]
    assert [one.reason for one in kept.readings] == ["too-few-scored", "a-leads"]
