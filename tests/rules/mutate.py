"""Remove each line of some rules in turn, and see that a case fails.

A mutant is the rules with one statement dropped, one condition negated, one operand of "and" or
"or" dropped, one element of a tuple, list, set or mapping dropped, one generator's "if" dropped,
one starred argument dropped, or one True, False, comparison or set operator turned round. The
tests of the rules (RULES says which) are then run on the mutated package, in this process and
without pytest; a mutant that none of them notices survives.

Not mutated: docstrings, imports, annotations, decorators, names of types, and the prose of the
lenses (LENS), which tests only count.

Run as ``python -m tests.rules.mutate [openness|permissions]``: prints the survivors, exits with 1
if there are any.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import importlib
import importlib.abc
import importlib.util
import itertools
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

SECONDS_PER_MUTANT = 10
SKIPPED = ("LENS", "VERSION", "Reason", "Reading")
OPPOSITE: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
}


@dataclass(frozen=True)
class Rules:
    """A package of rules, and the modules of tests that call it by the last part of its name."""

    package: str
    tests: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the tests call it."""
        return self.package.rsplit(".", 1)[1]

    @property
    def folder(self) -> Path:
        """Where its modules lie."""
        return Path(__file__).parents[2] / self.package.replace(".", "/")


OPENNESS = Rules(
    "models_tracker.rules.openness",
    (
        *("test_openness", "test_openness_history"),
        *("test_openness_kind", "test_openness_reasons"),
    ),
)
PERMISSIONS = Rules("models_tracker.rules.permissions", ("test_permissions",))
RULES = {rules.name: rules for rules in (OPENNESS, PERMISSIONS)}


@dataclass(frozen=True)
class Mutant:
    """One change of one module of some rules: where, what, and the changed text."""

    rules: Rules
    module: str
    line: int
    what: str
    source: str


# --- Making mutants -----------------------------------------------------------------------------


def mutants(rules: Rules, module: str) -> Iterator[Mutant]:
    """Yield every mutant of one module of the package, named without the package."""
    original = (rules.folder / f"{module}.py").read_text()
    seen = {ast.unparse(ast.parse(original))}
    for number in itertools.count():
        tree = ast.parse(original)
        changes = list(_changes(tree))
        if number >= len(changes):
            return
        line, what, apply = changes[number]
        apply()
        source = ast.unparse(ast.fix_missing_locations(tree))
        if source not in seen:
            seen.add(source)
            yield Mutant(rules, module, line, what, source)


Change = tuple[int, str, Callable[[], Any]]


def _changes(tree: ast.Module) -> Iterator[Change]:
    for node in _mutated_nodes(tree):
        line = getattr(node, "lineno", 0)
        for name, value in ast.iter_fields(node):
            if isinstance(value, list):
                yield from _dropped(node, name, value)
        if isinstance(node, ast.If | ast.IfExp | ast.While):
            yield line, f"negate: {ast.unparse(node.test)}", _negate(node)
        if isinstance(node, ast.Compare) and type(node.ops[0]) in OPPOSITE:
            yield line, f"turn round: {ast.unparse(node)}", _turn_round(node)
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            yield (
                line,
                f"not {node.value}",
                lambda node=node: setattr(node, "value", not node.value),
            )
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield line, f"drop not: {ast.unparse(node)}", _replace_in(tree, node, node.operand)


def _mutated_nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """Walk the tree without imports, prose, annotations and decorators."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom) or _is_skipped(node):
            continue
        if isinstance(node, ast.FunctionDef):
            waiting += [*node.body, *node.args.defaults]
            yield node
            continue
        if isinstance(node, ast.ClassDef):
            waiting += node.body
            continue
        if isinstance(node, ast.AnnAssign):
            waiting += [node.value] if node.value else []
            continue
        yield node
        waiting += ast.iter_child_nodes(node)


def _is_skipped(node: ast.AST) -> bool:
    names = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    return any(isinstance(name, ast.Name) and name.id in SKIPPED for name in names)


def _dropped(node: ast.AST, name: str, value: list[Any]) -> Iterator[Change]:
    """Yield the changes that drop one element of a list of statements or expressions."""
    if name in ("body", "orelse") and isinstance(node, ast.Module):
        return
    for position, part in enumerate(value):
        line = getattr(part, "lineno", getattr(node, "lineno", 0))
        if name in ("body", "orelse") and isinstance(part, ast.stmt):
            if _is_docstring(part) or isinstance(part, ast.Pass):
                continue
            yield line, f"drop: {ast.unparse(part)[:90]}", _pass(value, position)
        elif name in ("values", "elts", "ifs", "args") and _may_drop(node, name, value, part):
            what = f"drop from {type(node).__name__}: {ast.unparse(part) if part else '**'}"
            yield line, what[:90], _drop(node, name, position)


def _may_drop(node: ast.AST, name: str, value: list[Any], part: ast.AST) -> bool:
    if isinstance(node, ast.BoolOp):
        return len(value) > 1
    if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store):
        return False
    return not isinstance(node, ast.Call | ast.JoinedStr) or isinstance(part, ast.Starred)


def _is_docstring(part: ast.stmt) -> bool:
    return isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant)


def _pass(body: list[Any], position: int) -> Callable[[], Any]:
    return lambda: body.__setitem__(position, ast.Pass())


def _drop(node: ast.AST, name: str, position: int) -> Callable[[], Any]:
    def apply() -> None:
        getattr(node, name).pop(position)
        if isinstance(node, ast.Dict):
            node.keys.pop(position)

    return apply


def _negate(node: ast.If | ast.IfExp | ast.While) -> Callable[[], Any]:
    return lambda: setattr(node, "test", ast.UnaryOp(ast.Not(), copy.deepcopy(node.test)))


def _turn_round(node: ast.Compare) -> Callable[[], Any]:
    return lambda: node.ops.__setitem__(0, OPPOSITE[type(node.ops[0])]())


def _replace_in(tree: ast.AST, old: ast.AST, new: ast.AST) -> Callable[[], Any]:
    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return new if node is old else self.generic_visit(node)

    return lambda: Replace().visit(tree)


# --- Trying them --------------------------------------------------------------------------------


class _Served(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Serves one module of the package from a changed text."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if name == f"{self.mutant.rules.package}.{self.mutant.module}":
            return importlib.util.spec_from_loader(name, self)
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.source, self.mutant.module, "exec"), module.__dict__)


def _forget(package: str) -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    return {name: sys.modules.pop(name) for name in names}


@contextlib.contextmanager
def _mutated(mutant: Mutant) -> Iterator[ModuleType]:
    """Give the package freshly imported, with the mutant in its place."""
    package = mutant.rules.package
    finder, kept = _Served(mutant), _forget(package)
    sys.meta_path.insert(0, finder)
    try:
        yield importlib.import_module(package)
    finally:
        sys.meta_path.remove(finder)
        _forget(package)
        sys.modules.update(kept)
        parent, name = package.rsplit(".", 1)
        setattr(sys.modules[parent], name, kept[package])


def calls(rules: Rules) -> Iterator[tuple[ModuleType, Callable[..., None], dict[str, Any]]]:
    """Yield every test with every set of its parameters, as pytest would call it."""
    for name in rules.tests:
        module = importlib.import_module(f"tests.rules.{name}")
        for key, function in vars(module).items():
            if key.startswith("test_"):
                for arguments in _arguments(function):
                    yield module, function, arguments


def _arguments(function: Callable[..., None]) -> Iterator[dict[str, Any]]:
    tables = []
    for mark in getattr(function, "pytestmark", ()):
        names, rows = mark.args[0], list(mark.args[1])
        names = [names] if isinstance(names, str) else list(names)
        rows = [getattr(row, "values", row) if hasattr(row, "marks") else row for row in rows]
        one = len(names) == 1
        tables.append(
            [
                dict(zip(names, [row] if one and not isinstance(row, tuple) else row, strict=True))
                for row in rows
            ]
        )
    for chosen in itertools.product(*tables):
        yield {name: value for table in chosen for name, value in table.items()}


def is_noticed(mutant: Mutant) -> bool:
    """Whether a test fails on a mutant: by an assertion, an error, or not coming to an end."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS_PER_MUTANT)
    try:
        with _mutated(mutant) as package:
            _run_all(mutant.rules, package)
    except Exception:
        return True
    finally:
        signal.alarm(0)
    return False


def _run_all(rules: Rules, package: ModuleType) -> None:
    for module, function, arguments in calls(rules):
        kept = getattr(module, rules.name)
        setattr(module, rules.name, package)
        try:
            function(**arguments)
        finally:
            setattr(module, rules.name, kept)


def _too_long(_signal: int, _frame: Any) -> None:
    raise TimeoutError


def prepare(rules: Rules) -> None:
    """Set Django up, as pytest-django does, and import the rules and tests as they are."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    list(calls(rules))


def survivors(rules: Rules) -> tuple[int, list[Mutant]]:
    """Return how many mutants there are, and those that no test notices."""
    prepare(rules)
    modules = sorted(path.stem for path in rules.folder.glob("*.py") if path.stem != "__init__")
    found = [mutant for module in modules for mutant in mutants(rules, module)]
    with multiprocessing.get_context("fork").Pool(os.cpu_count()) as pool:
        noticed = pool.map(is_noticed, found, chunksize=8)
    return len(found), [one for one, seen in zip(found, noticed, strict=True) if not seen]


def unchanged(rules: Rules) -> Mutant:
    """Return a mutant in which nothing is changed."""
    module = min(path.stem for path in rules.folder.glob("*.py") if path.stem != "__init__")
    return Mutant(rules, module, 0, "nothing", (rules.folder / f"{module}.py").read_text())


def main() -> int:
    """Print the survivors; return 1 if there are any, or if the unchanged rules fail."""
    alive_in_all = 0
    for rules in [RULES[name] for name in sys.argv[1:] or RULES]:
        prepare(rules)
        if is_noticed(unchanged(rules)):
            print(f"The tests fail on the rules of {rules.name} as they are.")
            return 1
        count, alive = survivors(rules)
        for mutant in alive:
            print(f"{rules.name}/{mutant.module}.py:{mutant.line}: {mutant.what}")
        print(f"{rules.name}: {count} mutants, {len(alive)} survive.")
        alive_in_all += len(alive)
    return 1 if alive_in_all else 0


if __name__ == "__main__":
    sys.exit(main())
