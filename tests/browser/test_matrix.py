"""Every page type, wide and narrow, light and dark, in both languages: accessible and whole."""

import itertools

import pytest

from tests import addresses, english

pytestmark = pytest.mark.slow

PAGES = [
    *addresses.PAGES,
    "/models/?camp=open-licence&sort=-parameters",
    "/models/?q=nothing-of-that-name",
    "/models/chene-tout/?as_of=2025-04-01",
    "/timeline/?year=2025&lanes=lab&also=articles,claims",
    "/compare/?models=bamboo-r1&models=chene-tout",
    "/compare/?labs=aurora&labs=bamboo",
    "/compare/?a=family:Bamboo&b=europe,open-weights",
    "/compare/?add=aurora",
    "/compare/?a=closed&b=open-weights",
    "/search/?q=bamboo",
    "/search/?q=Aurora+Seed+et+Bamboo-R1+sont+sortis+en+moins+d’un+an",
    "/search/?q=Bamboo-R1,+Aurora+Seed,+Bamboo+Old",
    "/licences/finder/?act=host&act=fine-tune&purpose=commercial&domicile=FR&reads=text",
    "/models/aurora-seed/evidence/?act=internal&domicile=FR&revenue=2M&users=800M",
    "/models/?bogus=1",
    "/nowhere/",
]
SIZES = {"narrow": {"width": 360, "height": 740}, "wide": {"width": 1280, "height": 900}}


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["", "/fr"], ids=["en", "fr"])
def test_axe_finds_nothing(page, site, axe, path, language):
    for size, scheme in itertools.product(SIZES, ["light", "dark"]):
        page.set_viewport_size(SIZES[size])
        page.emulate_media(color_scheme=scheme)
        page.goto(site + language + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert (size, scheme, axe()) == (size, scheme, [])


def test_axe_finds_planted_faults(page, site, axe):
    page.goto(site)
    page.evaluate(
        """document.body.insertAdjacentHTML('beforeend',
        '<img src="x"><input><a href="#"></a><button></button><p id="main">twice</p>')"""
    )
    assert len(axe()) >= 4


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(page, site, path):
    for prefix, width in itertools.product(("", "/fr"), (320, 360, 768, 1280)):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(site + prefix + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert (prefix, width, max(wide, 0)) == (prefix, width, 0)


BOTH_WAYS = """() => [...document.querySelectorAll('.table-scroll')].filter(box => {
  const rows = [...box.querySelectorAll('tbody tr')];
  for (let i = 0; i < 30; i++) rows.forEach(row => row.after(row.cloneNode(true)));
  return box.scrollWidth > box.clientWidth + 1 && box.scrollHeight > box.clientHeight + 1;
}).length"""


@pytest.mark.parametrize("path", PAGES)
def test_no_table_of_a_small_screen_scrolls_both_ways(page, site, path):
    page.set_viewport_size(SIZES["narrow"])
    page.goto(site + path)
    assert page.evaluate(BOTH_WAYS) == 0


def test_a_table_that_scrolls_both_ways_is_found(page, site):
    page.set_viewport_size(SIZES["narrow"])
    page.goto(site + "/claims/")
    page.evaluate("document.querySelector('.table-scroll').style.maxHeight = '20rem'")
    assert page.evaluate(BOTH_WAYS) == 1


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/models/",
        "/models/bamboo-r1/",
        "/compare/?a=closed&b=open-weights",
        "/timeline/",
        "/openness/over-time/",
        "/fr/?as_of=2025-02-01",
    ],
)
def test_twice_the_text_still_fits(page, site, path):
    page.set_viewport_size({"width": 640, "height": 800})
    page.goto(site + path)
    page.emulate_media()
    page.evaluate(
        "document.adoptedStyleSheets = [(() => { const s = new CSSStyleSheet();"
        "s.replaceSync('html { font-size: 200% }'); return s; })()]"
    )
    wide = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


@pytest.mark.parametrize("path", PAGES)
def test_a_first_view_is_light(page, site, path):
    loaded: list[int] = []
    page.on("response", lambda response: loaded.append(response.status))
    page.goto(site + path)
    page.wait_for_load_state("networkidle")
    assert len(loaded) <= 12


@pytest.mark.parametrize("path", PAGES)
def test_a_french_page_holds_no_english_sentence_when_its_scripts_have_run(page, site, path):
    page.goto(f"{site}/fr{path}")
    assert english.sentences(page.content(), english.words_of_others()) == []
