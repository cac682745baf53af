"""The list of kinds: the one line that a new kind takes besides its file and its cases."""

from __future__ import annotations

from models_tracker.rules.checks import (
    best_is_open,
    components_share,
    figure_compare,
    figure_value,
    first_since,
    gap,
    has_label,
    leads,
    licence_allows,
    release_share,
    released_within,
    trend,
)
from models_tracker.rules.checks.kind import Kind

_ROOMS = (
    first_since,
    released_within,
    leads,
    gap,
    best_is_open,
    components_share,
    release_share,
    trend,
    figure_compare,
    figure_value,
    licence_allows,
    has_label,
)

KINDS: dict[str, Kind] = {room.KIND.slug.value: room.KIND for room in _ROOMS}
