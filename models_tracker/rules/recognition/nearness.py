"""How near two sentences are, and whether they say the opposite.

They are near when they share who they are about and what they say; they are opposed when the one
puts first whom the other puts behind, or denies what the other affirms.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from models_tracker.rules.recognition import concepts
from models_tracker.rules.recognition.meaning import CAMPS, YEARS, Meaning, Mention

# How much a concept of the one weighs that the other lacks.
LACKING = 0.6
ADDED = 0.22
ACTOR_LACKING = 0.5
ACTOR_ADDED = 0.35
ACTORLESS = 0.2
# The same two sides compared: what is left of what is missing.
COMPARED = 0.6
OTHER_MEASURE = 0.7
# Both name the same model: what is left of what is missing.
SAME_MODEL = 0.8
# The claim puts somebody ahead, the sentence does not compare.
UNCOMPARED = 0.6
INHERITED = 0.85
# A year or a small number alone is no sign that two sentences say the same.
SLIGHT = YEARS | {f"#{number}" for number in range(13)}
RELATIONS = frozenset(("ahead", "more", "gap", "closing", "widening"))


def nearness(said: Meaning, claim: Meaning, weights: Mapping[str, float], unknown: float) -> float:
    """Return from 0 to 1 how much of what the claim says a sentence says, and of the same actors.

    0 where they differ in their numbers, or where the claim names a model that the sentence does
    not. ``unknown`` is the weight of a word that no claim uses.
    """
    common = said.said & claim.said
    if not _can_be_near(said, claim, common):
        return 0.0
    actors = _actors(said, claim)
    if not actors:
        return 0.0
    shared = sum(weights[one] for one in common)
    lacking = sum(weights[one] for one in claim.said - common)
    added = sum(weights.get(one, unknown) for one in said.said - common)
    near = shared / (shared + LACKING * lacking + ADDED * added)
    if claim.compares and "ahead" in claim.said and not common & RELATIONS:
        near *= UNCOMPARED
    if said.models & claim.models:
        near = 1 - (1 - near) * SAME_MODEL
    if said.compares and claim.compares:
        near = 1 - (1 - near) * COMPARED
    if said.measures and not said.measures & claim.measures:
        near *= OTHER_MEASURE
    return near * (0.5 + 0.5 * actors) * (INHERITED if said.is_inherited else 1)


def is_opposed(said: Meaning, claim: Meaning) -> bool:
    """Whether a sentence near a claim says the opposite, by direction, denial or opposite words."""
    opposed = said.is_denied != claim.is_denied
    aligned = len(said.ahead & claim.ahead) + len(said.behind & claim.behind)
    crossed = len(said.ahead & claim.behind) + len(said.behind & claim.ahead)
    opposed ^= crossed > aligned
    for one, other in zip(said.signs, claim.signs, strict=True):
        if one and other:
            opposed ^= one != other
    return opposed


def _can_be_near(said: Meaning, claim: Meaning, common: frozenset[str]) -> bool:
    """Whether they share more than what is said of everything, and differ in nothing decisive.

    That is: in their years or other numbers, in the sides of a comparison, in what it is by.
    """
    shared = common - concepts.LIGHT_TOKENS - SLIGHT
    compared = said.compares and claim.compares
    if not (shared - CAMPS if compared or said.is_inherited else shared):
        return False
    for one, other in zip(said.numbers, claim.numbers, strict=True):
        if one and other and not one & other:
            return False
    if (claim.ahead or claim.behind) and claim.measures and not said.measures & claim.measures:
        return False
    return _same_sides(said, claim)


def _same_sides(said: Meaning, claim: Meaning) -> bool:
    """Whether two comparisons have the same two sides, in this order or the other."""
    sides = (said.ahead, said.behind, claim.ahead, claim.behind)
    if not all(sides):
        return True
    aligned = said.ahead & claim.ahead and said.behind & claim.behind
    return bool(aligned or (said.ahead & claim.behind and said.behind & claim.ahead))


def _actors(said: Meaning, claim: Meaning) -> float:
    """Return from 0 to 1 how much the two are about the same; 0 where the claim is of others."""
    ours, theirs = said.keys, claim.keys
    asserted, told = _actors_of(said), _actors_of(claim)
    rows = _rows(told)
    if not told:
        others = _rows(asserted) or (said.compares and asserted)
        return 0.0 if others else ACTORLESS if asserted else 1.0
    if not _of_the_models(said, claim):
        return 0.0
    shared = [one for one in told if one.keys & ours or _by_its_model(one, said, claim)]
    needed = [one for one in rows if said.compares or one.keys & claim.ahead]
    if not shared or (claim.compares and any(one not in shared for one in needed)):
        return 0.0
    if not rows and all(one.is_row for one in asserted):
        return 0.0
    common = sum(one.weight for one in shared)
    lacking = sum(one.weight for one in told if one not in shared)
    added = sum(one.weight for one in asserted if not one.keys & (theirs | claim.about))
    return common / (common + ACTOR_LACKING * lacking + ACTOR_ADDED * added)


def _of_the_models(said: Meaning, claim: Meaning) -> bool:
    """Whether a sentence names a model that the claim names, or none where neither does.

    A model that only the editor entered may be left out, but another is another matter.
    """
    if claim.models:
        return bool(said.models & (claim.models | claim.about))
    entered = {key for key in claim.about if key[0] == "model"}
    return not (said.models and entered) or bool(said.models & entered)


def _by_its_model(lab: Mention, said: Meaning, claim: Meaning) -> bool:
    """Whether a sentence tells of a lab by a model of it that the claim is about."""
    about = claim.about | claim.keys
    return any(one.labs & lab.keys and one.keys & about for one in said.mentions)


def _actors_of(meaning: Meaning) -> list[Mention]:
    """Return whom it names: open and closed models as such are nobody."""
    return [one for one in meaning.mentions if one.noun != "camp"]


def _rows(mentions: Collection[Mention]) -> list[Mention]:
    return [one for one in mentions if one.is_row]
