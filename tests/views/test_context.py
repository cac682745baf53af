"""The frame of every page: seven entries, and the day kept on the way."""


def test_there_are_seven_entries(reader, world):
    assert len(reader.get("/").context["navigation"]) == 7


def test_a_chosen_day_is_kept_on_the_way_to_pages_that_speak_of_days(reader, world):
    found = [
        url for url, _label, _current in reader.get("/?as_of=2025-02-01").context["navigation"]
    ]
    assert "/models/?as_of=2025-02-01" in found
    assert "/methodology/" in found


def test_no_day_is_added_where_none_is_chosen(reader, world):
    found = [url for url, _label, _current in reader.get("/").context["navigation"]]
    assert "/models/" in found
