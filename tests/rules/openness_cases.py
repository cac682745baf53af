"""Real models as the rules see them, and the label that each lens gives; invented ones say so.

The facts are those of the curated dataset, reduced to what decides; rows of the Model Openness
Tool (MOT, May 2026) are here as examples of complete lists of parts.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from models_tracker.models import Availability, Component
from tests.rules.rows import (
    APACHE,
    BIGCODE_RAIL,
    BIGSCIENCE_RAIL,
    CC_BY,
    CC_BY_NC,
    CC_BY_SA,
    FALCON_180B,
    GEMMA,
    GLM_5_3,
    GROK_2,
    KIMI_K2,
    LLAMA_1,
    LLAMA_3_1,
    LLAMA_3_2,
    MINIMAX_M2,
    MINIMAX_NC,
    MISTRAL_RESEARCH,
    MIT,
    NVIDIA,
    OPENAI_TERMS,
    OPENMDW,
    OPT,
    XAI_TERMS,
    every_part,
    part,
    parts,
    row,
    weights,
)


@dataclass(frozen=True)
class Case:
    """A model on a day: its rows, and (camp, G7 label, OSAID, MOF class, Epoch's category)."""

    name: str
    labels: tuple[str, str, str, str, str]
    rows: list[Availability]
    components: list[Component] = field(default_factory=list)
    on: str = "2026-08-22"
    access: str = "weights"
    deployment: bool = False


OPEN, RESTRICTED, CLOSED = "open-licence", "restricted", "closed"
DATA, SOURCE = "open-source-ai-with-open-data", "open-source-ai"
WEIGHTS, AVAILABLE = "open-weights-ai", "weights-available-ai"
FREE, BOUND, RESEARCH = (
    "open-weights-unrestricted",
    "open-weights-restricted",
    "open-weights-non-commercial",
)
API, APP, UNRELEASED = "api-access", "hosted-access", "unreleased"
CLASS_I, CLASS_II, CLASS_III, BELOW = "class-i", "class-ii", "class-iii", "none"
OF_CLASS_I = (
    "research-paper",
    "datasets",
    "data-preprocessing-code",
    "intermediate-parameters",
)
OF_CLASS_II = ("training-code", "inference-code", "evaluation-code", "evaluation-data")
OPTIONAL = ("sample-outputs", "supporting-libraries", "model-metadata", "deployment-code")

WITH_WEIGHTS = [
    Case(
        "OLMo 2 13B",
        (OPEN, DATA, "pass", "", FREE),
        [weights("2024-12-31", APACHE)],
        parts(
            datasets="yes",
            deployment_code="yes",
            evaluation_code="yes",
            inference_code="yes",
            intermediate_parameters="yes",
            technical_report="yes",
            training_code="yes",
        ),
        deployment=True,
    ),
    Case(
        "Pythia-12B, whose inference code is partial and whose format a library loads",
        (OPEN, DATA, "pass", "", FREE),
        [weights("2023-04-03", APACHE)],
        [
            *parts(datasets="yes", deployment_code="yes", inference_code="partly"),
            *parts(data_card="yes", evaluation_results="yes", research_paper="yes"),
            part("training-code", "yes", APACHE),
        ],
        deployment=True,
    ),
    Case(
        "Amber 7B, whose data card is partial and data are whole",
        (OPEN, DATA, "pass", BELOW, FREE),
        [weights("2023-12-11", APACHE)],
        parts(
            data_card="partly",
            datasets="yes",
            deployment_code="yes",
            inference_code="partly",
            training_code="yes",
        ),
        deployment=True,
    ),
    Case(
        "Dolly 2.0-12B, its data under share-alike",
        (OPEN, DATA, "pass", "", FREE),
        [weights("2023-04-12", MIT)],
        [
            part("datasets", "yes", CC_BY_SA),
            *parts(inference_code="yes", training_code="yes"),
        ],
        deployment=True,
    ),
    Case(
        "GPT-NeoX-20B",
        (OPEN, DATA, "pass", "", FREE),
        [weights("2022-02-09", APACHE)],
        parts(datasets="yes", inference_code="yes", training_code="yes"),
        deployment=True,
    ),
    Case(
        "T5-11B, whose data are published in part",
        (OPEN, SOURCE, "", "", FREE),
        [weights("2019-10-23", APACHE)],
        parts(datasets="partly", inference_code="yes", training_code="yes", research_paper="yes"),
        deployment=True,
    ),
    Case(
        "SmolLM2-1.7B, released in a month",
        (OPEN, SOURCE, "", "", FREE),
        [weights("2024-11", APACHE)],
        parts(
            datasets="partly", deployment_code="yes", inference_code="partly", training_code="yes"
        ),
        deployment=True,
    ),
    Case(
        "Nemotron 3 Ultra under OpenMDW, never put to the OSI",
        (OPEN, SOURCE, "", "", FREE),
        [weights("2026-06-04", OPENMDW)],
        parts(
            datasets="partly", deployment_code="yes", inference_code="partly", training_code="yes"
        ),
        deployment=True,
    ),
    Case(
        "Stable Diffusion v1, before its weights were withdrawn",
        (OPEN, SOURCE, "", "", FREE),
        [weights("2022-04-13", MIT), weights("2024-09-01", None, "withdrawn")],
        parts(datasets="partly", deployment_code="yes", training_code="yes"),
        on="2024-08-31",
        deployment=True,
    ),
    Case(
        "CrystalCoder 7B, code that runs it not established",
        (OPEN, DATA, "", "", FREE),
        [weights("2023-12-12", APACHE)],
        parts(datasets="yes", training_code="yes", inference_code="not-established"),
    ),
    Case(
        "MAP-Neo 7B, without inference code, deployment not established",
        (OPEN, DATA, "", "", FREE),
        [weights("2024-07-10", APACHE)],
        parts(datasets="yes", inference_code="no", training_code="yes", technical_report="yes"),
    ),
    Case(
        "K2-65B, data not established",
        (OPEN, WEIGHTS, "", "", FREE),
        [weights("2024-05-29", APACHE)],
        parts(training_code="yes", datasets="not-established"),
    ),
    Case(
        "BERT-Large, without its data, data card not established",
        (OPEN, WEIGHTS, "", "", FREE),
        [weights("2018-10-11", APACHE)],
        parts(datasets="no", inference_code="yes", training_code="yes"),
        deployment=True,
    ),
    Case(
        "Apertus 8B, its data known second-hand only, which decides nothing",
        (OPEN, WEIGHTS, "", "", FREE),
        [weights("2025-09-02", APACHE)],
        [
            *parts(training_code="yes", technical_report="yes", deployment_code="yes"),
            part("data-card", "yes", confidence="low"),
            part("datasets", "yes", confidence="low"),
        ],
        deployment=True,
    ),
    Case(
        "DeepSeek-R1",
        (OPEN, WEIGHTS, "fail", BELOW, FREE),
        [weights("2025-01-20", MIT)],
        parts(
            data_card="no",
            datasets="no",
            deployment_code="yes",
            inference_code="no",
            model_card="partly",
            technical_report="yes",
            training_code="no",
        ),
        deployment=True,
    ),
    Case(
        "gpt-oss-120b",
        (OPEN, WEIGHTS, "fail", "", FREE),
        [weights("2025-08-05", APACHE)],
        parts(
            datasets="no",
            inference_code="yes",
            model_card="yes",
            technical_report="yes",
            training_code="no",
        ),
        deployment=True,
    ),
    Case(
        "Mixtral 8x7B, API retired while the weights stay",
        (OPEN, WEIGHTS, "fail", "", FREE),
        [
            weights("2023-12-11", APACHE),
            row("api", "2023-12-11"),
            row("api", "2025-03-30", None, "retired"),
        ],
        parts(datasets="no", inference_code="yes", training_code="no"),
        deployment=True,
    ),
    Case(
        "Grok-1, training code partly in its own terms, deployment not established",
        (OPEN, WEIGHTS, "fail", "", FREE),
        [row("app", "2023-11-04", XAI_TERMS), weights("2024-03-17", APACHE)],
        parts(datasets="no", training_code="partly"),
    ),
    Case(
        "Phi-2 since its text became MIT",
        (OPEN, WEIGHTS, "", "", FREE),
        [weights("2023-12-12", CC_BY_NC), weights("2024-01-06", MIT)],
    ),
    Case(
        "Aya-like weights under CC BY, whose training code is for research only",
        (OPEN, WEIGHTS, "fail", "", FREE),
        [weights("2024-02-13", CC_BY)],
        [part("training-code", "yes", CC_BY_NC), *parts(datasets="yes", deployment_code="yes")],
        deployment=True,
    ),
    Case(
        "BLOOM-176B, all of it published under RAIL",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2022-07-12", BIGSCIENCE_RAIL)],
        parts(
            data_card="yes",
            datasets="yes",
            inference_code="partly",
            training_code="yes",
            research_paper="yes",
        ),
        deployment=True,
    ),
    Case(
        "StarCoder 2 15B",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2024-02-28", BIGCODE_RAIL)],
        parts(datasets="yes", training_code="yes"),
    ),
    Case(
        "Llama 3.1-405B, behind a gate",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2024-07-23", LLAMA_3_1, "gated")],
        parts(datasets="no", deployment_code="yes", inference_code="yes", training_code="no"),
        access="gated-weights",
        deployment=True,
    ),
    Case(
        "Llama 3.2 11B, not for the European Union",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2024-09-25", LLAMA_3_2, "gated")],
        access="gated-weights",
    ),
    Case(
        "Gemma 2 27B",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2024-06-27", GEMMA, "gated")],
        parts(datasets="no", data_card="yes", inference_code="yes", training_code="partly"),
        access="gated-weights",
        deployment=True,
    ),
    Case(
        "Kimi K2, API retired later",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [
            row("api", "2025-07-11"),
            weights("2025-07-11", KIMI_K2),
            row("api", "2026-05-25", None, "retired"),
        ],
        parts(datasets="no", deployment_code="yes", inference_code="no", training_code="no"),
        deployment=True,
    ),
    Case(
        "Grok-2 since its weights",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [row("api", "2024-08-13", XAI_TERMS), weights("2025-08-23", GROK_2)],
        on="2025-08-23",
    ),
    Case(
        "Nemotron 3 Super under NVIDIA's licence",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2026-03-11", NVIDIA)],
        parts(datasets="partly", deployment_code="yes", training_code="yes"),
        deployment=True,
    ),
    Case(
        "MiniMax-M2 in its third licence",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [
            weights("2025-10-26", APACHE),
            weights("2025-10-27", MIT),
            weights("2025-11-13", MINIMAX_M2),
        ],
    ),
    Case(
        "MiniMax-M2.7",
        (RESTRICTED, AVAILABLE, "fail", BELOW, RESEARCH),
        [weights("2026-04-11", MINIMAX_NC)],
        parts(datasets="no", deployment_code="yes", training_code="no"),
        deployment=True,
    ),
    Case(
        "Mistral Large 2",
        (RESTRICTED, AVAILABLE, "fail", BELOW, RESEARCH),
        [weights("2024-07-24", MISTRAL_RESEARCH), row("api", "2024-07-24")],
        parts(datasets="no", inference_code="yes", training_code="no"),
        deployment=True,
    ),
    Case(
        "LLaMA-65B, behind a form",
        (RESTRICTED, AVAILABLE, "fail", BELOW, RESEARCH),
        [weights("2023-02-24", LLAMA_1, "gated")],
        access="gated-weights",
    ),
    Case(
        "Command R",
        (RESTRICTED, AVAILABLE, "fail", BELOW, RESEARCH),
        [weights("2024-03-11", CC_BY_NC), row("api", "2024-03-11")],
    ),
    Case(
        "OPT-175B, its weights in part on request",
        (RESTRICTED, AVAILABLE, "fail", BELOW, RESEARCH),
        [weights("2022-05-02", OPT, "gated")],
        parts(datasets="no", inference_code="yes", training_code="yes", final_parameters="partly"),
        access="gated-weights",
        deployment=True,
    ),
    Case(
        "invented: weights under the terms of a service",
        (RESTRICTED, AVAILABLE, "fail", BELOW, BOUND),
        [weights("2025-05-01", OPENAI_TERMS)],
    ),
    Case(
        "LongCat-2.0, its licence not found",
        ("", "", "", "", ""),
        [weights("2026-06-29")],
    ),
    Case(
        "Sarvam 105B, its licence not found, in a format that a library loads",
        ("", "", "", "", ""),
        [weights("2026-03-06")],
        parts(deployment_code="yes"),
        deployment=True,
    ),
    Case(
        "North Mini Code 1.0, its licence not found, without training code",
        ("", "", "fail", "", ""),
        [weights("2026-06-09"), row("api", "2026-06-09")],
        parts(training_code="no"),
    ),
    Case(
        "Falcon-180B, the terms of its licence not established",
        ("", "", "", "", ""),
        [weights("2023-09-06", FALCON_180B)],
        [part("training-code", "yes", MIT), *parts(datasets="yes", inference_code="yes")],
        deployment=True,
    ),
    Case(
        "GLM-5.3, known only not to be approved by the OSI",
        ("", "", "", BELOW, ""),
        [weights("2026-08-14", GLM_5_3)],
        parts(model_card="no"),
    ),
]

CLOSED_MODELS = [
    Case(
        "GPT-4o",
        (CLOSED, CLOSED, "fail", BELOW, API),
        [row("app", "2024-05-13", OPENAI_TERMS), row("api", "2024-05-13", OPENAI_TERMS)],
        parts(datasets="no", training_code="no", model_card="yes"),
        access="api",
    ),
    Case(
        "Grok-2 the day before its weights",
        (CLOSED, CLOSED, "fail", BELOW, API),
        [row("api", "2024-08-13", XAI_TERMS), weights("2025-08-23", GROK_2)],
        on="2025-08-22",
        access="api",
    ),
    Case(
        "GPT-3 175B, retired",
        (CLOSED, CLOSED, "fail", BELOW, API),
        [row("api", "2020-06-11", OPENAI_TERMS), row("api", "2024-01-04", None, "retired")],
        access="withdrawn",
    ),
    Case(
        "Claude 2, its API behind an application",
        (CLOSED, CLOSED, "fail", BELOW, API),
        [row("api", "2023-07-11", None, "gated"), row("app", "2023-07-11")],
        access="api",
    ),
    Case(
        "Grok-1 while there was an app only",
        (CLOSED, CLOSED, "fail", BELOW, APP),
        [row("app", "2023-11-04", XAI_TERMS), weights("2024-03-17", APACHE)],
        on="2024-03-16",
        access="app",
    ),
    Case(
        "Sora",
        (CLOSED, CLOSED, "fail", BELOW, APP),
        [row("announcement", "2024-02-15"), row("app", "2024-12-09", OPENAI_TERMS)],
        access="app",
    ),
    Case(
        "Sora 2",
        (CLOSED, CLOSED, "fail", BELOW, APP),
        [row("app", "2025-09-30", OPENAI_TERMS)],
        access="app",
    ),
    Case(
        "Midjourney v6, through its own server only",
        (CLOSED, CLOSED, "fail", BELOW, APP),
        [row("app", "2023-12-21")],
        access="app",
    ),
    Case(
        "Gopher, announced only",
        (CLOSED, CLOSED, "fail", BELOW, UNRELEASED),
        [row("announcement", "2021-12-08")],
        parts(research_paper="yes", training_code="no"),
        access="announced",
    ),
    Case(
        "PaLM (540B) as announced",
        (CLOSED, CLOSED, "fail", BELOW, UNRELEASED),
        [row("announcement", "2022-04-04")],
        access="announced",
    ),
    Case(
        "LaMDA",
        (CLOSED, CLOSED, "fail", BELOW, UNRELEASED),
        [row("announcement", "2021-05-18")],
        access="announced",
    ),
    Case(
        "Sora before its app",
        (CLOSED, CLOSED, "fail", BELOW, UNRELEASED),
        [row("announcement", "2024-02-15"), row("app", "2024-12-09", OPENAI_TERMS)],
        on="2024-12-08",
        access="announced",
    ),
    Case(
        "WizardLM-2 8x22B, its weights withdrawn",
        (CLOSED, CLOSED, "fail", BELOW, FREE),
        [weights("2024-04-15", APACHE), weights("2024-04", None, "withdrawn")],
        parts(deployment_code="yes"),
        access="withdrawn",
    ),
    Case(
        "Stable Diffusion v1 from the day its weights were withdrawn",
        (CLOSED, CLOSED, "fail", BELOW, FREE),
        [
            weights("2022-04-13", MIT),
            weights("2024-09-01", None, "withdrawn"),
            row("api", "2022-08-22"),
        ],
        parts(datasets="partly", deployment_code="yes", training_code="yes"),
        on="2024-09-01",
        access="api",
    ),
]

COMPLETE = [
    Case(
        f"{name}, as MOT lists it",
        (OPEN, DATA, "pass", CLASS_I, FREE),
        [weights(since, APACHE)],
        every_part(*OPTIONAL, *without),
        deployment=True,
    )
    for name, since, without in (
        ("OLMo-7B", "2024-02-01", ("technical-report",)),
        ("Pythia-12B", "2023-04-03", ("technical-report",)),
        ("Amber", "2023-12-11", ()),
        ("CrystalChat", "2023-12-12", ()),
    )
]
COMPLETE += [
    Case(
        f"{name}, as MOT lists it",
        (OPEN, WEIGHTS, "", CLASS_III, FREE),
        [weights("2025-10-02", APACHE)],
        every_part(*OPTIONAL, *OF_CLASS_I, *OF_CLASS_II),
    )
    for name in ("Granite-4.0-H-Micro", "Granite-4.0-H-Small", "Granite-4.0-H-Tiny")
]
COMPLETE += [
    Case(
        "Granite-20B-Code-Instruct, as MOT lists it, with a paper for a report",
        (OPEN, WEIGHTS, "", CLASS_III, FREE),
        [weights("2024-05-06", APACHE)],
        every_part(
            *OPTIONAL,
            *OF_CLASS_II,
            *("technical-report", "datasets", "data-preprocessing-code"),
            *("intermediate-parameters",),
        ),
    ),
    *(
        Case(
            f"invented: all of Class II, but {lacking} is not of Class I",
            labels,
            [weights("2024-05-06", APACHE)],
            [*every_part(*OPTIONAL, lacking), *rest],
            deployment=True,
        )
        for lacking, rest, labels in (
            ("research-paper", [], (OPEN, DATA, "pass", CLASS_II, FREE)),
            (
                "datasets",
                [part("datasets", "no")],
                (OPEN, SOURCE, "pass", CLASS_II, FREE),
            ),
            (
                "data-preprocessing-code",
                [part("data-preprocessing-code", "partly")],
                (OPEN, DATA, "fail", CLASS_II, FREE),
            ),
            ("intermediate-parameters", [], (OPEN, DATA, "pass", CLASS_II, FREE)),
        )
    ),
]

CASES = WITH_WEIGHTS + CLOSED_MODELS + COMPLETE
