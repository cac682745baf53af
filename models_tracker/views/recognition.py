"""A text pasted by a reader: what of ours it speaks of, with each row's state then and now."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from models_tracker.filters.query import BadQuery, refuse_unknown
from models_tracker.filters.recognition import LONGEST, Pasted, read_pasted, too_long
from models_tracker.kept import kept, kept_each
from models_tracker.models import AIModel, Alias, Claim, Lab, Licence, Quotation, Source, Standing
from models_tracker.rules.recognition import Catalogue, Lexicon, Recognised, recognise
from models_tracker.tables.finding import Answered
from models_tracker.tables.recognition import Shown, answers_in_short, shown
from models_tracker.views.days import horizon, today

TEMPLATE = "models_tracker/recognition.html"
MOST_ARTICLES = 3
# The reader's own browser may show the answer again when they come back to it; nobody else.
OWN_BROWSER_ONLY = "private, no-cache"
PIECE = 2**16
MOST_POURED = 2**25
FORM = "application/x-www-form-urlencoded"


# Readers have no cookie, so there is no token to hold a form against; none is needed, since the
# answer depends on nothing but what is sent, changes nothing and is kept nowhere.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
def check(request: HttpRequest) -> HttpResponse:
    """Answer the form, or what a posted text speaks of; the text is neither stored nor logged."""
    refuse_unknown(request.GET, ())
    context: dict[str, Any] = {
        "tracked": _tracked(),
        "longest": number_format(LONGEST, force_grouping=True),
    }
    if request.method != "POST":
        return render(request, TEMPLATE, context)
    pasted = _pasted(request)
    if not pasted.faults:
        context |= answer(pasted.text, pasted.day)
        context |= {"chosen": bool(pasted.day), "reach": horizon(request)}
    status = 400 if pasted.faults else 200
    response = render(request, TEMPLATE, {**context, "pasted": pasted}, status=status)
    response.headers["Cache-Control"] = OWN_BROWSER_ONLY
    return response


def _tracked() -> dict[str, int]:
    """Return how much a text is held against: what our data do not name is not recognised."""
    return {
        "claims": Claim.objects.published().count(),
        "models": AIModel.objects.published().count(),
        "labs": Lab.objects.published().count(),
        "licences": Licence.objects.published().count(),
    }


def _pasted(request: HttpRequest) -> Pasted:
    """Return what was posted; a body beyond what the server takes is a text too long."""
    if request.content_type != FORM:
        reason = _("Send it as the form of this page does, as %(kind)s.") % {"kind": FORM}
        raise BadQuery("Content-Type", reason)
    try:
        posted: QueryDict = request.POST
    except RequestDataTooBig:
        _pour_away(request)
        return Pasted("", faults={"text": too_long()})
    return read_pasted(posted, today())


def _pour_away(request: HttpRequest) -> None:
    """Read what is not wanted: a sender who is cut off while sending never sees the answer."""
    for _piece in range(MOST_POURED // PIECE):
        if not request.read(PIECE):
            return


def _catalogue() -> Catalogue:
    lexicon = Lexicon(
        AIModel.objects.published().for_recognition(),
        Lab.objects.published().for_recognition(),
        Licence.objects.published().for_recognition(),
        Alias.objects.all(),
    )
    articles = Source.objects.published().articles().for_recognition()
    return Catalogue(lexicon, Claim.objects.published().for_recognition(), articles)


def answer(text: str, day: datetime.date | None) -> dict[str, Any]:
    """Return what parts/spoken_of.html shows of a text.

    "Then" is ``day``, else that of the article recognised, if any.
    """
    found = recognise(text, kept(("recognition",), _catalogue))
    day = day or found.day
    keys = [known.claim.pk for known in found.claims]
    then = list(_standings(found, day)) if day else None
    drawn: Shown = shown(
        found,
        kept_each(("answers in short",), keys, _answers),
        Quotation.objects.of_articles(found.articles[:MOST_ARTICLES]),
        list(_standings(found, today())),
        then,
    )
    return {"found": drawn, "day": day}


def _answers(keys: list[int]) -> dict[int, list[Answered]]:
    return answers_in_short(Claim.objects.filter(pk__in=keys).with_answers())


def _standings(found: Recognised, day: datetime.date) -> Any:
    models = [one.row for one in found.of("model")]
    models += [model for one in found.of("family") for model in one.row.models]
    return (
        Standing.objects.at(day)
        .published()
        .concerning(
            models,
            [one.row for one in found.of("lab")],
            [one.row for one in found.of("licence")],
        )
        .with_model()
    )
