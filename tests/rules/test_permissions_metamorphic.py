"""What must hold of any text in any situation: more is never freer, unknown is never granted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models_tracker.choices import Act, Actor, Business, Need, Permission, Purpose, Term
from models_tracker.rules import permissions
from models_tracker.rules.permissions import EU, SEVERITY, WORLDWIDE, Situation, Subject
from tests.rules.permission_cases import INVENTED
from tests.rules.shipped_terms import shipped_terms

TEXTS = [*shipped_terms().values(), *(terms for terms in INVENTED.values() if terms)]
NUMBERS = st.one_of(st.none(), st.sampled_from([0, 999, 1000, 1001, 10**6, 10**8, 10**9]))
PLACES = st.sampled_from(["", "FR", EU, "GB", "KR", "US", "elsewhere"])
SITUATIONS = st.builds(
    Situation,
    actor=st.sampled_from(["", *Actor.values]),
    purpose=st.sampled_from(["", *Purpose.values]),
    domicile=PLACES,
    used_in=st.one_of(PLACES, st.just(WORLDWIDE)),
    users=NUMBERS,
    users_at_release=NUMBERS,
    revenue=NUMBERS,
    currency=st.sampled_from(["USD", "EUR"]),
    period=st.sampled_from(["year", "month"]),
    business=st.sampled_from(["", *Business.values]),
    needs=st.frozensets(st.sampled_from(Need.values)),
)
SUBJECTS = st.builds(
    Subject,
    terms=st.sampled_from(TEXTS),
    multimodal=st.sampled_from([None, True, False]),
    has_weights=st.booleans(),
    gated=st.booleans(),
)
ACTS = st.sampled_from(Act.values)
MANY = settings(max_examples=120, deadline=None)


def grave(subject: Subject, situation: Situation, act: str) -> int:
    """Return how far an answer is from granted outright."""
    return SEVERITY.index(permissions.decide(subject, situation, act).state)


@MANY
@given(SUBJECTS, SITUATIONS, ACTS, st.integers(0, 10**9))
@pytest.mark.parametrize("name", ["users", "users_at_release", "revenue"])
def test_more_never_grants_more(name, subject, situation, act, more):
    if getattr(situation, name) is None:
        situation = replace(situation, **{name: 0})
    larger = replace(situation, **{name: getattr(situation, name) + more})

    assert grave(subject, larger, act) >= grave(subject, situation, act)


@MANY
@given(SUBJECTS, SITUATIONS, ACTS, st.sampled_from(Need.values))
def test_a_stricter_need_never_grants_more(subject, situation, act, need):
    stricter = replace(situation, needs=situation.needs | {need})

    assert grave(subject, stricter, act) >= grave(subject, situation, act)


@MANY
@given(SUBJECTS, SITUATIONS, ACTS)
def test_a_wider_use_never_grants_more(subject, situation, act):
    if not situation.used_in:
        situation = replace(situation, used_in="US")
    wider = replace(situation, used_in=WORLDWIDE)

    assert grave(subject, wider, act) >= grave(subject, situation, act)


@MANY
@given(SUBJECTS, SITUATIONS, ACTS, st.sampled_from(Term.values))
def test_what_is_not_established_never_becomes_granted(subject, situation, act, term):
    before = grave(subject, situation, act)
    left = {name: value for name, value in subject.terms.items() if name != term}
    after = grave(replace(subject, terms=left), situation, act)

    assert after >= min(before, SEVERITY.index(Permission.NOT_ESTABLISHED))


@MANY
@given(SITUATIONS, ACTS)
def test_no_licence_grants_nothing(situation, act):
    state = permissions.decide(Subject(None), situation, act).state

    assert state == Permission.NOT_ESTABLISHED


# What each answer of the situation can weigh on: where none of these terms says anything, another
# answer changes nothing. A purpose weighs on rights, and who acts on hosting.
_THRESHOLDS = {Term.USER_THRESHOLD, Term.REVENUE_THRESHOLD}
WEIGHS_ON = {
    "domicile": {Term.EXCLUDED_TERRITORIES},
    "used_in": {Term.EXCLUDED_TERRITORIES},
    "users": {Term.USER_THRESHOLD},
    "users_at_release": {Term.USER_THRESHOLD},
    "revenue": {Term.REVENUE_THRESHOLD},
    "currency": {Term.REVENUE_THRESHOLD},
    "period": {Term.REVENUE_THRESHOLD},
    "business": {Term.EXCLUDED_BUSINESS},
}


@MANY
@given(SUBJECTS, SITUATIONS, SITUATIONS, ACTS)
@pytest.mark.parametrize("name", WEIGHS_ON)
def test_an_answer_changes_only_what_its_terms_decide(name, subject, situation, other, act):
    weighed = {term for term in WEIGHS_ON[name] if subject.terms.get(term, "silent") != "silent"}
    changed = replace(situation, **{name: getattr(other, name)})
    before = permissions.decide(subject, situation, act).findings
    after = permissions.decide(subject, changed, act).findings
    differing = set(before) ^ set(after)

    assert all(weighed & set(finding.terms) for finding in differing)


@MANY
@given(SUBJECTS, SITUATIONS, ACTS, st.sampled_from(Actor.values))
def test_who_acts_weighs_on_hosting_only(subject, situation, act, actor):
    changed = replace(situation, actor=actor)
    before = permissions.decide(subject, situation, act).findings
    after = permissions.decide(subject, changed, act).findings
    differing = set(before) ^ set(after)

    assert all(Term.MODEL_AS_A_SERVICE in finding.terms for finding in differing)
