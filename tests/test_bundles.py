"""The joined style sheet holds every sheet of its parts, in their order, and follows a change."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from config import bundles


def test_a_bundle_is_its_parts_in_order(settings):
    found = finders.find("css/site.css")
    parts = [finders.find(part) for part in bundles.BUNDLES["css/site.css"]]
    assert Path(found).read_text() == "\n".join(Path(part).read_text() for part in parts)


def test_a_changed_part_changes_the_bundle(tmp_path, settings):
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    for part in bundles.BUNDLES["css/site.css"]:
        (tmp_path / "static" / part).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "static" / part).write_text(f"/* {part} */")
    finder = bundles.BundleFinder()
    first = Path(finder.find("css/site.css")).read_text()
    (tmp_path / "static/css/base.css").write_text("/* another */")
    assert "another" not in first
    assert "another" in Path(finder.find("css/site.css")).read_text()
    assert [path for path, _storage in finder.list([])] == ["css/site.css"]
    assert finder.find("css/other.css") == []


def test_a_sheet_of_the_face_is_linked_in_the_bundle_only():
    linked = set(
        re.findall(r"css/[\w/-]+\.css", render_to_string("models_tracker/parts/styles.html"))
    )
    assert linked == {"css/site.css"}
    assert not any(
        "url(" in Path(finders.find(part)).read_text().replace('url("#', "")
        for part in bundles.BUNDLES["css/site.css"]
    )
