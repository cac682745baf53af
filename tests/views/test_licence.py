"""The page of a licence: sentences with clauses, versions side by side, every model with dates."""

import pytest

from models_tracker import settling
from tests import factories


@pytest.fixture
def sun_two(world):
    """A later text of the Sun's family, under which Aurora Seed comes a year later."""
    terms = {"commercial_use": "yes", "user_threshold": "700000000", "naming_duty": "Sunny"}
    sun = world.licences["sun"]
    sun.family, sun.steward = "Sun", "Aurora"
    sun.save()
    two = factories.licence(terms, slug="sun-2", name="Sun 2", family="Sun", steward="Aurora")
    factories.availability(world.models["aurora-seed"], "2026-02-01", licence=two)
    settling.settle_all()
    return two


def test_what_a_text_says_stands_in_plain_words_with_its_source(reader, world):
    page = reader.get("/licences/sun/").content.decode()
    plain = page[page.index('id="plain"') : page.index('id="facts"')]
    assert "display the words “Built with Sun”" in plain
    assert "use it commercially, on conditions" in plain
    assert "Above 700,000,000 monthly users" in plain
    assert 'href="#source-1"' in plain


def test_versions_stand_side_by_side_and_changed_terms_are_marked(reader, sun_two):
    page = reader.get("/licences/sun-2/").content.decode()
    versions = page[page.index('id="versions"') : page.index('id="terms"')]
    assert versions.index("Sun Community License") < versions.index("Sun 2")
    assert '<mark class="changed"><span class="visually-hidden">changed: </span>granted</mark>' in (
        versions
    )
    assert "Unchanged, where established:" in versions


def test_a_text_alone_in_its_family_is_compared_with_none(reader, world):
    assert 'id="versions"' not in reader.get("/licences/mit/").content.decode()


def test_every_model_under_a_text_has_its_days_and_what_came_then(reader, sun_two):
    page = reader.get("/licences/sun/").content.decode()
    models = page[page.index('id="models"') :]
    assert "23 August 2025" in models
    assert "1 February 2026" in models
    assert 'href="/licences/sun-2/"' in models


def test_a_later_licence_is_not_yet_there_on_an_earlier_day(reader, sun_two):
    page = reader.get("/licences/sun/?as_of=2025-12-31").content.decode()
    models = page[page.index('id="models"') :]
    assert ">still<" in models
    assert "1 February 2026" not in models


def test_the_gate_and_what_is_not_established_are_told(reader, world):
    factories.availability(
        world.models["aurora-seed"], "2025-09-01", licence=world.licences["sun"], state="gated"
    )
    settling.settle_all()
    plain = reader.get("/licences/sun/").content.decode()
    plain = plain[plain.index('id="plain"') : plain.index('id="facts"')]
    assert "Of the 1 model whose weights are under it" in plain
    assert ", 1 is behind a gate" in plain
    assert "<li>effect of crossing it</li>" in plain
    before = reader.get("/licences/sun/?as_of=2025-08-31").content.decode()
    assert ", 0 is behind a gate" in before


def test_words_that_other_words_hold_are_not_quoted_twice(reader, world):
    whole = "Above seven hundred million monthly users you must ask."
    for field, value, quote in (
        ("user_threshold", "700000000", "seven hundred million monthly users"),
        ("threshold_effect", "ask-licence", whole),
    ):
        world.licences["sun"].statements.filter(field=field).delete()
        text = factories.source(kind="licence-text")
        factories.statement(
            licence=world.licences["sun"], field=field, value=value, quote=quote, source=text
        )
    settling.settle_all()
    plain = reader.get("/licences/sun/").content.decode()
    plain = plain[plain.index('id="plain"') : plain.index('id="facts"')]
    assert plain.count("seven hundred million monthly users") == 1
    assert whole in plain
