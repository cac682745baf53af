"""Where editors enter facts: one file per noun; every write goes through base.FactAdmin."""

from models_tracker.admin import (
    ai_model,
    alias,
    availability,
    benchmark,
    check,
    claim,
    component,
    figure,
    lab,
    licence,
    person,
    revision,
    source,
    standing,
    statement,
)

__all__ = [
    "ai_model",
    "alias",
    "availability",
    "benchmark",
    "check",
    "claim",
    "component",
    "figure",
    "lab",
    "licence",
    "person",
    "revision",
    "source",
    "standing",
    "statement",
]
