"""Stacked bars stand where their numbers say, part upon part."""

import datetime

import pytest

from models_tracker.charts.panels import WIDTH, Frame, Kind, Panel, Stack, panels

KINDS = [Kind(word, word, word) for word in ("open", "pale", "hollow")]
FIRST, LAST = datetime.date(2024, 1, 1), datetime.date(2025, 1, 1)
FRAME = Frame((FIRST, LAST), 100, 50.0, ((0.0, "0"), (50.0, "50")))


def spec(*stacks: Stack) -> dict[str, list[dict]]:
    """The data of a specification with two panels of the same bars, by name."""
    made = panels([Panel("one", "", stacks), Panel("two", "", stacks)], KINDS, FRAME)
    return {data["name"]: data["values"] for data in made["data"]}


def stack(*parts: float, thin: bool = False) -> Stack:
    """A bar over the first half of the year."""
    end = datetime.date(2024, 7, 1) - datetime.timedelta(days=1)
    return Stack(FIRST, end, parts, "said", "/models/", "3", thin=thin)


def test_parts_stand_upon_each_other_in_the_order_of_the_kinds():
    found = spec(stack(10, 20, 5))["parts"][:3]
    floor = FRAME.floor(0)
    assert [row["fill"] for row in found] == ["open", "pale", "hollow"]
    assert [(floor - row["y2"], floor - row["y"]) for row in found] == [(0, 20), (20, 60), (60, 70)]


def test_a_part_of_nothing_is_not_drawn():
    assert [row["fill"] for row in spec(stack(0, 20, 0))["parts"]] == ["pale", "pale"]


def test_a_bar_covers_its_days_and_a_thin_one_half_of_them():
    whole, thin = spec(stack(1, 0, 0))["bars"][0], spec(stack(1, 0, 0, thin=True))["bars"][0]
    assert whole["x"] == 1
    assert whole["x2"] == pytest.approx(182 / 366 * WIDTH - 1)
    assert thin["x2"] - thin["x"] == pytest.approx((whole["x2"] - whole["x"]) / 2)


def test_panels_lie_below_each_other_and_do_not_meet():
    upper, lower = spec(stack(50, 0, 0))["bars"]
    assert upper["y2"] == FRAME.floor(0)
    assert lower["y"] > upper["y2"]
    assert lower["y2"] - lower["y"] == upper["y2"] - upper["y"] == 100


def test_only_the_whole_of_a_bar_speaks():
    made = panels([Panel("one", "", (stack(1, 1, 1),))], KINDS, FRAME)
    speaking = [mark for mark in made["marks"] if mark.get("aria") is not False]
    assert [mark["from"]["data"] for mark in speaking] == ["bars"]
