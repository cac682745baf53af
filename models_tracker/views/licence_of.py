"""The look-up for machines: which licence a model on Hugging Face bears, on a day."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from models_tracker.exports.base import json_rows
from models_tracker.exports.licence_of import COLUMNS, Found
from models_tracker.filters.query import BadQuery, refuse_unknown
from models_tracker.models import Alias, DataRevision, Derivation
from models_tracker.rules.descents import descents
from models_tracker.views.days import day_of

READING = ("GET", "HEAD", "OPTIONS")
LONGEST_ID = 200


@csrf_exempt
def licence_of(request: HttpRequest, hf_id: str = "") -> HttpResponse:
    """Answer the licence of the model with this Hugging Face id, in any case, as JSON.

    Refusals are JSON too: 400 names the parameter, 404 says what we do not hold, 405 that one can
    only read. Any page may ask: the answer is the same for all.
    """
    if request.method not in READING:
        answer = _answer({"error": "read-only", "detail": "Ask with GET."}, 405)
        answer.headers["Allow"] = ", ".join(READING)
        return answer
    try:
        refuse_unknown(request.GET, ("as_of",))
        day = day_of(request).day
    except BadQuery as refused:
        fault = {"error": "bad-parameter", "parameter": refused.parameter}
        return _answer(fault | {"detail": refused.reason}, 400)
    about = {"as_of": day.isoformat(), "data_revision": DataRevision.objects.number()}
    hf_id = hf_id.strip("/")[: LONGEST_ID + 1]
    alias = Alias.objects.of_hugging_face(hf_id) if len(hf_id) <= LONGEST_ID else None
    if alias is None:
        detail = "We hold no model with this Hugging Face id; that says nothing about its licence."
        return _answer({"error": "unknown-id", "id": hf_id, "detail": detail, **about}, 404)
    standing = alias.model.standings.at(day).select_related("licence").first()
    if standing is None:
        detail = "This model was not yet known on that day."
        return _answer({"error": "not-yet-known", "id": hf_id, "detail": detail, **about}, 404)
    page = settings.SITE_URL.rstrip("/") + alias.model.get_absolute_url()
    bases = Derivation.objects.published().filter(model=alias.model).with_standings()
    found = Found(alias.text, alias.model, standing, page, tuple(descents(bases, day)))
    return _answer(about | json_rows(COLUMNS, [found])[0], 200)


def _answer(document: dict[str, Any], status: int) -> HttpResponse:
    text = json.dumps(document, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, status=status, content_type="application/json; charset=utf-8")
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer
