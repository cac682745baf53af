"""Two editors at one row: who saves over what they never saw is asked to look first.

A page carries, signed, the values its boxes showed. When it comes back they are held against the
row as it stands. What somebody else changed meanwhile is named; where this editor left a box alone
it takes the saved value, where both wrote the editor's own stays. The page then shows the row as
it stands now, so that saving it again is saving knowingly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core import signing
from django.db.models import Model, Q
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_tracker.admin.forms import EDIT, PartialDateField
from models_tracker.choices import CheckKind
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced

OPENED = "_opened"
SALT = "models_tracker.admin.opened"
OF_THE_EDIT = {*EDIT, "another_one", "DELETE"}
# What an admin watches beside its boxes.
ALSO = {"kind": _("kind of check"), "parameters": _("parameters")}
MOST_ROWS = 1000
Key = tuple[str, str]
Values = dict[str, Any]


@dataclass(frozen=True)
class Difference:
    """One value that changed meanwhile; ``taken`` if this editor had left its box alone."""

    what: str
    opened: str
    saved: str
    yours: str
    taken: bool = False


@dataclass
class Conflict:
    """What changed since a page was opened, and the editors who were there in between."""

    differences: list[Difference] = field(default_factory=list)
    editors: list[dict[str, Any]] = field(default_factory=list)

    @property
    def message(self) -> str:
        """What the form says on top."""
        if not self.differences:
            return gettext(
                "This page does not say what it showed when it was opened. Nothing is saved yet:"
                " look at the values, then save again."
            )
        return gettext(
            "This row has changed since you opened it. Nothing is saved yet: look at what changed,"
            " then save again to keep what this page shows now."
        )


@dataclass(frozen=True)
class Standing:
    """A row as its admin shows it: the form of each row on the page, by inline and key."""

    rows: Mapping[Key, forms.ModelForm]
    also: Values

    @property
    def values(self) -> dict[str, Any]:
        """What the boxes show, as plain data."""
        return {
            "at": timezone.now().isoformat(),
            "also": self.also,
            "rows": [[*key, _named(key, form), _values(form)] for key, form in self.rows.items()],
        }

    @property
    def signed(self) -> str:
        """The same as a page carries it."""
        return signing.dumps(self.values, salt=SALT, compress=True)


def standing(form: forms.ModelForm, formsets: list[Any], also: Values) -> Standing:
    """Return a row as these forms, which are not bound, show it."""
    rows: dict[Key, forms.ModelForm] = {("", str(form.instance.pk)): form}
    for formset in formsets:
        rows |= {(formset.prefix, str(one.instance.pk)): one for one in formset.initial_forms}
    return Standing(rows, also)


def meet(request: HttpRequest, now: Standing) -> Conflict | None:
    """Hold what a page was opened on against ``now``; None if nothing changed.

    ``request.POST`` is exchanged for one in which boxes left alone hold what is saved.
    """
    try:
        opened = signing.loads(request.POST.get(OPENED, ""), salt=SALT)
    except signing.BadSignature:
        return Conflict()
    before = {(prefix, pk): values for prefix, pk, _name, values in opened["rows"]}
    names = {(prefix, pk): name for prefix, pk, name, _values in opened["rows"]}
    data = request.POST.copy()
    if opened["also"] != now.also:
        found = list(_also(opened["also"], now.also))
    else:
        found = list(_compared(data, before, now))
        gone = before.keys() - now.rows.keys()
        found += [
            Difference(names[key], gettext("there"), gettext("deleted"), "") for key in sorted(gone)
        ]
        for prefix in {prefix for prefix, _pk in before.keys() ^ now.rows.keys()}:
            _rearrange(data, prefix, before, now)
    if not found:
        return None
    request.POST = data
    return Conflict(found, list(_editors(opened["at"], now)))


def _also(before: Values, now: Values) -> Iterator[Difference]:
    for name in sorted(before.keys() & now.keys()):
        if before[name] != now[name]:
            yield Difference(str(ALSO[name]), _kind(before[name]), _kind(now[name]), "")


def _compared(data: QueryDict, before: dict[Key, Values], now: Standing) -> Iterator[Difference]:
    for key, form in now.rows.items():
        if key not in before:
            yield Difference(_named(key, form), gettext("not there"), gettext("added"), "", True)
            continue
        place = _place(data, key)
        for name, value in _values(form).items():
            old = before[key].get(name, "")
            if old != value and place is not None:
                yield from _met(data, form, (name, place), (old, value), _named(key, form))


def _met(
    data: QueryDict, form: forms.ModelForm, where: tuple[str, str], values: tuple, row: str
) -> Iterator[Difference]:
    """Yield the difference of one box; one the editor left alone takes what is saved."""
    name, place = where
    old, saved = values
    box, html = form.fields[name], f"{place}{name}"
    mine = _plain(box.widget.value_from_datadict(data, {}, html))
    if _same(box, mine, saved):
        return
    taken = _same(box, mine, old)
    if taken:
        data.setlist(html, _sent(box, saved))
    label = capfirst(str(form[name].label))
    yield Difference(
        introduced(row, label) if row else label,
        _told(box, old),
        _told(box, saved),
        _told(box, saved if taken else mine),
        taken,
    )


def _rearrange(data: QueryDict, prefix: str, before: dict[Key, Values], now: Standing) -> None:
    """Put rows that others added on the page, and take off those deleted that were left alone.

    A deleted row in which this editor wrote stays, as a new one.
    """
    here = {pk: form for (of, pk), form in now.rows.items() if of == prefix}
    kept, fresh, shown = [], [], set()
    for number in range(_count(data, prefix)):
        place = f"{prefix}-{number}-"
        cells = {
            name.removeprefix(place): data.pop(name) for name in [*data] if name.startswith(place)
        }
        if not cells:
            continue
        pk = (cells.get("id") or [""])[-1]
        if pk in here:
            kept.append(cells)
            shown.add(pk)
        elif (prefix, pk) not in before or _wrote(cells, before[prefix, pk]):
            fresh.append(cells | ({"id": [""]} if "id" in cells else {}))
    for pk, form in here.items():
        if pk not in shown:
            boxes = {name: _sent(form.fields[name], value) for name, value in _values(form).items()}
            hidden = {name: [str(form[name].value())] for name in ("id", _parent(form)) if name}
            kept.append(boxes | hidden)
    for number, cells in enumerate([*kept, *fresh]):
        for name, values in cells.items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(kept) + len(fresh))
    data[f"{prefix}-INITIAL_FORMS"] = str(len(kept))


def _count(data: QueryDict, prefix: str) -> int:
    total = data.get(f"{prefix}-TOTAL_FORMS", "")
    return min(int(total), MOST_ROWS) if total.isascii() and total.isdigit() else 0


def _wrote(cells: Mapping[str, list[str]], before: Values) -> bool:
    """Whether an editor changed a row that somebody else deleted."""
    return any(
        name in cells and [_text(value)] != cells[name]
        for name, value in before.items()
        if not isinstance(value, (bool, list))
    )


def _parent(form: forms.ModelForm) -> str:
    """Return the name of the hidden box that points to the row the inline stands beside."""
    kind = forms.models.InlineForeignKeyField
    return next((name for name, box in form.fields.items() if isinstance(box, kind)), "")


def _place(data: QueryDict, key: Key) -> str | None:
    """Return how the boxes of a row are prefixed on the page; None where it is not on it."""
    prefix, pk = key
    if not prefix:
        return ""
    for number in range(_count(data, prefix)):
        if data.get(f"{prefix}-{number}-id") == pk:
            return f"{prefix}-{number}-"
    return None


def _values(form: forms.ModelForm) -> Values:
    hidden = {*OF_THE_EDIT, form._meta.model._meta.pk.name, _parent(form)}
    return {name: _plain(form[name].value()) for name in form.fields if name not in hidden}


def _plain(value: Any) -> Any:
    """Return a value of a box as plain data; empty is ""."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, (list, tuple, set)):
        return [_plain(one) for one in value]
    return "" if value is None else _text(value)


def _text(value: Any) -> str:
    return str(value).replace("\r\n", "\n")


def _same(box: forms.Field, one: Any, other: Any) -> bool:
    """Whether two values of a box mean the same, however they are spelled."""
    if one == other:
        return True
    if isinstance(box, forms.ModelChoiceField):
        return False
    try:
        return _plain(box.to_python(one)) == _plain(box.to_python(other))
    except (forms.ValidationError, TypeError, ValueError):
        return False


def _sent(box: forms.Field, value: Any) -> list[str]:
    """Return what a browser would send of a box with a value."""
    if isinstance(box.widget, forms.CheckboxInput):
        return ["on"] if value else []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _told(box: forms.Field, value: Any) -> str:
    """Return a value as a reader reads it."""
    if value in ("", []):
        return "–"
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(box, forms.ModelChoiceField):
        keys = value if isinstance(value, list) else [value]
        rows = box.queryset.filter(pk__in=[key for key in keys if key.isdecimal()])
        return ", ".join(str(row) for row in rows) or str(value)
    if isinstance(box, PartialDateField):
        return _spoken(value)
    labels = {str(key): str(label) for key, label in getattr(box, "choices", ()) if key != ""}
    return ", ".join(
        labels.get(one, one) for one in (value if isinstance(value, list) else [value])
    )


def _spoken(value: str) -> str:
    try:
        return PartialDate.read(value).spoken()
    except ValueError:
        return value


def _named(key: Key, form: forms.ModelForm) -> str:
    """Return what a row beside another is called; "" for the row of the page itself."""
    return f"{capfirst(form._meta.model._meta.verbose_name)} “{form.instance}”" if key[0] else ""


def _editors(since: str, now: Standing) -> Iterator[dict[str, Any]]:
    """Yield who wrote at the row, or at one beside it, and when, latest first."""
    found = Q()
    for form in now.rows.values():
        for row in (form.instance, *_owners(form.instance)):
            kind = ContentType.objects.get_for_model(row)
            found |= Q(content_type=kind, object_id=str(row.pk))
    rows = LogEntry.objects.filter(found, action_time__gte=since).select_related("user")
    for row in rows.order_by("-action_time")[:5]:
        yield {"name": row.user.get_username(), "at": row.action_time}


def _owners(row: Model) -> Iterator[Model]:
    for name in ("model", "claim", "lab", "licence"):
        if getattr(row, f"{name}_id", None) and isinstance(getattr(row, name), Model):
            yield getattr(row, name)


def _kind(value: str) -> str:
    return str(CheckKind(value).label) if value in CheckKind.values else value
