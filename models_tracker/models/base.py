"""What several nouns share: publication status, and the constraints a database can hold."""

import functools
import re
from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Status
from models_tracker.folding import fold, sort_key, squeeze

SLUG_LENGTH = 120
URL_LENGTH = 600
NAME_LENGTH = 200


class DerivedField(models.CharField):
    """A text column computed from another column of its row at every save and bulk insert.

    ``source`` names the other column, ``derive`` is a function from text to text.
    """

    derive: Callable[[str], str] = staticmethod(fold)

    def __init__(self, *args: Any, source: str = "", **kwargs: Any) -> None:
        self.source = source
        kwargs |= {"editable": False, "max_length": kwargs.get("max_length", 2 * NAME_LENGTH)}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list, dict]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value = type(self).derive(getattr(model_instance, self.source))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


class FoldedField(DerivedField):
    """The folded spelling of another column: what names are compared by."""

    derive = staticmethod(fold)


class SortKeyField(DerivedField):
    """The sort key of another column: the same order on every engine, GPT-4 before GPT-10."""

    derive = staticmethod(sort_key)


_NO_DIGIT = "(?![0-9])"
_BETWEEN_LETTERS = re.compile("(?<![0-9]) | (?![0-9])")


def named(text: str, prefix: str = "") -> Q:
    """Return the condition that ``<prefix>search_text`` holds a name that ``text`` means.

    Every word begins a word of a name ("llama 70b"), or the text without gaps begins a name or
    a word ("gpt oss", "qwen 3"). A number means that number: "llama 4" finds "Llama 4 Scout" and
    "GPT-4" finds "GPT-4o", neither finds 405B. A text without letters or digits matches nothing.
    """
    column = f"{prefix}search_text"
    folded, whole = fold(text), squeeze(text)
    if not whole:
        return Q(pk__in=[])
    every_word = Q()
    for word in folded.split():
        every_word &= Q(**{f"{column}__contains": f" {word}"})
        if word[-1].isdigit():
            every_word &= Q(**{f"{column}__regex": f" {word}{_NO_DIGIT}"})
    begins = Q(**{f"{column}__contains": f"~{whole}"}) | Q(**{f"{column}__contains": f" {whole}"})
    return every_word | begins & Q(**{f"{column}__regex": _with_any_gaps(folded)})


def _with_any_gaps(folded: str) -> str:
    """Return the pattern of a folded text in a folded name, wherever either has its gaps; only
    between two numbers of the text a gap must be."""
    loose = _BETWEEN_LETTERS.sub("", folded)
    spaced = "".join(" " if sign == " " else f"{sign} ?" for sign in loose)
    pattern = spaced.replace(" ? ", " ").removesuffix(" ?")
    return f" {pattern}{_NO_DIGIT}" if folded[-1].isdigit() else f" {pattern}"


def address(page: str, slug: str) -> str:
    """Return the address of the page of one row in the reader's language."""
    return _address(page, slug, get_language() or "")


@functools.lru_cache(maxsize=16384)
def _address(page: str, slug: str, language: str) -> str:
    return reverse(page, args=[slug])


class PublishableQuerySet(models.QuerySet):
    """Words shared by the nouns that carry a status."""

    def published(self) -> Self:
        """Keep the rows the public may see; every public read begins here."""
        return self.filter(status=Status.PUBLISHED)

    def named(self, text: str) -> Self:
        """Keep the rows that have a name which ``text`` means (see named)."""
        return self.filter(named(text))


class Publishable(models.Model):
    """A row that is a draft, published, or withdrawn with a reason; never deleted."""

    status = models.CharField(
        _("status"),
        max_length=10,
        choices=Status,
        default=Status.DRAFT,
        help_text=_("Only published rows are public. A withdrawn row keeps its address."),
    )
    withdrawn_reason = models.CharField(
        _("reason of withdrawal"),
        max_length=300,
        blank=True,
        help_text=_("Required when withdrawn, for example: entered twice, see Llama 3.1 8B."),
    )

    class Meta:
        abstract = True


def publishable_checks(name: str) -> list[models.CheckConstraint]:
    """Return the constraints of a noun with a status; ``name`` begins their names."""
    return [
        one_of(name, "status", Status),
        models.CheckConstraint(
            condition=(Q(status=Status.WITHDRAWN) & ~Q(withdrawn_reason=""))
            | (~Q(status=Status.WITHDRAWN) & Q(withdrawn_reason="")),
            name=f"{name}_withdrawn_with_reason",
            violation_error_message=_("A withdrawn row needs a reason, and only a withdrawn row."),
        ),
        not_blank(name, "slug"),
    ]


def one_of(
    name: str, field: str, choices: type[models.TextChoices], *, blank: bool = False
) -> models.CheckConstraint:
    """Return the constraint that ``field`` holds one of ``choices``, or "" where ``blank``."""
    allowed = [*choices.values, ""] if blank else list(choices.values)
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": allowed}),
        name=f"{name}_{field}_listed",
        violation_error_message=_("This value is not in the closed list."),
    )


def not_blank(name: str, field: str) -> models.CheckConstraint:
    """Return the constraint that ``field`` is not empty and has no space at either end."""
    spaced = Q(**{f"{field}__startswith": " "}) | Q(**{f"{field}__endswith": " "})
    return models.CheckConstraint(
        condition=~Q(**{field: ""}) & ~spaced,
        name=f"{name}_{field}_not_blank",
        violation_error_message=_("This text is empty or begins or ends with a space."),
    )


def web_address(name: str, field: str, *, blank: bool = False) -> models.CheckConstraint:
    """Return the constraint that ``field`` is an http(s) address without signs that escape it."""
    scheme = Q(**{f"{field}__startswith": "https://"}) | Q(**{f"{field}__startswith": "http://"})
    for sign in (" ", '"', "<", ">", "\n", "\r", "\t", "\\"):
        scheme &= ~Q(**{f"{field}__contains": sign})
    return models.CheckConstraint(
        condition=scheme | Q(**{field: ""}) if blank else scheme,
        name=f"{name}_{field}_web_address",
        violation_error_message=_("An address begins with https:// or http:// and has no spaces."),
    )


def exactly_one(name: str, *fields: str, empty: dict[str, str] | None = None):
    """Return the constraint that exactly one of ``fields`` is set.

    A field is set when it is not NULL, or, if ``empty`` names it, differs from that value.
    """
    empty = empty or {}
    condition = Q()
    for chosen in fields:
        terms = Q()
        for field in fields:
            is_empty = (
                Q(**{field: empty[field]}) if field in empty else Q(**{f"{field}__isnull": True})
            )
            terms &= ~is_empty if field == chosen else is_empty
        condition |= terms
    return models.CheckConstraint(
        condition=condition,
        name=f"{name}_exactly_one_subject",
        violation_error_message=_("Exactly one subject must be chosen."),
    )


def both_languages(name: str, stem: str) -> models.CheckConstraint:
    """Return the constraint that ``<stem>_en`` and ``<stem>_fr`` are both filled or both empty."""
    english, french = Q(**{f"{stem}_en": ""}), Q(**{f"{stem}_fr": ""})
    return models.CheckConstraint(
        condition=(english & french) | (~english & ~french),
        name=f"{name}_{stem}_both_languages",
        violation_error_message=_("Write the text in English and in French."),
    )
