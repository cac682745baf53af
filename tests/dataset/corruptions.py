"""Plausible faults of hand and of program, planted one at a time into a copy of the tables.

Each kind draws its row with the generator it is given, changes it as a tired editor or a wrong
script would, and returns what it did.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Tables = dict[str, list[dict[str, str]]]
Kind = Callable[[Tables, random.Random], str]
KINDS: list[Kind] = []


def kind(function: Kind) -> Kind:
    """Add a kind of fault to the list."""
    KINDS.append(function)
    return function


def plant(tables: Tables, number: int, seed: int) -> tuple[str, Tables]:
    """Return what the ``number``-th fault of a seed is, and a copy of the tables that holds it."""
    chance = random.Random(f"{seed}-{number}")
    spoilt = {name: [dict(row) for row in rows] for name, rows in tables.items()}
    fault = KINDS[number % len(KINDS)]
    return f"{fault.__name__}: {fault(spoilt, chance)}", spoilt


def a_row(tables: Tables, chance: random.Random, table: str, **cells: str | tuple) -> dict:
    """Draw a row that holds ``cells``; a tuple names several allowed values, "*" any text."""

    def fits(row: dict[str, str]) -> bool:
        for name, wanted in cells.items():
            allowed = wanted if isinstance(wanted, tuple) else (wanted,)
            if not (row[name] if "*" in allowed else row[name] in allowed):
                return False
        return True

    return chance.choice([row for row in tables[table] if fits(row)])


def change(row: dict[str, str], name: str, value: str) -> str:
    """Set a cell and return what changed."""
    before, row[name] = row[name], value
    subject = next((row[key] for key in ("model", "lab", "licence", "slug") if row.get(key)), "")
    return f"{subject} {row.get('field', '')} {name}: {before!r} became {value!r}"


def years(date: str, number: int) -> str:
    """Return the date some years later."""
    by, date = ("../" if date.startswith("../") else ""), date.removeprefix("../")
    return f"{by}{int(date[:4]) + number}{date[4:]}"


def times(number: str, factor: str) -> str:
    """Return a number with its point moved: "1000" or "/1000"."""
    if factor.startswith("/"):
        places = len(factor) - 2
        return number[:-places] if len(number) > places and "." not in number else "1"
    whole, _point, rest = number.partition(".")
    return whole + rest + "0" * (len(factor) - 1 - len(rest))


@kind
def the_year_of_a_release_is_mistyped(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "availabilities", state="open")
    return change(row, "since", years(row["since"], chance.choice((-3, -2, -1, 1, 2, 3))))


@kind
def day_and_month_change_places(tables: Tables, chance: random.Random) -> str:
    rows = [row for row in tables["availabilities"] if row["since"][8:] > "12"]
    row = chance.choice(rows)
    year, month, day = row["since"].split("-")
    return change(row, "since", f"{year}-{day}-{month}")


@kind
def a_lab_is_founded_after_its_models(tables: Tables, chance: random.Random) -> str:
    lab_of = {row["slug"]: row["lab"] for row in tables["models"]}
    opened = {
        lab_of[row["model"]]: row["since"].removeprefix("../")
        for row in tables["availabilities"][::-1]
    }
    row = a_row(tables, chance, "statements", field="founded", lab=tuple(opened))
    return change(row, "value", years(opened[row["lab"]], chance.choice((1, 2, 10)))[:7])


@kind
def a_source_is_read_before_it_appears(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "sources", published="*")
    return change(row, "accessed_on", years(row["published"], -1)[:4] + "-06-01")


@kind
def an_end_and_a_beginning_change_places(tables: Tables, chance: random.Random) -> str:
    end = a_row(tables, chance, "availabilities", state=("retired", "withdrawn"))
    same = {name: end[name] for name in ("model", "channel")}
    start = a_row(tables, chance, "availabilities", state=("open", "gated"), **same)
    start["since"], end["since"] = end["since"], start["since"]
    return f"{end['model']} {end['channel']}"


@kind
def a_planned_end_is_entered_as_happened(tables: Tables, chance: random.Random) -> str:
    row = dict(a_row(tables, chance, "availabilities", channel="api", state="open"))
    told = change(row, "since", chance.choice(("2026-10-23", "2026-12-11", "2027-01-14")))
    tables["availabilities"].append(row | {"state": "retired"})
    return told


@kind
def a_score_is_dated_before_its_model(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "scores", dated="*")
    return change(row, "dated", years(row["dated"], -2))


@kind
def parameters_lose_or_win_zeros(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", field="parameters_total")
    return change(row, "value", times(row["value"], chance.choice(("1000", "/1000", "10"))))


@kind
def active_parameters_exceed_the_total(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", field="parameters_active")
    return change(row, "value", times(row["value"], "1000"))


@kind
def a_context_is_in_another_unit(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", field="context_tokens")
    return change(row, "value", times(row["value"], chance.choice(("1000", "/1000"))))


@kind
def a_score_is_a_share_times_a_hundred(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "scores")
    factor = "100" if float(row["value"]) > 2 else "1000"
    return change(row, "value", times(row["value"], factor))


@kind
def a_score_lies_outside_its_interval(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "scores", ci_high="*")
    return change(row, "value", times(row["ci_high"].split(".")[0], "1") + "9")


@kind
def an_amount_loses_or_wins_thousands(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "figures", kind=("private-valuation", "funding-round", "revenue"))
    return change(row, "amount", times(row["amount"], chance.choice(("1000", "/1000"))))


@kind
def an_amount_is_in_another_unit(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "figures")
    units = ("USD", "CNY", "HKD", "downloads", "tokens", "percent")
    return change(row, "unit", chance.choice([unit for unit in units if unit != row["unit"]]))


@kind
def a_threshold_loses_or_wins_thousands(tables: Tables, chance: random.Random) -> str:
    rows = [
        row
        for row in tables["statements"]
        if row["field"] in ("user_threshold", "revenue_threshold") and row["value"] != "silent"
    ]
    row = chance.choice(rows)
    number, space, currency = row["value"].partition(" ")
    factor = chance.choice(("1000", "/1000"))
    return change(row, "value", times(number, factor) + space + currency)


@kind
def an_alias_is_given_to_a_second_model(tables: Tables, chance: random.Random) -> str:
    row = dict(a_row(tables, chance, "aliases", model="*"))
    told = change(row, "model", a_row(tables, chance, "models")["slug"])
    tables["aliases"].append(row)
    return told


@kind
def a_reference_is_misspelt(tables: Tables, chance: random.Random) -> str:
    table, name = chance.choice(
        (("scores", "model"), ("statements", "source"), ("models", "lab"), ("scores", "benchmark"))
    )
    row = a_row(tables, chance, table, **{name: "*"})
    place = chance.randrange(len(row[name]))
    return change(row, name, row[name][:place] + row[name][place + 1 :])


@kind
def a_name_is_misspelt(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "models")
    places = [place for place, sign in enumerate(row["name"]) if sign.isalnum()]
    place = chance.choice(places)
    return change(row, "name", row["name"][:place] + row["name"][place + 1 :])


@kind
def a_model_is_given_to_another_lab(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "models")
    labs = sorted({other["lab"] for other in tables["models"]} - {row["lab"]})
    return change(row, "lab", chance.choice(labs))


@kind
def a_model_is_entered_twice(tables: Tables, chance: random.Random) -> str:
    row = dict(a_row(tables, chance, "models"))
    told = change(row, "slug", f"{row['slug']}-2")
    tables["models"].append(row)
    return told


@kind
def a_model_and_its_base_change_places(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "derivations")
    row["model"], row["base"] = row["base"], row["model"]
    return f"{row['base']} and {row['model']}"


@kind
def a_lab_is_in_another_country(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", field="country")
    others = [code for code in ("CN", "US", "FR", "GB", "IN") if code != row["value"]]
    return change(row, "value", chance.choice(others))


@kind
def weights_are_under_another_licence(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "availabilities", channel="weights", licence="*")
    others = [other["slug"] for other in tables["licences"] if other["slug"] != row["licence"]]
    return change(row, "licence", chance.choice(others))


@kind
def a_grant_is_turned_round(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", field="commercial_use", value=("yes", "no"))
    return change(row, "value", "no" if row["value"] == "yes" else "yes")


@kind
def a_component_contradicts_the_weights(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "components", part="final-parameters", published=("yes", "no"))
    return change(row, "published", "no" if row["published"] == "yes" else "yes")


@kind
def a_quotation_is_too_long(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "statements", quote="*")
    return change(row, "quote", " ".join([row["quote"]] * 41))


@kind
def a_sign_that_nobody_sees_slips_in(tables: Tables, chance: random.Random) -> str:
    table, name = chance.choice((("models", "name"), ("aliases", "text"), ("sources", "title")))
    row = a_row(tables, chance, table)
    return change(row, name, row[name] + chance.choice(("\u200b", " ", "\u00ad", "\u202e")))


@kind
def a_note_loses_its_french(tables: Tables, chance: random.Random) -> str:
    table = chance.choice(("availabilities", "figures", "horizons"))
    return change(a_row(tables, chance, table, note_fr="*"), "note_fr", "")


@kind
def a_word_is_not_of_its_list(tables: Tables, chance: random.Random) -> str:
    table, name, word = chance.choice(
        (
            ("availabilities", "state", "released"),
            ("models", "task", "text"),
            ("components", "published", "maybe"),
            ("statements", "confidence", "certain"),
        )
    )
    return change(a_row(tables, chance, table), name, word)


@kind
def an_address_loses_its_beginning(tables: Tables, chance: random.Random) -> str:
    row = a_row(tables, chance, "sources", url="*")
    return change(row, "url", row["url"].split("//", 1)[1])
