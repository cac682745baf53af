"""Pages of the shipped data: no English sentence stands in the French ones, and they are light."""

import pytest

from models_tracker.models import AIModel, Benchmark, Claim, Lab, Licence, Source
from tests import addresses, english, weight

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
EACH = 12
ROWS = {
    "models/": AIModel.objects.published(),
    "labs/": Lab.objects.published().releasing(),
    "licences/": Licence.objects.published(),
    "claims/": Claim.objects.published(),
    "articles/": Source.objects.published().articles(),
    "benchmarks/": Benchmark.objects.all(),
}
FOUND = [
    "/compare/?models=deepseek-r1&models=gpt-4o&models=gpt-oss-120b",
    "/compare/?labs=openai&labs=mistral-ai",
    "/compare/?licences=mit&licences=llama-3-1",
    "/compare/?a=closed&b=open-weights",
    "/timeline/?year=2025&quarter=3",
    "/search/?q=llama",
    "/models/?camp=restricted&sort=-released",
]
HEAVY = [
    "/models/gpt-oss-120b/",
    "/models/deepseek-r1/",
    "/labs/openai/",
    "/labs/alibaba/",
    "/licences/mit/",
    "/licences/llama-3-1/",
    "/benchmarks/gpqa-diamond/",
    "/models/?per_page=200",
]


@pytest.fixture(scope="module")
def others(shipped, django_db_blocker) -> list[str]:
    """The words that stay in their own language."""
    with django_db_blocker.unblock():
        return english.words_of_others()


def opened(reader, path: str) -> str:
    answer = reader.get(f"/fr{path}")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("path", [*addresses.bare(), *FOUND])
def test_a_page_of_many_rows_is_french(reader, others, path):
    assert english.sentences(opened(reader, path), others) == []


@pytest.mark.parametrize("route", ROWS)
def test_pages_of_one_row_are_french(reader, others, route):
    slugs = list(ROWS[route].order_by("slug").values_list("slug", flat=True))
    found = {
        slug: told
        for slug in slugs[:: max(1, len(slugs) // EACH)]
        if (told := english.sentences(opened(reader, f"/{route}{slug}/"), others))
    }
    assert found == {}


@pytest.mark.parametrize("path", [*addresses.bare(), *FOUND, *HEAVY])
def test_a_first_view_is_light(client, shipped, path):
    requests, size = weight.of(client, path)
    assert requests <= 12
    assert size <= 150 * 1024
