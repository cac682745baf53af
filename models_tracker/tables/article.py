"""The table of articles, and the answers of one article's claims counted."""

from collections import Counter
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from models_tracker.choices import Answer, Moment
from models_tracker.models import Claim, Source
from models_tracker.tables.base import Column, Table
from models_tracker.tables.cells import day, number, unknown
from models_tracker.tables.claim import answer_mark

Tally = list[tuple[str, list[tuple[SafeString, int]]]]


class ArticleTable(Table):
    """Articles with how many claims of ours stand in them."""

    caption = _("Articles, and how many claims they make")

    title = Column(verbose_name=_("Article"), accessor="title", sort=("sort_title",))
    publisher = Column(
        verbose_name=_("Publisher"),
        accessor="publisher",
        sort=("publisher", "sort_title"),
        text=True,
    )
    published = Column(
        verbose_name=_("Published"),
        accessor="published",
        sort=("published_on", "sort_title"),
        numeric=True,
    )
    language = Column(
        verbose_name=_("Language"), accessor="language", sort=("language", "sort_title"), text=True
    )
    claims = Column(
        verbose_name=_("Claims"),
        accessor="claim_count",
        sort=("claim_count", "sort_title"),
        numeric=True,
    )

    class Meta(Table.Meta):
        model = Source
        fields: tuple[str, ...] = ()

    def render_title(self, record: Source) -> str:
        ours = format_html(' <span class="muted">({})</span>', _now("title ours"))
        return format_html(
            '<a href="{}" lang="{}">{}</a>{}',
            record.get_absolute_url(),
            record.title_language,
            record.title,
            ours if record.title_is_ours else "",
        )

    def render_publisher(self, value: str) -> str:
        return value or unknown()

    def render_published(self, record: Source) -> str:
        return day(record.published)

    def render_language(self, value: str) -> str:
        return value or unknown()

    def render_claims(self, value: int) -> str:
        return number(value)


def tally(claims: Iterable[Claim]) -> Tally:
    """Return for each moment how many claims have which answer; without a check none counts."""
    answers = [(claim.answer_then, claim.answer_now) for claim in claims]
    told = []
    for place, moment in enumerate((Moment.THEN, Moment.NOW)):
        counted = Counter(pair[place] for pair in answers)
        marks = [(answer_mark(one), counted[one]) for one in Answer.values if counted[one]]
        if marks:
            told.append((moment.label, marks))
    return told
