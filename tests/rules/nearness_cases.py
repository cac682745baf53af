"""Sentences in our own words, with the claims of ours that a reader expects to be shown.

Each case: a sentence, the slugs that must be found ("!" before those that say the opposite), and
those that may be found besides. A sentence with none of both must find nothing.
"""

OPEN_LEAD = """china-leads-in-open-ai china-moving-ahead-with-open-models
    america-is-behind-on-open-weights"""
OPEN_RACE = """
    chinese-models-of-2025-outdo-american-ones china-overtook-us-open-model-market
    america-lost-its-open-lead-in-performance america-lost-its-open-lead-in-adoption
    western-open-models-behind-chinese american-open-models-falling-further-behind
    western-gap-to-chinese-open-models-grows chinese-open-models-lead-everywhere
    three-chinese-labs-more-useful
    !american-labs-push-the-frontier-of-ai !top-us-models-a-step-ahead"""
BEHIND = """six-month-gap-remains-stable open-models-four-months-behind
    open-models-three-months-behind"""


def against(slugs: str) -> str:
    """The same claims, as said to be the opposite."""
    return " ".join(one[1:] if one[0] == "!" else f"!{one}" for one in slugs.split())


CASES = [
    # who is ahead, in both languages and both directions
    ("Chinese open-weight models overtake American ones", OPEN_LEAD, OPEN_RACE),
    ("China overtakes America in open models", OPEN_LEAD, OPEN_RACE),
    (
        "The US is losing to China: its open models lag behind Chinese ones.",
        "",
        OPEN_LEAD + OPEN_RACE,
    ),
    ("American open models are behind the Chinese", OPEN_LEAD, OPEN_RACE),
    ("American open-source AI has been surpassed by China's", OPEN_LEAD, OPEN_RACE),
    ("Les modèles chinois dépassent les américains", OPEN_LEAD, OPEN_RACE),
    ("modèles chinois dépassent américains", OPEN_LEAD, OPEN_RACE),
    ("La Chine devance les États-Unis dans l’IA ouverte.", OPEN_LEAD, OPEN_RACE),
    ("Les États-Unis sont en retard sur la Chine en modèles à poids ouverts", OPEN_LEAD, OPEN_RACE),
    ("Les modèles américains ouverts sont devancés par les chinois.", OPEN_LEAD, OPEN_RACE),
    ("American open models overtake Chinese ones", against(OPEN_LEAD), against(OPEN_RACE)),
    (
        "Les modèles ouverts américains devancent les chinois",
        against(OPEN_LEAD),
        against(OPEN_RACE),
    ),
    ("China is not ahead of the United States in open AI", against(OPEN_LEAD), against(OPEN_RACE)),
    (
        "Chinese models are better than Meta's",
        "chinese-models-of-2025-outdo-those-of-meta",
        "",
    ),
    (
        "Cette année, les modèles chinois ont fait mieux que ceux de Meta",
        "chinese-models-of-2025-outdo-those-of-meta",
        "",
    ),
    (
        "The best American models still lead Chinese ones on benchmarks",
        "top-us-models-a-step-ahead",
        "american-labs-push-the-frontier-of-ai " + against(OPEN_LEAD + OPEN_RACE),
    ),
    (
        "Open models are now better than closed ones",
        "open-models-surpass-proprietary-ones",
        against(BEHIND),
    ),
    (
        "Closed models beat open-source ones",
        "!open-models-surpass-proprietary-ones",
        BEHIND,
    ),
    (
        "Les modèles ouverts ont quatre mois de retard sur les fermés",
        "open-models-four-months-behind",
        "!open-models-surpass-proprietary-ones six-month-gap-remains-stable",
    ),
    (
        "Open models trail proprietary ones by about six months",
        "six-month-gap-remains-stable",
        "!open-models-surpass-proprietary-ones",
    ),
    ("Open models are rapidly catching up", "open-models-catching-up-fast", ""),
    (
        "L’open source comble vite l’écart avec les modèles fermés",
        "open-source-quickly-closing-the-gap",
        "open-models-catching-up-fast",
    ),
    (
        "China has caught up with the United States in AI",
        "china-has-closed-the-gap",
        "chinese-models-draw-nearer-to-closed-ones gap-narrowed-dramatically-in-2025",
    ),
    (
        "The gap between Chinese and American models shrank in 2025",
        "gap-narrowed-dramatically-in-2025",
        "china-has-closed-the-gap !western-gap-to-chinese-open-models-grows",
    ),
    # money
    (
        "OpenAI is worth more than Alibaba",
        "openai-worth-more-than-alibaba",
        "openai-valued-at-up-to-500-billion alibaba-worth-at-most-285-billion",
    ),
    (
        "OpenAI vaut plus qu’Alibaba",
        "openai-worth-more-than-alibaba",
        "openai-valued-at-up-to-500-billion alibaba-worth-at-most-285-billion",
    ),
    (
        "Alibaba is worth more than OpenAI",
        "!openai-worth-more-than-alibaba",
        "openai-valued-at-up-to-500-billion alibaba-worth-at-most-285-billion",
    ),
    (
        "OpenAI's valuation could reach 500 billion dollars",
        "openai-valued-at-up-to-500-billion",
        "openai-worth-more-than-alibaba",
    ),
    (
        "La valorisation d’OpenAI atteint 500 milliards de dollars",
        "openai-valued-at-up-to-500-billion",
        "openai-worth-more-than-alibaba",
    ),
    ("OpenAI's valuation reached 850 billion dollars", "", "openai-worth-more-than-alibaba"),
    (
        "Alibaba has a market value of 285 billion dollars",
        "",
        "alibaba-worth-at-most-285-billion openai-worth-more-than-alibaba",
    ),
    ("DeepSeek R1 cost 6 million dollars", "deepseek-r1-made-on-a-tight-budget", ""),
    (
        "DeepSeek a développé R1 pour un coût très bas",
        "deepseek-r1-made-on-a-tight-budget",
        "deepseek-released-r1-free-of-charge",
    ),
    (
        "American proprietary models earn much more than Chinese open models",
        "american-closed-models-earn-far-more",
        "",
    ),
    (
        "Chinese open models earn more than American closed ones",
        "!american-closed-models-earn-far-more",
        "",
    ),
    ("Kimi K2.5 is four times cheaper than GPT-5.2", "kimi-k2-5-four-times-cheaper", ""),
    ("It is far easier to monetise closed systems", "closed-systems-are-easier-to-monetise", ""),
    # a model or a lab and what it is
    ("Llama 4 is open source", "", ""),
    ("Llama 2 is open source", "!llama-2-not-open-source", "!meta-open-weights-not-open-source"),
    ("Llama 2 isn't open source", "llama-2-not-open-source", "meta-open-weights-not-open-source"),
    ("Llama 3 est open source", "llama-3-open-source", "!meta-open-weights-not-open-source"),
    ("GPT-5 is closed", "", ""),
    ("GPT-5 est un modèle fermé", "", ""),
    (
        "Muse Spark is proprietary",
        "muse-spark-has-closed-weights",
        "meta-turned-from-open-to-closed",
    ),
    (
        "Muse Spark est un modèle ouvert",
        "!muse-spark-has-closed-weights",
        "meta-turned-from-open-to-closed",
    ),
    ("GLM-4.5 is open", "glm-4-5-open-source", ""),
    ("GLM-4.5 has 355B parameters", "glm-4-5-355-bn", ""),
    ("GLM-4.5 was trained on 15 trillion tokens", "", ""),
    ("Kimi K2 is the best open model", "kimi-k2-best-open-model", "kimi-k2-open-source"),
    ("Moonshot a publié Kimi K2 en open source", "kimi-k2-open-source", "kimi-k2-best-open-model"),
    ("DBRX beats GPT-3.5", "dbrx-surpasses-gpt-3-5", ""),
    ("GPT-3.5 beats DBRX", "!dbrx-surpasses-gpt-3-5", ""),
    (
        "Mistral 7B bat Llama 2 13B",
        "mistral-7b-outperforms-llama-2-13b",
        "llama-2-outperforms-open-chat-models",
    ),
    (
        "DeepSeek-R1 comes under a very permissive licence",
        "deepseek-r1-under-a-friendly-licence",
        "",
    ),
    (
        "gpt-oss is OpenAI's first open model since 2019",
        "gpt-oss-first-open-weight-model-since-2019",
        "openai-released-open-weight-language-models openai-returned-to-open-releases",
    ),
    ("gpt-oss and GPT-5 came out in the same week", "gpt-oss-in-the-week-of-gpt-5", ""),
    ("gpt-oss a été publié la même semaine que GPT-5", "gpt-oss-in-the-week-of-gpt-5", ""),
    (
        "In 2020, OpenAI went closed",
        "openai-turned-to-closed-models-in-2020",
        "openai-closed-its-models-for-revenue-and-control",
    ),
    (
        "Qwen has been downloaded more than Llama",
        "qwen-downloaded-more-than-llama",
        "qwen-leads-open-source-in-downloads",
    ),
    (
        "Llama has more downloads than Qwen",
        "",
        "!qwen-downloaded-more-than-llama !qwen-leads-open-source-in-downloads",
    ),
    (
        "Meta will be choosier about which models it publishes",
        "meta-will-be-more-selective-about-what-it-publishes",
        "",
    ),
    # firms and habits
    ("Chinese companies publish their best models", "chinese-firms-publish-their-best-models", ""),
    (
        "Les sociétés chinoises publient leurs meilleurs modèles",
        "chinese-firms-publish-their-best-models",
        "",
    ),
    (
        "American companies keep their best models closed",
        "american-firms-keep-their-best-models-closed",
        "american-models-became-more-closed biggest-us-models-closed-chinese-open",
    ),
    (
        "Most open models come without training data",
        "most-open-models-withhold-their-training-data",
        "most-open-models-publish-only-weights most-open-models-withhold-their-training-code",
    ),
    (
        "80 % of a16z founders use a Chinese open-source model",
        "eighty-per-cent-chance-of-a-chinese-open-source-model",
        "",
    ),
    (
        "Chinese models have been downloaded more than American ones",
        "chinese-downloads-overtook-american",
        "chinese-share-of-open-model-downloads",
    ),
    ("Chinese models are becoming more open", "chinese-models-became-more-open", ""),
    ("Les modèles américains deviennent plus fermés", "american-models-became-more-closed", ""),
    (
        "Open-weight models often come from China",
        "alternatives-with-open-weights-often-come-from-china",
        "china-is-strong-in-open-weights",
    ),
    # written after the table of concepts was, to see what it does with words it was not made for
    ("Beijing's open models have outpaced Silicon Valley's", OPEN_LEAD, OPEN_RACE),
    ("US lost its lead in open source AI to China", OPEN_LEAD, OPEN_RACE),
    (
        "America no longer leads in open models",
        "america-lost-its-open-lead-in-performance",
        OPEN_LEAD + OPEN_RACE,
    ),
    ("L’Amérique s’est fait doubler par la Chine dans l’IA ouverte", OPEN_LEAD, OPEN_RACE),
    (
        "The United States leads China in AI",
        "american-labs-push-the-frontier-of-ai top-us-models-a-step-ahead",
        against(OPEN_LEAD + OPEN_RACE),
    ),
    ("R1 de DeepSeek a coûté 6 millions de dollars", "deepseek-r1-made-on-a-tight-budget", ""),
    ("DeepSeek V3 beats all open models", "deepseek-v3-outperforms-open-models", ""),
    ("Is Kimi K2 open source?", "kimi-k2-open-source", "kimi-k2-best-open-model"),
    ("Mixtral beats Llama 2 70B", "mixtral-outperforms-llama-2", ""),
    ("OpenAI used to advocate openness", "openai-advocated-openness-in-the-mid-2010s", ""),
    (
        "OpenAI published open weights for the first time since 2019",
        "gpt-oss-first-open-weight-model-since-2019",
        "openai-released-open-weight-language-models",
    ),
    ("xAI open sourced Grok 2.5", "grok-2-5-open-sourced", ""),
    ("Apertus n'est pas entièrement ouvert", "!apertus-fully-open", ""),
    ("Yi-34B isn't open source", "!yi-34b-open-source", ""),
    (
        "80% of startups use Chinese models",
        "eighty-per-cent-chance-of-a-chinese-open-source-model",
        "us-start-ups-built-on-chinese-models",
    ),
    ("Zuckerberg wants superintelligence", "zuckerberg-puts-superintelligence-first", ""),
    ("Chinese labs give away their best models", "chinese-firms-publish-their-best-models", ""),
    ("GPT-5 a déçu", "gpt-5-eagerly-awaited-and-found-disappointing", ""),
    (
        "DeepSeek a ébranlé les marchés",
        "deepseek-shook-world-markets",
        "deepseek-shock-may-be-only-a-beginning",
    ),
    (
        "Open models don't publish training data",
        "most-open-models-withhold-their-training-data",
        "most-open-models-publish-only-weights most-open-models-withhold-their-training-code",
    ),
    (
        "Many American startups build on Chinese models",
        "us-start-ups-built-on-chinese-models",
        "one-in-five-us-start-ups-on-chinese-weights",
    ),
    (
        "Open-weight models are easier to adapt for governments and companies",
        "open-models-are-easier-to-adapt",
        "",
    ),
    ("DeepSeek-V4-Pro a huit mois de retard", "deepseek-v4-pro-eight-months-behind", ""),
    ("Is DeepSeek R1 open source?", "", ""),
    ("Claude is open source", "", ""),
    ("Gemini is closed", "", ""),
    ("Llama is more popular than Qwen", "", ""),
    ("What is an open-weight model?", "", ""),
    ("Chinese open-weight models are a security risk", "", ""),
    ("The US government bans DeepSeek", "", ""),
    ("Le modèle de DeepSeek est open source", "", ""),
    # nothing of ours, however close the words
    ("China exports more cars than the United States", "", ""),
    ("The United States imposed tariffs on Chinese steel", "", ""),
    ("La Chine construit des centrales nucléaires", "", ""),
    ("French models overtake American ones", "", ""),
    ("Les modèles coréens dépassent les japonais", "", ""),
    ("Claude 3 Opus is better than GPT-4", "", ""),
    ("Mistral Large 2 is better than Llama 3.1", "", ""),
    ("OpenAI hired a new head of research", "", ""),
    ("Meta opened an office in Paris", "", ""),
    ("The first model in the museum since 2019 was a car", "", ""),
    ("He closed the door and left the model on the table", "", ""),
    ("Alibaba sells shoes in open markets", "", ""),
    ("Le budget de la commune est serré cette année", "", ""),
    ("The weather in Beijing is better than in Washington", "", ""),
    ("Apple's market capitalisation is 3,000 billion dollars", "", ""),
    ("Gemini 2.5 Pro is proprietary", "", ""),
    ("GPT-4 n’est pas open source", "", ""),
    ("Qwen3 supports 119 languages", "", ""),
    ("DeepSeek was banned in Italy", "", ""),
    ("Anthropic refused to sell Claude in China", "", ""),
    ("L’open source est une philosophie du logiciel", "", ""),
    ("Open the window", "", ""),
    ("Weights are lifted in the gym", "", ""),
    ("The lab published its first paper in 2019", "", ""),
    ("Mark Zuckerberg bought a house in Hawaii", "", ""),
    ("Nvidia leads the market for chips", "", ""),
    ("Grok 2.5 appeared in May 2025", "", ""),
    ("In August Qwen2 came under three licences", "", ""),
    ("China and the United States. Open/closed", "", ""),
]
