"""Which licence a string in the wild names: one of ours, or none that can be told.

Trackers and model cards write "apache 2.0", "llama3.1" or the address of a text; the same words
may also name several texts ("gemma") or none ("proprietary"). A name is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from models_tracker.choices import Namespace
from models_tracker.folding import fold
from models_tracker.models import Licence


class Outcome(StrEnum):
    """What became of a string."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    NO_NAME = "no-name"


@dataclass(frozen=True)
class Named:
    """What a string names: the licence's slug ("" unless resolved), and who else it could be."""

    outcome: Outcome
    slug: str = ""
    candidates: tuple[str, ...] = ()


@dataclass
class Index:
    """The names of licences, folded: each key with the slugs that bear it (see ``index``)."""

    own: dict[str, set[str]] = field(default_factory=dict)
    names: dict[str, set[str]] = field(default_factory=dict)
    tags: dict[str, set[str]] = field(default_factory=dict)
    loose: dict[str, set[str]] = field(default_factory=dict)
    addresses: dict[str, set[str]] = field(default_factory=dict)
    families: dict[str, set[str]] = field(default_factory=dict)


_NO_NAMES = """
- closed closedsource commercial component componentcomponentnotincluded componentnotinclude
componentnotincluded copyrighted custom customlicense licence license mixed model modellicense
na noncommercial noncommerciallicense noncommercialuse noncommercialuselicense none
notapplicable notdisclosed notspecified open openmodel openweight openweights other otherlicense
propretary proprietary propriety public purposelyleftambiguous restricted seelicense
termsofservice termsofuse unclear undisclosed unknkown unknown unlicensed unspecified various
"""
NO_NAMES = frozenset(_NO_NAMES.split())
_LICENCE_WORDS = frozenset(
    ["agreement", "international", "licence", "license", "the", "unported", "v", "ver", "version"]
)
_FAMILY_WORDS = _LICENCE_WORDS | frozenset(["model", "of", "open", "terms", "tos", "use"])
_VERSION = re.compile(r"\b(?:v|ver|version) ?(?=[0-9])")
_ONLY_WEIGHTS = re.compile(r"\s*\((?:model )?weights(?: only)?\)$", re.IGNORECASE)
_LINK = re.compile(r"^\[(?P<label>[^\]]*)\]\((?P<address>https?://[^)\s]+)\)(?P<rest>.*)$", re.S)
_TAG = re.compile(r"^licen[sc]e:\s*", re.IGNORECASE)
_FILES = re.compile(r"/(?:blob|raw|resolve)/")
_ENDINGS = re.compile(r"(?:\.txt|\.html?|/legalcode|/deed)?(?:\.[a-z]{2})?/*$")


def index(licences: Iterable[Licence]) -> Index:
    """Return the index of ``licences``, loaded with their aliases.

    A licence is known by its slug, name, SPDX id, aliases and the address of its text. Those of
    one family share the family's bare name, which therefore names none of them.
    """
    found = Index()
    for licence in licences:
        slug = licence.slug
        aliases = list(licence.aliases.all())
        tags = {alias.text for alias in aliases if alias.namespace == Namespace.HUGGING_FACE}
        texts = {alias.text for alias in aliases} | {slug, licence.name, licence.spdx_id}
        if licence.version:
            texts.add(f"{licence.name} {licence.version}")
        for text in {licence.name, licence.spdx_id} - {""}:
            _put(found.own, _exact(text), slug)
        for text in texts - {""}:
            if "://" in text:
                _put(found.addresses, address_key(text), slug)
                continue
            _put(found.names, _exact(text), slug)
            _put(found.loose, _loose(text), slug)
        for tag in tags:
            _put(found.tags, _exact(tag), slug)
        if licence.text_url:
            _put(found.addresses, address_key(licence.text_url), slug)
        if licence.family:
            _put(found.families, _bare(licence.family), slug)
    return found


def resolve(text: str, known: Index, name: str = "") -> Named:
    """Return the licence that ``text`` names; ``name`` is what stands beside "other".

    1. Words that name no licence ("other", "proprietary") leave it to ``name``, a text's own
       short name as Hugging Face prints it; without one they name none.
    2. An address names the text that lies there, a Markdown link what its address and, where the
       link is the whole cell, its label agree on.
    3. The bare name of a family of several texts ("gemma", "Llama") could be any of them, unless
       it is the whole name of one ("MIT License").
    4. Else the exact name, then the name without "the", "license", "agreement", "version" and a
       final ".0". Two texts of one name could be either; several names in a cell name none.
    """
    text = _TAG.sub("", text.strip())
    if _exact(text) in NO_NAMES or not _exact(text):
        return _by_name(name, known) if name else Named(Outcome.NO_NAME)
    link = _LINK.match(text)
    if link:
        return _by_link(link["label"], link["address"], link["rest"].strip(), known)
    if re.match(r"https?://\S+$", text):
        return _one(known.addresses.get(address_key(text), set()))
    return _by_words(_ONLY_WEIGHTS.sub("", text), known)


def _by_name(name: str, known: Index) -> Named:
    """Resolve a text's own short name: an exact alias holds even where it is a family's name."""
    if _exact(name) in NO_NAMES or not _exact(name):
        return Named(Outcome.NO_NAME)
    exact = known.names.get(_exact(name), set())
    return _one(exact) if exact else _by_words(name, known)


def _by_words(text: str, known: Index) -> Named:
    exact = _exact(text)
    if exact in known.tags:
        return _one(known.tags[exact])
    if len(known.own.get(exact, ())) == 1:
        return _one(known.own[exact])
    full_name = len(known.names.get(exact, ())) == 1 and "agreement" in fold(text).split()
    family = known.families.get(_bare(text), set())
    if len(family) > 1 and not full_name:
        return Named(Outcome.AMBIGUOUS, "", tuple(sorted(family)))
    return _one(known.names.get(exact) or known.loose.get(_loose(text)) or set())


def _by_link(label: str, address: str, rest: str, known: Index) -> Named:
    there = _one(known.addresses.get(address_key(address), set()))
    said = _by_words(label, known)
    if there.slug and said.slug and there.slug != said.slug:
        return Named(Outcome.AMBIGUOUS, "", tuple(sorted({there.slug, said.slug})))
    if there.slug or there.candidates:
        return there
    return Named(Outcome.UNKNOWN) if rest else said


def _one(slugs: set[str]) -> Named:
    if len(slugs) == 1:
        return Named(Outcome.RESOLVED, next(iter(slugs)))
    if slugs:
        return Named(Outcome.AMBIGUOUS, "", tuple(sorted(slugs)))
    return Named(Outcome.UNKNOWN)


def address_key(address: str) -> str:
    """Return what two addresses of one text have in common: host and path, however served."""
    path = re.sub(r"^https?://(?:www\.)?", "", address.strip()).split("?")[0].split("#")[0]
    path = path.casefold().replace("/licenses/mit", "/license/mit")
    return _ENDINGS.sub("", _FILES.sub("/blob/", path)).rstrip("/")


def _exact(text: str) -> str:
    """Return folded ``text`` without gaps, "version 1" as "v1"."""
    return _VERSION.sub("v", fold(text)).replace(" ", "").replace("licence", "license")


def _loose(text: str) -> str:
    """Return ``text`` without the words all licences share, and without a final ".0"."""
    words = [word for word in _VERSION.sub("", fold(text)).split() if word not in _LICENCE_WORDS]
    while len(words) > 1 and words[-1] == "0" and words[-2][-1].isdigit():
        words.pop()
    return "".join(words)


def _bare(text: str) -> str:
    """Return ``text`` without what makes a family's name the name of a text of it."""
    return "".join(word for word in fold(text).split() if word not in _FAMILY_WORDS)


def _put(keys: dict[str, set[str]], key: str, slug: str) -> None:
    if key:
        keys.setdefault(key, set()).add(slug)
