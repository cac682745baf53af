"""Search: names and addresses; a sentence is answered with what it speaks of."""

from urllib.parse import urlencode

from models_tracker.models import Claim, Source


def test_the_address_of_an_article_finds_it_with_and_without_its_last_slash(reader, world):
    for end in ("", "/"):
        page = reader.get(f"/search/?q=https://example.org/the-gazette{end}").content.decode()
        assert '<a href="/articles/the-gazette/" lang="en">Bamboo overtakes Aurora</a>' in page


def test_another_address_finds_no_article(reader, world):
    page = reader.get("/search/?q=https://example.org/the-gazette/2").content.decode()
    assert "/articles/the-gazette/" not in page


def test_a_sentence_is_answered_with_what_it_speaks_of(reader, world):
    sentence = "Bamboo-R1 is better than Aurora Seed"
    page = reader.get("/search/", {"q": sentence}).content.decode()
    for path in ("/models/bamboo-r1/", "/models/aurora-seed/"):
        assert f'href="{path}"' in page
    assert "Read as a sentence: 2 things in it are known to us." in page
    dated = reader.get("/search/", {"q": sentence, "as_of": "2025-08-21"}).content.decode()
    assert "Then <span" not in page
    assert 'Then <span class="unit">2025-08-21</span>' in dated


def test_a_sentence_that_only_wordings_hold_is_read_as_one(reader, world):
    sentence = Claim.objects.get(slug="within-a-year").wording_en
    page = reader.get("/search/", {"q": sentence}).content.decode()
    assert 'href="/claims/within-a-year/"' in page
    assert "Claims that resemble a sentence of it" in page
    assert '<form class="offer"' not in page


def test_a_claim_that_holds_the_words_and_says_another_thing_is_not_its_answer(reader, world):
    Claim.objects.filter(slug="a-guess").update(search_text=" bamboo r1 is closedly ")
    page = reader.get("/search/", {"q": "Bamboo-R1 is closed"}).content.decode()
    assert 'href="/claims/a-guess/"' not in page
    assert "We hold no claim that says this." in page
    assert 'href="/models/bamboo-r1/"' in page


def test_a_sentence_whose_words_a_name_holds_is_offered_to_be_checked(reader, world):
    title = "Bamboo overtakes Aurora with ease"
    Source.objects.filter(slug="the-gazette").update(
        title=title, sort_title=Source.objects.get(slug="the-gazette").sort_title + " with ease"
    )
    page = reader.get("/search/", {"q": title}).content.decode()
    assert 'href="/articles/the-gazette/"' in page
    assert '<form class="offer" method="post" action="/check/">' in page
    form = "application/x-www-form-urlencoded"
    answer = reader.post("/check/", urlencode({"text": title}), content_type=form)
    assert answer.status_code == 200


def test_a_sentence_that_names_nothing_is_not_told_to_be_shorter(reader, world):
    page = reader.get("/search/?q=open models are far behind").content.decode()
    assert "Try fewer words" not in page
    assert "Nothing in this sentence is known to us." in page
    assert "Try fewer words" in reader.get("/search/?q=zzzz").content.decode()


def test_the_answer_to_a_claim_is_told_by_shape_and_words(reader, world):
    Claim.objects.filter(slug="within-a-year").update(answer_now="supported")
    page = reader.get("/search/?q=aurora seed").content.decode()
    assert '<span class="answer answer--supported"><svg' in page


def test_a_name_is_not(reader, world):
    page = reader.get("/search/?q=bamboo r1").content.decode()
    assert 'name="text"' not in page
    assert "/models/bamboo-r1/" in page


def test_three_words_that_are_no_name_are_read_as_a_sentence_where_they_speak_of_something(
    reader, world
):
    page = reader.get("/search/?q=Aurora beats Bamboo").content.decode()
    assert "Read as a sentence: 2 things in it are known to us." in page
    nothing = reader.get("/search/?q=zzzz beats yyyy").content.decode()
    assert "Read as a sentence" not in nothing
    assert "Try fewer words" in nothing
