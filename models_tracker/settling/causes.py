"""What changed an answer, as data for the ledger: the rules, the check, the day, the facts.

A row is blamed only where the fact itself is no longer what it was. One that merely decides no
longer, because another moved, is not named; one that decides now is told as such.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from models_tracker.choices import Channel
from models_tracker.models import AIModel, Availability, Figure, Verdict
from models_tracker.quantities import plain_decimal
from models_tracker.rules.checks import VERSION, Facts, Finding, Reading, Row
from models_tracker.rules.checks.figures import figure_row
from models_tracker.rules.checks.has_label import value_of
from models_tracker.rules.checks.licence_allows import grant
from models_tracker.rules.checks.release_share import release_row
from models_tracker.rules.checks.released_within import opening

MOST_CHANGES = 12
LIMIT = "past-limit"
MOVED = ("changed", "removed")

Change = dict[str, Any]


@dataclass(frozen=True)
class Fact:
    """One deciding row as the ledger tells it: whose, what of it, its value, who says so.

    ``about`` is the channel, benchmark, lens, act, part, kind of figure or field; ``detail`` the
    licence in force, or what kind of figure it is.
    """

    noun: str
    of: str
    slug: str
    about: str = ""
    value: str = ""
    unit: str = ""
    day: str = ""
    detail: str = ""
    source: str = ""

    @property
    def key(self) -> tuple[str, ...]:
        """What it is a fact of."""
        return self.noun, self.of, self.slug, self.about

    def says(self, other: Fact) -> bool:
        """Whether another fact of the same key says the same; the source may differ."""
        names = _TOLD[self.noun]
        return all(getattr(self, name) == getattr(other, name) for name in names)


_TOLD = {
    "availability": ("day", "detail"),
    "component": ("value",),
    "figure": ("value", "unit", "day", "detail"),
    "release": ("value", "day"),
    "score": ("value", "day"),
    "standing": ("value", "detail"),
    "statement": ("value",),
    "term": ("value", "detail"),
}


def facts_of(finding: Finding) -> dict[tuple[str, ...], Fact]:
    """Return the facts that decide a finding, by what they are of, each once."""
    found: dict[tuple[str, ...], Fact] = {}
    for reading in finding.readings:
        for side in reading.sides:
            for row in side.rows:
                fact = _fact(row, reading)
                found.setdefault(fact.key, fact)
    return found


def causes(
    last: Verdict,
    before: Iterable[Finding],
    after: Finding,
    day: datetime.date,
    facts: Facts,
    touched: frozenset[str] = frozenset(),
) -> Iterator[Change]:
    """Yield what changed the answer of ``last`` into ``after``, the answer as of ``day``.

    ``before`` are the findings that knew the facts as they were, the one of ``last`` first;
    ``touched`` the models whose facts were written in this very transaction.
    """
    if last.rule_version != VERSION:
        yield {"change": "rules", "from": last.rule_version, "to": VERSION}
    if last.as_of != day:
        yield {"change": "day", "from": last.as_of.isoformat(), "to": day.isoformat()}
    earlier = Finding.from_data(last.finding)
    if (LIMIT in earlier.warnings) != (LIMIT in after.warnings):
        yield {"change": "limit"}
    known: dict[tuple[str, ...], Fact] = {}
    for finding in before:
        known = facts_of(finding) | known
    moved = list(_moved(known.values(), facts, day))
    yield from moved[:MOST_CHANGES]
    come = list(_come(known, facts_of(after), moved, facts, touched))
    yield from come[:MOST_CHANGES]
    written = [one for one in come if one["change"] == "written"]
    if not moved and not written and len(touched) <= MOST_CHANGES:
        for slug in sorted(touched):
            later = _came_later(Fact("", "model", slug), facts, day)
            yield later or {"change": "about", "of": "model", "slug": slug}
    if not moved and not come:
        yield from list(_readings(earlier, after))[:MOST_CHANGES]


def _moved(known: Iterable[Fact], facts: Facts, day: datetime.date) -> Iterator[Change]:
    """Yield the facts that are no longer what they were: with what they are now, or gone."""
    for fact in known:
        present = list(_present(fact, facts, day))
        if any(fact.says(one) for one in present):
            continue
        if present:
            now = present[0]
            was = {name: getattr(fact, name) for name in ("value", "unit", "day", "detail")}
            yield {"change": "changed", **asdict(_sourced(now, facts)), "from": was}
        elif later := _came_later(fact, facts, day):
            yield later
        else:
            yield {"change": "removed", **asdict(_sourced(fact, facts))}


def _came_later(fact: Fact, facts: Facts, day: datetime.date) -> Change | None:
    """Return that a model, as our facts now have it, was not out by that day; None if it was."""
    model = facts.models.get(fact.slug) if fact.of == "model" else None
    if model is None or model.released is None or model.released.happened_by(day):
        return None
    now = Fact("release", "model", model.slug, day=model.released.isoformat())
    was = {"value": "", "unit": "", "day": fact.day, "detail": ""}
    known = {"from": was} if fact.noun == "release" else {}
    return {"change": "changed", **asdict(_sourced(now, facts)), **known}


def _come(
    known: dict[tuple[str, ...], Fact],
    decide: dict[tuple[str, ...], Fact],
    moved: list[Change],
    facts: Facts,
    touched: frozenset[str],
) -> Iterator[Change]:
    """Yield the facts that decide now and did not: those just written, then the others."""
    told = {(one["noun"], one["of"], one["slug"], one["about"]) for one in moved}
    fresh = [
        fact
        for key, fact in decide.items()
        if key not in told and not (key in known and known[key].says(fact))
    ]
    for change, written in (("written", True), ("come", False)):
        for fact in fresh:
            if (fact.of == "model" and fact.slug in touched) is written:
                yield {"change": change, **asdict(_sourced(fact, facts))}


def _readings(before: Finding, after: Finding) -> Iterator[Change]:
    """Yield the readings that answer otherwise, with why before and why now."""
    was = {(one.by, one.of): one for one in before.readings}
    for one in after.readings:
        other = was.get((one.by, one.of))
        if other is not None and other.answer != one.answer:
            pair = {"before": _why(other), "after": _why(one)}
            yield {"change": "reading", "by": one.by, "of": one.of, **pair}


def _why(reading: Reading) -> dict[str, Any]:
    return {"reason": reading.reason, "numbers": dict(reading.numbers)}


def _fact(row: Row, reading: Reading | None = None) -> Fact:
    about, value, unit, detail = row.unit, row.value, "", row.detail
    if row.noun == "availability":
        about, value = row.value, ""
    elif row.noun == "score":
        about, detail = _benchmark(reading), ""
    elif row.noun == "figure":
        about, unit = row.detail.partition(":")[0], row.unit
    return Fact(row.noun, row.of, row.slug, about, value, unit, row.day, detail, row.source)


def _benchmark(reading: Reading | None) -> str:
    if reading is None:
        return ""
    return reading.of.rpartition(":")[0] if reading.by == "gap" else reading.of


def _present(fact: Fact, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    """Yield what our facts now say of the same thing; the first is the one that counts."""
    if fact.noun == "figure":
        yield from (_fact(figure_row(one)) for one in _figures(fact, facts, day))
        return
    model = facts.models.get(fact.slug)
    if model is not None:
        yield from _PRESENT[fact.noun](fact, model, facts, day)


def _figures(fact: Fact, facts: Facts, day: datetime.date) -> Iterator[Figure]:
    """Yield the figures of the same kind and subject, those of the same day first."""
    same = [
        one
        for one in facts.figures
        if one.kind == fact.about and _fact(figure_row(one)).key == fact.key
    ]
    same = [one for one in same if one.as_of.happened_by(day)]
    whole = [one for one in same if one.as_of.isoformat() == fact.day]
    return iter([*whole, *(one for one in reversed(same) if one not in whole)])


def _availability(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    yield from (_fact(opening(row)) for row in facts.openings(model, fact.about))


def _score(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    benchmark = facts.benchmarks.get(fact.about)
    rows = facts.counting(benchmark) if benchmark else []
    sign = -1 if benchmark and benchmark.higher_is_better else 1
    own = [row for since, slug, row in rows if slug == model.slug and since <= day]
    for row in sorted(own, key=lambda row: (sign * row.value, row.pk)):
        value, dated = plain_decimal(row.value), row.dated.isoformat() if row.dated else ""
        yield Fact("score", "model", model.slug, fact.about, value, "", dated, "", row.source.slug)


def _component(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    for row in facts.components(model):
        if row.part == fact.about:
            since, value = row.since.isoformat() if row.since else "", row.published
            source = row.source.slug
            yield Fact("component", "model", model.slug, fact.about, value, "", since, "", source)


def _standing(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    standing = facts.standing(model, day)
    if standing is None:
        return
    if fact.noun == "term":
        member = next(one for one in facts.members(day) if one.model.pk == model.pk)
        value = grant(member, fact.about)
    else:
        value = value_of(fact.about, standing)
    licence = standing.licence.slug if standing.licence else ""
    since = standing.since.isoformat()
    yield Fact(fact.noun, "model", model.slug, fact.about, value, "", since, licence)


def _release(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    member = next((one for one in facts.members(day) if one.model.pk == model.pk), None)
    if member is not None:
        yield _fact(release_row(member))


def _statement(fact: Fact, model: AIModel, facts: Facts, day: datetime.date) -> Iterator[Fact]:
    value = getattr(model, fact.about, None)
    if value is not None:
        yield Fact("statement", "model", model.slug, fact.about, str(value))


_PRESENT = {
    "availability": _availability,
    "component": _component,
    "release": _release,
    "score": _score,
    "standing": _standing,
    "statement": _statement,
    "term": _standing,
}


def _sourced(fact: Fact, facts: Facts) -> Fact:
    """Return a fact with its source: where a model stands is said by the row that opened it."""
    model = facts.models.get(fact.slug) if fact.of == "model" else None
    if fact.source or model is None or fact.noun == "statement":
        return fact
    rows: list[Availability] = facts.openings(model)
    weights = [row for row in rows if row.channel == Channel.WEIGHTS]
    under = [row for row in weights if row.licence and row.licence.slug == fact.detail]
    row = next(iter(under or ([] if fact.detail else rows)), None)
    return Fact(**asdict(fact) | {"source": row.source.slug}) if row else fact
