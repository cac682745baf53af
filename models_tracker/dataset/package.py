"""The tables of the dataset, in load order: what each column holds and what a row is known by.

The same description reads, writes, validates and prints ``datapackage.json`` (Data Package v2,
Table Schema). A partial date is one column in a file and two in the database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model, TextChoices

from models_tracker import choices, models
from models_tracker.countries import Country
from models_tracker.models.statement import FIELD_CHOICES

REPEATED_KEY = "\x1f"


@dataclass(frozen=True)
class Column:
    """One column of a file.

    ``kind`` is text, url, choice, reference, partial, date, moment, integer, decimal, boolean or
    json; ``attribute`` the model's field, ``to`` the table a reference points into, ``allowed``
    the values of a choice, ``latest`` whether a date may be a latest possible day.
    """

    name: str
    kind: str = "text"
    meaning: str = ""
    required: bool = False
    attribute: str = ""
    to: str = ""
    allowed: tuple[str, ...] = ()
    latest: bool = False

    @property
    def source(self) -> str:
        """The model's field."""
        return self.attribute or self.name

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that a query reads the cell from."""
        if self.kind == "partial":
            return self.source, f"{self.source}_precision"
        if self.kind == "reference":
            return (f"{self.source}__slug",)
        return (self.source,)

    @property
    def fields(self) -> tuple[str, ...]:
        """The model fields that the cell fills."""
        if self.kind == "partial":
            return self.source, f"{self.source}_precision"
        return (self.source,)


@dataclass(frozen=True)
class Table:
    """One file: its rows are those of ``model``, each known by the columns of ``key``."""

    name: str
    model: type[Model]
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...] = field(default_factory=tuple)
    one_of: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The header of the file."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def key_places(self) -> tuple[int, ...]:
        """Where the columns of the key stand."""
        return tuple(self.names.index(name) for name in self.key)

    def key_of(self, cells: list[str] | tuple[str, ...]) -> str:
        """Return the natural key of a row as one text."""
        return REPEATED_KEY.join(cells[place] for place in self.key_places)

    @property
    def self_references(self) -> tuple[Column, ...]:
        """The columns that point into this table itself."""
        return tuple(column for column in self.columns if column.to == self.name)


def text(name: str, meaning: str, required: bool = False, attribute: str = "") -> Column:
    """Return a text column."""
    return Column(name, "text", meaning, required, attribute)


def choice(name: str, allowed: type[TextChoices], meaning: str, required: bool = True) -> Column:
    """Return a column of a closed list."""
    return Column(name, "choice", meaning, required, allowed=tuple(allowed.values))


def reference(name: str, to: str, meaning: str, required: bool = False) -> Column:
    """Return a column that holds the slug of a row of another table."""
    return Column(name, "reference", meaning, required, to=to)


def partial(name: str, attribute: str, meaning: str, required: bool = False) -> Column:
    """Return a column of dates as precise as their source."""
    return Column(name, "partial", meaning, required, attribute)


def latest(name: str, attribute: str, meaning: str) -> Column:
    """Return a required column of such dates, where a latest possible day may stand."""
    return Column(name, "partial", meaning, True, attribute, latest=True)


def of_kind(name: str, kind: str, meaning: str, required: bool = False) -> Column:
    """Return a column of another kind."""
    return Column(name, kind, meaning, required)


SLUG = text("slug", "stable identifier, as in addresses", required=True)
STATUS = (
    choice("status", choices.Status, "whether the public sees the row"),
    text("withdrawn_reason", "why it was withdrawn"),
)
SOURCE = reference("source", "sources", "the document that says so", required=True)
CONFIDENCE = choice("confidence", choices.Confidence, "how sure the reading is", required=False)
NOTES = (text("note_en", "note in English"), text("note_fr", "note in French"))
LOCATOR = text("locator", "where in the source")
SUBJECTS = (
    reference("lab", "labs", "the lab it is about"),
    reference("licence", "licences", "the licence it is about"),
    reference("model", "models", "the model it is about"),
)
SUBJECT_NAMES = ("lab", "licence", "model")

TABLES: tuple[Table, ...] = (
    Table(
        "sources",
        models.Source,
        "documents that say something",
        ("slug",),
        (
            SLUG,
            choice("kind", choices.SourceKind, "kind of document"),
            text("title", "title as published, or ours", required=True),
            of_kind("title_is_ours", "boolean", "whether the title is ours", required=True),
            text("publisher", "who published it"),
            text("publisher_country", "country of the publisher, ISO 3166-1 alpha-2"),
            text("authors", "authors, separated by semicolons"),
            text("language", "language, BCP 47"),
            partial("published", "published_on", "day of publication"),
            of_kind("accessed_on", "date", "day it was read; empty: it was not"),
            reference("known_through", "sources", "the source read instead, where it was not"),
            of_kind("url", "url", "address"),
            of_kind("url_is_copy", "boolean", "whether the address is that of a copy", True),
            of_kind("archive_url", "url", "address of an archived copy"),
            text("sha256", "SHA-256 of the file read"),
            of_kind("words", "integer", "words of the text read, where it was counted"),
            reference("retells", "sources", "the source it appears to retell"),
            text("retells_evidence_en", "evidence for that in English"),
            text("retells_evidence_fr", "evidence for that in French"),
            *STATUS,
        ),
    ),
    Table(
        "labs",
        models.Lab,
        "organisations that publish models, and holdings that own them",
        ("slug",),
        (
            SLUG,
            text("name", "name", required=True),
            choice("kind", choices.LabKind, "kind of organisation"),
            reference("parent", "labs", "who owns it"),
            text("counts_as_reason_en", "why it is counted elsewhere, in English"),
            text("counts_as_reason_fr", "why it is counted elsewhere, in French"),
            *STATUS,
        ),
    ),
    Table(
        "people",
        models.Person,
        "people who said something",
        ("slug",),
        (SLUG, text("name", "name", required=True)),
    ),
    Table(
        "licences",
        models.Licence,
        "texts under which weights are given; their terms are statements",
        ("slug",),
        (
            SLUG,
            text("name", "name", required=True),
            text("version", "version"),
            text("family", "groups versions"),
            text("steward", "who wrote the text"),
            text("spdx_id", "SPDX id"),
            text("scancode_key", "ScanCode key"),
            of_kind("text_url", "url", "address of the official text"),
            text("text_sha256", "SHA-256 of the text"),
            of_kind("text_read_on", "date", "day the text was read"),
            reference("superseded_by", "licences", "the next text of the same publisher"),
            *STATUS,
        ),
    ),
    Table(
        "models",
        models.AIModel,
        "models; their facts are statements, availabilities and components",
        ("slug",),
        (
            SLUG,
            text("name", "name, as the lab writes it", required=True),
            reference("lab", "labs", "the lab that releases it", required=True),
            text("family", "the lab's name of the series"),
            choice("task", choices.Task, "main output; our classification"),
            *STATUS,
        ),
    ),
    Table(
        "aliases",
        models.Alias,
        "other names of labs, licences and models",
        (*SUBJECT_NAMES, "namespace", "text"),
        (
            *SUBJECTS,
            choice("namespace", choices.Namespace, "whose name it is"),
            text("text", "the name", required=True),
        ),
        one_of=SUBJECT_NAMES,
    ),
    Table(
        "former_slugs",
        models.FormerSlug,
        "former addresses of labs, licences and models",
        (*SUBJECT_NAMES, "slug"),
        (*SUBJECTS, SLUG),
        one_of=SUBJECT_NAMES,
    ),
    Table(
        "collaborations",
        models.Collaboration,
        "parts of second labs in models",
        ("model", "lab"),
        (
            reference("model", "models", "the model", required=True),
            reference("lab", "labs", "the second lab", required=True),
            choice("role", choices.CollaborationRole, "its part"),
        ),
    ),
    Table(
        "derivations",
        models.Derivation,
        "which model was made from which",
        ("model", "base"),
        (
            reference("model", "models", "the model", required=True),
            reference("base", "models", "the model it was made from", required=True),
            choice("relation", choices.DerivationRelation, "how it was made"),
            SOURCE,
        ),
    ),
    Table(
        "availabilities",
        models.Availability,
        "how models became reachable, channel by channel",
        ("model", "channel", "licence", "since"),
        (
            reference("model", "models", "the model", required=True),
            choice("channel", choices.Channel, "the channel"),
            reference("licence", "licences", "the text in force from that day"),
            latest("since", "since_on", "from which day; after ../ that day or earlier"),
            choice("state", choices.ChannelState, "what the channel became"),
            SOURCE,
            CONFIDENCE,
            LOCATOR,
            *NOTES,
        ),
    ),
    Table(
        "components",
        models.Component,
        "what was published of models, part by part",
        ("model", "part"),
        (
            reference("model", "models", "the model", required=True),
            choice("part", choices.Part, "the part"),
            choice("published", choices.Published, "whether it was published"),
            partial("since", "since_on", "since which day"),
            reference("licence", "licences", "its own licence"),
            SOURCE,
            LOCATOR,
            text("quote", "verbatim, at most 40 words"),
            CONFIDENCE,
        ),
    ),
    Table(
        "statements",
        models.Statement,
        "what one source says of one field of a lab, licence or model",
        (*SUBJECT_NAMES, "field", "source", "value"),
        (
            *SUBJECTS,
            Column(
                "field",
                "choice",
                "the field",
                required=True,
                allowed=tuple(value for value, _label in FIELD_CHOICES),
            ),
            SOURCE,
            text("value", "the value, in whole units", required=True),
            LOCATOR,
            text("quote", "verbatim, at most 40 words"),
            text("quote_language", "language of the quotation, BCP 47"),
            of_kind("retrieved_on", "date", "day it was read", required=True),
            CONFIDENCE,
            choice("rank", choices.Rank, "which statement is shown"),
            choice("rank_reason", choices.RankReason, "why it is deprecated", required=False),
        ),
        one_of=SUBJECT_NAMES,
    ),
    Table(
        "benchmarks",
        models.Benchmark,
        "tests of models",
        ("slug",),
        (
            SLUG,
            text("name", "name", required=True),
            text("unit", "unit of the scores", required=True),
            of_kind("higher_is_better", "boolean", "whether more is better", required=True),
            of_kind("tie_margin", "decimal", "a lead within it is a tie"),
            of_kind("minimum", "decimal", "lowest possible score"),
            of_kind("maximum", "decimal", "highest possible score"),
            text("description_en", "what it measures, in English", required=True),
            text("description_fr", "what it measures, in French", required=True),
            SOURCE,
        ),
    ),
    Table(
        "scores",
        models.Score,
        "results of models on benchmarks",
        ("benchmark", "model", "as_named", "setting", "source"),
        (
            reference("benchmark", "benchmarks", "the benchmark", required=True),
            reference("model", "models", "the model", required=True),
            text("as_named", "as the source names it", required=True),
            text("setting", "effort, harness or shots"),
            SOURCE,
            of_kind("value", "decimal", "the score", required=True),
            of_kind("ci_low", "decimal", "interval from"),
            of_kind("ci_high", "decimal", "interval to"),
            partial("dated", "dated_on", "day that build was available"),
            partial("measured_on", "measured_on", "day it was measured or published"),
            of_kind("self_reported", "boolean", "whether the lab itself reports it"),
        ),
    ),
    Table(
        "figures",
        models.Figure,
        "dated numbers about labs, models and countries",
        ("lab", "model", "country", "kind", "as_of", "source", "basis", "amount"),
        (
            reference("lab", "labs", "the lab it is about"),
            reference("model", "models", "the model it is about"),
            choice("country", Country, "the country it is about", required=False),
            choice("kind", choices.FigureKind, "what it measures"),
            partial("as_of", "as_of_on", "as of which day", required=True),
            SOURCE,
            text("basis", "what it rests on"),
            text("population", "whom a share speaks of"),
            of_kind("amount", "decimal", "in whole units", required=True),
            choice("unit", choices.Unit, "currency or unit"),
            choice("qualifier", choices.Qualifier, "how the source bounds it"),
            choice("status", choices.FigureStatus, "how settled it was"),
            text("period", "period it covers"),
            CONFIDENCE,
            *NOTES,
        ),
        one_of=("lab", "model", "country"),
    ),
    Table(
        "claims",
        models.Claim,
        "assertions, in our own words",
        ("slug",),
        (
            SLUG,
            text("wording_en", "our wording in English", required=True),
            text("wording_fr", "our wording in French", required=True),
            choice("kind", choices.ClaimKind, "what sort of assertion"),
            reference("person", "people", "who said it"),
            text("body", "which body said it"),
            text("role_en", "role as said, in English"),
            text("role_fr", "role as said, in French"),
            text("affiliation", "affiliation as said"),
            partial("said", "said_on", "day it was said"),
            choice("said_basis", choices.SaidBasis, "how the day is known", required=False),
            choice("no_check_reason", choices.NoCheckReason, "why it has no check", False),
            *STATUS,
        ),
    ),
    Table(
        "claim_subjects",
        models.ClaimSubject,
        "what claims are about",
        ("claim", "lab", "licence", "model", "country"),
        (
            reference("claim", "claims", "the claim", required=True),
            *SUBJECTS,
            choice("country", Country, "the country it is about", required=False),
        ),
        one_of=(*SUBJECT_NAMES, "country"),
    ),
    Table(
        "quotations",
        models.Quotation,
        "claims as they stand in sources",
        ("claim", "source", "number"),
        (
            reference("claim", "claims", "the claim", required=True),
            SOURCE,
            of_kind("number", "integer", "number in the source", required=True),
            text("text", "verbatim, at most 40 words"),
            text("language", "language of the words, BCP 47"),
            of_kind("is_translation", "boolean", "whether the source translated", required=True),
            LOCATOR,
            choice("relation", choices.QuotationRelation, "how it stands to the claim", False),
        ),
    ),
    Table(
        "checks",
        models.Check,
        "how claims are tested on the facts",
        ("claim",),
        (
            reference("claim", "claims", "the claim", required=True),
            choice("kind", choices.CheckKind, "kind of check"),
            of_kind("parameters", "json", "typed parameters", required=True),
            of_kind("version", "integer", "version of the parameters", required=True),
        ),
    ),
    Table(
        "verdicts",
        models.Verdict,
        "the ledger of what checks answered",
        ("claim", "moment", "number"),
        (
            reference("claim", "claims", "the claim", required=True),
            choice("moment", choices.Moment, "as of which of the claim's days"),
            of_kind("number", "integer", "number in the ledger", required=True),
            of_kind("as_of", "date", "the day it answers for", required=True),
            of_kind("computed_at", "moment", "when it was computed", required=True),
            choice("answer", choices.Answer, "the answer"),
            of_kind("finding", "json", "readings and rows, as data", required=True),
            text("rule_version", "version of the rules", required=True),
            of_kind("data_revision", "integer", "revision of the data", required=True),
            of_kind("changed_facts", "json", "facts that changed the answer", required=True),
            of_kind("confirmed_on", "date", "day an editor confirmed it"),
        ),
    ),
    Table(
        "horizons",
        models.Horizon,
        "the day our data on one kind of fact reach",
        ("kind",),
        (
            choice("kind", choices.FactKind, "kind of fact"),
            of_kind("day", "date", "the day they reach", required=True),
            *NOTES,
        ),
    ),
)
BY_NAME = {table.name: table for table in TABLES}
