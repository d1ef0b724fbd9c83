"""How many small mistakes in the rooms of figures and structure the fast tests notice: ``make mutants``.

A mutant is a room’s source with one mistake put into it: a comparison, an operator, a condition, a number, a word. Of each room a sample is
drawn with a fixed seed; every mutant is tried in a process of its own, forked from one that has loaded the libraries and nothing of ours,
and stopped after a time. Survivors that change nothing that could be noticed are named in ``tests/mutants.yml`` with the reason; those are
tried whatever the sample is, so that the list stays true. `WORKREPORT_MUTANTS`, `…_SEED` and `…_WORKERS` are the size of a sample, its
seed, and the processes at a time.

The libraries for this (mutmut, cosmic-ray) were looked at: the one changes functions only, and half of what these rooms know stands in
tables; the other starts Python anew for each mutant, which takes ten times as long.
"""

from __future__ import annotations

import ast
import atexit
import copy
import importlib
import importlib.machinery
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from types import CodeType

import yaml

ROOT = Path(__file__).parents[1]
SEED = os.environ.get("WORKREPORT_MUTANTS_SEED", "20230216")
SAMPLE = int(os.environ.get("WORKREPORT_MUTANTS", "40"))
"""Mutants of each room."""
WORKERS = int(os.environ.get("WORKREPORT_MUTANTS_WORKERS", os.cpu_count() or 1))
LIMIT = 30
"""Seconds of computing after which a mutant that keeps the tests from ending counts as noticed; the tests of a room take three to five."""
NOTICED, STOPPED, SURVIVED = "noticed", "noticed, since the tests came to no end", "survived"
ENOUGH = 90
"""In 100 mutants of a room, so many must be noticed."""
FIGURES = ("test_numbers.py", "test_quantities.py")
STRUCTURE = ("test_outline.py", "test_outline_laws.py")
ROOMS = {
    "indicators/audit": ("test_audit.py",),
    "quantities/agreement": FIGURES,
    "quantities/chinese": FIGURES,
    "quantities/english": FIGURES,
    "outline/hierarchy": STRUCTURE,
    "outline/sentences": STRUCTURE,
}
"""Each room with the tests that are to notice, the quickest first."""
# Without the tests of time, which a busy machine fails where no mistake is.
QUIETLY = (
    "-q", "-x", "--assert=plain", "-p", "no:cacheprovider", "-m", "unit", "-k", "not seconds",
    "-W", "ignore::pytest.PytestAssertRewriteWarning",
)  # fmt: skip
LIBRARIES = ("pytest", "hypothesis.strategies", "yaml", "lxml.html", "click.testing", "playwright.sync_api", "docx", "babel.numbers")

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr,
}  # fmt: skip
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "first": "last", "start": "end", "end": "start"}


@dataclass(frozen=True)
class Mutant:
    """A room with one mistake in it."""

    room: str
    line: int
    where: str
    """The line, as it stands."""
    before: str
    after: str
    node: int
    """Which node of the room’s tree it is in, in the order of `ast.walk`."""
    mistake: int
    """Which of the mistakes that can be made there."""

    def __str__(self) -> str:
        """As `tests/mutants.yml` has it: the line’s words and not its number, which changes with every line before it."""
        return f"{self.room}: {self.before} → {self.after} in: {self.where}"

    def tree(self) -> ast.Module:
        """The room with the mistake in it."""
        changed = ast.parse(source(self.room))
        target = next(node for place, node in enumerate(ast.walk(changed)) if place == self.node)
        replacement = list(mistakes(target))[self.mistake](target)
        if replacement is not target:
            ast.copy_location(replacement, target)
            _replace(changed, target, replacement)
        return ast.fix_missing_locations(changed)


def source(room: str) -> str:
    """The text of a room."""
    return (ROOT / "hooks" / "workreport" / f"{room}.py").read_text("utf-8")


def mistakes(node: ast.AST) -> Iterator[Callable[[ast.AST], ast.AST]]:
    """The mistakes that can be made at a node; each takes a copy of it and gives what stands in its place."""
    match node:
        case ast.Compare(ops=[comparison]) if type(comparison) in COMPARISONS:
            yield lambda it: _with(it, ops=[COMPARISONS[type(comparison)]()])
        case ast.BoolOp(op=joint):
            yield lambda it: _with(it, op=ast.Or() if isinstance(joint, ast.And) else ast.And())
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in OPERATORS:
            yield lambda it: _with(it, op=OPERATORS[type(operator)]())
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield lambda _: copy.deepcopy(operand)
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            yield lambda it: _with(it, test=ast.UnaryOp(ast.Not(), copy.deepcopy(test)))
        case ast.comprehension(ifs=[test, *rest]):
            yield lambda it: _with(it, ifs=[ast.UnaryOp(ast.Not(), copy.deepcopy(test)), *rest])
        case ast.Name(id=name) if name in NAMES:
            yield lambda _: ast.Name(NAMES[name], ast.Load())
        case _:
            yield from _small_mistakes(node)


def _small_mistakes(node: ast.AST) -> Iterator[Callable[[ast.AST], ast.AST]]:
    """Those of what has no parts: a value, a way out of a loop."""
    match node:
        case ast.Constant(value=bool(truth)):
            yield lambda _: ast.Constant(not truth)
        case ast.Constant(value=int(amount)):
            yield lambda _: ast.Constant(amount + 1)
        case ast.Constant(value=str(text)) if text:
            yield lambda _: ast.Constant(text + "†")
        case ast.Break():
            yield lambda _: ast.Continue()
        case ast.Continue():
            yield lambda _: ast.Break()


def _with(node: ast.AST, **fields: object) -> ast.AST:
    for name, value in fields.items():
        setattr(node, name, value)
    return node


def mutants(room: str) -> list[Mutant]:
    """Every mutant of a room, in the order of its lines; docstrings, annotations and what only a type checker reads are left alone."""
    text = source(room)
    tree = ast.parse(text)
    silent = _silent(tree)
    found = []
    for place, node in enumerate(ast.walk(tree)):
        for number, mistake in enumerate(mistakes(node) if node not in silent else ()):
            after = _shown(mistake(copy.deepcopy(node)))
            line = getattr(node, "lineno", _line(node))
            found.append(Mutant(room, line, text.splitlines()[line - 1].strip(), _shown(node), after, place, number))
    return sorted(found, key=lambda it: (it.line, it.before, it.after))


def _silent(tree: ast.Module) -> set[ast.AST]:
    """Nodes that no test could notice: docstrings, annotations, imports for types, casts’ types, asserts that the types need."""
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        quiet: list[ast.AST | None] = []
        match node:
            case ast.Expr(value=ast.Constant()):
                quiet = [node]
            case ast.AnnAssign(annotation=annotation) | ast.arg(annotation=annotation):
                quiet = [annotation]
            case ast.FunctionDef(returns=returns):
                quiet = [returns, *node.decorator_list]
            case ast.ClassDef():
                quiet = [*node.decorator_list]
            case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.Assert() | ast.Import() | ast.ImportFrom():
                quiet = [node]
            case ast.Call(func=ast.Name(id="cast"), args=[kind, _]):
                quiet = [kind]
            case ast.Assign(value=ast.Subscript(value=ast.Name(id="Literal" | "Mapping" | "Callable"))):
                quiet = [node]
        found.update(child for one in quiet if one for child in ast.walk(one))
    return found


def _shown(node: ast.AST) -> str:
    """A node as it is written, on one line and not too long."""
    text = f"if {ast.unparse(node.test)}" if isinstance(node, ast.If | ast.While) else ast.unparse(node)
    text = " ".join(text.split())
    return text if len(text) <= 70 else f"{text[:67]}…"


def _line(node: ast.AST) -> int:
    return next((child.lineno for child in ast.walk(node) if hasattr(child, "lineno")), 0)


def _replace(tree: ast.AST, old: ast.AST, new: ast.AST) -> None:
    """Puts `new` in the place of `old`."""
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
                return
            if isinstance(value, list) and old in value:
                value[value.index(old)] = new
                return


def attempt(mutant: Mutant | None, tests: tuple[str, ...]) -> None:
    """In a process of its own: the tests over the mutant, or over the room as it is; exit status 0 where they pass."""
    resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT + 5))
    os.environ["HYPOTHESIS_PROFILE"] = "landing"
    sys.dont_write_bytecode = mutant is not None
    with Path(os.environ.get("WORKREPORT_MUTANTS_LOG", os.devnull)).open("a") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    if mutant:
        name = "workreport." + mutant.room.replace("/", ".")
        code = compile(mutant.tree(), str(ROOT / "hooks" / "workreport" / f"{mutant.room}.py"), "exec")
        whole = importlib.machinery.SourceFileLoader.get_code

        def get_code(self: importlib.machinery.SourceFileLoader, fullname: str) -> CodeType | None:
            return code if fullname == name else whole(self, fullname)

        setattr(importlib.machinery.SourceFileLoader, "get_code", get_code)  # noqa: B010  # not as its type has it
    pytest = importlib.import_module("pytest")
    os._exit(int(pytest.main([*QUIETLY, *(str(ROOT / "tests" / name) for name in tests)])))


def noticed(sample: list[Mutant]) -> Iterator[tuple[Mutant, str]]:
    """What became of each mutant under the tests of its room, as the answers come."""
    fork = multiprocessing.get_context("fork")
    waiting = list(reversed(sample))
    running: dict[multiprocessing.context.ForkProcess, Mutant] = {}
    while waiting or running:
        while waiting and len(running) < WORKERS:
            mutant = waiting.pop()
            process = fork.Process(target=attempt, args=(mutant, ROOMS[mutant.room]))
            process.start()
            running[process] = mutant
        for process in [one for one in running if not one.is_alive()]:
            ends = {0: SURVIVED, -signal.SIGXCPU: STOPPED}
            yield running.pop(process), ends.get(process.exitcode or 0, NOTICED)
        time.sleep(0.02)


def try_room(room: str, reasons: Mapping[str, str]) -> tuple[int, int, list[str]]:
    """How many of a room’s sample are noticed, of how many, and what is wrong with the list of survivors; says what it finds as it goes."""
    every = mutants(room)
    sample = random.Random(f"{SEED} {room}").sample(every, min(SAMPLE, len(every)))
    listed = {name for name in reasons if name.startswith(f"{room}: ")}
    faults = [f"no such mutant: {name}" for name in sorted(listed - {str(one) for one in every})]
    caught, survived = 0, set[str]()
    for one, end in noticed(sample + [one for one in every if str(one) in listed and one not in sample]):
        caught += end != SURVIVED and one in sample
        if end == SURVIVED:
            survived.add(str(one))
        if end == STOPPED:
            print(f"  {one}: {end} (line {one.line})", flush=True)
        elif end == SURVIVED and one in sample:
            print(f"  {one}: {end} (line {one.line}; {reasons.get(str(one), 'no reason is listed')})", flush=True)
    faults += [f"a survivor without a reason: {name}" for name in sorted(survived - listed)]
    faults += [f"listed and noticed all the same: {name}" for name in sorted(listed & {str(one) for one in every} - survived)]
    if 100 * caught < ENOUGH * len(sample):
        faults.append(f"{room}: fewer than {ENOUGH} in 100 noticed")
    print(f"{room}: {caught} of {len(sample)} noticed, of {len(every)} there are", flush=True)
    return caught, len(sample), faults


def main() -> None:
    """Tries a sample of each room and prints what survived; exit status 1 where too little was noticed or the list is wrong."""
    for name in LIBRARIES:
        importlib.import_module(name)
    wanted = sys.argv[1:] or list(ROOMS)
    reasons = {one["mutant"]: one["reason"] for one in yaml.safe_load((ROOT / "tests" / "mutants.yml").read_text("utf-8")) or []}
    fork = multiprocessing.get_context("fork")
    sys.pycache_prefix = mkdtemp()  # the rooms that are left as they are, compiled once and not for each mutant
    atexit.register(shutil.rmtree, sys.pycache_prefix)
    for tests in dict.fromkeys(ROOMS[room] for room in wanted):
        sound = fork.Process(target=attempt, args=(None, tests))
        sound.start()
        sound.join()
        if sound.exitcode:
            sys.exit(f"{', '.join(tests)}: these tests fail without any mutant; mend them first")
    caught, tried, faults = zip(*(try_room(room, reasons) for room in wanted), strict=True)
    print(f"{sum(caught)} of {sum(tried)} mutants noticed ({100 * sum(caught) / sum(tried):.0f} in 100)")
    sys.exit("\n".join(fault for room in faults for fault in room) or 0)


if __name__ == "__main__":
    main()
