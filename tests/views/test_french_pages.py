"""No page in French holds an English sentence: the little world is told in both languages."""

import pytest

from tests import addresses, english

PAGES = [
    *addresses.PAGES,
    "/frontier/?behind=china&front=united-states&to=2025-12-31",
    "/changes/?kind=licences",
    "/timeline/?lanes=lab&year=2025&quarter=1",
    "/compare/?models=bamboo-r1&models=chene-tout&models=aurora-one",
    "/compare/?labs=aurora&labs=bamboo",
    "/compare/?licences=mit&licences=sun",
    "/compare/?a=closed&b=open-weights",
    "/search/?q=bamboo",
    "/models/?q=rien-de-ce-nom&camp=closed",
    "/models/?as_of=2025-02-01&sort=-parameters",
    "/models/?bogus=1",
    "/models/?per_page=3",
    "/models/?page=0",
    "/nowhere/",
]


@pytest.mark.sampled
@pytest.mark.parametrize("path", PAGES)
def test_a_french_page_holds_no_english_sentence(reader, world, path):
    assert (
        english.sentences(reader.get(f"/fr{path}").content.decode(), english.words_of_others())
        == []
    )


@pytest.mark.parametrize(
    "planted",
    [
        "<p>As it stood on that day, by the lab.</p>",
        "<p lang='fr'><a href='/'>The models</a></p>",
        "<p>Nos <input aria-label='Day of release'></p>",
        "<blockquote>Words</blockquote><br><p>What changed</p>",
    ],
)
def test_a_planted_sentence_is_found(planted):
    assert len(english.sentences(f"<main>{planted}</main>", [])) == 1


@pytest.mark.parametrize(
    "kept",
    [
        "<p>Les modèles d’IA : où, par qui, depuis quand.</p>",
        "<p><a lang='en' href='/'>The <b>state</b> of things</a></p>",
        "<q>With the weights</q><code>for x in y</code>",
        "<p>Selon The Llama 3 Herd of Models</p>",
    ],
)
def test_french_and_the_words_of_others_are_left_alone(kept):
    assert english.sentences(f"<main>{kept}</main>", ["The Llama 3 Herd of Models"]) == []
