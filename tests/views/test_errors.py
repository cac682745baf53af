"""An address that is no page is told once, in its language, with a way to the other."""

import re

import pytest

from models_tracker.choices import Status
from models_tracker.models import AIModel


@pytest.mark.parametrize(
    ("address", "status", "other"),
    [
        ("/fr/nothing/", 404, "/nothing/"),
        ("/nothing/at/all?x=1", 404, "/fr/nothing/at/all?x=1"),
        ("/fr/models/nothing/", 404, "/models/nothing/"),
        ("/fr/models/?x=1", 400, "/models/?x=1"),
        ("/models/chene-reve/", 410, "/fr/models/chene-reve/"),
    ],
)
def test_an_error_speaks_once_and_leads_to_the_other_language(
    client, world, address, status, other
):
    withdrawn = {"status": Status.WITHDRAWN, "withdrawn_reason": "Entered twice."}
    AIModel.objects.filter(slug="chene-reve").update(**withdrawn)
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert re.search(rf'class="masthead__language"><a href="{re.escape(other)}"', page)
    said = [" ".join(re.sub("<[^>]+>", "", text).split()) for text in told(page)]
    assert len({text.rstrip(".") for text in said if text}) == len(said)


def told(page: str) -> list[str]:
    """The heading and the paragraphs of an answer."""
    return re.findall("<(?:h1|p)[^>]*>(.*?)</(?:h1|p)>", page[page.index("<main") :], re.DOTALL)
