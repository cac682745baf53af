"""Scores and figures: within their range, in their unit, like their neighbours."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from models_tracker.dataset.checks.facts import Facts, date

Found = Iterator[tuple[str, str]]
FACTOR = 60


def a_score_is_within_its_range(facts: Facts) -> Found:
    """A score lies within what its benchmark can give."""
    for row in facts["scores"]:
        benchmark = facts.benchmarks.get(row["benchmark"], {})
        value = Decimal(row["value"])
        if benchmark.get("minimum") and value < Decimal(benchmark["minimum"]):
            yield row["model"], f"{row['benchmark']} {value} is below {benchmark['minimum']}"
        if benchmark.get("maximum") and value > Decimal(benchmark["maximum"]):
            yield row["model"], f"{row['benchmark']} {value} is above {benchmark['maximum']}"


def a_score_is_like_the_others(facts: Facts) -> Found:
    """A score on a scale without bounds lies near those of other models."""
    groups = defaultdict(list)
    for row in facts["scores"]:
        groups[row["benchmark"]].append(row)
    for slug, rows in groups.items():
        if facts.benchmarks.get(slug, {}).get("maximum"):
            continue
        values = sorted(Decimal(row["value"]) for row in rows)
        middle, spread = values[len(values) // 2], values[-2] - values[1] if len(values) > 3 else 0
        for row in rows:
            if spread and abs(Decimal(row["value"]) - middle) > 2 * spread:
                yield row["model"], f"{slug} {row['value']} is far from {middle}"


def a_score_is_within_its_interval(facts: Facts) -> Found:
    """A score lies within its own interval."""
    for row in facts["scores"]:
        low, high = row["ci_low"], row["ci_high"]
        value = Decimal(row["value"])
        if (low and value < Decimal(low)) or (high and value > Decimal(high)):
            yield row["model"], f"{row['benchmark']} {value} is outside {low} to {high}"


def reported_scores_stand_apart(facts: Facts) -> Found:
    """A source of independent runs shares no benchmark with scores that labs report of themselves.

    What a table of reported scores prints of other labs' models counts as reported too.
    """
    reporting: dict[str, set[str]] = defaultdict(set)
    independent: dict[str, dict[str, str]] = defaultdict(dict)
    for row in facts["scores"]:
        if row["self_reported"] == "true":
            reporting[row["benchmark"]].add(row["source"])
        elif row["self_reported"] == "false":
            independent[row["benchmark"]][row["source"]] = row["model"]
    for slug, reports in reporting.items():
        for source, model in independent[slug].items():
            if source not in reports:
                yield model, f"{slug} mixes runs of {source} with reports of {sorted(reports)}"


def money_is_in_a_currency(facts: Facts) -> Found:
    """Valuations, revenue and prices are in a currency, and nothing else is."""
    others = {"downloads", "tokens", "models", "percent"}
    counted = {
        "downloads": "downloads",
        "tokens-served": "tokens",
        "open-model-count": "models",
        "derivative-count": "models",
    }
    for row in facts["figures"]:
        wanted = counted.get(row["kind"], "percent" if row["kind"].startswith("share") else "")
        if (wanted and row["unit"] != wanted) or (not wanted and row["unit"] in others):
            yield _subject(row), f"{row['kind']} in {row['unit']}"


def a_figure_is_like_its_neighbours(facts: Facts) -> Found:
    """A figure is within sixty times the nearest ones of its kind, subject and unit."""
    groups = defaultdict(list)
    for row in facts["figures"]:
        groups[_subject(row), row["kind"], row["unit"], row["period"]].append(row)
    for (subject, kind, _unit, _period), rows in groups.items():
        rows.sort(key=lambda row: row["as_of"])
        for before, row in itertools.pairwise(rows):
            one, other = Decimal(before["amount"]), Decimal(row["amount"])
            if one and other and max(one, other) / min(one, other) > FACTOR:
                yield subject, f"{kind} jumps from {one} to {other} on {row['as_of']}"


BOUNDS = {
    "private-valuation": (10**8, 5 * 10**12),
    "market-capitalisation": (10**9, 10**13),
    "funding-round": (10**7, 5 * 10**11),
    "revenue": (10**7, 10**12),
    "revenue-run-rate": (10**7, 10**12),
    "training-cost": (10**4, 10**11),
    "price-input": (0, 10**3),
    "price-output": (0, 10**3),
}
ROUGHLY_A_DOLLAR = {"USD": 1, "EUR": 1, "GBP": 1, "CNY": 7, "HKD": 8, "KRW": 1400}


def an_amount_is_plausible(facts: Facts) -> Found:
    """An amount of money is of the size that its kind has, some hundred millions and up."""
    for row in facts["figures"]:
        amount, dollar = Decimal(row["amount"]), ROUGHLY_A_DOLLAR.get(row["unit"])
        low, high = BOUNDS.get(row["kind"], (0, 10**20))
        if dollar and not low * dollar <= amount <= high * dollar:
            yield _subject(row), f"{row['kind']} of {amount} {row['unit']}"


def a_valuation_exceeds_the_round(facts: Facts) -> Found:
    """A lab is valued above what it raises on the same day."""
    rounds = {
        (row["lab"], row["as_of"], row["unit"]): Decimal(row["amount"])
        for row in facts["figures"]
        if row["kind"] == "funding-round"
    }
    for row in facts["figures"]:
        raised = rounds.get((row["lab"], row["as_of"], row["unit"]))
        if row["kind"] == "private-valuation" and raised and Decimal(row["amount"]) < raised:
            yield row["lab"], f"valued {row['amount']}, raised {raised} on {row['as_of']}"


def talks_are_not_closed(facts: Facts) -> Found:
    """A figure whose basis speaks of talks or a target is not closed."""
    for row in facts["figures"]:
        told = f"{row['basis']} {row['note_en']}".lower()
        if row["status"] == "closed" and ("under discussion" in told or "in talks" in told):
            yield _subject(row), f"{row['kind']} of {row['as_of']} is closed and under discussion"


def one_source_gives_one_score(facts: Facts) -> Found:
    """One source does not give one build in one setting two scores."""
    seen: dict[tuple[str, ...], str] = {}
    for row in facts["scores"]:
        key = tuple(row[name] for name in ("benchmark", "model", "as_named", "setting", "source"))
        if seen.setdefault(key, row["value"]) != row["value"]:
            yield row["model"], f"{row['benchmark']} is {seen[key]} and {row['value']}"


def scores_have_a_day(facts: Facts) -> Found:
    """A score says since when its build was available, or when it was measured."""
    for row in facts["scores"]:
        if not date(row["dated"]) and not date(row["measured_on"]):
            yield row["model"], f"{row['benchmark']}: {row['as_named']} has no day"


def _subject(row: dict[str, str]) -> str:
    return row["lab"] or row["model"] or row["country"]


RULES = {
    "error": (
        a_score_is_within_its_range,
        a_score_is_like_the_others,
        a_score_is_within_its_interval,
        money_is_in_a_currency,
        an_amount_is_plausible,
        a_valuation_exceeds_the_round,
        talks_are_not_closed,
        one_source_gives_one_score,
        reported_scores_stand_apart,
    ),
    "warning": (a_figure_is_like_its_neighbours,),
    "suggestion": (scores_have_a_day,),
}
