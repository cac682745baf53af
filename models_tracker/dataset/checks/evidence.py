"""Second witnesses: what one row says of a model, held against what other rows say of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from models_tracker.dataset.checks.facts import Facts, date, year
from models_tracker.folding import fold, squeeze

Found = Iterator[tuple[str, str]]
HALF_A_YEAR = 183
_ARXIV = re.compile(r"arxiv-([0-9]{2})([0-9]{2})-[0-9]{4,5}")
_DAY = re.compile(r"(?<![0-9])(20[12][0-9])-?([01][0-9])-?([0-3][0-9])(?![0-9])")
_MONTH = re.compile(r"(?<![0-9.])(2[3-6])(0[1-9]|1[0-2])(?![0-9.])")
_VERSION = re.compile(r"(?<![0-9.])[0-9]{1,2}(?:\.[0-9]{1,2})?(?![0-9.]|B\b|b\b|M\b|[0-9])")
_SIZES = re.compile(r"[0-9.]+[BM]\b|\bA[0-9.]+B\b")


def traces_of_a_release_agree(facts: Facts) -> Found:
    """Where builds, papers, sources or identifiers bear a day, one is within half a year."""
    traces = _traces(facts)
    for slug, rows in facts.availabilities_of.items():
        first = date(rows[0]["since"])
        days = [found for text in traces.get(slug, ()) if (found := _calendar(text))]
        if first and days:
            gap = min(abs((day - first.first).days) for day in days)
            if gap > HALF_A_YEAR + (365 if first.precision == "year" else 0):
                yield slug, f"is of {first}, its traces are of {sorted(map(str, days))}"


def _traces(facts: Facts) -> dict[str, set[str]]:
    """Return the days that other rows bear, by model."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in facts["scores"]:
        found[row["model"]].add(row["dated"])
    for row in facts["aliases"]:
        found[row["model"]] |= {"-".join(parts) for parts in _DAY.findall(row["text"])}
        found[row["model"]] |= {f"20{year}-{month}" for year, month in _MONTH.findall(row["text"])}
    for table in ("availabilities", "components", "statements"):
        for row in facts[table]:
            paper = _ARXIV.fullmatch(row["source"])
            if paper:
                found[row["model"]].add(f"20{paper[1]}-{paper[2]}")
    for slug, rows in facts.availabilities_of.items():
        found[slug].add(facts.sources.get(rows[0]["source"], {}).get("published", ""))
        found[slug] |= {"-".join(parts) for parts in _DAY.findall(rows[0]["locator"])}
    return found


def _calendar(text: str):
    try:
        found = date(text)
    except ValueError:
        return None
    return found.first if found and found.precision != "year" else None


def versions_come_in_order(facts: Facts) -> Found:
    """Of two models of a lab whose names differ in the version only, the lower came first."""
    stems: dict[tuple[str, str], list[tuple[float, str, str]]] = defaultdict(list)
    for slug, row in facts.models.items():
        rows = facts.availabilities_of.get(slug)
        numbers = _VERSION.findall(_SIZES.sub("", row["name"]))
        if rows and len(numbers) == 1:
            stem = _VERSION.sub("#", _SIZES.sub("", row["name"])).casefold()
            stems[row["lab"], stem].append(
                (float(numbers[0]), rows[0]["since"].removeprefix("../"), slug)
            )
    for found in stems.values():
        found.sort()
        for number, since, slug in found:
            for other, earlier, name in found:
                if other < number and since[:7] < earlier[: len(since)][:7]:
                    yield slug, f"is of {since}, the older {name} of {earlier}"


def a_score_is_of_the_model_it_names(facts: Facts) -> Found:
    """The name that the source of a score prints is not the name of another model."""
    names: dict[str, set[str]] = defaultdict(set)
    for slug, row in facts.models.items():
        names[squeeze(row["name"])].add(slug)
    for row in facts["aliases"]:
        if row["model"]:
            names[squeeze(row["text"].split("/")[-1])].add(row["model"])
    for row in facts["scores"]:
        named = names.get(squeeze(row["as_named"].split("/")[-1]), {row["model"]})
        if row["model"] not in named:
            yield row["model"], f"{row['benchmark']} names {row['as_named']!r}: {sorted(named)}"


def an_owner_is_one_lab(facts: Facts) -> Found:
    """The Hugging Face ids of one owner are of one lab."""
    owned = [
        (row["text"].split("/")[0].casefold(), row["model"])
        for row in facts["aliases"]
        if row["model"] and row["namespace"] == "hugging-face"
    ]
    yield from _strangers(facts, owned, "the Hugging Face owner")


def a_family_is_of_one_lab(facts: Facts) -> Found:
    """The models of one family are of one lab."""
    members = [(row["family"], slug) for slug, row in facts.models.items() if row["family"]]
    yield from _strangers(facts, members, "the family")


def a_first_word_is_of_one_lab(facts: Facts) -> Found:
    """Names that begin with the same word are of one lab, unless derived from its models."""
    derived = {row["model"] for row in facts["derivations"]}
    words = [
        (fold(row["name"]).split()[0].rstrip("0123456789"), slug)
        for slug, row in facts.models.items()
        if slug not in derived
    ]
    yield from _strangers(facts, [pair for pair in words if len(pair[0]) > 2], "the first word")


def _strangers(facts: Facts, members: Iterable[tuple[str, str]], what: str) -> Found:
    """Yield the models that stand in a group with a lab of another owner than that of most."""
    groups: dict[str, set[str]] = defaultdict(set)
    for group, slug in members:
        groups[group].add(slug)
    for group, slugs in groups.items():
        counts = Counter(facts.house(facts.models[slug]["lab"]) for slug in slugs)
        most = counts.most_common(1)[0][0]
        for slug in sorted(slugs):
            house = facts.house(facts.models[slug]["lab"])
            if house != most:
                yield slug, f"is of {house}, {what} {group!r} of {most}"


def an_announcement_is_by_the_lab(facts: Facts) -> Found:
    """An announcement that a lab published speaks of a model of that lab or its partners."""
    labs = {fold(row["name"]): slug for slug, row in facts.labs.items()}
    partners = {(row["model"], row["lab"]) for row in facts["collaborations"]}
    for row in facts["availabilities"]:
        source = facts.sources.get(row["source"], {})
        speaker = labs.get(fold(source.get("publisher", "")))
        lab = facts.models[row["model"]]["lab"]
        if speaker and source["kind"] == "announcement":
            related = facts.house(speaker) == facts.house(lab)
            if not related and (row["model"], speaker) not in partners:
                yield row["model"], f"is of {lab}, and {speaker} announced it"


def a_publisher_is_in_the_country_of_its_lab(facts: Facts) -> Found:
    """A source that a lab published bears the country of that lab."""
    labs = {fold(row["name"]): slug for slug, row in facts.labs.items()}
    for slug, row in facts.sources.items():
        country = facts.value(labs.get(fold(row["publisher"]), ""), "country")
        if country and row["publisher_country"] not in ("", country):
            yield slug, f"is of {row['publisher']} in {row['publisher_country']}, not {country}"


SIZES = {2018: 10**9, 2019: 2 * 10**10, 2020: 2 * 10**11, 2023: 2 * 10**12, 2100: 5 * 10**12}
WINDOWS = {
    2018: (256, 2_048),
    2022: (512, 8_192),
    2023: (1_000, 200_000),
    2024: (2_000, 10_000_000),
    2025: (4_000, 10_000_000),
    2100: (8_000, 10_000_000),
}


def a_size_is_of_its_time(facts: Facts) -> Found:
    """No model is larger than any known of its time, or has a 64th of its parameters active."""
    for slug, rows in facts.availabilities_of.items():
        total, active = (facts.value(slug, f"parameters_{word}") for word in ("total", "active"))
        when = year(rows[0]["since"])
        most = next(size for last, size in SIZES.items() if when <= last)
        if total and int(total) > most:
            yield slug, f"has {total} parameters in {when}"
        if total and active and int(total) > 64 * int(active):
            yield slug, f"has {active} active of {total} parameters"


def a_context_is_of_its_time(facts: Facts) -> Found:
    """A context window is one that was offered at the time."""
    for slug, rows in facts.availabilities_of.items():
        tokens, when = facts.value(slug, "context_tokens"), year(rows[0]["since"])
        low, high = next(window for last, window in WINDOWS.items() if when <= last)
        if tokens and not low <= int(tokens) <= high:
            yield slug, f"has a context of {tokens} tokens in {when}"


CURRENCIES = {"CN": {"CNY", "HKD"}, "HK": {"HKD"}, "KR": {"KRW"}, "GB": {"GBP"}}
EURO = ("AT", "BE", "DE", "ES", "FI", "FR", "IE", "IT", "NL", "PT")
MONEY = {"USD", "EUR", "CNY", "HKD", "KRW", "GBP"}


def money_is_in_a_currency_of_the_lab(facts: Facts) -> Found:
    """Money of a lab is in dollars or in the currency of its country."""
    for row in facts["figures"]:
        country = facts.value(row["lab"], "country") or facts.value(row["lab"], "counts_as")
        own = {"EUR"} if country in EURO else CURRENCIES.get(country, set())
        if row["lab"] and country and row["unit"] in MONEY - {"USD"} - own:
            yield row["lab"], f"{row['kind']} of {row['as_of']} in {row['unit']}"


RULES = {
    "error": (a_family_is_of_one_lab, a_score_is_of_the_model_it_names),
    "warning": (
        traces_of_a_release_agree,
        versions_come_in_order,
        an_owner_is_one_lab,
        a_first_word_is_of_one_lab,
        an_announcement_is_by_the_lab,
        a_publisher_is_in_the_country_of_its_lab,
        a_size_is_of_its_time,
        a_context_is_of_its_time,
        money_is_in_a_currency_of_the_lab,
    ),
}
