"""What a model was made from: the text of the base holds, and a looser licence says otherwise."""

import pytest

from models_tracker import settling
from models_tracker.models import Derivation
from tests import factories


def derive(model, base, relation="fine-tune"):
    Derivation.objects.create(
        model=model, base=base, relation=relation, source=factories.source(title="The card")
    )


@pytest.fixture
def tuned(world):
    """Bamboo tunes Aurora Seed (under Sun) twice: under MIT, and with no licence established."""
    bamboo, seed = world.labs["bamboo"], world.models["aurora-seed"]
    for slug, licence in (("tuned", world.licences["mit"]), ("bare", None)):
        model = factories.ai_model(slug=slug, name=f"Bamboo {slug}", lab=bamboo)
        factories.availability(model, "2025-10-01", licence=licence)
        derive(model, seed)
    settling.settle_all()
    return world


def part(reader, path, begin, end="<h2"):
    page = reader.get(path).content.decode()
    assert begin in page, path
    page = page[page.index(begin) :]
    rest = page[page.index("<h2") + 3 :]
    return rest[: rest.index(end)] if end in rest else rest


def test_a_looser_licence_over_a_stricter_base_is_shown_with_both_texts(reader, tuned):
    shown = part(reader, "/models/tuned/", 'id="descent"')
    assert "descent--conflict" in shown
    assert "The two texts differ" in shown
    assert 'href="/licences/sun/"' in shown
    assert 'href="/licences/mit/"' in shown
    assert "Built with Sun" in shown
    assert "700,000,000" in shown


def test_without_a_licence_of_its_own_the_terms_hold_and_nothing_conflicts(reader, tuned):
    shown = part(reader, "/models/bare/", 'id="descent"')
    assert "descent--conflict" not in shown
    assert "a licence not established" in shown
    assert "Built with Sun" in shown


def test_a_base_of_unknown_licence_lets_nothing_be_said(reader, tuned):
    derive(tuned.models["bamboo-r1"], tuned.models["chene-7b"])
    shown = part(reader, "/models/bamboo-r1/", 'id="descent"')
    assert "so is what flows down" in shown


def test_a_territory_of_multimodal_models_is_not_told_of_a_text_model(reader, tuned):
    sun, seed = tuned.licences["sun"], tuned.models["aurora-seed"]
    source = factories.source(kind="licence-text")
    factories.statement(licence=sun, field="territory_scope", value="multimodal", source=source)
    settling.settle_all()
    assert "European Union" in part(reader, "/models/tuned/", 'id="descent"')
    for field in ("modalities_in", "modalities_out"):
        factories.statement(model=seed, field=field, value="text")
    settling.settle_all()
    assert "European Union" not in part(reader, "/models/tuned/", 'id="descent"')


def test_one_lab_binds_itself_to_nothing(reader, tuned):
    derive(tuned.models["aurora-one"], tuned.models["aurora-seed"])
    shown = part(reader, "/models/aurora-one/", 'id="descent"')
    assert "One lab made both" in shown


def test_the_pages_of_base_and_licence_list_what_was_made_of_it(reader, tuned):
    base = part(reader, "/models/aurora-seed/", 'id="descent"')
    text = part(reader, "/licences/sun/", 'id="derived"')
    for shown in (base, text):
        assert 'href="/models/tuned/#descent"' in shown
        assert '<mark class="changed">the text of the base is stricter</mark>' in shown
        assert 'href="/models/bare/#descent"' in shown


def test_what_was_not_yet_made_on_a_day_is_not_listed(reader, tuned):
    page = reader.get("/licences/sun/?as_of=2025-09-30").content.decode()
    assert "/models/tuned/" not in page
    assert "/models/tuned/" in reader.get("/licences/sun/?as_of=2025-10-01").content.decode()


def test_a_base_relicensed_later_counts_as_it_was_taken(reader, tuned):
    factories.availability(tuned.models["aurora-seed"], "2026-02-01", licence=tuned.licences["mit"])
    settling.settle_all()
    assert "The two texts differ" in part(reader, "/models/tuned/", 'id="descent"')


def test_a_model_that_is_not_published_is_no_base(reader, tuned):
    tuned.models["aurora-seed"].status = "draft"
    tuned.models["aurora-seed"].save()
    assert 'id="descent"' not in reader.get("/models/tuned/").content.decode()


@pytest.mark.parametrize("count", [1, 6])
def test_many_models_made_of_one_cost_as_many_queries(
    reader, tuned, count, django_assert_max_num_queries
):
    for number in range(count):
        model = factories.ai_model(slug=f"more-{number}", lab=tuned.labs["bamboo"])
        factories.availability(model, "2025-11-01", licence=tuned.licences["mit"])
        derive(model, tuned.models["aurora-seed"])
    settling.settle_all()
    with django_assert_max_num_queries(34):
        assert reader.get("/models/aurora-seed/").status_code == 200


def test_the_table_of_models_marks_a_licence_looser_than_that_of_the_base(reader, tuned):
    page = reader.get("/models/").content.decode()
    assert page.count('class="conflict"') == 1
    assert '<a class="conflict" href="/models/tuned/#descent">the text of the base is' in page
    assert 'class="conflict"' not in reader.get("/models/?as_of=2025-09-01").content.decode()
