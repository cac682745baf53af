"""Who asks, where, how large and for what: every answer may be missing."""

from __future__ import annotations

from dataclasses import dataclass

EU = "EU"
WORLDWIDE = "worldwide"
ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class Situation:
    """The answers of somebody who asks; None or "" is "not said".

    ``domicile`` is where whoever acts is domiciled, ``used_in`` where the model and its outputs
    are used: a country code, EU (any member state), WORLDWIDE (of use only) or ELSEWHERE (outside
    the Union, and not in our list of countries). ``users`` are monthly users of the products,
    those of affiliates included; ``users_at_release`` those in the month before the model's
    release, None when they were no more than ``users``. ``revenue`` is in whole units of
    ``currency`` for each ``period`` ("year" or "month"). ``needs`` are values of choices.Need.
    """

    actor: str = ""
    purpose: str = ""
    domicile: str = ""
    used_in: str = ""
    users: int | None = None
    users_at_release: int | None = None
    revenue: int | None = None
    currency: str = "USD"
    period: str = "year"
    business: str = ""
    needs: frozenset[str] = frozenset()
