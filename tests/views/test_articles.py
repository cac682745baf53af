"""Articles on their own pages and in lists."""

import re

import pytest

from tests import factories


@pytest.mark.parametrize(("is_ours", "language"), [(True, "en"), (False, "fr")])
def test_a_title_of_ours_is_marked_as_english(reader, world, is_ours, language):
    fields = {"kind": "article", "language": "fr", "title_is_ours": is_ours}
    source = factories.source(title="A page", **fields)
    for address in (f"/articles/{source.slug}/", "/articles/", "/search/?q=page"):
        assert re.search(f'lang="{language}">A page<', reader.get(f"/fr{address}").content.decode())
