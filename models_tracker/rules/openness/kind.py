"""What kind of licence a text is, from its established terms."""

from __future__ import annotations

from collections.abc import Mapping

from models_tracker.choices import (
    SILENT,
    Duty,
    FlowDown,
    Grant,
    LicenceKind,
    OsiReview,
    Revocability,
    Term,
)

_FREEDOMS = (Term.COMMERCIAL_USE, Term.REDISTRIBUTION, Term.MODIFICATION)
_GRANTS = (
    *_FREEDOMS,
    Term.MODEL_AS_A_SERVICE,
    Term.OUTPUTS_COMMERCIAL,
    Term.OUTPUTS_TRAIN,
)
_NEEDED_SILENT = (
    Term.USER_THRESHOLD,
    Term.REVENUE_THRESHOLD,
    Term.EXCLUDED_TERRITORIES,
    Term.EXCLUDED_BUSINESS,
    Term.FIELD_OF_USE,
    Term.NAMING_DUTY,
)
_LIMITS = (
    *_NEEDED_SILENT,
    Term.USE_POLICY,
    Term.DERIVATIVE_NAME_PREFIX,
    Term.REGISTRATION,
    Term.REMOTE_RESTRICTION,
)
_LIMITING_VALUES = {
    Term.REVOCABLE: Revocability.AT_WILL,
    Term.FLOW_DOWN: FlowDown.USE_RESTRICTIONS,
}
_SHARE_ALIKE = (Term.REDISTRIBUTION, Term.MODIFICATION)


def licence_kind(terms: Mapping[str, str]) -> str:
    """Return the LicenceKind of a text with these established terms, "" when they do not suffice.

    1. A text that the OSI approved is open source, whatever else it says.
    2. Terms of a service only are service terms; no commercial use is non-commercial.
    3. Any established restriction (see restrictions) makes it restricted.
    4. Open content, which the OSI has not approved: commercial use, redistribution and
       modification are granted, and it was read to set no threshold, to exclude no territory and
       no business, to restrict no field of use and to ask for no words to be displayed.
    5. Else the terms do not suffice: a term that is absent is unknown, not silent.
    """
    if terms.get(Term.OSI_APPROVED) == OsiReview.APPROVED:
        return LicenceKind.OPEN_SOURCE.value
    if terms.get(Term.COMMERCIAL_USE) == Grant.SERVICE_ONLY:
        return LicenceKind.SERVICE_TERMS.value
    if terms.get(Term.COMMERCIAL_USE) == Grant.NO:
        return LicenceKind.NON_COMMERCIAL.value
    if restrictions(terms):
        return LicenceKind.RESTRICTED.value
    granted = all(_is_granted(terms, term) for term in _FREEDOMS)
    if granted and all(term in terms for term in _NEEDED_SILENT):
        return LicenceKind.OPEN_SOURCE.value
    return ""


def restrictions(terms: Mapping[str, str]) -> list[str]:
    """Return the established terms that restrict, in the order of the list of terms.

    An act granted on conditions or not at all; a threshold; an excluded territory or business; a
    restricted field of use, or a use policy; words to display, or a prescribed name; registration;
    remote restriction; a grant revocable at will; restrictions to pass on. Notices, attribution
    and passing on the same licence (copyleft, share-alike) restrict nothing.
    """
    found = {term for term in _GRANTS if term in terms and not _is_granted(terms, term)}
    found -= {term for term in _GRANTS if terms.get(term) == SILENT}
    found |= {term for term in _LIMITS if terms.get(term, SILENT) not in (SILENT, Duty.NO)}
    found |= {term for term, value in _LIMITING_VALUES.items() if terms.get(term) == value}
    return [term.value for term in Term if term in found]


def deciding_terms(terms: Mapping[str, str]) -> list[str]:
    """Return the terms that decide the kind; none where they do not suffice."""
    kind = licence_kind(terms)
    if kind == LicenceKind.RESTRICTED:
        return restrictions(terms)
    if kind in (LicenceKind.SERVICE_TERMS, LicenceKind.NON_COMMERCIAL):
        return [Term.COMMERCIAL_USE.value]
    if terms.get(Term.OSI_APPROVED) == OsiReview.APPROVED:
        return [Term.OSI_APPROVED.value]
    return [term.value for term in (*_FREEDOMS, Term.OSI_APPROVED)] if kind else []


def _is_granted(terms: Mapping[str, str], term: str) -> bool:
    """Whether an act is granted, if only under the same licence."""
    value = terms.get(term)
    same_licence = terms.get(Term.FLOW_DOWN) == FlowDown.SAME_LICENCE
    shared_alike = same_licence and term in _SHARE_ALIKE and value == Grant.CONDITIONAL
    return value == Grant.YES or shared_alike
