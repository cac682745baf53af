"""Names are compared without accents, case and punctuation."""

import pytest

from models_tracker.folding import fold, sort_key, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("École", "ecole"),
        ("éCOLE", "ecole"),
        ("Command R+", "command r plus"),
        ("deepseek-ai/DeepSeek-R1", "deepseek ai deepseek r1"),
        ("  GPT‑4o  ", "gpt 4o"),
        ("模型", ""),
    ],
)
def test_fold_keeps_letters_and_digits(text, folded):
    assert fold(text) == folded


def test_squeeze_makes_gaps_disappear():
    assert squeeze("gpt oss") == squeeze("GPT-OSS") == squeeze("gptoss") == "gptoss"


def test_sort_key_orders_numbers_by_value():
    assert sorted(["GPT-10", "GPT-4", "gpt-3.5"], key=sort_key) == ["gpt-3.5", "GPT-4", "GPT-10"]
