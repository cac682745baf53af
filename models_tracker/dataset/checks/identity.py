"""Names, slugs, aliases, places: is each thing itself, and only once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator

from models_tracker.countries import Country
from models_tracker.dataset.checks.facts import Facts
from models_tracker.folding import fold

Found = Iterator[tuple[str, str]]
_SIZE = re.compile(r"(?<![0-9A-Za-z.])([0-9]+(?:\.[0-9]+)?)([BM])(?![0-9a-z])")
_UNITS = {"B": 10**9, "M": 10**6}


def slugged(name: str) -> str:
    """Return the slug that a name begins with: "+" becomes plus, signs become hyphens."""
    plain = unicodedata.normalize("NFKD", name.replace("+", "-plus-").replace("&", "-and-"))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def slug_is_that_of_the_name(facts: Facts) -> Found:
    """A slug is that of the name, lengthened only where another row has that slug."""
    for table in ("labs", "models"):
        slugs = {row["slug"] for row in facts[table]}
        for row in facts[table]:
            plain = slugged(row["name"])
            longer = row["slug"].startswith(f"{plain}-") and plain in slugs
            if row["slug"] != plain and not longer:
                yield row["slug"], f"the name {row['name']!r} gives {slugged(row['name'])!r}"


def names_are_told_apart(facts: Facts) -> Found:
    """No two labs, models or licences bear one name."""
    for table in ("labs", "models", "licences"):
        counts = Counter(fold(row["name"]) for row in facts[table])
        for row in facts[table]:
            if counts[fold(row["name"])] > 1:
                yield row["slug"], f"{table} hold the name {row['name']!r} twice"


def an_alias_means_one_thing(facts: Facts) -> Found:
    """Within a namespace a folded name belongs to one row of its noun."""
    owners = defaultdict(set)
    for row in facts["aliases"]:
        noun = "lab" if row["lab"] else "licence" if row["licence"] else "model"
        owners[noun, row["namespace"], fold(row["text"])].add(row[noun])
    for (noun, namespace, text), found in owners.items():
        if len(found) > 1:
            yield text, f"the {namespace} name belongs to {len(found)} {noun}s: {sorted(found)}"


def an_alias_is_not_another_name(facts: Facts) -> Found:
    """A name in common use is not the name of another model."""
    names = {fold(row["name"]): row["slug"] for row in facts["models"]}
    for row in facts["aliases"]:
        other = names.get(fold(row["text"]))
        if row["model"] and row["namespace"] == "ours" and other not in (None, row["model"]):
            yield row["model"], f"the alias {row['text']!r} is the name of {other}"


def a_hugging_face_id_has_an_owner(facts: Facts) -> Found:
    """A Hugging Face id reads owner/name."""
    for row in facts["aliases"]:
        if row["model"] and row["namespace"] == "hugging-face" and row["text"].count("/") != 1:
            yield row["model"], f"{row['text']!r} is not owner/name"


def a_lab_has_a_country(facts: Facts) -> Found:
    """A published lab has a country of base, unless none is established."""
    for slug, row in facts.labs.items():
        known = facts.value(slug, "country") or facts.value(slug, "counts_as")
        if row["status"] == "published" and row["kind"] != "holding" and not known:
            yield slug, "no statement gives its country"


def counting_elsewhere_has_a_reason(facts: Facts) -> Found:
    """A lab counted in another country than its base says why."""
    for slug, row in facts.labs.items():
        base, counted = facts.value(slug, "country"), facts.value(slug, "counts_as")
        if counted and counted != base and not row["counts_as_reason_en"]:
            yield slug, f"is based in {base or 'no country'} and counted in {counted}: why?"
        if row["counts_as_reason_en"] and not counted:
            yield slug, "gives a reason for counting elsewhere, and no country"


def known_countries_stand(facts: Facts) -> Found:
    """Labs whose country other trackers got wrong keep the right one."""
    right = {
        **{"mistral-ai": "FR", "01-ai": "CN", "deepseek": "CN", "cohere": "CA", "openai": "US"},
        **{"alibaba-qwen": "CN", "moonshot-ai": "CN", "anthropic": "US", "meta": "US"},
    }
    for slug, country in right.items():
        found = facts.value(slug, "country")
        if slug in facts.labs and found != country:
            yield slug, f"is of {Country(country).label}, not {found}"


def sources_of_a_country_agree(facts: Facts) -> Found:
    """Standing statements do not give a lab two countries of base."""
    for (subject, field), rows in facts.statements_on.items():
        values = {row["value"] for row in rows if row["confidence"] != "low"}
        if field == "country" and len(values) > 1:
            yield subject, f"has the countries {sorted(values)}"


def the_size_in_a_name_is_its_size(facts: Facts) -> Found:
    """A size in a name is within a tenth of the parameters."""
    for slug, row in facts.models.items():
        sizes = [float(size) * _UNITS[unit] for size, unit in _SIZE.findall(row["name"])]
        total = facts.value(slug, "parameters_total")
        if len(sizes) == 1 and total and not 0.85 <= sizes[0] / int(total) <= 1.15:
            yield slug, f"is named {row['name']!r} and has {total} parameters"


def active_parameters_are_fewer(facts: Facts) -> Found:
    """Active parameters do not exceed the total."""
    for slug in facts.models:
        total, active = (facts.value(slug, f"parameters_{word}") for word in ("total", "active"))
        if total and active and int(active) > int(total):
            yield slug, f"has {active} active of {total} parameters"


def parameters_are_plausible(facts: Facts) -> Found:
    """A model has a million to a hundred trillion parameters, and sources agree within twice."""
    for (subject, field), rows in facts.statements_on.items():
        if field not in ("parameters_total", "parameters_active"):
            continue
        values = [int(row["value"]) for row in rows if row["confidence"] != "low"]
        if values and not 10**6 <= min(values) <= max(values) <= 10**14:
            yield subject, f"{field} is {max(values)}"
        elif values and max(values) > 2 * min(values):
            yield subject, f"{field} is {min(values)} and {max(values)}"


def a_context_is_plausible(facts: Facts) -> Found:
    """A context window holds 256 to 100 million tokens."""
    for (subject, field), rows in facts.statements_on.items():
        for row in rows:
            if field == "context_tokens" and not 256 <= int(row["value"]) <= 10**8:
                yield subject, f"the context is {row['value']} tokens"


def a_model_is_derived_from_an_older_one(facts: Facts) -> Found:
    """A model made from itself, in a circle, or from one that bears no relation is an error."""
    bases = {row["model"]: row["base"] for row in facts["derivations"]}
    for model in bases:
        seen, current = {model}, bases[model]
        while current in bases and current not in seen:
            seen.add(current)
            current = bases[current]
        if current in seen:
            yield model, f"is derived in a circle through {current}"


RULES = {
    "error": (
        slug_is_that_of_the_name,
        names_are_told_apart,
        an_alias_means_one_thing,
        an_alias_is_not_another_name,
        a_hugging_face_id_has_an_owner,
        counting_elsewhere_has_a_reason,
        known_countries_stand,
        sources_of_a_country_agree,
        the_size_in_a_name_is_its_size,
        active_parameters_are_fewer,
        parameters_are_plausible,
        a_context_is_plausible,
        a_model_is_derived_from_an_older_one,
    ),
    "warning": (a_lab_has_a_country,),
}
