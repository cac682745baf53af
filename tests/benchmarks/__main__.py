"""``make bench``: /models/ on SQLite and PostgreSQL against Datasette, one run, medians and ratios.

Each request asks for another bound on the parameters, so that no count and no page is kept from
the one before. The same page again is measured apart, against a bare view; so is /claims/ over as
many claims. A ratio over its bar is told.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from models_tracker.charts import MOST_MARKS
from tests.benchmarks import charts

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "var" / "bench"
DATASETTE = "datasette==0.65.5"
CHART = "/benchmarks/trial/"
ROUNDS, REQUESTS = 3, 40
# How many times a bare view /claims/ may cost: made anew, and made before.
CLAIMS_ANEW, CLAIMS_AGAIN = 12, 1.5


def main() -> None:
    options = _options()
    HOME.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(HOME / "cache", ignore_errors=True)
    contestants = {
        "Datasette as installed": _datasette_as_installed,
        "Datasette tuned": _datasette_tuned,
        "SQLite": _ours_sqlite,
    }
    if options.postgres:
        contestants["PostgreSQL"] = _ours_postgres
    servers, times = {}, {}
    try:
        for place, (name, start) in enumerate(contestants.items()):
            servers[name] = start(options, 8801 + place)
        for process, base, cold in servers.values():
            _wait(process, base + cold(0))
        for turn in range(ROUNDS):
            for name, (_process, base, cold) in servers.items():
                times.setdefault(name, []).extend(
                    _time(base + cold(1 + turn * REQUESTS + number)) for number in range(REQUESTS)
                )
        _again(servers, times)
    finally:
        for process, _base, _cold in servers.values():
            process.terminate()
    _tell(times, options.models)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=int, default=10_000)
    parser.add_argument("--postgres", default=os.environ.get("BENCH_DATABASE_URL", ""))
    return parser.parse_args()


def _ours_sqlite(options: argparse.Namespace, port: int) -> tuple:
    variables = {"VAR_DIR": str(HOME)}
    database = HOME / "models_tracker.sqlite3"
    for path in HOME.glob("models_tracker.sqlite3*"):
        path.unlink()
    _manage(variables, "migrate", "--verbosity=0")
    _fill(variables, options.models, flat=HOME / "flat.sqlite3")
    return _serve(variables | {"BENCH_FILE": str(database)}, port)


def _ours_postgres(options: argparse.Namespace, port: int) -> tuple:
    variables = {"VAR_DIR": str(HOME), "DATABASE_URL": options.postgres}
    _manage(variables, "migrate", "--verbosity=0")
    _manage(variables, "flush", "--noinput", "--verbosity=0")
    _fill(variables, options.models)
    return _serve(variables, port)


def _serve(variables: dict[str, str], port: int) -> tuple:
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", f"--bind=127.0.0.1:{port}"]
    command += ["--workers=2", "--no-control-socket", "--log-level=error"]
    process = subprocess.Popen(command, cwd=ROOT, env=_environment(variables))
    query = "/models/?country=CN&camp=open-licence&sort=-released&parameters_min={}"
    return process, f"http://127.0.0.1:{port}", lambda number: query.format(100_000_000 + number)


def _datasette_as_installed(options: argparse.Namespace, port: int) -> tuple:
    """Its own settings, the rows as a user imports them."""
    return _datasette(options, port, HOME / "flat.sqlite3", [])


def _datasette_tuned(options: argparse.Namespace, port: int) -> tuple:
    """No suggested facets, and an index on what is filtered and sorted by."""
    path = HOME / "indexed.sqlite3"
    path.write_bytes((HOME / "flat.sqlite3").read_bytes())
    with sqlite3.connect(path) as database:
        database.execute("create index by_country on models (country, camp, released desc)")
    return _datasette(options, port, path, ["--setting", "suggest_facets", "off"])


def _datasette(options: argparse.Namespace, port: int, path: Path, settings: list[str]) -> tuple:
    python = HOME / "datasette" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(HOME / "datasette")], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", DATASETTE], check=True)
    if path.stem == "flat":
        for old in HOME.glob("models_tracker.sqlite3*"):
            old.unlink()
        _manage({"VAR_DIR": str(HOME)}, "migrate", "--verbosity=0")
        _fill({"VAR_DIR": str(HOME)}, options.models, flat=path)
    command = [python, "-m", "datasette", str(path), "--port", str(port)]
    command += ["--setting", "default_page_size", "25", *settings]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    query = (
        f"/{path.stem}/models?country=CN&camp=open-licence&_sort_desc=released"
        "&parameters_total__gte={}&_facet=camp&_facet=g7_label&_facet=task"
    )
    return process, f"http://127.0.0.1:{port}", lambda number: query.format(100_000_000 + number)


def _again(servers: dict, times: dict) -> None:
    """Time the same page again, /claims/ anew and again, and a bare view.

    Each turn asks them in another order: what follows a page made anew finds a processor that has
    forgotten it, and takes a tenth longer.
    """
    dice = random.Random(0)
    for name, (_process, base, cold) in servers.items():
        if name.startswith("Datasette"):
            continue
        _until_drawn(base + CHART)
        for turn in range(ROUNDS * REQUESTS):
            asked = [
                ("bare view", "/healthz"),
                ("same page again", cold(0)),
                ("claims", f"/claims/?said_from={2010 + turn // 12}-{1 + turn % 12:02}"),
                ("claims again", "/claims/"),
                ("same chart again", CHART),
            ]
            dice.shuffle(asked)
            for what, address in asked:
                times.setdefault(f"{name}: {what}", []).append(_time(base + address))


def _until_drawn(address: str) -> None:
    """Ask for a page until its chart is drawn, so that it is the whole page that is kept."""
    for _ in range(100):
        with urllib.request.urlopen(address, timeout=60) as answer:
            if b"chart__picture" in answer.read():
                return
        time.sleep(0.1)
    sys.exit(f"no picture: {address}")


def _time(address: str) -> float:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()
    return (time.perf_counter() - started) * 1000


def _wait(process: subprocess.Popen, address: str) -> None:
    for _ in range(300):
        try:
            _time(address)
        except OSError:
            if process.poll() is not None:
                sys.exit(f"a server stopped before it answered: {address}")
            time.sleep(0.1)
        else:
            return
    sys.exit(f"no answer: {address}")


def _environment(variables: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return kept | {"SECRET_KEY": "bench" * 10, "DEBUG": "0"} | variables


def _manage(variables: dict[str, str], *words: str) -> None:
    command = [sys.executable, "manage.py", *words]
    subprocess.run(command, cwd=ROOT, env=_environment(variables), check=True)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, cwd=ROOT, env=_environment(variables), check=True)


def _fill(variables: dict[str, str], number: int, flat: Path | None = None) -> None:
    code = f"from tests.benchmarks import claim_rows, rows; rows.fill({number})"
    code += f"; claim_rows.fill_claims({number})"
    if flat:
        code += f"; from pathlib import Path; rows.flatten(Path({str(flat)!r}))"
    command = [sys.executable, "manage.py", "shell", "-v", "0", "-c", code]
    subprocess.run(command, cwd=ROOT, env=_environment(variables), check=True)


def _tell(times: dict[str, list[float]], number: int) -> None:
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"\n{number} models, {ROUNDS * REQUESTS} requests each, Python {sys.version.split()[0]}")
    for name, median in medians.items():
        best = min(times[name])
        print(f"{name:32} median {median:8.2f} ms   best {best:8.2f} ms")
    for name in ("SQLite", "PostgreSQL"):
        if name not in medians:
            continue
        for rival in ("Datasette as installed", "Datasette tuned"):
            ratio = medians[name] / medians[rival]
            print(f"{name}: {ratio:.2f} of the time of {rival}")
        bare = medians[f"{name}: bare view"]
        again = medians[f"{name}: same page again"] / bare
        print(f"{name}: same page again {again:.2f} times a bare view")
        anew, kept = (medians[f"{name}: {what}"] / bare for what in ("claims", "claims again"))
        for what, ratio, bar in (("", anew, CLAIMS_ANEW), (" made before", kept, CLAIMS_AGAIN)):
            over = f", OVER ITS BAR OF {bar}" if ratio > bar else ""
            print(f"{name}: /claims/{what} {ratio:.2f} times a bare view{over}")
        again = medians[f"{name}: same chart again"] / bare
        print(f"{name}: page of {MOST_MARKS} marks again {again:.2f} times a bare view")
    charts.tell()


if __name__ == "__main__":
    main()
