"""The frame of every page: seven entries, and the day kept on the way."""

import pytest


def test_there_are_seven_entries(reader, world):
    assert len(reader.get("/").context["navigation"]) == 7


@pytest.mark.parametrize(
    ("path", "entry", "current"),
    [
        ("/models/", "/models/", "page"),
        ("/models/?as_of=2025-02-01", "/models/", "page"),
        ("/models/bamboo-r1/", "/models/", "true"),
        ("/fr/labs/", "/fr/models/", "true"),
        ("/timeline/", "/frontier/", "true"),
        ("/articles/", "/claims/", "true"),
        ("/", "", ""),
    ],
)
def test_one_entry_is_marked_as_the_readers_place(reader, world, path, entry, current):
    found = reader.get(path).context["navigation"]
    marked = [(url, mark) for url, _label, mark in found if mark]
    assert marked == ([(entry, current)] if entry else [])


def test_the_frame_is_reached_in_order_name_entries_language_day_search(reader, world):
    page = reader.get("/models/").content.decode()
    places = ["skip", "masthead__name", "site-nav", "masthead__language", "asof__choice"]
    found = [page.index(f'"{place}"') if place in page else -1 for place in places]
    assert -1 not in found
    assert [*found, page.index("site-search")] == sorted([*found, page.index("site-search")])
