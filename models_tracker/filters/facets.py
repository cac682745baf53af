"""What a page draws of its filters: facets with counted options, and chips of what is chosen."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Option:
    """One choice of a facet: its value, its label, how many rows it would leave, if chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """A filter drawn as options with counts: those that leave a row, and the chosen ones."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)

    @property
    def chosen(self) -> bool:
        """Whether any option is chosen."""
        return any(option.chosen for option in self.options)


@dataclass(frozen=True)
class Chip:
    """One chosen filter in words, and the query that is left without it."""

    label: str
    value: str
    query: str
