"""The one reader: every row is checked before the first is written, and all are written or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError, connection, transaction
from django.db.models import Model

from models_tracker import settling
from models_tracker.dataset import writer
from models_tracker.dataset.package import BY_NAME, TABLES, Table
from models_tracker.dataset.parsing import BadDataset, Fault, Read, check
from models_tracker.models import DataRevision, FormerSlug, LoadedRow

__all__ = ["BadDataset", "Edited", "Fault", "Report", "check", "load"]

BATCH = 500
Slugs = dict[str, dict[str, int]]
NOUNS = {"labs": "lab", "licences": "licence", "models": "model"}
REFERRED = frozenset(column.to for table in TABLES for column in table.columns if column.to)


@dataclass(frozen=True)
class Edited:
    """A row that was edited or deleted since the last load and was left alone.

    ``ours`` and ``file`` are its cells here and there; ``ours`` is empty for a deleted row.
    """

    table: str
    key: str
    ours: list[str]
    file: list[str]


@dataclass
class Report:
    """What a load did, table by table."""

    counts: dict[str, Counter] = field(default_factory=dict)
    edited: list[Edited] = field(default_factory=list)

    def count(self, table: str, word: str, number: int = 1) -> None:
        """Add to a count."""
        self.counts.setdefault(table, Counter())[word] += number


def load(
    directory: Path, *, replace: bool = False, if_empty: bool = False, dry_run: bool = False
) -> Report | None:
    """Load the dataset of ``directory``; return what was done, None if not empty and so asked.

    Raises BadDataset with every fault before anything is written. Rows edited or deleted since
    the last load are left alone and reported. With ``replace`` rows that left the files go, unless
    edited or still referred to. With ``dry_run`` all is done and taken back.
    """
    if if_empty and _holds_data():
        return None
    read = check(directory)
    report = Report()
    try:
        with transaction.atomic():
            _wait_for_editors()
            if if_empty and _holds_data():
                return None
            _load(read, report, replace)
            transaction.set_rollback(dry_run)
    except (IntegrityError, DataError) as error:
        told = str(error).splitlines()[0]
        hint = "" if replace else "; a row that left the files may stand in the way: try --replace"
        fault = Fault("dataset", 0, "", "", f"the database refuses: {told}{hint}")
        raise BadDataset([fault]) from error
    return report


def _load(read: dict[str, Read], report: Report, replace: bool) -> None:
    """Write every table, then settle; what nothing refers to goes first, to make way."""
    slugs: Slugs = {}
    gone = [table for table in reversed(TABLES) if replace]
    for table in gone:
        if table.name not in REFERRED:
            _drop(read[table.name], report)
    for table in TABLES:
        _write(read[table.name], slugs, report)
    for table in gone:
        if table.name in REFERRED:
            _drop(read[table.name], report)
    settling.settle_all()
    connection.check_constraints()


def _holds_data() -> bool:
    return any(table.model._default_manager.exists() for table in TABLES)


def _wait_for_editors() -> None:
    """Take the row that every writer raises at its end, so that nobody edits meanwhile."""
    list(DataRevision.objects.select_for_update())


def _write(read: Read, slugs: Slugs, report: Report) -> None:
    table = read.table
    present = {table.key_of(line): (pk, line) for pk, line in writer.rows(table)}
    loaded = dict(LoadedRow.objects.filter(table=table.name).values_list("key", "digest"))
    added, changed, remembered = [], [], {}
    for _number, line, values in read.lines:
        key, wanted = table.key_of(line), writer.digest(table, line)
        pk, ours = present.get(key, (None, []))
        refers = _can_refer(table, values, slugs, read.slugs)
        if ours == line:
            report.count(table.name, "unchanged")
        elif not ours and key not in loaded and refers:
            added.append((line, values))
            report.count(table.name, "added")
        elif ours and loaded.get(key) == writer.digest(table, ours) and refers:
            changed.append((pk, line, values))
            report.count(table.name, "updated")
        else:
            report.edited.append(Edited(table.name, key.replace("\x1f", " "), ours, line))
            report.count(table.name, "edited")
            continue
        if loaded.get(key) != wanted:
            remembered[key] = wanted
    _create(table, added, slugs)
    _update(table, changed, slugs)
    if table.name in REFERRED:
        slugs[table.name] = _slugs(table)
    _point_to_itself(table, [*added, *((line, values) for _pk, line, values in changed)], slugs)
    _remember(table, remembered)


def _slugs(table: Table) -> dict[str, int]:
    """Return database keys by slug, former slugs included."""
    noun = NOUNS.get(table.name)
    former = FormerSlug.objects.filter(**{f"{noun}__isnull": False}) if noun else None
    found = dict(former.values_list("slug", f"{noun}_id")) if former is not None else {}
    return found | dict(table.model._default_manager.values_list("slug", "pk"))


def _can_refer(table: Table, values: dict[str, Any], slugs: Slugs, own: set[str]) -> bool:
    """Whether every row that a row points to is there: it may have been deleted here."""
    return all(
        values[column.source] in (own if column.to == table.name else slugs[column.to])
        for column in table.columns
        if column.kind == "reference" and values[column.source]
    )


def _create(table: Table, added: list[tuple[list[str], dict]], slugs: Slugs) -> None:
    rows = [table.model(**_fields(table, values, slugs)) for _line, values in added]
    table.model._default_manager.bulk_create(rows, batch_size=BATCH)


def _update(table: Table, changed: list[tuple[int, list[str], dict]], slugs: Slugs) -> None:
    rows, names = [], set()
    for pk, _line, values in changed:
        fields = _fields(table, values, slugs)
        rows.append(table.model(pk=pk, **fields))
        names |= set(fields)
    if rows:
        derived = {
            column.name
            for column in table.model._meta.concrete_fields
            if getattr(column, "source", "") in names
        }
        for row in rows:
            for name in derived:
                table.model._meta.get_field(name).pre_save(row, False)
        columns = sorted({name.removesuffix("_id") for name in names} | derived)
        table.model._default_manager.bulk_update(rows, columns, batch_size=BATCH)


def _fields(table: Table, values: dict[str, Any], slugs: Slugs) -> dict[str, Any]:
    """Return model fields with references as keys; those into the table itself wait."""
    found = dict(values)
    for column in table.columns:
        if column.kind == "reference":
            slug = found.pop(column.source)
            waits = column.to == table.name
            found[f"{column.source}_id"] = None if waits or slug is None else slugs[column.to][slug]
    return found


def _point_to_itself(table: Table, written: list[tuple[list[str], dict]], slugs: Slugs) -> None:
    for column in table.self_references:
        own = slugs[table.name]
        rows = [
            table.model(
                pk=own[values["slug"]], **{f"{column.source}_id": own[values[column.source]]}
            )
            for _line, values in written
            if values[column.source] in own
        ]
        table.model._default_manager.bulk_update(rows, [column.source], batch_size=BATCH)


def _remember(table: Table, remembered: dict[str, str]) -> None:
    known = LoadedRow.objects.filter(table=table.name)
    for part in _parts(list(remembered)):
        known.filter(key__in=part).delete()
    LoadedRow.objects.bulk_create(
        (LoadedRow(table=table.name, key=key, digest=found) for key, found in remembered.items()),
        batch_size=BATCH,
    )


def _drop(read: Read, report: Report) -> None:
    """Delete the rows that an earlier load wrote, nobody edited, and the files no longer hold.

    A row that another still refers to is left alone and reported: deleting it would take
    what was entered by hand along.
    """
    table = read.table
    wanted = {table.key_of(line) for _number, line, _values in read.lines}
    loaded = dict(LoadedRow.objects.filter(table=table.name).values_list("key", "digest"))
    gone = {}
    for pk, line in writer.rows(table):
        key = table.key_of(line)
        if key not in wanted and loaded.get(key) == writer.digest(table, line):
            gone[pk] = key, line
    for pk in _referred(table, list(gone)):
        key, line = gone.pop(pk)
        report.edited.append(Edited(table.name, key.replace("\x1f", " "), line, []))
        report.count(table.name, "kept")
    for part in _parts(list(gone)):
        table.model._default_manager.filter(pk__in=part).delete()
        keys = [gone[pk][0] for pk in part]
        LoadedRow.objects.filter(table=table.name, key__in=keys).delete()
    report.count(table.name, "deleted", len(gone))


def _referred(table: Table, pks: list[int]) -> set[int]:
    """Return those of ``pks`` that rows of the dataset point to."""
    shipped: set[type[Model]] = {other.model for other in BY_NAME.values()}
    found: set[int] = set()
    for relation in table.model._meta.related_objects:
        if relation.related_model not in shipped or relation.many_to_many:
            continue
        name = relation.field.attname
        for part in _parts(pks):
            pointing = relation.related_model._default_manager.filter(**{f"{name}__in": part})
            found |= set(pointing.values_list(name, flat=True))
    return found


def _parts(items: list) -> list[list]:
    """Return ``items`` in parts that one query can name."""
    return [items[start : start + BATCH] for start in range(0, len(items), BATCH)]
