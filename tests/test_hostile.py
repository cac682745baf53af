"""No hostile address is answered with a fault: every route, every parameter it takes, odd values.

What a page takes is not listed here but overheard: every page tells `refuse_unknown`.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator

import django_filters
import django_filters.views
import django_tables2
import pytest
from django.db import transaction
from django.test import Client
from django.urls import path
from django.utils.http import urlencode

from models_tracker.filters.query import refuse_unknown
from models_tracker.models import Source
from tests import addresses, world

NUMBERS = [
    *("-1", "0", "00", "1.5", "1,5", "1e400", "-1e400", "nan", "inf", "0x10", "1_000", " 7 ", "+1"),
    *("99999999999999999999", "-99999999999999999999", "9" * 300, "9223372036854775808"),
    *("\N{ARABIC-INDIC DIGIT ONE}", "\N{SUPERSCRIPT TWO}", "\N{FULLWIDTH DIGIT ONE}", "½", "1B"),
]
DAYS = [
    *("0000", "99999", "-2024", "10000-01-01", "0001-01-01", "2024-02-30", "2025-13-01"),
    *("2017-12-31", "2999-01-01", "2025-W01", "20250821", "2025-08-21T00:00", "2025-8-1"),
]
SIGNS = [
    *("\x00", "\ud800", "\udfff", "\n", "\r\nSet-Cookie: a=b", "\u202e", "\u200b", "\ufeff"),
    *("\N{SHOCKED FACE WITH EXPLODING HEAD}", "﷽" * 50, "e" + "\u0301" * 150, "İ", "ß", "ﬃ"),
]
TEXTS = [
    *("a" * 201, "a " * 11, "a" * 4000, "%" * 180, "_" * 180, "*" * 180, "\\" * 180, "(" * 180),
    *("'", '"', "' OR 1=1--", "\"><script>alert('planted')</script>", "javascript:alert(1)"),
    *("[", "(a+)+$", "%s%s%n%d", "%(a)s", "{0}{a}", "{{ 7 }}", "${7}", "../../etc/passwd"),
    *("//evil.example", "null", "None", "true", "[]", "{}", ",", "a,b", "closed,,", "|", ":"),
    *("-name", "--name", "name__icontains", "pk", "unknown", "-", "."),
]
VALUES = [*NUMBERS, *DAYS, *SIGNS, *TEXTS]
# The sharpest of each kind: every parameter is given some of them, all parameters all of them.
SHARP = [
    *("-1", "\x00", "99999999999999999999", "\"><script>alert('planted')</script>"),
    *("1e400", "\ud800", "2024-02-30", "(" * 180, "nan", "%(a)s", "99999", "closed,,"),
    *("9" * 300, "\N{SUPERSCRIPT TWO}", "0001-01-01", "%" * 180),
]
AT_ONCE = 2
# A picture is drawn from the .svg that the same query gives, which is asked in full.
SPARED = 4
PLANTED = "<script>alert('planted')"


class StockFilter(django_filters.FilterSet):
    """A filter as tutorials write it."""

    class Meta:
        model = Source
        fields = {
            "id": ["in"],
            "accessed_on": ["year"],
            "title": ["icontains", "iregex"],
            "retells": ["exact"],
        }


class StockTable(django_tables2.Table):
    """A table as tutorials write it."""

    class Meta:
        model = Source
        fields = ("title",)


class Stock(django_tables2.SingleTableMixin, django_filters.views.FilterView):
    """A page as tutorials write it: the proof that these queries do find faults."""

    model, filterset_class, table_class = Source, StockFilter, StockTable
    template_name = "django_tables2/table.html"


urlpatterns = [path("stock/", Stock.as_view())]
ADDRESSES = [
    address for address in (*addresses.PAGES, *addresses.FILES) if address not in addresses.MACHINES
]


@pytest.fixture(scope="module")
def little_world(django_db_setup, django_db_blocker):
    """The little world, made once for the whole module."""
    with django_db_blocker.unblock(), transaction.atomic():
        world.make()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def visitor(little_world, db) -> Client:
    """A reader who is shown the answer where the site fails."""
    return Client(raise_request_exception=False, headers={"host": "localhost"})


def parameters(visitor: Client, address: str) -> list[str]:
    """The parameters that a page says it takes, overheard while it is asked."""
    heard: set[str] = set()

    def listen(frame, event, _argument):
        if event == "call" and frame.f_code is refuse_unknown.__code__:
            heard.update(frame.f_locals["known"])
            heard.add("bogus")

    sys.setprofile(listen)
    try:
        visitor.get(address)
    finally:
        sys.setprofile(None)
    return sorted(heard)


def query(*pairs: tuple[str, str]) -> str:
    """A query string; half a character of UTF-16 travels as the bytes that would be its UTF-8."""
    return urlencode([(name, value.encode("utf-8", "surrogatepass")) for name, value in pairs])


def hostile(name: str, values: list[str]) -> Iterator[str]:
    """Queries that bend one parameter: odd values, twice, too often, as an array, with a lookup."""
    yield from (query((name, value)) for value in values)
    yield query((name, "a"), (name, "b"))
    yield query(*[(name, "a")] * 101)
    yield query((f"{name}[]", "a"))
    yield query((f"{name}__regex", "("))


def faults(visitor: Client, asked: list[str]) -> list[str]:
    """The addresses answered with a fault of ours, or with what was planted."""
    found = []
    for address in asked:
        answer = visitor.get(address)
        if answer.status_code >= 500 or (
            not answer.streaming and PLANTED in answer.content.decode(errors="replace")
        ):
            found.append(f"{answer.status_code} {address[:200]}")
    return found


def is_drawn(address: str) -> bool:
    """Say whether an address is a picture of points, drawn in a process of its own."""
    return address.endswith(".png")


def spoken(address: str, number: int) -> str:
    """Every second time the French address, where there is one."""
    return f"/fr{address}" if number % 2 and address in addresses.IN_LANGUAGES else address


@pytest.mark.sampled
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_value_of_a_parameter_is_a_fault(visitor, address):
    taken = parameters(visitor, address)
    assert taken, "this page never says which parameters it takes"
    sharp = itertools.cycle(SHARP)
    at_once = max(AT_ONCE // SPARED, 1) if is_drawn(address) else AT_ONCE
    queries = [query((name, next(sharp))) for name in taken for _time in range(at_once)]
    queries += list(hostile(taken[ADDRESSES.index(address) % len(taken)], []))
    asked = [f"{spoken(address, number)}?{one}" for number, one in enumerate(queries)]
    assert faults(visitor, asked) == []


@pytest.mark.parametrize("address", addresses.MACHINES)
def test_no_odd_query_disturbs_the_machines(visitor, address):
    assert faults(visitor, [f"{address}?{one}" for one in hostile("q", VALUES)]) == []


@pytest.mark.sampled
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_form_that_no_page_has_is_no_fault(visitor, address):
    answer = visitor.post(address, {"q": "a" * 100_000, "text": "\x00", "bogus": PLANTED})
    assert answer.status_code < 500
    assert PLANTED not in b"".join(answer).decode(errors="replace")


@pytest.mark.slow
@pytest.mark.parametrize("method", ["put", "delete", "patch", "head", "options", "trace"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_method_is_a_fault(visitor, address, method):
    assert getattr(visitor, method)(address).status_code < 500


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_value_at_all_is_a_fault(visitor, address):
    # A page and its files take the same: parameter by parameter they share the values.
    step, first = (2 if addresses.is_page(address) else 3), ADDRESSES.index(address)
    step *= SPARED if is_drawn(address) else 1
    queries = [
        one
        for place, name in enumerate(parameters(visitor, address), first)
        for one in hostile(name, VALUES[place % step :: step])
    ]
    asked = [f"{spoken(address, number)}?{one}" for number, one in enumerate(queries)]
    assert faults(visitor, asked) == []


@pytest.mark.slow
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_company_of_parameters_is_a_fault(visitor, address):
    chance = random.Random(address)
    taken = parameters(visitor, address)
    asked = []
    for number in range(50):
        pairs = [(chance.choice(taken), chance.choice(VALUES)) for _ in range(chance.randint(2, 5))]
        asked.append(f"{spoken(address, number)}?{query(*pairs)}")
    assert faults(visitor, asked) == []


@pytest.mark.parametrize("row", ["%00", "a" * 300, "..%2f..%2fetc", "%ED%A0%80", "%E2%80%AE", "'"])
@pytest.mark.parametrize("route", addresses.EXAMPLES)
def test_no_odd_row_in_the_path_is_a_fault(visitor, route, row):
    ends = ("", "/") if route.startswith("api/") else ("/", ".csv", ".svg", "")
    assert faults(visitor, [f"/{route}{row}{end}" for end in ends]) == []


@pytest.mark.urls("tests.test_hostile")
def test_they_do_find_the_faults_of_a_page_without_care(visitor):
    taken = ("per_page", "page", "sort", *StockFilter.base_filters)
    found = faults(visitor, [f"/stock/?{one}" for name in taken for one in hostile(name, SHARP)])
    assert len({address.partition("?")[2].partition("=")[0] for address in found}) >= 4
