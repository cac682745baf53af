"""What the data checks forbid is refused where it is typed: the same rules, in the same words.

A write is judged inside its transaction, by the rules of check_data on the claims it touches. What
it made worse takes it back: the form opens again with each fault at its box, an action says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from models_tracker.dataset.judged import Fault, faults_of
from models_tracker.models import Claim, Source
from models_tracker.punctuation import introduced

# The words of a rule, and the boxes or inlines its faults are told at, where they are there.
WORDS: dict[str, tuple[Promise, tuple[str, ...]]] = {
    "a_quotation_is_short": (
        _("No quotation is longer than forty words."),
        ("text", "quotations"),
    ),
    "a_source_is_quoted_sparingly": (
        _("Of a source whose length is known, at most fifteen words in a hundred are quoted."),
        ("text", "words", "quotations"),
    ),
    "a_quotation_names_its_language": (
        _("A quotation of a statement says which language it is in."),
        ("quote_language",),
    ),
    "a_quotation_is_no_translation_of_ours": (
        _("A quotation is in the language of its source, unless the source translated."),
        ("language", "quotations"),
    ),
    "a_source_can_be_reached": (
        _("A source has an address, unless it is an article whose address was not found."),
        ("url", "quotations"),
    ),
    "a_language_is_a_code": (
        _("The language of a source is a BCP 47 code we know."),
        ("language", "quotations"),
    ),
    "our_sentences_call_nobody_a_liar": (
        _("No sentence of ours has a word that judges a speaker, in either language."),
        (),
    ),
    "a_published_claim_is_whole": (
        _("A published claim has both wordings, a quotation and a subject."),
        ("status",),
    ),
    "a_claim_has_a_check_or_says_why_not": (
        _("A claim has a check or the reason why it has none, and not both."),
        ("no_check_reason",),
    ),
    "a_check_has_a_scope": (
        _("The parameters of a check read, and each group it asks of is narrowed by something."),
        ("kind",),
    ),
    "a_claim_is_said_before_it_is_quoted": (
        _("No source that quotes a claim is older than the day on which it was said."),
        ("said", "published", "source"),
    ),
    "a_translation_is_not_the_speakers_words": (
        _(
            "Of the words of one speaker in several languages, all but one are marked as"
            " translations."
        ),
        ("is_translation", "quotations"),
    ),
    "a_role_is_somebodys": (
        _("A role and an affiliation are of a speaker who is named."),
        ("role_en", "affiliation"),
    ),
    "words_and_facts_come_from_what_was_read": (
        _("A source that was not read gives no fact and no words but its title."),
        ("source", "accessed_on", "quotations"),
    ),
    "a_chain_begins_once": (
        _("At most one quotation of a claim is where it was first seen."),
        ("relation", "quotations"),
    ),
}
# What a published claim may lack, as the rule names it, and the inline where it is entered.
LACKED = {
    "wording in English": (_("wording (English)"), "wording_en"),
    "wording in French": (_("wording (French)"), "wording_fr"),
    "quotation": (_("quotation"), "quotations"),
    "subject": (_("subject of a claim"), "subjects"),
}
_LACKS = "lacks "


class Refused(Exception):
    """A write that leaves claims as no data check lets them be."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(faults)
        super().__init__(", ".join(fault.rule for fault in self.faults))

    def told(self) -> Iterator[str]:
        """Yield a sentence a fault, with the row it is of."""
        keys = {fault.key for fault in self.faults}
        names: dict[str, Any] = {row.slug: row for row in Source.objects.filter(slug__in=keys)}
        names |= {row.slug: row for row in Claim.objects.filter(slug__in=keys)}
        for fault in self.faults:
            yield introduced(names.get(fault.key, fault.key), sentence(fault))


def judge(rows: Iterable[Model], before: set[Fault]) -> None:
    """Raise Refused where claims among ``rows`` have faults that ``before`` did not know."""
    found = faults_of(row for row in rows if isinstance(row, Claim)) - before
    if found:
        raise Refused(found)


def sentence(fault: Fault) -> str:
    """Return the words of a fault: the rule, and what is lacking or said."""
    words, _places = WORDS[fault.rule]
    if fault.rule == "our_sentences_call_nobody_a_liar":
        word = fault.message.partition(": ")[2].strip("'")
        return gettext("%(rule)s Here: “%(word)s”.") % {"rule": words, "word": word}
    if not fault.message.startswith(_LACKS):
        return str(words)
    lacked = ", ".join(str(LACKED[name][0]) for name in _lacked(fault))
    told = gettext("%(rule)s Here there is no: %(lacked)s.")
    return told % {"rule": words, "lacked": lacked}


def places(fault: Fault) -> Iterator[str]:
    """Yield the boxes and inlines a fault is told at, the likeliest first."""
    yield from WORDS[fault.rule][1]
    if fault.message.startswith(_LACKS):
        yield from (LACKED[name][1] for name in _lacked(fault))
    box = fault.message.partition(":")[0]
    if box.endswith(("_en", "_fr")):
        yield box


def _lacked(fault: Fault) -> list[str]:
    return fault.message.removeprefix(_LACKS).split(", ")


class Told:
    """A form that tells, at its boxes, why what was sent was refused."""

    faults: tuple[Fault, ...] = ()
    on_top = ""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        for fault in self.faults:
            named = [name for name in places(fault) if name in self.fields]  # type: ignore[attr-defined]
            self.add_error(named[0] if named else None, sentence(fault))  # type: ignore[attr-defined]
        if self.on_top:
            self.add_error(None, self.on_top)  # type: ignore[attr-defined]


class ToldRows:
    """Rows of an inline that tell why what was sent before was refused."""

    faults: tuple[Fault, ...] = ()

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        for fault in self.faults:
            self._non_form_errors.extend([sentence(fault)])  # type: ignore[attr-defined]


def telling(kind: type, request: HttpRequest) -> type:
    """Return a form class that tells why ``request`` was refused, or the class as it is."""
    met = getattr(request, "conflict", None)
    told = {"faults": refused(request), "on_top": met.message if met else ""}
    return type(kind)(kind.__name__, (Told, kind), told) if any(told.values()) else kind


def telling_rows(kind: type, request: HttpRequest) -> type:
    """Return a formset class that tells those faults of ``request`` that belong there."""
    prefix = kind.get_default_prefix()  # type: ignore[attr-defined]
    faults = tuple(fault for fault in refused(request) if prefix in places(fault))
    return type(kind.__name__, (ToldRows, kind), {"faults": faults}) if faults else kind


def refused(request: HttpRequest) -> tuple[Fault, ...]:
    """Return the faults for which a request was taken back."""
    return getattr(request, "faults", ())
