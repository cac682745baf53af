"""What the texts answer to an act: the truth table, term by term, and the words left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from models_tracker.choices import Act, Permission, Term
from models_tracker.rules import permissions
from tests.rules.permission_cases import CASES, FOUND, FREE, INVENTED, Case, terms_of
from tests.rules.shipped_terms import shipped_terms

# What a text says that decides no act of ours: shown on the evidence sheet all the same.
UNDECIDING = {
    Term.REMOTE_RESTRICTION,
    Term.PATENT_TERMINATION,
    Term.GOVERNING_LAW,
    Term.OSI_APPROVED,
    Term.EFFECTIVE_ON,
}


def decision(case: Case) -> permissions.Decision:
    """Return what the rules answer to a case."""
    terms = terms_of(case.licence)
    if terms is not None:
        terms = {term: value for term, value in terms.items() if term not in case.without}
    said = dict(case.said)
    if "needs" in said:
        said["needs"] = frozenset(said["needs"])
    subject = permissions.Subject(terms, **case.model)
    return permissions.decide(subject, replace(case.base, **said), case.act)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in CASES])
def test_text_answers(case: Case):
    found = decision(case)

    assert (found.state, tuple(finding.code for finding in found.deciding)) == (
        case.state,
        case.codes,
    )
    assert found.act == case.act
    assert found.asks == case.asks


@pytest.mark.parametrize(("case", "found"), [pytest.param(*row, id=row[0].name) for row in FOUND])
def test_findings_name_their_terms(case: Case, found: list[tuple[str, ...]]):
    told = decision(case)

    assert [(one.code, *one.terms) for one in told.findings] == found
    assert told.state == case.state


def test_every_term_decides_three_cases():
    decided = Counter(
        term for case in CASES for finding in decision(case).deciding for term in finding.terms
    )

    assert [term.value for term in Term if term not in UNDECIDING and decided[term] < 3] == []
    assert [term.value for term in UNDECIDING if decided[term]] == []


def test_every_act_and_every_answer_has_ten_cases():
    acts, states = Counter(case.act for case in CASES), Counter(case.state for case in CASES)

    assert [act for act in Act if acts[act] < 10] == []
    assert [state for state in Permission if states[state] < 10] == []


def test_business_words_of_the_shipped_texts_are_understood():
    said = {terms.get(Term.EXCLUDED_BUSINESS, "silent") for terms in shipped_terms().values()}

    assert said - {"silent"} == set(permissions.BUSINESSES)


def test_duties_are_told_whatever_decides():
    case = Case("llama-4", Act.OFFER, Permission.EXCLUDED, ())
    found = decision(replace(case, said={"domicile": "FR"}, model={"multimodal": True}))

    assert found.state == Permission.EXCLUDED
    assert [duty.code for duty in found.duties] == ["field-of-use", "naming"]


def test_what_is_asked_is_told_only_where_answers_would_settle_it():
    case = Case("ASK", Act.INTERNAL, Permission.NOT_ESTABLISHED, (), {"users": None})

    assert decision(case).asks == ("users",)
    assert decision(replace(case, without=("registration",))).asks == ()


def test_acts_together_are_answered_by_the_gravest():
    subject, free = permissions.Subject(INVENTED["NO CHANGES"]), permissions.Situation()
    found = permissions.decide_all(subject, free, (Act.INTERNAL, Act.FINE_TUNE))

    assert [one.state for one in found] == [Permission.GRANTED, Permission.EXCLUDED]
    assert permissions.together(found) == Permission.EXCLUDED
    assert permissions.together([]) == Permission.NOT_ESTABLISHED


def test_a_text_read_on_everything_grants_every_act():
    found = permissions.decide_all(permissions.Subject(FREE), permissions.Situation(), Act)

    assert {one.state for one in found} == {Permission.GRANTED}
