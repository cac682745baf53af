"""Which of several scores of a model speaks for it."""

from __future__ import annotations

from collections.abc import Iterable

from models_tracker.models import Score


def best_scores(scores: Iterable[Score], *, higher_is_better: bool) -> dict[int, Score]:
    """Return the best score of each model on one benchmark, by the model's key.

    What others measured comes before what the lab reports of itself; then the better value, then
    the earlier row.
    """
    sign = 1 if higher_is_better else -1
    best: dict[int, Score] = {}
    for score in sorted(scores, key=lambda one: one.pk):
        key = score.self_reported is not True, sign * score.value
        held = best.get(score.model_id)
        if held is None or key > (held.self_reported is not True, sign * held.value):
            best[score.model_id] = score
    return best
