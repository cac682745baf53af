"""What words mean, in English and in French: the small table by which wordings are held alike.

Words are folded (models_tracker.rules.recognition.reading); an entry with "*" is the beginning of a
word, one of several words a phrase. A phrase is sought before its words, and the longest first. To
teach it a word, add it to the line of its concept.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

# Who an assertion is about: a country is an actor, as a lab or a model is.
COUNTRIES = {
    "CN": "china chinese chine chinois* beijing pekin",
    "US": """
        america american americans amerique americain* usa silicon_valley western west occident
        occidental* occidentaux united_states etats_unis u_s
    """,
    "EU": "europe european* europeen*",
    "FR": "france french francais*",
    "GB": "british britain britannique* united_kingdom royaume_uni u_k",
    "DE": "germany german germans allemagne allemand*",
    "KR": "korea korean* coree coreen*",
    "JP": "japan japanese japon japonais*",
    "IN": "india indian* inde indien*",
    "RU": "russia russian* russie russe russes",
    "CA": "canada canadian* canadien*",
    "CH": "swiss switzerland suisse suisses",
    "AE": "emirates emirati* emirats emirien*",
}

# What stands before another, and what stands behind: they have a direction.
AHEAD = {
    "ahead": """
        overtake* overtook overtaking surpass* outdo outdoes outdoing outdid outdone outperform*
        outclass* outpac* outstrip* outrank* upstag* eclips* leapfrog* beat beats beaten beating
        exceed* lead leads led ahead move_ahead moves_ahead moving_ahead moved_ahead dominat*
        is_leading are_leading in_the_lead take_the_lead takes_the_lead took_the_lead pull_ahead
        pulls_ahead better_than superior_to stronger_than more_capable_than in_front_of depass*
        devanc* en_tete passe_devant passent_devant devant font_mieux fait_mieux faire_mieux
        distanc* domin* l_emporte l_emportent superieur* meilleur_que meilleurs_que meilleure_que
        meilleures_que plus_fort_que plus_forts_que plus_performants_que en_avance avance
        prend_l_avantage battent battre bat surclass* doubler doublent
    """,
    "ahead worth": "worth_more vaut_plus valent_plus vaut_davantage",
    "ahead cost": "more_expensive_than plus_cher_que plus_chers_que dearer_than",
}
BEHIND = {
    "ahead": """
        behind lag lags lagged lagging trail trails trailed trailing worse_than weaker_than
        inferior_to less_well_than less_capable_than lost_the_lead lost_its_lead lost_their_lead
        lose_the_lead lose_their_lead loses_its_lead losing_its_lead perdu_leur_avance
        perdu_son_avance perd_son_avance perdent_leur_avance retard a_la_traine derriere
        moins_bon_que moins_bons_que moins_performants_que inferieur*
    """,
    "ahead widening": "further_behind plus_en_plus_de_retard",
    "ahead worth": "worth_less vaut_moins valent_moins",
    "ahead cost": "cheaper_than moins_cher_que moins_chers_que costs_less cost_less",
}
# With "than" or "que" soon after, they compare.
MORE = {
    "more": 1,
    "plus": 1,
    "better": 1,
    "higher": 1,
    "davantage": 1,
    "less": -1,
    "fewer": -1,
    "moins": -1,
}
THAN = {"than", "que", "qu"}
# The one is the other's opposite: "more open" against "more closed".
OPPOSITES = (("open", "closed"), ("closing", "widening"))

CONCEPTS = {
    "open": "open opens openly openness opened ouvert* ouverture",
    "open opensource": "open_source open_sourced open_sources opensource* code_source_ouvert",
    "open weights": "open_weight open_weights poids_ouverts",
    "closed": "closed proprietary proprietaire* ferme fermes fermee fermees huis_clos",
    "closed weights": "closed_weights poids_fermes",
    "closing": """
        closing_the_gap closed_the_gap close_the_gap closes_the_gap gap_is_closing gap_closes
        catch_up catching_up caught_up catches_up narrow* rattrap* combl* rapproch* nearer converg*
        shrink* shrank resserr* reduit_l_ecart drawing_closer getting_closer close_on
    """,
    "widening": "widen* creus* growing_gap gap_grows gap_is_growing ecart_grandit pulling_away",
    "gap": "gap gaps ecart ecarts",
    "worth": """
        worth valued valuation* valoris* evaluee estimee capitali* market_cap vaut valent valait
    """,
    "cost": """
        cost costs costing budget* price* cheap* expensive coute* coutent cout couts prix cher chers
        chere cheres bon_marche tight_budget budget_serre peu_d_argent low_cost dearer
    """,
    "free": "free gratuit* free_of_charge",
    "earn": """
        earn earns earned revenue* income monetis* monetiz* rapporte rapportent rapporter revenu
        revenus profit* benefice* make_money gagner_de_l_argent
    """,
    "download": "download* telecharg*",
    "size": "size taille modest* modeste* small petit petite petits",
    "parameters": "parameter* parametre*",
    "licence": "licen*",
    "permissive": "permissi*",
    "training": "train* entrain*",
    "data": "data donnees",
    "publish": """
        publish* release* launch* publi* sort sorti sortie sorties sortis sortent lanc* devoil*
        unveil* mis_a_disposition mettre_a_disposition rendre_disponible made_available
        make_available came_out come_out rendent_publics makes_public rend_publics ship ships
        shipped
    """,
    "best": "best strongest meilleur* top finest most_advanced plus_avance* leading",
    "keep": "keep keeps kept gard* conserv*",
    "frontier": """
        frontier frontiers frontiere* pointe state_of_the_art cutting_edge most_capable
        plus_performants
    """,
    "startup": "startup* start_up start_ups jeune_pousse jeunes_pousses",
    "founder": "founder* fondateur* entrepreneur*",
    "a16z": "a_16_z andreessen_horowitz",
    "chance": "chance* likel* probab*",
    "use": "use uses using used utilis* usage built build* adopt* s_appuie s_appuient fonctionne",
    "become": """
        become* became becoming turn turned turns turning went goes go devien* devenu* passee
        passees
    """,
    "within": "within inside moins_d_un",
    "first": "first premier premiers premiere premieres",
    "week": "week weeks semaine semaines",
    "month": "month months mois",
    "disappointing": "disappoint* decevant* decu decus deception",
    "awaited": "awaited attendu* anticipated",
    "shock": "shock* choc chocs shook shaken rattl* secou* ebranl*",
    "market": "market markets marche marches",
    "react": "react* reagi* respond*",
    "pressure": "pressure pression",
    "rise": """
        rise rises rising rose essor grow grows growing gain_ground gained_ground gaining_ground
        gagne_du_terrain gagnent_du_terrain progressent progresse
    """,
    "abroad": "abroad overseas international* etranger",
    "superintelligence": "superintelligence",
    "selective": "selecti* plus_de_soin choosier choosy picky",
    "cautious": "cautious* caution prudent* prudence",
    "survival": "survival surviv* survie darwin* life_and_death life_or_death vie_ou_de_mort",
    "worry": "alarm* worr* inquiet*",
    "adapt": "adapt* customi* personnalis*",
    "local": "locally local* own_machines propres_machines own_computers",
    "easy": "easy easier easily facile* facilement simple* simpler",
    "innovate": "innov*",
    "code": "code codes",
    "benchmark": "benchmark* epreuve epreuves test_scores",
    "modest": "narrow_lead",
    "country": "countries pays government* gouvernement* etats",
}
# Said of everything here: sharing them is hardly a sign.
GENERIC = {
    "model": "model models modele modeles llm llms",
    "ai": "ai ia artificial_intelligence intelligence_artificielle",
    "system": "system* systeme*",
    "language": "language langage",
    "organisation": """
        firm firms company companies lab labs laboratory laboratories developer* developpeur*
        entreprise* societe societes laboratoire* labo labos group* acteur* provider*
    """,
    "world": "world* monde mondial* global*",
    "weights": "weight weights poids",
    "peer": "counterpart* homologue* equivalent* peer peers rival* concurrent*",
    "quiet": "quiet* discreet* discret* silent* sans_bruit without_much_notice unnoticed",
    "make": """
        make makes made making develop develops developed developing mis_au_point creat* cree creee
        concu
    """,
    "money": "dollar dollars euro euros yuan yuans million* billion* milliard* bn usd",
    "more": "",
    "fast": "fast faster quick* rapid* vite",
    "available": "available disponible*",
    "margin": "clear_margin nette_avance",
    "hub": "hugging_face",
    "total": "total totals totale totaux number nombre",
    "most": """
        at_most ne_depasse_pas n_excede_pas does_not_exceed do_not_exceed au_plus jusqu_a up_to
    """,
    "reach": "reach reaches reached attein*",
    "ours": "today now currently aujourd hui desormais actuellement already deja quietly still",
    "when": """
        january february march april may june july august september october november december
        janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre year
        years annee annees
    """,
}
# Where models lie, not who made them.
HUBS = frozenset({"hugging face"})
# What a comparison is made by: one of downloads is none of worth.
MEASURES = frozenset(("worth", "cost", "earn", "download", "size", "parameters", "free"))
LIGHT = 0.15
LIGHT_TOKENS = frozenset((*GENERIC, "opensource"))

NEGATIONS = frozenset(
    """
    not never cannot isn aren wasn weren doesn don didn hasn haven won wouldn couldn pas jamais
    aucun aucune neither nor stop stops stopped without sans withhold withholds cesse cessent
    """.split()  # noqa: SIM905
)
NEGATING = {("no", "longer")}
# They hold a word of denial and deny nothing.
AFFIRMING = {
    *(("not", "only"), ("pas", "seulement"), ("plus", "que", "jamais"), ("don", "t", "know")),
    *(("without", "much"), ("without", "the"), ("sans", "bruit"), ("sans", "nuage")),
}
NUMBERS = {
    **{"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"},
    **{"nine": "9", "ten": "10", "twelve": "12", "sixteen": "16", "twenty": "20"},
    **{"deux": "2", "trois": "3", "quatre": "4", "cinq": "5", "sept": "7", "huit": "8"},
    **{"neuf": "9", "dix": "10", "douze": "12", "seize": "16", "vingt": "20"},
}

# Words that say nothing of what a sentence is about, in English and in French.
EMPTY = frozenset(
    """
    a an the and or of to in on at by for from with as is are was were be been has have had it
    its their they that this these those than then not no but more most will would can could do
    does did which who what when there here s t d l n c j m qu y le la les un une des du de et
    ou au aux en dans par pour sur avec que qui est sont etait etaient ete etre ont avait il
    elle ils elles se sa son ses leur leurs ce cet cette ces ne pas plus moins mais comme since
    depuis one ones other others less far very much also just so if now we us our nous notre i
    you he she his her celui celle ceux celles autre autres tres bien aussi si how comment get
    gets both without even put puts per cent percent pourcent flagship phare all tous toutes
    tout toute any some into about over such up out says say said selon according really come
    comes came coming
    """.split()  # noqa: SIM905
)
_ENDINGS = ("ements", "ement", "ions", "ing", "ion", "ees", "ed", "es", "er", "ee", "e", "s", "x")
_LEAST = 4


@dataclass(frozen=True)
class Sense:
    """What a word or a phrase means: concepts, a country, or a direction (1 ahead, -1 behind)."""

    concepts: tuple[str, ...] = ()
    country: str = ""
    direction: int = 0


def entries() -> list[tuple[str, Sense]]:
    """Return every word or phrase of the table with its sense."""
    found = [
        (entry, Sense(country=key)) for key, line in COUNTRIES.items() for entry in line.split()
    ]
    for direction, table in ((1, AHEAD), (-1, BEHIND), (0, CONCEPTS), (0, GENERIC)):
        for concepts, line in table.items():
            sense = Sense(tuple(concepts.split()), direction=direction)
            found += [(entry, sense) for entry in line.split()]
    return found


_ENTRIES = entries()
_WHOLE = {tuple(entry.split("_")): sense for entry, sense in _ENTRIES if not entry.endswith("*")}
_BEGINNINGS = {
    tuple(entry[:-1].split("_")): sense for entry, sense in _ENTRIES if entry.endswith("*")
}
_OPENERS = {words[0] for words in (*_WHOLE, *_BEGINNINGS) if len(words) > 1}
LONGEST_PHRASE = max(len(words) for words in (*_WHOLE, *_BEGINNINGS))
_LONGEST_WORD = 30


def phrase(words: tuple[str, ...]) -> tuple[int, Sense] | None:
    """Return how many of ``words``, from the first on, are a phrase of the table, and its sense."""
    if not words or words[0] not in _OPENERS:
        return None
    for length in range(min(LONGEST_PHRASE, len(words)), 1, -1):
        sense = _WHOLE.get(words[:length]) or _begun(words[:length])
        if sense:
            return length, sense
    return None


@functools.lru_cache(maxsize=8192)
def word(text: str) -> Sense:
    """Return what one word means: a concept of the table, else its own stem; nothing if empty."""
    found = _WHOLE.get((text,)) or _begun((text,))
    if found:
        return found
    if text in EMPTY or len(text) == 1:
        return Sense()
    return Sense((stem(text),))


def stem(text: str) -> str:
    """Return a word without the endings that number, gender and tense give it."""
    for ending in _ENDINGS:
        if text.endswith(ending) and len(text) - len(ending) >= _LEAST:
            return text[: -len(ending)]
    return text


def _begun(words: tuple[str, ...]) -> Sense | None:
    *first, last = words
    for length in range(min(len(last), _LONGEST_WORD), 1, -1):
        sense = _BEGINNINGS.get((*first, last[:length]))
        if sense:
            return sense
    return None
