"""What templates print: marks told by shape and word, numbers of the language, kept addresses."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from models_tracker.models import Figure, Standing
from models_tracker.partial_dates import PartialDate
from models_tracker.punctuation import introduced
from models_tracker.tables.ai_model import ModelTable
from models_tracker.templatetags import headers
from models_tracker.templatetags import models_tracker as tags


def drawn(source: str, **context: object) -> str:
    """What a template with our tags prints."""
    return Template("{% load models_tracker %}" + source).render(Context(context))


def asked(address: str) -> object:
    """A request for an address."""
    return RequestFactory().get(address)


@pytest.mark.parametrize(
    ("camp", "has_weights", "kind", "word"),
    [
        ("open-licence", True, "open", "open licence"),
        ("restricted", True, "restricted", "restricted weights"),
        ("closed", False, "closed", "closed"),
        ("", True, "unknown", "open weights, licence not established"),
        ("", False, "unknown", "not established"),
    ],
)
def test_camp_badge_says_the_word_beside_a_silent_shape(camp, has_weights, kind, word):
    badge = drawn("{% camp_badge row %}", row=Standing(camp=camp, has_weights=has_weights))
    assert f"camp--{kind}" in badge
    assert badge.endswith(f"</svg>{word}</span>")


def test_open_weights_under_a_text_not_read_say_that_its_terms_are_unknown():
    badge = drawn("{% camp_badge row %}", row=Standing(camp="", has_weights=True, licence_id=1))
    assert badge.endswith("open weights, terms not established</span>")


@pytest.mark.parametrize(("locator", "shown"), [("2", "§\N{NO-BREAK SPACE}2"), ("head", "head")])
def test_a_bare_number_in_a_text_is_a_section(locator, shown):
    assert tags.place(locator) == shown


def test_each_camp_has_a_shape_of_its_own():
    shapes = {tags.camp_word(camp).split("<svg")[1] for camp in ("open-licence", "restricted")}
    shapes.add(tags.camp_word("closed").split("<svg")[1])
    assert len({shape.split("</svg>")[0] for shape in shapes}) == 3


@pytest.mark.parametrize("published", ["yes", "partly", "no", "not-established"])
def test_published_mark_says_its_word_beside_a_silent_bar(published):
    mark = tags.published_mark(published)
    assert f"published--{published}" in mark
    assert 'aria-hidden="true"' in mark
    assert mark.split("</svg>")[1].removesuffix("</span>").strip()


def test_published_marks_are_four_different_bars():
    marks = {tags.published_mark(kind).split("</svg>")[0] for kind in ("yes", "partly", "no")}
    assert len(marks) == 3


@pytest.mark.parametrize("language", ["en", "fr"])
def test_share_bar_measures_its_parts_with_a_point_in_every_language(language):
    with translation.override(language):
        bar = drawn("{% share_bar 1 1 0 6 %}")
    assert 'class="share__open" x="0.00%" y="1" width="12.50%"' in bar
    assert 'class="share__closed" x="25.00%" y="1" width="75.00%"' in bar
    assert "share__unknown" not in bar


def test_share_bar_of_nothing_is_empty():
    assert "<rect" not in tags.share_bar(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("spelling", "language", "words"),
    [
        ("2024", "en", "2024"),
        ("2024-03", "fr", "mars 2024"),
        ("2024-03-05", "fr", "5 mars 2024"),
    ],
)
def test_partial_date_is_no_more_precise_than_it_is(spelling, language, words):
    with translation.override(language):
        text = drawn("{{ date|partial_date }}", date=PartialDate.parse(spelling))
    assert text == f'<time datetime="{spelling}">{words}</time>'


def test_a_date_that_is_not_known_is_quiet_and_spoken():
    text = drawn("{{ date|partial_date }}", date=None)
    assert "not established" in text
    assert 'aria-hidden="true">–' in text


@pytest.mark.parametrize(("code", "name"), [("CN", "China"), ("", "not established")])
def test_country_is_told_by_its_name(code, name):
    assert name in drawn("{{ code|country }}", code=code)


@pytest.mark.parametrize(
    ("value", "language", "words"),
    [(Decimal("12.5000"), "en", "12.5"), (Decimal("12.5"), "fr", "12,5"), (40, "en", "40")],
)
def test_plain_has_no_trailing_zeros_and_the_readers_point(value, language, words):
    with translation.override(language):
        assert tags.plain(value) == words


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (500_000_000_000, "USD", "500 bn USD"),
        (80, "percent", "80 %"),
        (1_200_000, "downloads", "1.2M downloads"),
    ],
)
def test_amount_is_printed_with_its_unit(amount, unit, words):
    assert tags.amount(Figure(amount=Decimal(amount), unit=unit)) == words


@pytest.mark.parametrize(
    ("address", "changes", "query"),
    [
        ("/models/?camp=closed&page=3", {"sort": "name"}, "?camp=closed&sort=name"),
        (
            "/models/?camp=closed&camp=restricted",
            {"page": 2},
            "?camp=closed&camp=restricted&page=2",
        ),
        ("/models/?as_of=2025-01-20", {"as_of": None}, "?"),
        ("/models/?q=a%26b", {"sort": "-name"}, "?q=a%26b&sort=-name"),
    ],
)
def test_query_with_keeps_what_is_chosen_and_forgets_the_page(address, changes, query):
    assert tags.query_with(asked(address), **changes) == query


def test_query_with_cannot_leave_its_attribute():
    text = drawn('<a href="{% query_with request page=2 %}">', request=asked('/?q="><script>'))
    assert "<script>" not in text


@pytest.mark.parametrize(
    ("address", "language", "other"),
    [
        ("/models/?camp=closed", "fr", "/fr/models/?camp=closed"),
        ("/", "fr", "/fr/"),
    ],
)
def test_the_language_switch_leads_to_the_same_page_with_its_query(address, language, other):
    assert tags.address_in(asked(address), language) == other


@pytest.mark.parametrize(
    ("sort", "state", "target"),
    [("name", "ascending", "-name"), ("-name", "descending", "name"), ("lab", "", "name")],
)
def test_a_header_tells_its_state_and_leads_to_the_other(sort, state, target):
    drawn = headers.column_headers(ModelTable([]), sort, asked("/models/?camp=closed"))
    head = next(part for part in drawn.split("<th ") if "table__col--name" in part)
    assert f'href="?camp=closed&amp;sort={target}#sort-name"' in head
    assert (f'aria-sort="{state}"' in head) == bool(state)


def test_headers_of_a_table_that_is_not_sorted_by_links_are_words():
    drawn = headers.column_headers(ModelTable([]), "", asked("/compare/"))
    assert "<a" not in drawn
    assert '<th scope="col" class="table__col--context num"><span>Context</span>' in drawn


def test_a_box_to_compare_holds_any_slug_as_text():
    table = ModelTable([])
    table.compared = "models"
    assert 'value="a&quot;&gt;b"' in table._pick(SimpleNamespace(slug='a">b'))


def test_column_meanings_lists_only_columns_that_need_words():
    meanings = dict(tags.column_meanings(ModelTable([])))
    assert "Openness" in meanings
    assert "Model" not in meanings


def test_terms_apart_separates_told_silent_and_unknown():
    def fact(value: str, known: bool, number: int) -> SimpleNamespace:
        said = SimpleNamespace(value=value)
        shown = said if known else None
        return SimpleNamespace(
            name="commercial_use", shown=shown, known=known, cited=[(number, said)] if known else []
        )

    told, first, second = fact("yes", True, 1), fact("silent", True, 2), fact("silent", True, 2)
    unknown = fact("", False, 0)
    apart = tags.terms_apart([told, first, second, unknown])
    assert apart == {
        "told": [told],
        "silent": [first, second],
        "unknown": [unknown],
        "silent_in": [2],
    }


def test_a_row_is_told_in_the_readers_language():
    row = SimpleNamespace(note_en="staged", note_fr="par étapes")
    with translation.override("fr"):
        assert tags.translated(row, "note") == "par étapes"
    assert tags.translated(row, "note") == "staged"


@pytest.mark.parametrize(
    ("locator", "shown"),
    [
        ("last paragraph", "dernier paragraphe"),
        ("Definitions", "définitions"),
        ("3(a)", "§\u00a03(a)"),
        ("3 Redistribution", '<span lang="en">§\u00a03 Redistribution</span>'),
        ("License Scope", '<span lang="en">License Scope</span>'),
        ("row Aya", 'ligne <span lang="en">Aya</span>'),
        ("row A & B", 'ligne <span lang="en">A &amp; B</span>'),
        ("row Aya; licence: card", '<span lang="en">row Aya; licence: card</span>'),
    ],
)
def test_a_general_place_is_in_the_reader_s_language_and_a_heading_in_its_own(locator, shown):
    with translation.override("fr"):
        assert drawn("{{ locator|place }}", locator=locator) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "A: b"), ("fr", "A\u00a0: b")])
def test_a_colon_is_that_of_the_language(language, shown):
    with translation.override(language):
        assert drawn("A{% colon %}b") == shown
        assert introduced("A", "b") == shown
