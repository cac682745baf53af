"""What articles assert, in whose words, how it is tested, and what was answered."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import (
    Answer,
    CheckKind,
    ClaimKind,
    Moment,
    NoCheckReason,
    QuotationRelation,
    SaidBasis,
    ShownAnswer,
    Status,
)
from models_tracker.countries import Country
from models_tracker.models.ai_model import AIModel
from models_tracker.models.base import (
    SLUG_LENGTH,
    Publishable,
    PublishableQuerySet,
    address,
    exactly_one,
    not_blank,
    one_of,
    publishable_checks,
)
from models_tracker.models.lab import Lab
from models_tracker.models.licence import Licence
from models_tracker.models.person import Person
from models_tracker.models.source import Source
from models_tracker.partial_dates import PartialDatePair, Precision, partial_date_check
from models_tracker.punctuation import introduced

# Of what settling writes into a line of the ledger: what tells of facts, and what does not.
OF_DATA = frozenset({"about", "reading"})
OTHER_CAUSES = frozenset({"rules", "day", "check", "claim", "limit", "unsure"})


class ClaimQuerySet(PublishableQuerySet):
    """Words for choosing claims."""

    def of_kind(self, kind: str) -> Self:
        """Keep one kind of assertion."""
        return self.filter(kind=kind)

    def said_by(self, speaker: str) -> Self:
        """Keep the claims of one speaker: a person's slug or a body's name."""
        return self.filter(Q(person__slug=speaker) | Q(body=speaker))

    def changed_since(self) -> Self:
        """Keep claims whose answer by our latest data differs from the one of their day.

        A changed answer that awaits an editor's word does not count yet.
        """
        answered = self.filter(answer_then__in=Answer.values, answer_now__in=Answer.values)
        return answered.exclude(answer_then=models.F("answer_now"))

    def for_table(self) -> Self:
        """Load the speaker along, without the long text; ``first_publisher`` is that of the first
        place where the claim stands, for claims that nobody is named for."""
        dated = Coalesce("source__published_on", "source__retells__published_on")
        places = Quotation.objects.filter(claim=OuterRef("pk")).order_by(
            dated.asc(nulls_last=True), models.F("source__published_on").asc(nulls_last=True), "pk"
        )
        first = models.Subquery(places.values("source__publisher")[:1])
        told = self.select_related("person").defer("search_text")
        return told.annotate(first_publisher=first)

    def for_recognition(self) -> Self:
        """Load wordings, quotations and subjects: what a text is searched for."""
        words = Quotation.objects.only("claim", "source", "text", "language")
        told = self.only("slug", "wording_en", "wording_fr", "no_check_reason")
        return told.prefetch_related(models.Prefetch("quotations", words), "subjects")

    def with_answers(self) -> Self:
        """Load speaker, check and latest answers along."""
        return self.select_related("person", "its_check").prefetch_related("answers__verdict")

    def for_page(self) -> Self:
        """Load all that the page of one claim tells, in a fixed number of queries."""
        subjects = ClaimSubject.objects.select_related("lab", "licence", "model__lab")
        answers = LatestAnswer.objects.select_related("verdict").defer("verdict__finding")
        return self.select_related("person", "its_check").prefetch_related(
            models.Prefetch("subjects", subjects),
            models.Prefetch("quotations", Quotation.objects.for_chain()),
            models.Prefetch("answers", answers),
            models.Prefetch("verdicts", Verdict.objects.defer("finding")),
        )

    def for_timeline(self, day: datetime.date) -> Self:
        """Keep those said by ``day``, on a known day, and load the speaker and the subjects."""
        told = self.filter(said_on__lte=day).select_related("person").defer("search_text")
        return told.prefetch_related("subjects__lab").order_by("-said_on", "pk")

    def by_date(self) -> Self:
        """Order newest first; undated last."""
        return self.order_by(models.F("said_on").desc(nulls_last=True), "pk")


class Claim(Publishable):
    """One assertion somebody made, in our own words.

    ``answer_then`` and ``answer_now`` are projections of what its latest answers show, "" without
    one.

    The speaker is a person, or the name of a body, or nobody: then the publisher speaks. Role and
    affiliation are as said then. A claim has a check or says why it has none.
    """

    slug = models.SlugField(_("slug"), max_length=SLUG_LENGTH, unique=True)
    wording_en = models.CharField(
        _("wording (English)"),
        max_length=300,
        help_text=_("Ours, for example: gpt-oss came out in the week of GPT-5."),
    )
    wording_fr = models.CharField(_("wording (French)"), max_length=300)
    kind = models.CharField(_("kind"), max_length=12, choices=ClaimKind)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("person"),
    )
    body = models.CharField(
        _("body"),
        max_length=160,
        blank=True,
        help_text=_("When an organisation speaks, for example: OSI"),
    )
    role_en = models.CharField(_("role as said (English)"), max_length=160, blank=True)
    role_fr = models.CharField(_("role as said (French)"), max_length=160, blank=True)
    affiliation = models.CharField(_("affiliation as said"), max_length=160, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    said_on_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    said_basis = models.CharField(
        _("how the day is known"), max_length=12, choices=SaidBasis, blank=True
    )
    no_check_reason = models.CharField(
        _("why it has no check"), max_length=12, choices=NoCheckReason, blank=True
    )

    answer_then = models.CharField(
        _("answer then"), max_length=16, choices=ShownAnswer, blank=True, editable=False
    )
    answer_now = models.CharField(
        _("answer now"), max_length=16, choices=ShownAnswer, blank=True, editable=False
    )
    search_text = models.TextField(_("text searched"), blank=True, editable=False)

    said = PartialDatePair("said_on")
    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("slug",)
        constraints = (
            *publishable_checks("claim"),
            not_blank("claim", "wording_en"),
            not_blank("claim", "wording_fr"),
            one_of("claim", "kind", ClaimKind),
            one_of("claim", "said_basis", SaidBasis, blank=True),
            one_of("claim", "no_check_reason", NoCheckReason, blank=True),
            one_of("claim", "answer_then", ShownAnswer, blank=True),
            one_of("claim", "answer_now", ShownAnswer, blank=True),
            partial_date_check("claim_said_is_partial_date", "said_on"),
            models.CheckConstraint(
                condition=Q(person__isnull=True) | Q(body=""),
                name="claim_one_speaker",
                violation_error_message=_("The speaker is a person or a body, not both."),
            ),
        )
        # They hold all that lists order and count by, so that no wide row is read and no group
        # is sorted.
        indexes = (
            models.Index(fields=("status", "said_on", "body"), name="claim_by_day"),
            models.Index(
                fields=("status", "kind", "answer_then", "answer_now", "said_on"),
                name="claim_by_answer",
            ),
        )

    def __str__(self) -> str:
        return self.wording

    def get_absolute_url(self) -> str:
        return address("claim", self.slug)

    @property
    def wording(self) -> str:
        """Our wording in the reader's language."""
        return self.wording_fr if get_language() == "fr" else self.wording_en

    @property
    def speaker(self) -> str:
        """Who said it: a person or a body; "" where the publisher of a source speaks."""
        return self.person.name if self.person else self.body

    @property
    def has_changed(self) -> bool:
        """Whether the answer by our latest data differs from the one of its day."""
        answers = {self.answer_then, self.answer_now}
        return len(answers) == 2 and answers <= set(Answer.values)


class ClaimSubject(models.Model):
    """One lab, model, licence or country that a claim is about."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="subjects", verbose_name=_("claim")
    )
    lab = models.ForeignKey(
        Lab,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("lab"),
    )
    licence = models.ForeignKey(
        Licence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("licence"),
    )
    model = models.ForeignKey(
        AIModel,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        verbose_name=_("model"),
    )
    country = models.CharField(_("country"), max_length=2, choices=Country, blank=True)

    class Meta:
        verbose_name = _("subject of a claim")
        verbose_name_plural = _("subjects of claims")
        constraints = (
            exactly_one(
                "claim_subject", "lab", "licence", "model", "country", empty={"country": ""}
            ),
            *(
                models.UniqueConstraint(
                    fields=("claim", noun),
                    condition=~Q(country="")
                    if noun == "country"
                    else Q(**{f"{noun}__isnull": False}),
                    name=f"claim_subject_natural_key_{noun}",
                )
                for noun in ("lab", "licence", "model", "country")
            ),
        )

    def __str__(self) -> str:
        return str(self.lab or self.licence or self.model or self.get_country_display())


class QuotationQuerySet(models.QuerySet):
    """Words for choosing quotations."""

    def for_chain(self) -> Self:
        """Load each source, with what it appears to retell or is known through."""
        return self.select_related("source__retells", "source__known_through")

    def of_articles(self, sources: Iterable[Source]) -> Self:
        """Keep those of published claims in these sources, in order, with claims and their days."""
        rows = self.filter(source__in=list(sources), claim__status=Status.PUBLISHED)
        then = LatestAnswer.objects.filter(moment=Moment.THEN).only("claim", "as_of")
        told = rows.select_related("claim__person").prefetch_related(
            models.Prefetch("claim__answers", then, to_attr="answers_then")
        )
        return told.order_by("source", "number", "claim__slug")


class Quotation(models.Model):
    """A claim as it stands in one source: verbatim, in its language, at most 40 words.

    A translation by the source is never shown as the speaker's own words.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="quotations", verbose_name=_("claim")
    )
    source = models.ForeignKey(
        Source, on_delete=models.PROTECT, related_name="quotations", verbose_name=_("source")
    )
    number = models.PositiveSmallIntegerField(_("number in the source"), default=1)
    text = models.CharField(_("words"), max_length=500, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    is_translation = models.BooleanField(_("a translation by the source"), default=False)
    locator = models.CharField(
        _("where in the source"),
        max_length=200,
        blank=True,
        help_text=_("For example: paragraph 4"),
    )
    relation = models.CharField(
        _("relation to the claim"), max_length=12, choices=QuotationRelation, blank=True
    )

    objects = QuotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ("claim", "source", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "source", "number"), name="quotation_natural_key"
            ),
            one_of("quotation", "relation", QuotationRelation, blank=True),
            models.CheckConstraint(
                condition=Q(text="") | ~Q(language=""),
                name="quotation_in_a_language",
                violation_error_message=_("Say which language the words are in."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.claim} ({self.source})"


class Check(models.Model):
    """How a claim is tested on our facts: a kind and its typed parameters."""

    claim = models.OneToOneField(
        Claim, on_delete=models.CASCADE, related_name="its_check", verbose_name=_("claim")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=CheckKind)
    parameters = models.JSONField(_("parameters"), default=dict)
    version = models.PositiveSmallIntegerField(_("version of the parameters"), default=1)

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ("claim",)
        constraints = (one_of("check", "kind", CheckKind),)

    def __str__(self) -> str:
        return introduced(self.get_kind_display(), self.claim)


class VerdictQuerySet(models.QuerySet):
    """Words for choosing verdicts."""

    def of_moment(self, moment: str) -> Self:
        """Keep the ledger of one moment."""
        return self.filter(moment=moment)

    def awaiting_an_editor(self) -> Self:
        """Keep those that ``awaits_an_editor`` is said of."""
        changed = self.filter(number__gt=1, confirmed_on__isnull=True)
        return changed.filter(claim__person__isnull=False)

    def with_answer_before(self) -> Self:
        """Annotate ``answer_before``: what the line before it in the ledger answered."""
        last = self.model.objects.filter(
            claim=OuterRef("claim"), moment=OuterRef("moment"), number=OuterRef("number") - 1
        )
        return self.annotate(answer_before=models.Subquery(last.values("answer")[:1]))

    def of_changed_claims(self) -> Self:
        """Keep the ledgers of published claims with an answer that changed, without findings."""
        changed = self.model.objects.filter(number__gt=1).values("claim")
        kept = self.filter(claim__status=Status.PUBLISHED, claim__in=changed)
        return kept.select_related("claim__person").defer("finding")

    def about_lab(self, lab: Lab) -> Self:
        """Keep those of claims about a lab or a model of it."""
        about = ClaimSubject.objects.filter(Q(lab=lab) | Q(model__lab=lab)).values("claim")
        return self.filter(claim__in=about)

    def about_family(self, family: str) -> Self:
        """Keep those of claims about a model of a family."""
        about = ClaimSubject.objects.filter(model__family=family).values("claim")
        return self.filter(claim__in=about)

    def latest_revision(self) -> int:
        """Return the highest data revision that a line was written at, 0 without any."""
        return self.aggregate(latest=models.Max("data_revision"))["latest"] or 0

    def by_number(self) -> Self:
        """Order oldest first."""
        return self.order_by("claim", "moment", "number")


class Verdict(models.Model):
    """One line of the ledger: what a check answered, added only when the answer changes."""

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="verdicts", verbose_name=_("claim")
    )
    moment = models.CharField(_("moment"), max_length=4, choices=Moment)
    number = models.PositiveIntegerField(_("number"))
    as_of = models.DateField(_("as of"))
    computed_at = models.DateTimeField(_("computed at"))
    answer = models.CharField(_("answer"), max_length=16, choices=Answer)
    finding = models.JSONField(_("finding"), default=dict)
    rule_version = models.CharField(_("version of the rules"), max_length=20)
    data_revision = models.PositiveBigIntegerField(_("data revision"))
    changed_facts = models.JSONField(_("facts that changed it"), default=list, blank=True)
    confirmed_on = models.DateField(_("confirmed by an editor on"), null=True, blank=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = _("verdict")
        verbose_name_plural = _("verdicts")
        ordering = ("claim", "moment", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("claim", "moment", "number"), name="verdict_natural_key"
            ),
            one_of("verdict", "moment", Moment),
            one_of("verdict", "answer", Answer),
        )

    def __str__(self) -> str:
        return introduced(self.claim, self.get_answer_display())

    @property
    def is_correction(self) -> bool:
        """Whether facts that we know changed the answer, not only the rules, the check or the day.

        A line of an earlier time does not know whether the check was changed: it is none.
        """
        told = {change["change"] for change in self.changed_facts}
        knows = any(one["change"] in OF_DATA or "about" in one for one in self.changed_facts)
        corrects = "data" in told or (knows and not told & OTHER_CAUSES)
        return self.number > 1 and corrects

    def awaits_an_editor(self, claim: Claim) -> bool:
        """Whether it changed an answer on words of a named person and nobody has confirmed it.

        ``claim`` is its own, passed so that it is not asked for again.
        """
        return self.number > 1 and self.confirmed_on is None and claim.person_id is not None


class LatestAnswer(models.Model):
    """What a claim's check answers at one moment by the present facts; derived, never typed.

    ``verdict`` is the line of the ledger on which it rests: the last time the answer changed.
    ``agreeing`` of ``reading_count`` readings support the claim.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.CASCADE, related_name="answers", verbose_name=_("claim")
    )
    moment = models.CharField(_("moment"), max_length=4, choices=Moment)
    as_of = models.DateField(_("as of"))
    answer = models.CharField(_("answer"), max_length=16, choices=Answer)
    agreeing = models.PositiveIntegerField(_("readings that support it"))
    reading_count = models.PositiveIntegerField(_("readings"))
    finding = models.JSONField(_("finding"), default=dict)
    rule_version = models.CharField(_("version of the rules"), max_length=20)
    data_revision = models.PositiveBigIntegerField(_("data revision"))
    verdict = models.ForeignKey(
        Verdict, on_delete=models.CASCADE, related_name="+", verbose_name=_("line of the ledger")
    )

    class Meta:
        verbose_name = _("latest answer")
        verbose_name_plural = _("latest answers")
        ordering = ("claim", "moment")
        constraints = (
            models.UniqueConstraint(fields=("claim", "moment"), name="latest_answer_natural_key"),
            one_of("latest_answer", "moment", Moment),
            one_of("latest_answer", "answer", Answer),
        )
        indexes = (models.Index(fields=("moment", "answer"), name="latest_answer_by_answer"),)

    def __str__(self) -> str:
        return introduced(self.claim, self.get_answer_display())

    @property
    def is_under_review(self) -> bool:
        """Whether the answer changed and awaits an editor's word (see Verdict)."""
        return self.verdict.awaits_an_editor(self.claim)

    @property
    def shown(self) -> ShownAnswer:
        """What pages show: the answer, or that it is under review."""
        return ShownAnswer.UNDER_REVIEW if self.is_under_review else ShownAnswer(self.answer)
