"""What follows from a change is written down, and agrees with what the rules say."""

import datetime
import itertools

import pytest

from models_tracker import settling
from models_tracker.models import AIModel, DataRevision, Lab, Licence, Standing
from models_tracker.rules.openness import periods
from tests import factories

DAY = datetime.date(2026, 1, 1)


def camps(day: datetime.date) -> dict[str, str]:
    """The camp of every model known on a day."""
    return dict(Standing.objects.at(day).values_list("model__slug", "camp"))


def test_every_model_stands_where_the_world_says(world):
    assert camps(DAY) == {
        "aurora-one": "closed",
        "aurora-seed": "restricted",
        "bamboo-r1": "open-licence",
        "bamboo-old": "closed",
        "chene-7b": "",
        "chene-tout": "open-licence",
        "chene-reve": "closed",
    }


def test_a_past_day_shows_what_was_known_then(world):
    assert camps(datetime.date(2024, 1, 31)) == {"bamboo-old": "open-licence"}
    assert camps(datetime.date(2024, 6, 29)) == {"bamboo-old": "closed", "aurora-one": "closed"}
    assert "aurora-seed" in camps(datetime.date(2024, 6, 30))


def test_weights_opened_later_change_the_camp_on_their_day(world):
    assert camps(datetime.date(2025, 8, 22))["aurora-seed"] == "closed"
    assert camps(datetime.date(2025, 8, 23))["aurora-seed"] == "restricted"


def test_standings_of_a_model_neither_overlap_nor_leave_gaps(world):
    for model in AIModel.objects.all():
        found = list(model.standings.order_by("since").values_list("since", "until"))
        for (_since, until), (since, _until) in itertools.pairwise(found):
            assert until == since


def test_stored_standings_equal_computed_ones(world):
    for model in AIModel.objects.prefetch_related("availabilities__licence", "components"):
        computed = periods(model.availabilities.all(), model.components.all())
        stored = list(model.standings.order_by("since"))
        assert [(row.since, row.camp, row.g7_label, row.osaid) for row in stored] == [
            (row.since, row.camp, row.g7_label, row.osaid) for row in computed
        ]


def test_projections_follow_the_preferred_statement(world):
    assert world.models["bamboo-r1"].parameters_total == 671_000_000_000
    assert world.models["bamboo-r1"].reads_image is True
    assert world.models["bamboo-r1"].reads_audio is False
    assert world.models["chene-7b"].reads_text is None


def test_a_low_confidence_statement_decides_nothing(world):
    model = world.models["aurora-one"]
    factories.statement(model=model, field="context_tokens", value="1000", confidence="low")
    settling.settle(models=[model])
    model.refresh_from_db()
    assert model.context_tokens is None


def test_only_a_licence_text_answers_for_a_licence(world):
    licence = factories.licence(slug="moon")
    factories.statement(licence=licence, field="commercial_use", value="yes")
    settling.settle(licences=[licence])
    licence.refresh_from_db()
    assert licence.terms == {}


def test_a_changed_licence_settles_the_models_under_it(world):
    moved = world.licences["mit"].statements.get(field="osi_approved")
    moved.value = "no"
    moved.save()
    factories.statement(
        licence=world.licences["mit"],
        field="naming_duty",
        value="Say our name",
        source=moved.source,
    )
    settling.settle(licences=[world.licences["mit"]])
    assert camps(DAY)["bamboo-r1"] == "restricted"


def test_country_counted_in_follows_the_base_unless_said_otherwise(world):
    lab = world.labs["chene"]
    factories.statement(lab=lab, field="counts_as", value="US")
    settling.settle(labs=[lab])
    lab.refresh_from_db()
    assert (lab.country, lab.counts_as) == ("FR", "US")


def test_each_settling_raises_the_revision(world):
    before = DataRevision.objects.number()
    after = settling.settle(models=[world.models["bamboo-r1"]])
    assert (after, DataRevision.objects.number()) == (before + 1, before + 1)


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("r1", {"bamboo-r1"}),
        ("bamboo r1", {"bamboo-r1"}),
        ("BAMBOO-AI/bamboo-r1", {"bamboo-r1"}),
        ("chene", {"chene-7b", "chene-tout", "chene-reve"}),
        ("CHÊNE 7b", {"chene-7b"}),
        ("chene7b", {"chene-7b"}),
        ("reve", {"chene-reve"}),
        ("amboo", set()),
        ("!!!", set()),
    ],
)
def test_names_are_found_as_they_are_meant(world, text, slugs):
    assert set(AIModel.objects.named(text).values_list("slug", flat=True)) == slugs


def test_labs_and_licences_are_found_too(world):
    assert Lab.objects.named("chene").count() == 1
    assert Licence.objects.named("sun community").count() == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Llama 4", "Llama 4 Scout"),
        ("llama4", "Llama 4 Scout"),
        ("llama 3.1", "Llama 3.1-405B"),
        ("llama31", "Llama 3.1-405B"),
        ("3.1", "Llama 3.1-405B"),
        ("llama 405b", "Llama 3.1-405B"),
        ("405", "Llama 3.1-405B"),
        ("gpt-4", "GPT-4o GPT-4.1 GPT-4"),
        ("gpt4", "GPT-4o GPT-4.1 GPT-4"),
        ("gpt-4o", "GPT-4o"),
        ("gpt-4.1", "GPT-4.1"),
        ("gpt41", "GPT-4.1"),
        ("4", "Llama 4 Scout GPT-4o GPT-4.1 GPT-4"),
        ("gpt oss", "gpt-oss-120b"),
        ("gptoss", "gpt-oss-120b"),
        ("gpt-oss-12", ""),
        ("oss 120", "gpt-oss-120b"),
        ("qwen 3", "Qwen3-8B"),
        ("qwen 2", "Qwen2.5-72B"),
        ("qwen25", "Qwen2.5-72B"),
        ("qwen 2 5 72b", "Qwen2.5-72B"),
        ("qwen 7", ""),
        ("r1", "DeepSeek-R1"),
        ("deepseek r", "DeepSeek-R1"),
    ],
)
def test_a_number_of_a_text_is_a_whole_number_of_a_name(db, text, found):
    names = ["Llama 3.1-405B", "Llama 4 Scout", "GPT-4o", "GPT-4.1", "GPT-4", "gpt-oss-120b"]
    names += ["Qwen3-8B", "Qwen2.5-72B", "DeepSeek-R1"]
    lab = factories.lab(name="Maker")
    for name in names:
        factories.ai_model(name=name, lab=lab)
    settling.settle_models(AIModel.objects.all())
    seen = set(AIModel.objects.named(text).values_list("name", flat=True))
    assert seen == {name for name in names if f" {name} " in f" {found} "}
