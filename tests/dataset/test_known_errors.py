"""Errors that other trackers make, or our first tables made, are not in the shipped data.

The cases are those of the survey of trackers and of the corrections to the collected facts.
"""

from pathlib import Path

import pytest

from models_tracker.dataset.checks import Facts

DATA = Path(__file__).resolve().parents[2] / "models_tracker" / "data"
FACTS = Facts.of_directory(DATA)
WEIGHTS = {"open", "gated"}


def history(slug: str, channel: str = "weights") -> list[tuple[str, str, str]]:
    """The days, states and licences of a channel, oldest first."""
    rows = FACTS.availabilities_of[slug]
    return [(r["since"], r["state"], r["licence"]) for r in rows if r["channel"] == channel]


def component(slug: str, part: str) -> str:
    """Whether a part of a model was published."""
    return next(
        row["published"]
        for row in FACTS["components"]
        if (row["model"], row["part"]) == (slug, part)
    )


HISTORIES = {
    "minimax-m2-7": [("2026-04-11", "open", "minimax-m2-7-nc")],
    "deepseek-r1": [("2025-01-20", "open", "mit")],
    "minimax-m2": [
        ("2025-10-27", "open", "mit"),
        ("2025-11-13", "open", "minimax-m2-modified-mit"),
    ],
    "grok-2": [("2025-08-23", "open", "grok-2-community")],
    "kimi-k2": [("2025-07-11", "open", "kimi-k2-modified-mit")],
    "gpt-oss-120b": [("2025-08-05", "open", "apache-2-0")],
    "deepseek-v3": [("2024-12-26", "open", "deepseek-1-0")],
    "yi-34b": [("2023-11-02", "open", "yi-community"), ("2024-05-30", "open", "apache-2-0")],
    "qwen-7b": [("2023-08-03", "open", "tongyi-qianwen-2023")],
    "qwen-14b": [("2023-09-25", "open", "tongyi-qianwen-2023")],
    "glm-5-3": [],
    "qwen3-8-max": [],
    "qwen3-8-2-4t-a95b": [("2026-08-12", "open", "qwen3-8-max")],
    "gpt-4o": [],
}


@pytest.mark.parametrize("slug", HISTORIES)
def test_the_weights_have_their_own_days_and_licences(slug):
    assert history(slug) == HISTORIES[slug]


def test_the_licence_of_muse_glimmer_is_not_established():
    assert [licence for _day, _state, licence in history("muse-glimmer")] == [""]


@pytest.mark.parametrize("slug", ["llama-65b", "llama-7b", "llama-3-1-405b"])
def test_a_leak_is_no_release(slug):
    leaks = {"2023-03-02", "2023-03-03", "2024-07-22"}
    assert [state for _day, state, _licence in history(slug)] == ["gated"]
    assert not leaks & {row["since"] for row in FACTS.availabilities_of[slug]}


@pytest.mark.parametrize(
    "slug", ["gpt-4", "gpt-3-5-turbo", "o1-pro", "o3-mini", "o4-mini", "gpt-5"]
)
def test_a_planned_end_has_not_happened(slug):
    assert {state for _day, state, _licence in history(slug, "api")} == {"open"}


def test_anthropic_retired_opus_3_in_january():
    assert history("claude-3-opus", "api")[-1][:2] == ("2026-01-05", "retired")


COUNTRIES = {
    "mistral-ai": ("FR", "FR"),
    "01-ai": ("CN", "CN"),
    "deepseek": ("CN", "CN"),
    "google-deepmind": ("GB", "US"),
    "sensetime": ("HK", "CN"),
    "m-a-p-academic": ("", "CN"),
    "stability-ai": ("GB", "GB"),
    "cohere": ("CA", "CA"),
    "black-forest-labs": ("DE", "DE"),
    "tii": ("AE", "AE"),
}


@pytest.mark.parametrize("slug", COUNTRIES)
def test_a_lab_is_based_and_counted_where_it_belongs(slug):
    base = FACTS.value(slug, "country")
    assert (base, FACTS.value(slug, "counts_as") or base) == COUNTRIES[slug]


def test_what_trackers_print_is_kept_as_theirs_and_decides_nothing():
    printed = {
        (row["model"], row["value"]): row["confidence"]
        for row in FACTS["statements"]
        if row["field"] in ("licence", "openness")
    }
    assert printed["minimax-m2-7", "Modified MIT"] == "low"
    assert printed["grok-2", "Proprietary"] == "low"
    assert printed["minimax-m2", "Apache-2.0"] == "low"
    assert set(printed.values()) == {"low"}


TERMS = {
    ("kimi-k2-modified-mit", "commercial_use"): "yes",
    ("kimi-k2-modified-mit", "threshold_effect"): "display",
    ("kimi-k2-modified-mit", "naming_duty"): "Kimi K2",
    ("kimi-k2-modified-mit", "user_threshold"): "100000000",
    ("minimax-m2-7-nc", "commercial_use"): "no",
    ("llama-3-1", "user_threshold"): "700000000",
    ("llama-3-2", "excluded_territories"): "EU",
    ("llama-3-3", "excluded_territories"): "EU",
    ("deepseek-1-0", "flow_down"): "use-restrictions",
    ("tencent-hunyuan-a13b", "naming_duty"): "silent",
    ("tencent-hunyuan-video", "naming_duty"): "silent",
    ("mit", "commercial_use"): "yes",
    ("apache-2-0", "commercial_use"): "yes",
}


@pytest.mark.parametrize(("licence", "field"), TERMS)
def test_a_term_is_what_its_text_says(licence, field):
    assert FACTS.value(licence, field) == TERMS[licence, field]


@pytest.mark.parametrize("slug", ["glm-5-3", "qwen3-8-max"])
def test_a_licence_known_at_second_hand_has_no_terms(slug):
    assert not [row for row in FACTS["statements"] if row["licence"] == slug]


def test_gpt_oss_and_qwen_are_judged_alike():
    assert history("gpt-oss-120b")[0][2] == history("qwen3-235b-a22b")[0][2] == "apache-2-0"
    assert component("gpt-oss-120b", "datasets") == component("qwen3-235b-a22b", "datasets") == "no"


@pytest.mark.parametrize(
    ("slug", "published"),
    [("llama-3-1-405b", "no"), ("dclm-7b", "yes"), ("starcoder-2-15b", "yes")],
)
def test_training_code_is_as_the_repository_has_it(slug, published):
    assert component(slug, "training-code") == published


def test_openai_at_500_billion_was_in_talks_until_october_2025():
    found = {
        row["as_of"]: row["status"]
        for row in FACTS["figures"]
        if row["lab"] == "openai" and row["amount"] == "500000000000"
    }
    assert found == {"2025-08-06": "talks", "2025-08-16": "talks", "2025-10-01": "closed"}


def test_alibaba_is_worth_what_its_days_say():
    found = {
        (row["as_of"], row["unit"]): (row["amount"], row["qualifier"])
        for row in FACTS["figures"]
        if row["lab"] == "alibaba-group"
    }
    assert found["2025-12-09", "USD"] == ("372580000000", "exactly")
    assert found["2025-09-17", "HKD"] == ("3000000000000", "at-least")


def test_no_figure_corrects_the_80_per_cent_of_casado():
    words = " ".join(" ".join(row.values()) for rows in FACTS.tables.values() for row in rows)
    assert "denominator" not in words.casefold()


def test_the_scores_of_the_arena_are_not_shipped():
    names = {FACTS.sources[row["source"]]["publisher"].casefold() for row in FACTS["scores"]}
    assert not [name for name in names if "arena" in name or "artificial analysis" in name]


NAMED = {
    "text-davinci-001": "gpt-3-175b",
    "anthropic/claude-3-5-sonnet-20241022": "claude-3-5-sonnet-oct-2024",
    "claude-3-5-sonnet-20241022": "claude-3-5-sonnet-oct-2024",
    "moonshotai/kimi-k2-0905": "kimi-k2-0905",
    "Kimi-K2-Instruct-0905": "kimi-k2-0905",
    "QwQ-32B-Preview": "qwq-32b-preview",
    "gpt-5-chat": None,
    "codestral-2501": None,
    "code-davinci-002": None,
    "davinci-002": None,
    "Qwen2.5-VL-72B-Instruct": None,
    "DeepSeek-V3.2-Speciale": None,
}


@pytest.mark.parametrize("name", NAMED)
def test_a_score_stands_with_the_model_that_its_source_means(name):
    found = {row["model"] for row in FACTS["scores"] if row["as_named"] == name}
    assert found == ({NAMED[name]} - {None})


def test_what_labs_report_stands_apart_from_what_others_ran():
    reported = {row["benchmark"] for row in FACTS["scores"] if row["self_reported"] == "true"}
    assert {"gpqa-as-reported", "mmlu-as-reported", "swe-bench-pro-as-reported"} <= reported
    assert not {"gpqa-diamond", "mmlu", "swe-bench-pro-public", "terminal-bench-2"} & reported


def test_a_lab_s_own_repository_is_no_independent_measure():
    """LLM-Stats flags scores from DeepSeek's and Moonshot's own pages as measured by others."""
    rows = [row for row in FACTS["scores"] if row["source"].startswith("llm-stats")]
    assert {row["self_reported"] for row in rows} == {"true"}


def test_a_score_whose_source_is_a_placeholder_is_not_shipped():
    """LLM-Stats gives example.com as the source of seven scores, among them a zero on MMMU."""
    kept = {
        (row["benchmark"], row["model"])
        for row in FACTS["scores"]
        if row["source"].startswith("llm-stats")
    }
    assert not {("mmmu", "gpt-3-5-turbo"), ("humaneval", "gpt-3-5-turbo")} & kept
    assert ("mmlu-as-reported", "gemini-1-0-pro") not in kept


def test_a_licence_is_quoted_in_few_words():
    mit = {row["quote"] for row in FACTS["statements"] if row["source"] == "text-deepseek-r1-mit"}
    assert sum(len(quote.split()) for quote in mit) <= 25


def test_the_download_counts_of_single_models_are_not_shipped():
    counted = [row for row in FACTS["figures"] if row["kind"] == "downloads" and row["model"]]
    assert not counted
