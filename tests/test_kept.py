"""What is kept of one state of the data is not asked for again, and never outlives that state."""

import pytest
from django.core.cache import caches
from django.utils import translation

from config.pages import Memory
from models_tracker import settling
from models_tracker.choices import Status
from models_tracker.kept import at_revision, kept
from models_tracker.models import AIModel, Benchmark, Claim, ClaimSubject, Lab
from tests.views.test_pages import queries

FINDER = "/licences/finder/?act=internal&users={}"


@pytest.fixture
def keeping(settings):
    """Keep values in memory, as a worker does."""
    settings.CACHES = settings.CACHES | {"kept": {"BACKEND": "config.pages.Memory"}}
    yield
    caches["kept"].clear()


def test_a_value_is_made_once_for_each_state_language_and_question(keeping):
    made = []

    def make() -> list:
        made.append(len(made))
        return [len(made)]

    with at_revision(1):
        first = kept(("a",), make)
        assert kept(("a",), make) is first
        assert kept(("b",), make) == [2]
        with translation.override("fr"):
            assert kept(("a",), make) == [3]
    with at_revision(2):
        assert kept(("a",), make) == [4]


def test_outside_a_public_request_nothing_is_kept(keeping):
    assert [kept(("a",), lambda number=number: number) for number in (1, 2)] == [1, 2]


def test_the_memory_is_bounded_and_drops_what_was_not_asked_for_longest():
    memory = Memory("", {})
    for number in range(Memory.MOST):
        memory.set(str(number), number)
    assert memory.get("0") == 0
    memory.set("another", 1)
    assert memory.get("0") == 0
    assert memory.get("1") is None
    assert len(memory.latest) == Memory.MOST


@pytest.mark.parametrize(
    ("first", "other", "saved"),
    [
        (FINDER.format(5), FINDER.format(6), 4),
        ("/claims/?said_from=2020", "/claims/?said_from=2021", 6),
        ("/models/?parameters_min=1", "/models/?parameters_min=2", 4),
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
