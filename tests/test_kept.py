"""What is kept of one state of the data is not asked for again, and never outlives that state."""

import pytest
from django.core.cache import caches
from django.utils import translation

from config.pages import Memory
from models_tracker import settling
from models_tracker.choices import Status
from models_tracker.kept import at_state, forget, kept, kept_each
from models_tracker.models import AIModel, Benchmark, Claim, ClaimSubject, Lab
from tests.views.test_pages import queries

FINDER = "/licences/finder/?act=internal&users={}"


@pytest.fixture
def keeping(settings):
    """Keep values in memory, as a worker does."""
    memory = {"BACKEND": "config.pages.Memory"}
    settings.CACHES = settings.CACHES | {"kept": memory, "kept-each": memory}
    yield
    forget()


def test_a_value_is_made_once_for_each_state_language_and_question(keeping):
    made = []

    def make() -> list:
        made.append(len(made))
        return [len(made)]

    with at_state(1):
        first = kept(("a",), make)
        assert kept(("a",), make) is first
        assert kept(("b",), make) == [2]
        with translation.override("fr"):
            assert kept(("a",), make) == [3]
    with at_state(2):
        assert kept(("a",), make) == [4]


def test_outside_a_public_request_nothing_is_kept(keeping):
    assert [kept(("a",), lambda number=number: number) for number in (1, 2)] == [1, 2]


def test_what_was_kept_of_another_state_is_dropped(keeping):
    for state in (1, 2):
        for _request in range(2):
            with at_state(state):
                kept(("a",), lambda: "a")
                kept_each(("rows",), [7], lambda keys: dict.fromkeys(keys, "row"))
    assert sorted(caches["kept"].latest.values(), key=str) == [2, "a"]
    assert list(caches["kept-each"].latest.values()) == ["row"]


def test_of_many_only_those_not_kept_are_made_and_what_is_nothing_is_left_out(keeping):
    asked = []

    def make(keys: list[int]) -> dict[int, str]:
        asked.append(keys)
        return {key: f"row {key}" for key in keys if key < 9}

    with at_state(1):
        assert kept_each(("rows",), [1, 2], make) == {1: "row 1", 2: "row 2"}
        assert kept_each(("rows",), [2, 3, 9], make) == {2: "row 2", 3: "row 3"}
        assert kept_each(("others",), [2], make) == {2: "row 2"}
    with at_state(2):
        kept_each(("rows",), [2], make)
    kept_each(("rows",), [2], make)
    assert asked == [[1, 2], [3, 9], [2], [2], [2]]


def test_the_memory_is_bounded_and_drops_what_was_not_asked_for_longest():
    memory = Memory("", {"OPTIONS": {"MAX_ENTRIES": 40}})
    for number in range(40):
        memory.set(str(number), number)
    assert memory.get("0") == 0
    memory.set("another", 1)
    assert memory.get("0") == 0
    assert memory.get("1") is None
    assert len(memory.latest) == 40


@pytest.mark.parametrize(
    ("first", "other", "saved"),
    [
        (FINDER.format(5), FINDER.format(6), 7),
        ("/claims/?said_from=2020", "/claims/?said_from=2021", 6),
        ("/models/?parameters_min=1", "/models/?parameters_min=2", 5),
    ],
)
def test_another_question_asks_less_while_the_data_stand(
    reader, world, keeping, first, other, saved
):
    asked = queries(reader, first)
    assert queries(reader, other) == asked - saved


def test_a_change_of_the_data_shows_at_once(reader, world, keeping):
    Lab.objects.update(name="The Old Name")
    ClaimSubject.objects.create(claim=Claim.objects.first(), lab=Lab.objects.first())
    settling.raise_revision()
    assert "The Old Name</option>" in reader.get("/claims/").content.decode()
    before = reader.get(FINDER.format(5)).context["found"]
    assert before > 1
    Lab.objects.update(name="The New Name")
    gone = AIModel.objects.filter(standings__has_weights=True).first()
    AIModel.objects.filter(pk=gone.pk).update(status=Status.WITHDRAWN, withdrawn_reason="x")
    Benchmark.objects.update(name="A new benchmark")
    Claim.objects.update(status=Status.DRAFT)
    settling.raise_revision()
    page = reader.get("/claims/")
    assert page.context["total"] == 0
    assert "The New Name</option>" in page.content.decode()
    answer = reader.get(FINDER.format(6))
    assert answer.context["found"] == before - 1
    assert "A new benchmark</option>" in answer.content.decode()
