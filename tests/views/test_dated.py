"""A chosen day is told, kept on the way, and left again; a page without days refuses it by name."""

import html
import re
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.template import Context, Template

from models_tracker import urls
from models_tracker.views.dated import DATED, keep_day
from tests.addresses import filled

DAY = "2025-02-01"
LINKS = re.compile(r"<a\b[^>]*\shref=\"(/[^\"]*)\"[^>]*>")


def pages() -> list[tuple[str, str]]:
    """Name and address of every page, its rows filled in from the little world."""
    return [(page.name or "", address) for page in urls.pages for address in filled(page)]


def links(page: str) -> list[str]:
    """The links of a page that keep to its day."""
    kept = [found for found in LINKS.finditer(page) if "data-leaves-day" not in found.group()]
    return [html.unescape(found.group(1)) for found in kept]


@pytest.mark.parametrize(("name", "address"), pages(), ids=[one for _, one in pages()])
def test_a_page_answers_as_of_a_day_or_refuses_it_by_name(reader, world, name, address):
    answer = reader.get(f"{address}?as_of={DAY}")
    words = answer.content.decode(errors="replace")
    if name in DATED:
        assert answer.status_code == 200
        assert "The world as it stood on 1 February 2025." in words
        assert f'href="{address}?" data-leaves-day' in words
    elif answer["Content-Type"].startswith("text/html"):
        assert answer.status_code == 400
        assert "“as_of”" in words


def test_every_link_of_a_chosen_day_keeps_it_and_leads_somewhere(reader, world):
    """Walk the site from the first page, by every link to a page that speaks of days.

    Of links that differ in the values of their parameters only, one is followed.
    """
    found, walked = [f"/?as_of={DAY}"], set()
    while found:
        address = found.pop()
        parts = urlsplit(address)
        kind = parts.path, *sorted(set(QueryDict(parts.query)))
        if kind in walked:
            continue
        walked.add(kind)
        answer = reader.get(address)
        if answer.status_code not in (200, 503):  # an example that the little world lacks
            assert reader.get(_by_the_latest(address)).status_code == answer.status_code, address
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        name = answer.resolver_match.url_name
        if name in DATED:
            assert QueryDict(urlsplit(address).query).get("as_of") == DAY, address
            found += [one for one in links(answer.content.decode()) if not one.startswith("/fr/")]
    assert len({path for path, *_names in walked}) > 25


def _by_the_latest(address: str) -> str:
    return re.sub(r"[?&]as_of=[^&]*", "", address)


def test_the_walk_would_notice_a_link_that_forgets_the_day():
    page = keep_day(
        '<a href="/models/">m</a><a href="/claims/">c</a><a href="/nothing/">n</a>', DAY
    )
    assert links(page) == [f"/models/?as_of={DAY}", "/claims/", "/nothing/"]


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ('<a href="/models/?camp=closed#rows">', f"/models/?camp=closed&amp;as_of={DAY}#rows"),
        ('<a class="x" href="/labs/bamboo/">', f"/labs/bamboo/?as_of={DAY}"),
        ('<a href="/models/?as_of=2024-01-01">', "/models/?as_of=2024-01-01"),
        ('<a href="/models/?a=1" data-leaves-day>', "/models/?a=1"),
        ('<a href="https://example.org/models/">', "https://example.org/models/"),
        ('<a href="#rows">', "#rows"),
        ('<a href="/models.csv">', "/models.csv"),
    ],
)
def test_a_link_is_completed_once_and_only_to_pages_of_days(link, kept):
    assert f'href="{kept}"' in keep_day(link, DAY)


def test_a_form_to_a_page_of_days_carries_the_day_once():
    field = f'<input type="hidden" name="as_of" value="{DAY}">'
    form = '<form method="get" action="/search/"><input name="q"></form>'
    assert keep_day(form, DAY).count(field) == 1
    assert keep_day(keep_day(form, DAY), DAY).count(field) == 1
    assert field not in keep_day(form.replace("/search/", "/claims/"), DAY)
    assert field not in keep_day(form.replace("get", "post"), DAY)


def test_without_a_chosen_day_nothing_is_added(reader, world):
    assert "as_of=" not in "".join(links(reader.get("/").content.decode()))


def test_another_day_keeps_the_filters_and_drops_what_may_lie_beyond_it(rf):
    asked = rf.get(
        "/timeline/?lanes=lab&camp=closed&camp=restricted&year=2026&to=2026-01-01&page=3"
    )
    template = Template(
        "{% load models_tracker %}{% for name, value in request|kept_for_another_day %}"
        "{{ name }}={{ value }} {% endfor %}"
    )
    drawn = template.render(Context({"request": asked}))
    assert drawn.split() == ["lanes=lab", "camp=closed", "camp=restricted"]


def test_pages_of_claims_say_why_no_day_is_chosen(reader, world):
    page = reader.get("/claims/").content.decode()
    assert "as of the day they were said, and by our latest data" in page
    assert 'name="as_of"' not in page


def test_a_model_unknown_on_the_day_has_a_way_to_the_latest(reader, world):
    answer = reader.get("/models/bamboo-r1/?as_of=2024-01-01")
    assert answer.status_code == 404
    assert '<a href="/models/bamboo-r1/">The same address by the latest data' in (
        answer.content.decode()
    )


@pytest.mark.parametrize("kind", ["csv", "json"])
@pytest.mark.parametrize("name", ["models", "timeline", "openness", "benchmarks/trial", "frontier"])
def test_files_answer_as_of_the_day_too(reader, world, name, kind):
    early, late = (
        reader.get(f"/{name}.{kind}?as_of={day}").getvalue() for day in ("2024-04-01", "2025-12-31")
    )
    assert b"bamboo-r1" in late
    assert b"bamboo-r1" not in early
    assert b"bamboo-old" in early or name == "models"


def test_the_feed_tells_that_it_knows_no_other_day(reader, world):
    answer = reader.get(f"/changes.atom?as_of={DAY}")
    assert answer.status_code == 400
    assert "“as_of”" in answer.content.decode()
