"""Days: nothing happens before it could, and nothing planned has happened."""

from __future__ import annotations

from collections.abc import Iterator

from models_tracker.dataset.checks.facts import Facts, before, date

Found = Iterator[tuple[str, str]]
_DATED = {
    "availabilities": ("since", "events"),
    "components": ("since", "components"),
    "scores": ("dated", "scores"),
    "figures": ("as_of", "figures"),
}


def nothing_lies_beyond_the_horizon(facts: Facts) -> Found:
    """No dated row lies after the day its kind of fact reaches: planned is not happened."""
    for table, (column, kind) in _DATED.items():
        reach = facts.horizon.get(kind)
        for row in facts[table]:
            when = date(row[column])
            if reach and when and when.first > reach.first:
                yield _key(row), f"{table}: {row[column]} lies after {reach}"


def nothing_lies_before_the_field_began(facts: Facts) -> Found:
    """No availability or score lies before 2018, no figure before 2010."""
    floors = {"availabilities": ("since", "2018"), "scores": ("dated", "2017")}
    for table, (column, floor) in (floors | {"figures": ("as_of", "2010")}).items():
        for row in facts[table]:
            if before(row[column], floor):
                yield _key(row), f"{table}: {row[column]} lies before {floor}"


def a_lab_exists_before_its_models(facts: Facts) -> Found:
    """No model is available before its lab was founded."""
    for slug, row in facts.models.items():
        founded = facts.value(row["lab"], "founded")
        first = facts.availabilities_of.get(slug, [])
        if first and before(first[0]["since"], founded):
            yield slug, f"is of {first[0]['since']}, its lab of {founded}"


def an_announcement_comes_first(facts: Facts) -> Found:
    """No other channel opens before the announcement."""
    for slug, rows in facts.availabilities_of.items():
        said = [row["since"] for row in rows if row["channel"] == "announcement"]
        others = [row["since"] for row in rows if row["channel"] != "announcement"]
        if said and others and before(others[0], said[0]):
            yield slug, f"opened on {others[0]}, announced on {said[0]}"


def a_channel_opens_before_it_ends(facts: Facts) -> Found:
    """The first row of a channel opens it; withdrawing and retiring come after."""
    for slug, rows in facts.availabilities_of.items():
        for channel in {row["channel"] for row in rows}:
            first = next(row for row in rows if row["channel"] == channel)
            if first["state"] in ("withdrawn", "retired"):
                yield slug, f"{channel} begins with {first['state']} on {first['since']}"


def a_channel_changes_with_each_row(facts: Facts) -> Found:
    """Two rows of a channel in sequence differ in state or licence."""
    for slug, rows in facts.availabilities_of.items():
        last: dict[str, tuple[str, str]] = {}
        for row in rows:
            now = row["state"], row["licence"]
            if last.get(row["channel"]) == now:
                yield slug, f"{row['channel']} says the same again on {row['since']}"
            last[row["channel"]] = now


def a_model_is_newer_than_its_base(facts: Facts) -> Found:
    """No model is available before the one it was made from."""
    first = {slug: rows[0]["since"] for slug, rows in facts.availabilities_of.items()}
    for row in facts["derivations"]:
        if before(first.get(row["model"], ""), first.get(row["base"], "")):
            yield row["model"], f"is older than its base {row['base']}"


def a_component_is_no_older_than_its_model(facts: Facts) -> Found:
    """No component is dated more than a year before the model."""
    first = {slug: date(rows[0]["since"]) for slug, rows in facts.availabilities_of.items()}
    for row in facts["components"]:
        since, start = date(row["since"]), first.get(row["model"])
        if since and start and (start.first - since.last).days > 366:
            yield _key(row), f"{row['part']} is of {row['since']}, the model of {start}"


def a_score_is_no_older_than_its_model(facts: Facts) -> Found:
    """No build is dated before its model was first to be had: not by its name or its repository."""
    first = {
        slug: next((row["since"] for row in rows if row["channel"] != "announcement"), "")
        for slug, rows in facts.availabilities_of.items()
    }
    for row in facts["scores"]:
        start = first.get(row["model"], "")
        if before(row["dated"], start):
            yield _key(row), f"a build of {row['dated']}, the model of {start}"


def a_source_is_read_after_it_appears(facts: Facts) -> Found:
    """No source was read before it was published."""
    for slug, row in facts.sources.items():
        if before(row["accessed_on"], row["published"]):
            yield slug, f"read on {row['accessed_on']}, published {row['published']}"


def a_statement_is_read_when_its_source_was(facts: Facts) -> Found:
    """No statement is read before its source was published."""
    for row in facts["statements"]:
        published = facts.sources.get(row["source"], {}).get("published", "")
        if before(row["retrieved_on"], published):
            yield _key(row), f"read on {row['retrieved_on']}, published {published}"


def a_knowledge_cutoff_comes_before_release(facts: Facts) -> Found:
    """No model knows more than a month past its first day."""
    for slug, rows in facts.availabilities_of.items():
        cutoff, first = date(facts.value(slug, "knowledge_cutoff")), date(rows[0]["since"])
        if cutoff and first and (cutoff.first - first.last).days > 31:
            yield slug, f"knowledge until {cutoff}, available {first}"


def a_published_model_has_a_history(facts: Facts) -> Found:
    """Every published model has a dated availability."""
    for slug, row in facts.models.items():
        if row["status"] == "published" and slug not in facts.availabilities_of:
            yield slug, "has no availability"


def release_dates_agree(facts: Facts) -> Found:
    """The first channel opens within a year of the release dates that sources give."""
    for slug, rows in facts.availabilities_of.items():
        given = facts.value(slug, "released_on")
        days = [date(row["since"]) for row in rows if row["channel"] != "announcement"]
        stated = date(given)
        if (
            stated
            and days
            and min(abs((day.first - stated.first).days) for day in days if day) > 366
        ):
            yield slug, f"released {given} by a source, first open {days[0]}"


def _key(row: dict[str, str]) -> str:
    return row.get("model") or row.get("lab") or row.get("licence") or row.get("country", "")


RULES = {
    "error": (
        nothing_lies_beyond_the_horizon,
        nothing_lies_before_the_field_began,
        a_lab_exists_before_its_models,
        an_announcement_comes_first,
        a_channel_opens_before_it_ends,
        a_channel_changes_with_each_row,
        a_model_is_newer_than_its_base,
        a_component_is_no_older_than_its_model,
        a_score_is_no_older_than_its_model,
        a_source_is_read_after_it_appears,
        a_statement_is_read_when_its_source_was,
        a_knowledge_cutoff_comes_before_release,
        a_published_model_has_a_history,
    ),
    "warning": (release_dates_agree,),
}
