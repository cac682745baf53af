"""The finder over 5,000 models with weights, against a bare view and against itself once made.

Every request asks for another number of users, so that no page is kept from the one before. The
licences have the terms of the shipped ones, each with a statement and a source.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import __main__ as bench

WITH_WEIGHTS = 5_000
MODELS = 7_500  # two thirds of the generated models have weights
MOST_COLD, MOST_AGAIN = 25, 1.5
QUERY = (
    "/licences/finder/?act=internal&act=offer&purpose=commercial&domicile=FR&used_in=FR"
    "&revenue=2M&business=ordinary&users={}"
)


def read_texts() -> None:
    """Give the generated licences the terms of the shipped ones, and models their modalities."""
    from models_tracker.models import AIModel, Licence, Source, Statement
    from tests.rules.shipped_terms import shipped_terms

    chance, texts = random.Random(20261125), list(shipped_terms().values())
    source = Source.objects.create(
        slug="a-text",
        title="A text",
        kind="licence-text",
        url="https://example.org/text",
        accessed_on="2026-11-23",
        status="published",
    )
    licences = list(Licence.objects.order_by("pk"))
    for place, licence in enumerate(licences):
        licence.terms = texts[place % len(texts)]
    Licence.objects.bulk_update(licences, ["terms"])
    Statement.objects.bulk_create(
        Statement(
            licence=licence,
            field=term,
            value=value,
            source=source,
            quote="" if value == "silent" else f"the words of {term}",
            retrieved_on="2026-11-23",
            confidence="high",
        )
        for licence in licences
        for term, value in licence.terms.items()
    )
    models = list(AIModel.objects.only("pk"))
    for model in models:
        model.reads_text = model.makes_text = True
        model.reads_image = chance.random() < 0.3
    names = ["reads_text", "makes_text", "reads_image"]
    AIModel.objects.bulk_update(models, names, batch_size=500)


def main() -> int:
    """Print the medians and ratios; return 1 where one is beyond its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=bench.ROUNDS * bench.REQUESTS)
    options = parser.parse_args()
    bench.HOME.mkdir(parents=True, exist_ok=True)
    process, base = _start(8811)
    times: dict[str, list[float]] = {"bare view": [], "finder": [], "finder made before": []}
    try:
        bench._wait(process, base + QUERY.format(1))
        for number in range(options.requests):
            times["bare view"].append(bench._time(f"{base}/healthz"))
            times["finder"].append(bench._time(base + QUERY.format(1_000 + number)))
            times["finder made before"].append(bench._time(base + QUERY.format(1)))
    finally:
        process.terminate()
    return _tell(times)


def _start(port: int) -> tuple[subprocess.Popen, str]:
    variables = {"VAR_DIR": str(bench.HOME)}
    for path in Path(bench.HOME).glob("models_tracker.sqlite3*"):
        path.unlink()
    bench._manage(variables, "migrate", "--verbosity=0")
    bench._fill(variables, MODELS)
    code = "from tests.benchmarks import finder; finder.read_texts()"
    bench._manage(variables, "shell", "-v", "0", "-c", code)
    process, base, _cold = bench._serve(variables, port)
    return process, base


def _tell(times: dict[str, list[float]]) -> int:
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(f"\n{WITH_WEIGHTS} models with weights, {len(times['finder'])} requests each")
    for name, median in medians.items():
        print(f"{name:32} median {median:8.2f} ms   best {min(times[name]):8.2f} ms")
    cold = medians["finder"] / medians["bare view"]
    again = medians["finder made before"] / medians["bare view"]
    print(f"finder: {cold:.1f} times a bare view (at most {MOST_COLD})")
    print(f"finder made before: {again:.2f} times a bare view (at most {MOST_AGAIN})")
    return 0 if cold <= MOST_COLD and again <= MOST_AGAIN else 1


if __name__ == "__main__":
    sys.exit(main())
