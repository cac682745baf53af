"""A little world of invented labs and models, in whose words the other tests speak.

    lab      country  model        history                                    camp on 2026-01-01
    -------  -------  -----------  -----------------------------------------  ------------------
    Aurora   US       Aurora One   API since 2024-03-05, never weights        closed
                      Aurora Seed  API 2024-06, weights 2025-08-23 under Sun  restricted
    Bamboo   CN       Bamboo R1    weights 2025-01-20 under MIT               open licence
                      Bamboo Old   weights 2023-05-01, withdrawn 2024-02-01   closed
    Chêne    FR       Chêne 7B     gated weights 2024-09, licence unknown     not established
                      Chêne Tout   weights, code and data 2025-03-01, MIT     open licence
                      Chêne Rêvé   announced 2025-12-01                       closed

The Gazette claims that Aurora Seed and Bamboo-R1 came within a year, and guesses what is to come.
Bamboo R1 says two sizes of itself: 671 billion (preferred) and 670 billion. The trial scores
Aurora One 60, Aurora Seed 64, Bamboo Old 40, Bamboo R1 62 and Chêne Tout 66, and Bamboo R1 says 70
of itself. Aurora is valued at 10, then (in talks) 25 billion US dollars, Bamboo's downloads are
counted twice.
"""

from __future__ import annotations

from dataclasses import dataclass

from models_tracker import models, settling
from models_tracker.choices import Namespace, Part, Published, Rank, Term
from tests import factories

MIT = {
    Term.COMMERCIAL_USE: "yes",
    Term.REDISTRIBUTION: "yes",
    Term.MODIFICATION: "yes",
    Term.FIELD_OF_USE: "silent",
    Term.OSI_APPROVED: "yes",
}
SUN = {
    Term.COMMERCIAL_USE: "conditional",
    Term.USER_THRESHOLD: "700000000",
    Term.NAMING_DUTY: "Built with Sun",
    Term.EXCLUDED_TERRITORIES: "EU",
}


@dataclass
class World:
    """The rows by name."""

    labs: dict[str, models.Lab]
    licences: dict[str, models.Licence]
    models: dict[str, models.AIModel]


def make() -> World:
    """Make the world and settle it."""
    labs = {
        "aurora": _lab("aurora", "Aurora", "US"),
        "bamboo": _lab("bamboo", "Bamboo", "CN"),
        "chene": _lab("chene", "Chêne", "FR"),
    }
    licences = {
        "mit": factories.licence(MIT, slug="mit", name="MIT License"),
        "sun": factories.licence(SUN, slug="sun", name="Sun Community License"),
    }
    made = {
        slug: factories.ai_model(slug=slug, name=name, lab=labs[lab], family=labs[lab].name)
        for slug, name, lab in (
            ("aurora-one", "Aurora One", "aurora"),
            ("aurora-seed", "Aurora Seed", "aurora"),
            ("bamboo-r1", "Bamboo-R1", "bamboo"),
            ("bamboo-old", "Bamboo Old", "bamboo"),
            ("chene-7b", "Chêne 7B", "chene"),
            ("chene-tout", "Chêne Tout", "chene"),
            ("chene-reve", "Chêne Rêvé", "chene"),
        )
    }
    _histories(made, licences)
    _facts(made)
    _numbers(made, labs)
    _claims(made)
    settling.settle_all()
    for row in (*labs.values(), *licences.values(), *made.values()):
        row.refresh_from_db()
    return World(labs, licences, made)


def _lab(slug: str, name: str, country: str) -> models.Lab:
    lab = factories.lab(slug=slug, name=name)
    factories.statement(lab=lab, field="country", value=country)
    return lab


def _histories(made: dict[str, models.AIModel], licences: dict[str, models.Licence]) -> None:
    mit, sun = licences["mit"], licences["sun"]
    factories.availability(made["aurora-one"], "2024-03-05", "api")
    factories.availability(made["aurora-seed"], "2024-06", "api")
    factories.availability(made["aurora-seed"], "2025-08-23", licence=sun)
    factories.availability(made["bamboo-r1"], "2025-01-20", licence=mit)
    factories.availability(made["bamboo-old"], "2023-05-01", licence=mit)
    factories.availability(made["bamboo-old"], "2024-02-01", state="withdrawn")
    factories.availability(made["chene-7b"], "2024-09", state="gated")
    factories.availability(made["chene-tout"], "2025-03-01", licence=mit)
    factories.availability(made["chene-reve"], "2025-12-01", "announcement")


def _facts(made: dict[str, models.AIModel]) -> None:
    for part in (Part.TRAINING_CODE, Part.INFERENCE_CODE, Part.DATASETS):
        factories.component(made["chene-tout"], part)
        factories.component(made["bamboo-r1"], part, Published.NO)
    sizes = {"671000000000": Rank.PREFERRED, "670000000000": Rank.NORMAL}
    for value, rank in sizes.items():
        factories.statement(
            model=made["bamboo-r1"], field="parameters_total", value=value, rank=rank
        )
    factories.statement(model=made["chene-7b"], field="parameters_total", value="7000000000")
    factories.statement(model=made["bamboo-r1"], field="modalities_in", value="image|text")
    models.Alias.objects.create(
        model=made["bamboo-r1"], namespace=Namespace.HUGGING_FACE, text="bamboo-ai/Bamboo-R1"
    )
    models.Alias.objects.create(model=made["bamboo-r1"], text="R1")


def _numbers(made: dict[str, models.AIModel], labs: dict[str, models.Lab]) -> None:
    trial = factories.benchmark(slug="trial", name="Trial", tie_margin=1, maximum=100, minimum=0)
    for slug, value, day in (
        ("aurora-one", "60", "2024-03-05"),
        ("aurora-seed", "64", "2024-06"),
        ("bamboo-old", "40", "2023-05-01"),
        ("bamboo-r1", "62", "2025-01-20"),
        ("chene-tout", "66", "2025-03-01"),
    ):
        factories.score(
            made[slug], trial, value, day, ci_low=int(value) - 2, ci_high=int(value) + 2
        )
    factories.score(
        made["bamboo-r1"], trial, "70", "2025-01-20", setting="own harness", self_reported=True
    )
    aurora, bamboo = labs["aurora"], labs["bamboo"]
    factories.figure("private-valuation", "10000000000", "2024-05", lab=aurora, status="closed")
    factories.figure(
        "private-valuation",
        "25000000000",
        "2025-02-01",
        lab=aurora,
        status="talks",
        qualifier="about",
    )
    for amount, day in (("1000", "2025-02-01"), ("5000", "2025-06-01")):
        factories.figure("downloads", amount, day, lab=bamboo, unit="downloads")


def _claims(made: dict[str, models.AIModel]) -> None:
    article = factories.source(
        slug="the-gazette", kind="article", title="Bamboo overtakes Aurora", publisher="The Gazette"
    )
    claim = factories.claim(
        "2025-06-01",
        ("released_within", {"a": ["aurora-seed"], "b": ["bamboo-r1"], "days": 300}),
        slug="within-a-year",
        wording_en="Aurora Seed and Bamboo-R1 came within a year.",
        wording_fr="Aurora Seed et Bamboo-R1 sont sortis en moins d’un an.",
    )
    claim.quotations.create(
        source=article, text="Within a year of each other.", language="en", locator="paragraph 2"
    )
    claim.subjects.create(model=made["bamboo-r1"])
    guess = factories.claim(slug="a-guess", no_check_reason="not-due")
    guess.quotations.create(source=article, number=2)
