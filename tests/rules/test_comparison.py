"""Side by side: differences among known values, unknown as unknown, best only where it means so."""

from decimal import Decimal

import pytest

from models_tracker.rules.comparison import HIGHER, LOWER, Aspect, Reading, compare


def row(values, best=0, margin=0, own=()):
    subjects = list(enumerate(values))
    aspect = Aspect(
        "key",
        "Label",
        lambda one: Reading(one[1], self_reported=one[0] in own),
        best=best,
        margin=Decimal(margin),
    )
    return compare([aspect], subjects)[0]


@pytest.mark.parametrize(
    ("values", "differs"),
    [
        ((1, 2), True),
        ((1, 1), False),
        ((1, None), False),
        ((None, None), False),
        ((None, 1, 2), True),
        (("yes", ""), False),
        ((["EU"], []), False),
    ],
)
def test_only_known_values_differ(values, differs):
    assert row(values).differs == differs


@pytest.mark.parametrize("unknown", [None, "", [], ()])
def test_nothing_is_not_established(unknown):
    found = row((unknown, 0))
    assert found.readings[0].value is None
    assert found.readings[1].value == 0


@pytest.mark.parametrize(
    ("values", "best", "margin", "places"),
    [
        ((1, 2), 0, 0, set()),
        ((1, 2), HIGHER, 0, {1}),
        ((1, 2), LOWER, 0, {0}),
        ((1, None), HIGHER, 0, set()),
        ((1, 2, 2), HIGHER, 0, {1, 2}),
        ((60, 61), HIGHER, 1, set()),
        ((60, 65, 66), HIGHER, 1, {1, 2}),
    ],
)
def test_a_best_value_is_told_where_best_means_something(values, best, margin, places):
    assert row(values, best, margin).best == places


def test_a_lab_s_own_word_is_never_the_best():
    assert row((60, 70), HIGHER, own=(1,)).best == frozenset()


def test_an_aspect_of_which_nothing_is_known_says_so():
    assert not row((None, "")).established
    assert row((None, 0)).established
