"""A day by which a model was there is told as such, wherever a reader or a file meets it."""

import html
import re

import pytest

from models_tracker import settling
from tests import factories


@pytest.mark.parametrize(
    "address", ["/models/", "/openness/", "/", "/timeline/", "/labs/", "/models/aurora-late/"]
)
def test_a_latest_possible_day_is_never_shown_as_the_day_of_release(reader, world, address):
    model = factories.ai_model(slug="aurora-late", name="Aurora Late", lab=world.labs["aurora"])
    factories.availability(model, "../2026-08-19")
    settling.settle_all()
    page = re.sub("</?(?:time|span)[^>]*>", "", reader.get(address).content.decode())
    shown = html.unescape(page)
    assert re.search(r"by (2026-08-19|19 August 2026)", shown)
    assert not re.search(r"(?<!by )(?<!to )(?<!\")(2026-08-19|19 August 2026)(?!\")", shown)


def test_files_spell_a_latest_possible_day_as_an_open_interval(reader, world):
    factories.availability(factories.ai_model(slug="late"), "../2026-08-19")
    settling.settle_all()
    assert ",../2026-08-19," in reader.get("/models.csv").getvalue().decode()


def test_the_span_of_the_timeline_names_days_alone(reader, world):
    factories.availability(factories.ai_model(slug="late"), "../2026-08-19")
    settling.settle_all()
    assert "to 19 August 2026:" in reader.get("/timeline/").content.decode()
