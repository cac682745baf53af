"""Every country lies in one drawn region; regions hold what their names say."""

import pytest

from models_tracker.countries import Country, Region, broad_region, members


@pytest.mark.parametrize("code", Country.values)
def test_a_country_is_drawn_in_exactly_one_region(code):
    drawn = [
        region
        for region in (Region.CHINA, Region.UNITED_STATES, Region.EUROPE, Region.OTHER)
        if code in members(region)
    ]
    assert drawn == [broad_region(code)]


def test_the_union_lies_in_europe_and_switzerland_outside_it():
    assert members(Region.EUROPEAN_UNION) < members(Region.EUROPE)
    assert "CH" in members(Region.EUROPE) - members(Region.EUROPEAN_UNION)


def test_no_country_is_international():
    assert broad_region("") == Region.INTERNATIONAL
    assert members(Region.INTERNATIONAL) == {""}
