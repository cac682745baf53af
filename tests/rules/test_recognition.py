"""What a text speaks of: names whole and longest, quotations by runs of words, wordings nearly."""

import datetime
import time
from pathlib import Path

import pytest

from models_tracker.models import AIModel, Alias, Claim, Lab, Licence, Quotation, Source
from models_tracker.partial_dates import PartialDate
from models_tracker.rules.recognition import Catalogue, Lexicon, Recognised
from models_tracker.rules.recognition import recognise as recognise_in
from models_tracker.rules.recognition.reading import plain, read

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed" / "article-fr.txt"
LABS = ["OpenAI", "Meta", "Alibaba (Qwen)", "DeepSeek", "xAI", "Humain", "Ai2", "Anthropic"]
MODELS = {
    "GPT-4": ("OpenAI", "GPT"),
    "GPT-4o": ("OpenAI", "GPT"),
    "GPT-4o mini": ("OpenAI", "GPT"),
    "GPT-5": ("OpenAI", "GPT"),
    "gpt-oss-120b": ("OpenAI", "gpt-oss"),
    "gpt-oss-20b": ("OpenAI", "gpt-oss"),
    "o3": ("OpenAI", ""),
    "Whisper": ("OpenAI", ""),
    "Llama 3-70B": ("Meta", "Llama"),
    "Llama 3.1-405B": ("Meta", "Llama"),
    "Qwen2.5-72B": ("Alibaba (Qwen)", "Qwen"),
    "Qwen3-235B-A22B": ("Alibaba (Qwen)", "Qwen"),
    "Qwen3.6-Plus": ("Alibaba (Qwen)", "Qwen"),
    "DeepSeek-R1": ("DeepSeek", "DeepSeek"),
    "DeepSeek-V3": ("DeepSeek", "DeepSeek"),
    "Command R": ("Anthropic", ""),
    "Command R+": ("Anthropic", ""),
    "Grok-2": ("xAI", ""),
    "Claude 3.5 Sonnet (Jun 2024)": ("Anthropic", ""),
}
LICENCES = ["MIT License", "Apache License 2.0", "Llama 3.1 Community License"]
ALIASES = [
    ("model", "Llama 3-70B", "Llama 3"),
    ("model", "Llama 3.1-405B", "Llama 3.1"),
    ("model", "DeepSeek-R1", "R1"),
    ("model", "DeepSeek-R1", "deepseek-ai/DeepSeek-R1"),
    ("lab", "Alibaba (Qwen)", "Qwen"),
    ("lab", "Ai2", "Allen Institute for AI"),
    ("licence", "MIT License", "MIT"),
    ("licence", "Apache License 2.0", "Apache 2.0"),
    ("licence", "Llama 3.1 Community License", "Grok-2"),
]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    """Names of some rows, unsaved."""
    labs = {name: Lab(pk=key, name=name, slug=name) for key, name in enumerate(LABS, 1)}
    models = {
        name: AIModel(pk=key, name=name, slug=name, lab=labs[lab], family=family)
        for key, (name, (lab, family)) in enumerate(MODELS.items(), 1)
    }
    licences = {name: Licence(pk=key, name=name) for key, name in enumerate(LICENCES, 1)}
    rows = {"model": models, "lab": labs, "licence": licences}
    aliases = [Alias(text=text, **{noun: rows[noun][name]}) for noun, name, text in ALIASES]
    return Lexicon(models.values(), labs.values(), licences.values(), aliases)


def recognise(text: str, lexicon: Lexicon, claims, sources) -> Recognised:
    """What ``text`` speaks of, held against these rows."""
    return recognise_in(text, Catalogue(lexicon, claims, sources))


def named(text: str, lexicon: Lexicon) -> list[str]:
    """The names of what a text names; a family with a star."""
    found = recognise(text, lexicon, [], []).named
    return [one.row.name + ("*" if one.noun == "family" else "") for one in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the longest name wins, and only whole
        ("GPT-4o beats GPT-4.", ["GPT-4o", "GPT-4"]),
        ("GPT-4o mini", ["GPT-4o mini"]),
        ("GPT-4x", []),
        ("GPT-4.5 came", []),
        ("It was GPT-4. 5 months later", ["GPT-4"]),
        ("Llama 3.1 follows Llama 3", ["Llama 3.1-405B", "Llama 3-70B"]),
        ("Llama 3.2", ["Llama*"]),
        ("Qwen3-235B-A22B", ["Qwen3-235B-A22B"]),
        ("Command R+ and Command R", ["Command R+", "Command R"]),
        # spelling
        ("gpt 4o, GPT4o, ＧＰＴ－４ｏ, GPT‑4o", ["GPT-4o"]),
        ("GPT\u00ad-4o and Deep\u200bSeek", ["GPT-4o", "DeepSeek"]),
        ("qu’OpenAI et d'Alibaba", ["OpenAI", "Alibaba (Qwen)"]),
        ("DeepSeek’s (OPENAI)", ["DeepSeek", "OpenAI"]),
        ("deepseek-ai/DeepSeek-R1", ["DeepSeek-R1"]),
        ("Claude 3.5 Sonnet", ["Claude 3.5 Sonnet (Jun 2024)"]),
        # a family is not its first model, a lab before its family
        ("gpt-oss", ["gpt-oss*"]),
        ("Qwen", ["Qwen*"]),
        ("DeepSeek", ["DeepSeek"]),
        # ordinary words
        ("Meta announced it", ["Meta"]),
        ("A meta level, il met à jour", []),
        ("is meta open?", ["Meta"]),
        ("L’être humain. Humain, trop humain. A whisper. Whisper it", []),
        ("OpenAI’s Whisper and Humain’s plan", ["OpenAI", "Whisper", "Humain"]),
        ("ask for XAI, explainable", []),
        ("xAI", ["xAI"]),
        ("Open AI models", []),
        ("Qwen3.6 plus puissant", []),
        ("Qwen3.6-Plus", ["Qwen3.6-Plus"]),
        # too short alone
        ("R1 is out", []),
        ("DeepSeek shipped R1", ["DeepSeek", "DeepSeek-R1"]),
        ("o3 is ozone", []),
        ("GPT-5 and o3", ["GPT-5", "o3"]),
        # licences
        ("MIT researchers", []),
        ("the MIT licence; sous MIT; MIT-licensed", ["MIT License"]),
        ("released under Apache 2.0", ["Apache License 2.0"]),
        ("Grok-2 is out", ["Grok-2"]),
        ("the Llama 3.1 Community License", ["Llama 3.1 Community License"]),
    ],
)
def test_names_stand_whole_and_the_longest_wins(lexicon, text, names):
    assert named(text, lexicon) == names


def test_each_spelling_of_the_text_is_kept_once(lexicon):
    (found,) = recognise("GPT-4o, gpt 4o, GPT-4o", lexicon, [], []).named
    assert found.written == ["GPT-4o", "gpt 4o"]


def test_what_looks_like_a_name_and_is_none_is_told(lexicon):
    text = (
        "FooBar-7B, GPT-9, Qwen3.9 and Llama 9 beat GPT-4o in 2025 (5G, 21st, U.S.), iXBROKER says"
    )
    assert recognise(text, lexicon, [], []).strangers == [
        *("FooBar-7B", "GPT-9", "Qwen3.9", "Llama 9", "iXBROKER"),
    ]


def claim(key: int, *quotations: str, en: str = "It is said.", fr: str = "On le dit.") -> Claim:
    """A claim with quotations of source 7, unsaved."""
    row = Claim(pk=key, slug=f"claim-{key}", wording_en=en, wording_fr=fr)
    rows = [Quotation(claim=row, source_id=7, text=text, language="fr") for text in quotations]
    row._prefetched_objects_cache = {"quotations": rows, "subjects": []}
    return row


NG = "lutte darwinienne de vie ou de mort"
FARHADI = (
    "les entreprises chinoises publient ouvertement leurs meilleurs modèles [...] "
    "les sociétés américaines gardent leurs travaux de pointe propriétaires"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ng l’a décrit comme une « LUTTE DARWINIENNE, de vie… ou de mort » hier.", True),
        ("une lutte darwinienne de tous les jours, de vie comme de mort", False),
        ("vie ou de mort", False),
        ("", False),
    ],
)
def test_a_quotation_is_known_by_runs_of_its_words(lexicon, text, found):
    assert bool(recognise(text, lexicon, [claim(1, NG)], []).quoted) == found


def test_a_cut_in_a_quotation_makes_no_difference(lexicon):
    text = (
        "Alors que les entreprises chinoises publient ouvertement leurs meilleurs modèles, "
        "les sociétés américaines gardent leurs travaux de pointe propriétaires."
    )
    assert recognise(text, lexicon, [claim(1, FARHADI)], []).quoted[0].quotation.text == FARHADI


def test_three_words_or_none_prove_nothing(lexicon):
    rows = [claim(1, "poids ouverts depuis"), claim(2, "")]
    assert recognise("des poids ouverts depuis 2019", lexicon, rows, []).quoted == []


OSS = {
    "en": "gpt-oss is OpenAI's first open-weight language model since 2019.",
    "fr": "gpt-oss est le premier modèle de langage à poids ouverts d’OpenAI depuis 2019.",
}


@pytest.mark.parametrize(
    ("text", "near"),
    [
        (
            "It rained. This month it launched gpt-oss, its first open-weight model since 2019.",
            True,
        ),
        ("Elle a lancé gpt-oss, son premier modèle à poids ouverts depuis 2019.", True),
        ("The first model since 2019 was a car.", False),
        ("OpenAI launched gpt-oss, its first open-weight model since 2020.", False),
        ("OpenAI launched gpt-oss 20, its first open-weight model since 2019.", True),
        ("OpenAI launched gpt-oss, its first open-weight model.", True),
        ("OpenAI launched gpt-oss.", False),
    ],
)
def test_a_sentence_near_our_wording_is_told_with_its_passage(lexicon, text, near):
    others = [claim(2, en="Meta will publish less.", fr="Meta publiera moins.")]
    found = recognise(text, lexicon, [claim(1, **OSS), *others], []).near
    assert [known.claim.pk for known in found] == ([1] if near else [])
    assert all(known.passage in text and "rained" not in known.passage for known in found)


def article(key: int, title: str, **fields) -> Source:
    """An article, unsaved."""
    row = Source(pk=key, slug=f"article-{key}", title=title, **fields)
    row.published = PartialDate.parse("2025-08-21")
    return row


def test_an_article_is_known_by_its_title_or_by_two_quotations(lexicon):
    title = "La Chine dépasse discrètement l’Amérique"
    rows = [claim(1, NG), claim(2, FARHADI)]
    sources = [article(7, "Ours", title_is_ours=True), article(8, title), article(9, "China leads")]
    by_title = recognise(title.upper(), lexicon, rows, sources)
    assert [source.pk for source in by_title.articles] == [8]
    assert by_title.day == datetime.date(2025, 8, 21)
    by_words = recognise(f"{NG}. {FARHADI}", lexicon, rows, sources)
    assert [source.pk for source in by_words.articles] == [7]
    assert recognise(NG, lexicon, rows, sources).articles == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 60_000,
        "GPT-4o " * 8_500,
        "GPT-" * 15_000,
        "A1b" * 20_000,
        "a-" * 30_000 + "!",
        "3.1" * 20_000,
        "\u202eGPT-4o\u202c" * 5_000,
        "e\u0301" * 30_000,
        "\N{BENGALI LETTER KA}" * 60_000,
        f"{NG} " * 1_500,
    ],
    ids=lambda text: ascii(text[:8]),
)
def test_hostile_texts_are_read_in_time_that_grows_with_their_length(lexicon, text):
    rows = [claim(key, NG, FARHADI, **OSS) for key in range(200)]
    catalogue = Catalogue(lexicon, rows, [])
    started = time.process_time()
    recognise_in(text, catalogue)
    assert time.process_time() - started < 2


def test_words_remember_where_they_stood():
    text = "L’été «Écoute» GPT‑4o."
    assert [text[word.start : word.end] for word in read(text)] == [
        *("L", "été", "Écoute", "GPT", "4", "o"),
    ]
    assert plain("Straße, ﬁn, A+") == ("strasse", "fin", "a", "plus")


def test_the_seed_article_names_what_it_names():
    if not SEED.exists():
        pytest.skip(f"NO SEED ARTICLE at {SEED}: the paragraphs it holds are not tried")
    paragraph = next(
        line for line in SEED.read_text().splitlines() if "gpt-oss, son premier" in line
    )
    labs = {name: Lab(pk=key, name=name) for key, name in enumerate(LABS, 1)}
    models = [
        AIModel(pk=key, name=name, lab=labs[lab], family=family)
        for key, (name, (lab, family)) in enumerate(MODELS.items(), 1)
    ]
    found = recognise(paragraph, Lexicon(models, labs.values(), [], []), [claim(1, **OSS)], [])
    assert [one.row.name for one in found.named] == ["gpt-oss"]
    assert [known.claim.pk for known in found.near] == [1]


def test_the_number_of_a_family_names_all_its_models_of_that_number():
    meta = Lab(pk=1, name="Meta", slug="meta")
    names = ["Llama 4 Scout", "Llama 4 Maverick", "Llama 3-70B", "Llama 3.1-405B", "Llama 3.1-8B"]
    models = [
        AIModel(pk=key, name=name, slug=name, lab=meta, family="Llama")
        for key, name in enumerate(names, 1)
    ]
    alias = Alias(text="Llama 4", model=models[1])
    lexicon = Lexicon(models, [meta], [], [alias])
    (found,) = recognise("Llama 4 is out", lexicon, [], []).named
    assert (found.row.name, [model.name for model in found.row.models]) == ("Llama 4", names[:2])
    assert named("Llama 3.1 and Llama 4 Scout", lexicon) == ["Llama 3.1*", "Llama 4 Scout"]
    assert named("Llama 3", lexicon) == ["Llama*"]


def test_a_model_of_that_very_name_is_meant_before_others_that_begin_so():
    lab = Lab(pk=1, name="OpenAI", slug="openai")
    models = [
        AIModel(pk=key, name=name, slug=name, lab=lab, family="GPT")
        for key, name in enumerate(["GPT-4", "GPT-4 Turbo", "GPT-4o"], 1)
    ]
    assert named("GPT-4 came", Lexicon(models, [lab], [], [])) == ["GPT-4"]


def test_a_service_is_none_of_the_models_behind_it():
    lab = Lab(pk=1, name="OpenAI", slug="openai")
    model = AIModel(pk=1, name="ChatGPT (GPT-3.5)", slug="chatgpt", lab=lab, family="GPT")
    lexicon = Lexicon([model], [lab], [], [Alias(text="ChatGPT", model=model)])
    found = recognise("OpenAI, maker of ChatGPT", lexicon, [], [])
    assert [one.row.name for one in found.named] == ["OpenAI"]
    assert found.strangers == []
    assert named("ChatGPT (GPT-3.5)", lexicon) == ["ChatGPT (GPT-3.5)"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It is open.\nShare:\nFacebook\nTwitter", []),
        ("Facebook published Llama.", ["Meta"]),
        ("It is open.\nMeta\nOpenAI", ["Meta", "OpenAI"]),
        ("Facebook", ["Meta"]),
    ],
)
def test_a_button_to_share_a_page_names_no_lab(text, names):
    labs = [Lab(pk=1, name="Meta"), Lab(pk=2, name="OpenAI")]
    assert named(text, Lexicon([], labs, [], [Alias(text="Facebook", lab=labs[0])])) == names
