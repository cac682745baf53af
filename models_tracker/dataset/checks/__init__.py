"""The rules that the data keep together, beyond what one row can hold.

A rule is a function from all tables to findings; it has an identifier, a severity and an
explanation. Exceptions are rows of ``exceptions.csv`` with a reason and a day to look again.
"""

from models_tracker.dataset.checks.facts import Facts, Row
from models_tracker.dataset.checks.registry import RULES, Finding, Rule, Severity, check

__all__ = ["RULES", "Facts", "Finding", "Row", "Rule", "Severity", "check"]
