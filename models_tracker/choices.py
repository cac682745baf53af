"""The closed lists: every word with a fixed meaning, printed on /methodology/ from here.

Values are stable slugs, used in the database, the dataset files and URLs; labels are translated.
"""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# --- Rows of every kind -------------------------------------------------------------------------


class Status(models.TextChoices):
    """Whether the public sees a row; nothing published is ever deleted, it is withdrawn."""

    DRAFT = "draft", _("draft")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Confidence(models.TextChoices):
    """How sure a reading is: read in the document itself, in a good copy, or second-hand."""

    HIGH = "high", _("high: read in the document itself")
    MEDIUM = "medium", _("medium: a careful secondary reading, or looked for and absent")
    LOW = "low", _("low: second-hand, decides nothing")


class Rank(models.TextChoices):
    """Which statement is shown: preferred, else normal; deprecated ones stay, with a reason."""

    PREFERRED = "preferred", _("preferred")
    NORMAL = "normal", _("normal")
    DEPRECATED = "deprecated", _("deprecated")


class RankReason(models.TextChoices):
    """Why a statement is deprecated."""

    SUPERSEDED = "superseded", _("superseded by a later word of the same source")
    WRONG = "wrong", _("contradicted by the document itself")
    ESTIMATE = "estimate", _("an estimate, not a disclosure")
    ANOTHER_THING = "another-thing", _("speaks of another thing")
    ALIAS_MOVED = "alias-moved", _("the name has since moved to another model")


class SourceKind(models.TextChoices):
    """What kind of document a source is."""

    ARTICLE = "article", _("article")
    PAPER = "paper", _("paper")
    MODEL_CARD = "model-card", _("model card")
    ANNOUNCEMENT = "announcement", _("announcement")
    LICENCE_TEXT = "licence-text", _("licence text")
    DATASET = "dataset", _("dataset")
    FILING = "filing", _("filing")
    REPOSITORY = "repository", _("code repository")
    DOCUMENTATION = "documentation", _("documentation")
    PAGE = "page", _("other page")


class Namespace(models.TextChoices):
    """Whose name an alias is."""

    OURS = "ours", _("in common use")
    HUGGING_FACE = "hugging-face", _("Hugging Face id")
    ARENA = "arena", _("Arena")
    MODELS_DEV = "models-dev", _("models.dev")
    EPOCH = "epoch", _("Epoch AI")
    ARTIFICIAL_ANALYSIS = "artificial-analysis", _("Artificial Analysis")
    OPENROUTER = "openrouter", _("OpenRouter")
    LITELLM = "litellm", _("LiteLLM")


# --- Labs and models ----------------------------------------------------------------------------


class LabKind(models.TextChoices):
    """What kind of organisation a lab is; a holding owns labs and counts in no lab table."""

    COMPANY = "company", _("company")
    ACADEMIC = "academic", _("academic")
    NON_PROFIT = "non-profit", _("non-profit")
    STATE = "state", _("state body")
    COMMUNITY = "community", _("research community")
    HOLDING = "holding", _("holding company")


class CollaborationRole(models.TextChoices):
    """What a second lab did for a model; shown and searched, never counted."""

    CO_DEVELOPER = "co-developer", _("co-developer")
    COMPUTE = "compute", _("gave the computing")
    DISTRIBUTOR = "distributor", _("distributor")


class Task(models.TextChoices):
    """What a model is for, by its main output; our own classification."""

    LANGUAGE = "language", _("language (multimodal chat included)")
    IMAGE_GENERATION = "image-generation", _("image generation")
    VIDEO_GENERATION = "video-generation", _("video generation")
    AUDIO = "audio", _("speech and audio")
    VISION = "vision", _("vision and image matching")
    EMBEDDING = "embedding", _("embedding")
    OTHER = "other", pgettext_lazy("task", "other")


class Modality(models.TextChoices):
    """A form of input or output."""

    TEXT = "text", _("text")
    IMAGE = "image", _("image")
    AUDIO = "audio", _("audio")
    VIDEO = "video", _("video")
    DOCUMENT = "document", pgettext_lazy("modality", "document")
    EMBEDDING = "embedding", _("embedding")


class DerivationRelation(models.TextChoices):
    """How a model was made from its base."""

    FINE_TUNE = "fine-tune", _("fine-tuned from")
    MERGE = "merge", _("merged from")
    QUANTISED = "quantised", _("quantised from")
    ADAPTER = "adapter", _("adapter for")
    DISTILLED = "distilled", _("distilled from")


# --- Availability and openness ------------------------------------------------------------------


class Channel(models.TextChoices):
    """The ways a model reaches people."""

    ANNOUNCEMENT = "announcement", _("announcement")
    APP = "app", _("app")
    API = "api", _("API")
    WEIGHTS = "weights", _("weights")


class ChannelState(models.TextChoices):
    """What a channel became on a day: its latest row tells its state."""

    OPEN = "open", pgettext_lazy("channel", "open")
    GATED = "gated", _("gated (registration or approval)")
    WITHDRAWN = "withdrawn", _("withdrawn")
    RETIRED = "retired", _("retired")


class EventKind(models.TextChoices):
    """What happened to a model on a day; computed from its channels."""

    ANNOUNCED = "announced", _("announced")
    RELEASED = "released", _("released")
    OPENED = "opened", _("opened through another channel")
    LICENCE_CHANGED = "licence-changed", _("licence changed")
    LICENCE_KNOWN = "licence-known", _("licence established from this day on")
    GATE_CHANGED = "gate-changed", _("gate set or lifted")
    WITHDRAWN = "withdrawn", pgettext_lazy("event", "withdrawn")
    RETIRED = "retired", pgettext_lazy("event", "retired")


class Access(models.TextChoices):
    """How a model can be reached on a day, the freest way first; computed from its channels."""

    WEIGHTS = "weights", _("weights to download")
    GATED_WEIGHTS = "gated-weights", _("weights behind a gate")
    API = "api", _("API only")
    APP = "app", _("app only")
    ANNOUNCED = "announced", _("announced only")
    WITHDRAWN = "withdrawn", _("no longer available")


class Camp(models.TextChoices):
    """The axis of every table: open weights, in two states by licence, or closed."""

    OPEN_LICENCE = "open-licence", _("open licence")
    RESTRICTED = "restricted", _("restricted weights")
    CLOSED = "closed", _("closed")


class G7Label(models.TextChoices):
    """The shared language of the G7 vision on AI openness (Paris, 29 May 2026)."""

    OPEN_SOURCE_OPEN_DATA = "open-source-ai-with-open-data", _("G7: Open Source AI with Open Data")
    OPEN_SOURCE = "open-source-ai", _("G7: Open Source AI")
    OPEN_WEIGHTS = "open-weights-ai", _("G7: Open Weights AI")
    WEIGHTS_AVAILABLE = "weights-available-ai", _("G7: Weights Available AI")
    CLOSED = "closed", _("G7: closed")


class Osaid(models.TextChoices):
    """The Open Source AI Definition 1.0 (Open Source Initiative, 28 October 2024)."""

    PASS = "pass", pgettext_lazy("OSAID", "passes")
    FAIL = "fail", pgettext_lazy("OSAID", "fails")


class MofClass(models.TextChoices):
    """The classes of the Model Openness Framework (Linux Foundation, White et al. 2024)."""

    OPEN_SCIENCE = "class-i", _("Class I: Open Science")
    OPEN_TOOLING = "class-ii", _("Class II: Open Tooling")
    OPEN_MODEL = "class-iii", _("Class III: Open Model")
    NONE = "none", _("below Class III")


class EpochCategory(models.TextChoices):
    """Epoch AI's "model accessibility", so that our numbers can be held against theirs."""

    UNRESTRICTED = "open-weights-unrestricted", _("Open weights (unrestricted)")
    RESTRICTED_USE = "open-weights-restricted", _("Open weights (restricted use)")
    NON_COMMERCIAL = "open-weights-non-commercial", _("Open weights (non-commercial)")
    API = "api-access", _("API access")
    HOSTED = "hosted-access", _("Hosted access (no API)")
    UNRELEASED = "unreleased", _("Unreleased")


class Part(models.TextChoices):
    """The 17 components of the Model Openness Framework, and the G7's deployment code."""

    ARCHITECTURE = "model-architecture", _("model architecture")
    FINAL_PARAMETERS = "final-parameters", _("final parameters (weights)")
    TECHNICAL_REPORT = "technical-report", _("technical report")
    EVALUATION_RESULTS = "evaluation-results", _("evaluation results")
    MODEL_CARD = "model-card", _("model card")
    DATA_CARD = "data-card", _("data card")
    SAMPLE_OUTPUTS = "sample-outputs", _("sample outputs")
    TRAINING_CODE = "training-code", _("training code")
    INFERENCE_CODE = "inference-code", _("inference code")
    EVALUATION_CODE = "evaluation-code", _("evaluation code")
    EVALUATION_DATA = "evaluation-data", _("evaluation data")
    SUPPORTING_LIBRARIES = "supporting-libraries", _("supporting libraries and tools")
    RESEARCH_PAPER = "research-paper", _("research paper")
    DATASETS = "datasets", _("training data")
    DATA_PREPROCESSING_CODE = "data-preprocessing-code", _("data preprocessing code")
    INTERMEDIATE_PARAMETERS = "intermediate-parameters", _("intermediate parameters")
    MODEL_METADATA = "model-metadata", _("model metadata")
    DEPLOYMENT_CODE = "deployment-code", _("deployment code")


class Published(models.TextChoices):
    """Whether a component was published; looked for and not settled is "not established"."""

    YES = "yes", pgettext_lazy("component", "published")
    PARTLY = "partly", pgettext_lazy("component", "partly published")
    NO = "no", pgettext_lazy("component", "not published")
    NOT_ESTABLISHED = "not-established", _("not established")


# --- Licences -----------------------------------------------------------------------------------


class LicenceKind(models.TextChoices):
    """What a licence is, computed from its terms and never typed."""

    OPEN_SOURCE = "open-source", _("open source or open content")
    RESTRICTED = "restricted", _("restricted")
    NON_COMMERCIAL = "non-commercial", _("non-commercial")
    SERVICE_TERMS = "service-terms", _("terms of a closed service")


class Grant(models.TextChoices):
    """What a text says of an act; "silent": all of it was read and it says nothing."""

    YES = "yes", pgettext_lazy("licence", "granted")
    CONDITIONAL = "conditional", pgettext_lazy("licence", "on conditions")
    NO = "no", pgettext_lazy("licence", "not granted")
    SERVICE_ONLY = "service-only", pgettext_lazy("licence", "the service only, no weights")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class Duty(models.TextChoices):
    """Whether a text has a feature or imposes a duty."""

    YES = "yes", pgettext_lazy("duty", "yes")
    NO = "no", pgettext_lazy("duty", "no")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class SuingEffect(models.TextChoices):
    """What a licensee loses by suing over patents: all that was granted, or the patents only."""

    YES = "yes", _("the whole grant ends")
    PATENTS = "patent-licence", _("the patent licence ends")
    NO = "no", pgettext_lazy("duty", "no")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class OsiReview(models.TextChoices):
    """What the Open Source Initiative decided of a licence."""

    APPROVED = "yes", _("approved by the OSI")
    REFUSED = "no", _("not approved by the OSI")
    NOT_REVIEWED = "not-reviewed", _("never put to the OSI")


class ThresholdEffect(models.TextChoices):
    """What happens to a licensee above a threshold."""

    DISPLAY = "display", _("a name must be displayed")
    ASK_LICENCE = "ask-licence", _("a licence must be asked for")
    PAID_LICENCE = "paid-licence", _("a paid licence is needed")
    NO_RIGHTS = "no-rights", _("no rights above it")
    SECURITY_REVIEW = "security-review", _("a security review is needed")
    TERMINATES = "terminates", _("the licence ends")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class FlowDown(models.TextChoices):
    """What must be passed on with copies and derivatives."""

    LICENCE_COPY = "licence-copy", _("a copy of the licence")
    NOTICE_ONLY = "notice-only", _("the notice")
    USE_RESTRICTIONS = "use-restrictions", _("the use restrictions")
    SAME_TERMS = "same-terms", _("the same terms")
    SAME_LICENCE = "same-licence", _("the same licence")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class Revocability(models.TextChoices):
    """When the grant ends."""

    IRREVOCABLE = "irrevocable", _("irrevocable")
    ON_BREACH = "on-breach", _("ends on breach")
    AT_WILL = "at-will", _("can be revoked at will")
    ON_SUIT_ONLY = "on-suit-only", _("ends on suing only")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class Registration(models.TextChoices):
    """Whether the text asks for registration or approval first."""

    YES = "yes", _("required")
    COMMERCIAL = "for-commercial-use", _("required for commercial use")
    NO = "no", _("not required")
    SILENT = "silent", pgettext_lazy("licence", "the text is silent")


class TerritoryBasis(models.TextChoices):
    """What ties a licensee to an excluded territory."""

    DOMICILE = "domicile", _("where the licensee is domiciled")
    USE = "use", _("where the model is used")
    BOTH = "both", _("domicile or use")


class TerritoryScope(models.TextChoices):
    """Which models under a text its excluded territories are about."""

    ALL = "all", _("all models under it")
    MULTIMODAL = "multimodal", _("multimodal models only")


class NamingCase(models.TextChoices):
    """In which case words must be displayed."""

    DISTRIBUTION = "distribution", _("when it, or a product that contains it, is passed on")
    DERIVED = "derived-models", _("with models made from it or its outputs")
    COMMERCIAL = "commercial-use", _("in commercial use")
    THRESHOLD = "above-threshold", _("above the threshold only")
    NAMED_MODELS = "named-models", _("with the models that the clause names")


class ThresholdTest(models.TextChoices):
    """On which day a threshold is tested."""

    RELEASE_DATE = "release-date", _("on the day the model was released")
    ROLLING = "rolling", _("at any time")


# --- What a reader may do -----------------------------------------------------------------------


class Act(models.TextChoices):
    """What somebody wants to do with a model; each is asked of the licence apart."""

    INTERNAL = "internal", _("run it for yourselves")
    OFFER = "offer", _("build it into what you offer")
    FINE_TUNE = "fine-tune", _("fine-tune it")
    HOST = "host", _("host it for others")
    REDISTRIBUTE = "redistribute", _("pass on copies of it")
    TRAIN_ON_OUTPUTS = "train-on-outputs", _("train other models on its outputs")


class Permission(models.TextChoices):
    """What the text of a licence answers to one act in one situation, the freest first."""

    GRANTED = "granted", _("granted outright")
    DUTIES = "granted-with-duties", _("granted with duties")
    AGREEMENT = "needs-agreement", _("needs an agreement")
    EXCLUDED = "excluded", _("excluded")
    NOT_ESTABLISHED = "not-established", _("not established")


class Actor(models.TextChoices):
    """Who exercises the rights."""

    US = "us", _("we ourselves")
    AFFILIATE = "affiliate", _("an affiliate of ours")
    CONTRACTOR = "contractor", _("a contractor or host for us")


class Purpose(models.TextChoices):
    """For what the rights are exercised."""

    COMMERCIAL = "commercial", _("commercial purposes")
    RESEARCH = "research", _("non-commercial research")
    OTHER = "non-commercial", _("non-commercial, other than research")


class Business(models.TextChoices):
    """A trade that a licence may treat apart; anything else is ordinary."""

    ORDINARY = "ordinary", _("no product like the licensor’s")
    COMPETITOR = "competitor", _("products that compete with the licensor’s")


class Need(models.TextChoices):
    """What somebody must be able to count on, beyond the act itself."""

    NO_REGISTRATION = "no-registration", _("without registration or approval")
    NO_REVOCATION = "no-revocation", _("a grant that cannot be revoked at will")


# --- Numbers ------------------------------------------------------------------------------------


class FigureKind(models.TextChoices):
    """What a dated number measures; unlike kinds are never compared without saying so."""

    PRIVATE_VALUATION = "private-valuation", _("private valuation")
    MARKET_CAPITALISATION = "market-capitalisation", _("market capitalisation")
    FUNDING_ROUND = "funding-round", _("funding round")
    REVENUE = "revenue", _("revenue")
    REVENUE_RUN_RATE = "revenue-run-rate", _("annualised revenue")
    DOWNLOADS = "downloads", _("downloads")
    TOKENS_SERVED = "tokens-served", _("tokens served")
    SHARE_OF_DOWNLOADS = "share-of-downloads", _("share of downloads")
    SHARE_OF_TOKENS = "share-of-tokens", _("share of tokens")
    OPEN_MODEL_COUNT = "open-model-count", _("number of open models")
    DERIVATIVE_COUNT = "derivative-count", _("number of derived models")
    SHARE_OF_FINE_TUNES = "share-of-fine-tunes", _("share of fine-tunes")
    SHARE_OF_START_UPS = "share-of-start-ups", _("share of start-ups")
    TRAINING_COST = "training-cost", _("training cost")
    PRICE_INPUT = "price-input", _("price per million input tokens")
    PRICE_OUTPUT = "price-output", _("price per million output tokens")


class Unit(models.TextChoices):
    """What an amount is counted in; no currency is ever converted."""

    USD = "USD", _("US dollars")
    EUR = "EUR", _("euros")
    CNY = "CNY", _("yuan")
    HKD = "HKD", _("Hong Kong dollars")
    KRW = "KRW", _("won")
    GBP = "GBP", _("pounds sterling")
    DOWNLOADS = "downloads", _("downloads")
    TOKENS = "tokens", _("tokens")
    MODELS = "models", _("models")
    PERCENT = "percent", _("per cent")


class Qualifier(models.TextChoices):
    """How a source bounds its number."""

    EXACTLY = "exactly", pgettext_lazy("amount", "exactly")
    ABOUT = "about", pgettext_lazy("amount", "about")
    AT_MOST = "at-most", pgettext_lazy("amount", "at most")
    AT_LEAST = "at-least", pgettext_lazy("amount", "at least")


class FigureStatus(models.TextChoices):
    """How settled a number was when it was reported."""

    CLOSED = "closed", pgettext_lazy("figure", "closed")
    REPORTED = "reported", pgettext_lazy("figure", "reported")
    TALKS = "talks", pgettext_lazy("figure", "in talks")


class FactKind(models.TextChoices):
    """The kinds of fact whose reach in time is stated apart."""

    MODELS = "models", _("models and releases")
    LICENCES = "licences", _("licences")
    COMPONENTS = "components", _("components")
    SCORES = "scores", _("scores")
    FIGURES = "figures", _("figures")
    EVENTS = "events", _("later events")
    ARTICLES = "articles", _("articles and claims")


# --- Claims -------------------------------------------------------------------------------------


class ClaimKind(models.TextChoices):
    """What sort of assertion a claim is."""

    FACT = "fact", _("fact")
    STATISTIC = "statistic", _("statistic")
    COMPARISON = "comparison", _("comparison")
    DEFINITION = "definition", _("definition")
    FORECAST = "forecast", _("forecast")
    OPINION = "opinion", _("opinion")
    EVENT = "event", _("event")


class SaidBasis(models.TextChoices):
    """How the day of a claim is known."""

    STATED = "stated", _("the day is stated")
    PUBLICATION = "publication", _("the day of publication")
    RETOLD = "retold", _("the day of the article that it appears to retell")


class QuotationRelation(models.TextChoices):
    """How one quotation of a claim stands to the first; set by an editor only."""

    FIRST_SEEN = "first-seen", _("first seen")
    REPEATS = "repeats", _("repeats")
    NARROWER = "narrower", _("narrower wording")
    WIDER = "wider", _("wider wording")
    CORRECTED = "corrected", _("corrected wording")


class CheckKind(models.TextChoices):
    """The ways a claim is tested on our facts."""

    FIRST_SINCE = "first_since", _("first of its camp since")
    RELEASED_WITHIN = "released_within", _("released within days of each other")
    LEADS = "leads", _("the best of one group leads another")
    GAP = "gap", _("how far behind, and is it shrinking")
    BEST_IS_OPEN = "best_is_open", _("is the best model open")
    COMPONENTS_SHARE = "components_share", _("share that publishes a component")
    RELEASE_SHARE = "release_share", _("share of releases")
    TREND = "trend", _("rise or fall of open releases")
    FIGURE_COMPARE = "figure_compare", _("one figure against another")
    FIGURE_VALUE = "figure_value", _("a figure against a stated number")
    LICENCE_ALLOWS = "licence_allows", _("do the licences grant a use")
    HAS_LABEL = "has_label", _("does the model bear the label")


class NoCheckReason(models.TextChoices):
    """Why a claim has no check."""

    OPINION = "opinion", _("an opinion, which facts do not decide")
    NOT_DUE = "not-due", _("a forecast that is not due yet")
    NO_DATA = "no-data", _("no data of ours could decide it")
    DEFINITION = "definition", _("a choice of words, not a fact")


class Answer(models.TextChoices):
    """What a check answers."""

    SUPPORTED = "supported", _("our data support it")
    CONTRADICTED = "contradicted", _("our data do not support it")
    MIXED = "mixed", _("our data are mixed")
    NOT_ENOUGH_DATA = "not-enough-data", _("our data do not suffice")


class ShownAnswer(models.TextChoices):
    """What pages show of a check: its answer, or that a changed one awaits an editor's word."""

    SUPPORTED = Answer.SUPPORTED.value, Answer.SUPPORTED.label
    CONTRADICTED = Answer.CONTRADICTED.value, Answer.CONTRADICTED.label
    MIXED = Answer.MIXED.value, Answer.MIXED.label
    NOT_ENOUGH_DATA = Answer.NOT_ENOUGH_DATA.value, Answer.NOT_ENOUGH_DATA.label
    UNDER_REVIEW = "under-review", _("facts changed, under review")


class Moment(models.TextChoices):
    """As of which of a claim's two days a check answered."""

    THEN = "then", _("when it was said")
    NOW = "now", _("by our latest data")


# --- What a statement may speak of --------------------------------------------------------------


class LabFact(models.TextChoices):
    """The fields of a lab that sources speak of."""

    COUNTRY = "country", _("country of base")
    COUNTS_AS = "counts_as", _("country counted in")
    FOUNDED = "founded", _("founded")
    WEBSITE = "website", _("website")


class ModelFact(models.TextChoices):
    """The fields of a model that sources speak of."""

    PARAMETERS_TOTAL = "parameters_total", _("parameters")
    PARAMETERS_ACTIVE = "parameters_active", _("active parameters")
    CONTEXT_TOKENS = "context_tokens", _("context window (tokens)")
    MODALITIES_IN = "modalities_in", _("input")
    MODALITIES_OUT = "modalities_out", _("output")
    KNOWLEDGE_CUTOFF = "knowledge_cutoff", _("knowledge cutoff")
    RELEASED_ON = "released_on", _("release date as given")
    LICENCE = "licence", _("licence as a tracker prints it")
    OPENNESS = "openness", _("openness as a tracker prints it")


class Term(models.TextChoices):
    """The terms of a licence that its text settles, in the order a reader asks for them."""

    COMMERCIAL_USE = "commercial_use", _("commercial use")
    REDISTRIBUTION = "redistribution", _("redistribution")
    MODIFICATION = "modification", _("modification")
    MODEL_AS_A_SERVICE = "model_as_a_service", _("offering the model as a service")
    OUTPUTS_COMMERCIAL = "outputs_commercial", _("commercial use of outputs")
    OUTPUTS_TRAIN = "outputs_train_other_models", _("training other models on outputs")
    USER_THRESHOLD = "user_threshold", _("threshold of monthly users")
    REVENUE_THRESHOLD = "revenue_threshold", _("threshold of revenue")
    THRESHOLD_PERIOD = "threshold_period", _("period of the threshold")
    THRESHOLD_TESTED = "threshold_tested", _("day the threshold is tested")
    THRESHOLD_EFFECT = "threshold_effect", _("effect of crossing it")
    EXCLUDED_TERRITORIES = "excluded_territories", _("excluded territories")
    TERRITORY_BASIS = "territory_basis", _("what ties one to a territory")
    TERRITORY_SCOPE = "territory_scope", _("models that the territories are about")
    EXCLUDED_BUSINESS = "excluded_business", _("excluded business")
    FIELD_OF_USE = "field_of_use_restrictions", _("restrictions of use")
    USE_POLICY = "use_policy", _("use policy")
    USE_POLICY_MUTABLE = "use_policy_mutable", _("the use policy can change")
    NAMING_DUTY = "naming_duty", _("words to display")
    NAMING_CASE = "naming_case", _("when they are displayed")
    DERIVATIVE_NAME_PREFIX = "derivative_name_prefix", _("names of derivatives begin with")
    ATTRIBUTION_DUTY = "attribution_duty", _("attribution")
    FLOW_DOWN = "flow_down", _("what must be passed on")
    REGISTRATION = "registration", _("registration or approval")
    REVOCABLE = "revocable", _("end of the grant")
    REMOTE_RESTRICTION = "remote_restriction", _("the licensor may restrict use remotely")
    PATENT_TERMINATION = "patent_termination", _("what suing over patents ends")
    GOVERNING_LAW = "governing_law", _("governing law")
    OSI_APPROVED = "osi_approved", _("Open Source Initiative")
    EFFECTIVE_ON = "effective_on", _("in force since")


SILENT = "silent"
# The value of a use policy that the licence holds itself.
IN_THE_TEXT = "in the text"

LISTS: tuple[tuple[type[models.TextChoices], object], ...] = (
    (Camp, _("Openness: the three states of the axis of every table")),
    (Access, _("How a model can be reached on a day, computed from its channels")),
    (G7Label, _("Labels of the G7 vision on AI openness, Paris, 29 May 2026")),
    (Osaid, _("Open Source AI Definition 1.0")),
    (MofClass, _("Classes of the Model Openness Framework")),
    (EpochCategory, _("Model accessibility as Epoch AI draws it")),
    (Part, _("Components of the Model Openness Framework, and the deployment code of the G7")),
    (Published, _("Whether a component was published")),
    (Channel, _("Ways a model reaches people")),
    (ChannelState, _("What a channel became on a day")),
    (EventKind, _("What happened to a model on a day")),
    (LicenceKind, _("Kinds of licence, computed from the terms")),
    (Term, _("Terms of a licence")),
    (Grant, _("What a text says of an act")),
    (OsiReview, _("What the Open Source Initiative decided")),
    (ThresholdEffect, _("Effects of crossing a threshold")),
    (TerritoryBasis, _("What ties a licensee to an excluded territory")),
    (TerritoryScope, _("Which models excluded territories are about")),
    (NamingCase, _("When words must be displayed")),
    (ThresholdTest, _("When a threshold is tested")),
    (SuingEffect, _("What suing over patents ends")),
    (FlowDown, _("What must be passed on")),
    (Revocability, _("When a grant ends")),
    (Registration, _("Whether a text asks for registration")),
    (Act, _("Acts that the finder asks a licence about")),
    (Permission, _("What a text answers to an act")),
    (Task, _("Tasks of models; our own classification")),
    (Modality, _("Forms of input and output")),
    (DerivationRelation, _("How a model was made from another")),
    (LabKind, _("Kinds of lab")),
    (CollaborationRole, _("Parts of a second lab")),
    (SourceKind, _("Kinds of source")),
    (Confidence, _("Confidence of a reading")),
    (Rank, _("Ranks of statements")),
    (RankReason, _("Reasons for deprecating a statement")),
    (Namespace, _("Whose name an alias is")),
    (FigureKind, _("Kinds of figure")),
    (FigureStatus, _("How settled a figure was")),
    (Qualifier, _("How a source bounds its number")),
    (ClaimKind, _("Kinds of claim")),
    (CheckKind, _("Kinds of check")),
    (NoCheckReason, _("Why a claim has no check")),
    (ShownAnswer, _("Answers of a check")),
    (QuotationRelation, _("How a quotation stands to the first")),
    (Status, _("Publication status")),
)


_COUNTED: dict[str, Promise] = {
    "last 30 days": pgettext_lazy("figure", "last 30 days"),
    "cumulative": pgettext_lazy("figure", "cumulative"),
    "week": pgettext_lazy("figure", "week"),
    "month": pgettext_lazy("figure", "month"),
    "year": pgettext_lazy("figure", "year"),
    "a day, 7-day average": pgettext_lazy("figure", "a day, 7-day average"),
    "August 2024 to August 2025": pgettext_lazy("figure", "August 2024 to August 2025"),
    "247 models on Hugging Face": pgettext_lazy("figure", "247 models on Hugging Face"),
    "text models of the first 1,000 on Hugging Face": pgettext_lazy(
        "figure", "text models of the first 1,000 on Hugging Face"
    ),
    "open models on Hugging Face": pgettext_lazy("figure", "open models on Hugging Face"),
    "new fine-tunes on Hugging Face": pgettext_lazy("figure", "new fine-tunes on Hugging Face"),
    "Qwen models on Hugging Face": pgettext_lazy("figure", "Qwen models on Hugging Face"),
    "Llama models on Hugging Face": pgettext_lazy("figure", "Llama models on Hugging Face"),
    "fixed basket": pgettext_lazy("figure", "fixed basket"),
    "fixed basket; region by the ATOM Project": pgettext_lazy(
        "figure", "fixed basket; region by the ATOM Project"
    ),
    "study by MIT and Hugging Face": pgettext_lazy("figure", "study by MIT and Hugging Face"),
    "open models; study by a16z and OpenRouter": pgettext_lazy(
        "figure", "open models; study by a16z and OpenRouter"
    ),
    "open models, peak": pgettext_lazy("figure", "open models, peak"),
    "open models in the database of Epoch AI": pgettext_lazy(
        "figure", "open models in the database of Epoch AI"
    ),
    "ATOM data": pgettext_lazy("figure", "ATOM data"),
    "equity": pgettext_lazy("figure", "equity"),
    "annualised": pgettext_lazy("figure", "annualised"),
    "post-money": pgettext_lazy("figure", "post-money"),
    "pre-money": pgettext_lazy("figure", "pre-money"),
    "public market": pgettext_lazy("figure", "public market"),
    "latest round": pgettext_lazy("figure", "latest round"),
    "tender offer": pgettext_lazy("figure", "tender offer"),
    "calendar year": pgettext_lazy("figure", "calendar year"),
    "employee share sale under discussion": pgettext_lazy(
        "figure", "employee share sale under discussion"
    ),
}


def counted(text: str) -> str:
    """Return what a figure counts, on what basis or over what time, in the reader's language.

    Words that are not in the list stay as they were entered.
    """
    return str(_COUNTED.get(text, text))
