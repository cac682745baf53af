"""A dozen journeys: what must never break."""

import re

import pytest

from models_tracker.models import Claim
from tests import factories

PAGES = ["/", "/models/", "/models/bamboo-r1/", "/licences/mit/"]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_without_a_complaint_or_a_cookie(page, site, complaints, path):
    page.goto(site + path)
    assert page.locator("h1").count() == 1
    assert complaints == []
    assert page.context.cookies() == []


def test_the_policy_is_in_force(page, site, complaints):
    page.goto(site)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    assert any("Content Security Policy" in said for said in complaints)


def open_country(page) -> None:
    """Open the filters, where they are folded, and the country in them."""
    country = page.locator(".facet > summary", has_text="Country")
    if not country.is_visible():
        page.locator(".filters > summary").click()
    country.click()


def test_a_reader_filters_by_country_and_takes_the_filter_off(page, site):
    page.goto(f"{site}/models/")
    open_country(page)
    page.get_by_label(re.compile("China")).first.check()
    page.wait_for_url(re.compile("country=CN"))
    names = page.locator("tbody th")
    assert sorted(map(str.strip, names.all_inner_texts())) == ["Bamboo Old", "Bamboo-R1"]
    page.get_by_role("link", name=re.compile("Country: China")).click()
    page.wait_for_url(re.compile(r"/models/\??(?!.*country=CN)"))
    assert names.count() == 7


def test_sorting_is_told_and_goes_both_ways(page, site):
    page.goto(f"{site}/models/?sort=name")
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    page.locator("th[aria-sort] a").click()
    page.wait_for_url(re.compile("sort=-name"))
    assert page.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    assert page.locator("tbody th").first.inner_text().startswith("Chêne Tout")


def test_search_finds_by_alias(page, site):
    page.goto(site)
    page.locator("#site-search").fill("r1")
    page.locator("#site-search").press("Enter")
    page.get_by_role("main").get_by_role("link", name="Bamboo-R1", exact=True).click()
    assert page.locator("h1").inner_text() == "Bamboo-R1"


def test_the_language_switch_keeps_the_page(page, site):
    page.goto(f"{site}/models/?country=CN")
    page.get_by_role("link", name="Français").click()
    page.wait_for_url(re.compile("/fr/models/.*country=CN"))
    assert page.locator("html").get_attribute("lang") == "fr"


def test_a_past_day_is_shown_and_left_again(page, site):
    page.goto(f"{site}/models/?as_of=2024-01-31")
    assert page.locator("tbody th").inner_text().strip() == "Bamboo Old"
    page.get_by_role("link", name="Back to the latest").click()
    assert page.locator("tbody th").count() == 7


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page, site):
    page.goto(f"{site}/models/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('main'))")


def test_everything_works_without_script(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/models/")
    open_country(page)
    page.get_by_label(re.compile("China")).first.check()
    page.get_by_role("button", name="Show").first.click()
    assert "country=CN" in page.url
    assert page.locator("tbody th").count() == 2
    context.close()


@pytest.mark.parametrize("path", ["/", "/fr/", "/fr/models/?as_of=2025-02-01", "/fr/claims/"])
def test_the_header_is_two_lines_on_a_desk(page, site, path):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + path)
    entries = page.locator(".masthead__nav li:visible")
    tops = {entries.nth(place).bounding_box()["y"] for place in range(entries.count())}
    assert (entries.count(), len(tops)) == (7, 1)
    assert page.locator("header").bounding_box()["height"] < 112
    assert not page.locator(".masthead__menu").is_visible()


def test_the_menu_opens_by_the_keyboard_and_without_script(browser, site):
    size = {"width": 360, "height": 740}
    context = browser.new_context(java_script_enabled=False, viewport=size)
    page = context.new_page()
    page.goto(f"{site}/models/?as_of=2025-02-01")
    entry = page.get_by_role("link", name="Licences", exact=True)
    assert not entry.is_visible()
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/claims/"))
    page.get_by_role("button", name="Menu").click()
    entry.click()
    page.wait_for_url(re.compile("/licences/"))
    context.close()


def test_a_day_is_chosen_by_the_keyboard_and_kept_on_the_way(page, site):
    page.goto(f"{site}/models/?camp=open-licence")
    page.locator(".asof__choice > summary").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Show the world as it stood on").fill("2025-02-01")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("camp=open-licence&as_of=2025-02-01"))
    page.get_by_role("link", name="Bamboo-R1", exact=True).click()
    page.wait_for_url(re.compile(r"/models/bamboo-r1/\?as_of=2025-02-01"))
    assert page.get_by_role("status").first.inner_text() == (
        "The world as it stood on 1 February 2025."
    )


def test_the_day_and_its_button_stand_on_one_line(page, site):
    page.goto(f"{site}/models/")
    page.locator(".asof__choice > summary").click()
    form = page.locator(".asof__form")
    day, button = form.locator("#as-of").bounding_box(), form.locator("button").bounding_box()
    assert day["y"] + day["height"] == pytest.approx(button["y"] + button["height"], abs=1)


STOP = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return [getComputedStyle(document.activeElement).outline, box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth];
}"""


def tab_to(page, target) -> None:
    """Press the tab key until it stops at the target; each stop on the way is seen."""
    for _ in range(60):
        page.keyboard.press("Tab")
        outline, is_seen = page.evaluate(STOP)
        assert "solid 3px" in outline
        assert is_seen
        if target.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("the tab key does not get there")


def test_the_finder_is_asked_by_the_keyboard_alone(page, site):
    page.set_viewport_size({"width": 1280, "height": 1000})
    page.goto(f"{site}/licences/finder/")
    tab_to(page, page.get_by_label("host it for others"))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_label("For what"))
    page.keyboard.type("comm")
    tab_to(page, page.get_by_label("Monthly users", exact=True))
    page.keyboard.type("800M")
    tab_to(page, page.locator(".finder-form").get_by_role("button", name="Show"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("act=host.*purpose=commercial.*users=800M"))
    assert page.get_by_label("host it for others").is_checked()
    assert "host it for others" in page.locator(".lead").inner_text()


def test_the_numbers_of_a_picture_keep_to_their_place(page, site):
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto(f"{site}/timeline/")
    page.locator(".chart__numbers > summary").click()
    frame = page.locator(".chart__table[data-fits]")
    assert frame.bounding_box()["height"] <= 0.7 * 300 + 1
    assert frame.evaluate("one => one.scrollHeight > one.clientHeight")


def test_a_wide_picture_says_that_more_lies_to_the_right(page, site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{site}/timeline/")
    frame = page.locator(".chart__frame")
    assert page.locator(".chart__frame[data-more]").count() == 1
    assert "gradient" in frame.evaluate("one => getComputedStyle(one).maskImage")
    frame.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    page.wait_for_function("!document.querySelector('.chart__frame[data-more]')")


def test_a_text_is_checked_without_script_or_cookie(browser, site):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/claims/")
    page.get_by_role("link", name="Paste a text").click()
    page.get_by_label("An article, a paragraph or a sentence").fill("Aurora Seed beats Bamboo-R1.")
    page.get_by_label("Day of the article").fill("2025-08-21")
    page.get_by_role("button", name="Check this text").click()
    row = page.locator("tbody tr", has_text="Aurora Seed")
    assert row.locator("td").all_inner_texts() == [
        "closed",
        "restricted weights Sun Community License",
    ]
    assert page.url == f"{site}/check/"
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize(
    "path",
    [
        "/claims/within-a-year/",
        "/compare/?a=closed&b=open-weights",
        "/models/aurora-seed/evidence/",
    ],
)
def test_paper_holds_no_navigation_and_tells_addresses(page, site, path):
    page.set_viewport_size({"width": 700, "height": 900})
    page.emulate_media(media="print")
    page.goto(site + path)
    unpressed = page.locator("button, nav, summary:has-text('BibTeX'), .breadcrumb, .noprint")
    assert [one for one in unpressed.all() if one.is_visible()] == []
    outside = page.locator(".sources a[href^=http]").first
    told = outside.evaluate("one => getComputedStyle(one, '::after').content")
    assert outside.get_attribute("href") in told or "attr(href)" in told
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def choose(page, box: str, typed: str, name: str) -> None:
    """Find a row in an autocomplete box of the admin and take it."""
    page.locator(f".field-{box} .select2-selection").click()
    page.locator(".select2-search__field").last.fill(typed)
    page.locator(".select2-results__option", has_text=name).first.click()


def test_the_form_of_a_claim_fits_a_desk(page, site, django_user_model):
    django_user_model.objects.create_superuser("editor", password="a long enough word")
    claim = Claim.objects.get(slug="within-a-year")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}/admin/models_tracker/claim/{claim.pk}/change/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("button", name="Add another Subject").click()
    page.locator(".dynamic-subjects .select2-container").first.wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_an_editor_builds_a_check(page, site, complaints, django_user_model):
    django_user_model.objects.create_superuser("editor", password="a long enough word")
    claim = factories.claim("2025-06-01", wording_en="They came close together.")
    page.goto(f"{site}/admin/models_tracker/claim/{claim.pk}/change/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("a long enough word")
    page.get_by_role("button", name="Log in").click()
    page.get_by_role("link", name="Build its check").click()
    page.locator('a[href*="kind=released_within"]').click()
    choose(page, "a", "seed", "Aurora Seed")
    choose(page, "b", "r1", "Bamboo-R1")
    page.get_by_label("Days at most").fill("300")
    page.get_by_role("button", name="Preview the answers").click()
    preview = page.locator("section.preview")
    assert "They came close together" not in preview.inner_text()
    assert "our data support it" in preview.inner_text()
    page.locator("section.preview details").first.locator("summary").click()
    assert "Bamboo-R1" in preview.inner_text()
    page.get_by_role("button", name="Save", exact=True).first.click()
    page.goto(f"{site}{claim.get_absolute_url()}")
    assert page.locator(".answers").get_by_text("our data support it").count() >= 1
    assert complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_back_from_a_result_shows_the_answer_and_the_text_again(browser, site, script):
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{site}/check/")
    page.get_by_label("An article, a paragraph or a sentence").fill("Bamboo-R1 is open.")
    page.get_by_role("button", name="Check this text").click()
    page.get_by_role("main").get_by_role("link", name="Bamboo-R1", exact=True).click()
    page.wait_for_url(re.compile("/models/bamboo-r1/"))
    page.go_back()
    assert "known to us" in page.locator(".lead").inner_text()
    box = page.get_by_label("An article, a paragraph or a sentence")
    assert box.input_value() == "Bamboo-R1 is open."
    assert context.cookies() == []
    context.close()
