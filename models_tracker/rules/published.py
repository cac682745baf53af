"""What others published of the same distance, so that our number can be held against theirs."""

from __future__ import annotations

import datetime
from typing import Any

from models_tracker.rules.frontier import Lag

# Epoch AI, "Open-weight models lag state-of-the-art by around 3 months on average".
EPOCH: dict[str, Any] = {
    "lag_months": 3.5,
    "lag_interval": [1.1, 5.3],
    "gap_points": 7,
    "gap_interval": [0, 14],
    "from": "2023-01-01",
    "to": "2025-10-30",
    "source": "https://epoch.ai/data-insights/open-weights-vs-closed-weights-models",
}


def is_of_these_days(window: tuple[datetime.date, datetime.date]) -> bool:
    """Whether a window of days is the one that Epoch AI averaged over."""
    return [day.isoformat() for day in window] == [EPOCH["from"], EPOCH["to"]]


def contains(lag: Lag) -> bool:
    """Whether our interval contains the lag that Epoch AI published; no interval holds nothing."""
    if lag.low is None or lag.high is None:
        return False
    return lag.low <= EPOCH["lag_months"] <= lag.high
