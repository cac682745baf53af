"""Every cell of the trackers' files beside the repository that may name a licence, once a model."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path

UPSTREAM = Path(__file__).resolve().parents[3] / "shared" / "upstream"
Cell = tuple[str, str, str]


def cells() -> set[Cell]:
    """Return (file, model, text) of every licence cell; "" where the cell is empty."""
    readers = (_arena, _tables, _open_llms, _hugging_face, _model_openness_tool, _llm_stats)
    found = (cell for reader in readers for cell in reader())
    return {(file, str(model), str(text or "").strip()) for file, model, text in found}


def _arena() -> Iterator[Cell]:
    for path in sorted((UPSTREAM / "arena").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        lists = [document] if isinstance(document, list) else document.values()
        for rows in lists:
            for row in rows if isinstance(rows, list) else ():
                model = row.get("model_name") or row.get("model") or row.get("name")
                yield path.name, model, row.get("license")


def _tables() -> Iterator[Cell]:
    csv.field_size_limit(10**8)
    for name, licence in (
        ("ecosystem-graphs/resources/all_assets.csv", "license"),
        ("opening-up-chatgpt/docs/df.csv", "project.license"),
    ):
        with (UPSTREAM / name).open(encoding="utf-8-sig", newline="") as file:
            for number, row in enumerate(csv.DictReader(file)):
                yield name, f"{number}", row[licence]


def _open_llms() -> Iterator[Cell]:
    for line in (UPSTREAM / "open-llms/README.md").read_text(encoding="utf-8").splitlines():
        parts = [part.strip() for part in line.split("|")]
        if len(parts) > 8 and parts[1] not in ("Language Model", "---"):
            yield "open-llms", parts[1], parts[7]


def _hugging_face() -> Iterator[Cell]:
    folder = UPSTREAM / "os-ai-map"
    with (folder / "hf_top_models.2026-06-10.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            tag = re.search(r"license:([^,]+)", row["tags"])
            yield "hf_top_models", row["model_id"], tag[1] if tag else ""
    with gzip.open(folder / "open_llm_leaderboard_v2.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(io.StringIO(file.read())):
            yield "open_llm_leaderboard", row["model_id"], row["license"]


def _model_openness_tool() -> Iterator[Cell]:
    for path in sorted((UPSTREAM / "model-openness-tool/models").glob("*.y*ml")):
        inside = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            found = re.match(r"\s*license:\s*(.*)$", line)
            deep = len(line) - len(line.lstrip())
            inside = bool(found and not found[1].strip()) or (inside and deep > 4)
            under = re.match(r"\s{6,}name:\s*(.*)$", line) if inside else None
            for match in (found, under):
                text = match[1].strip().strip("'\"") if match else ""
                if text.strip("{ }"):
                    yield "model-openness-tool", f"{path.stem}:{number}", text


def _llm_stats() -> Iterator[Cell]:
    with tarfile.open(UPSTREAM / "llm-stats/llm-stats-data.tar.gz") as archive:
        for member in archive.getmembers():
            if member.isfile() and member.name.endswith(".json"):
                row = json.load(archive.extractfile(member))
                if isinstance(row, dict) and "license" in row:
                    yield "llm-stats", member.name, row["license"]
