"""What the rooms below the windows say of things that went wrong, as it stands in their source."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

WORDS = frozenset({"what", "reason", "safe", "remedy", "suggestion", "allowed"})
"""Parameters and fields that carry words for a person."""

PARAMETERS = {
    "HeartStudioError": ("what", "safe", "remedy"),
    "TagError": ("reason",),
    "TransientError": ("reason",),
}
"""What the roots of the errors take; the two others are shown within one of ours."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that a module gives to an error.

    Attributes:
        module: its path in the package.
        line: where.
        text: with ``‹›`` for what is filled in.
    """

    module: str
    line: int
    text: str


def spoken(modules: Mapping[str, str]) -> list[Spoken]:
    """Every sentence that is given to one of the program's errors, to a problem or to a finding.

    Whoever passes on words that it was given, by one of the names of ``WORDS``, counts as an error does.

    Args:
        modules: source by path in the package.
    """
    trees = {path: ast.parse(source) for path, source in modules.items()}
    speakers = _speakers(trees.values())
    return [said for path, tree in trees.items() for said in _Reader(path, tree, speakers).read()]


def below(package: Path, left_out: Sequence[str]) -> dict[str, str]:
    """The source of a package's modules by their path in it, but for those that begin with one of the given."""
    return {
        name: path.read_text(encoding="utf-8")
        for path in sorted(package.rglob("*.py"))
        if not (name := path.relative_to(package).as_posix()).startswith(tuple(left_out))
    }


def _speakers(trees: Iterable[ast.Module]) -> dict[str, tuple[str, ...]]:
    """The parameters, in order, of everything that takes words, by its name."""
    found: dict[str, tuple[str, ...]] = dict(PARAMETERS)
    nodes = [node for tree in trees for node in ast.walk(tree)]
    for node in nodes:
        if isinstance(node, ast.FunctionDef) and WORDS & set(_parameters(node)):
            found.setdefault(node.name, _parameters(node))
    classes = [node for node in nodes if isinstance(node, ast.ClassDef)]
    for _ in range(3):  # deep enough for every line of errors
        for node in classes:
            bases = [base.id for base in node.bases if isinstance(base, ast.Name)]
            fields = tuple(
                entry.target.id
                for entry in node.body
                if isinstance(entry, ast.AnnAssign) and isinstance(entry.target, ast.Name)
            )
            makers = [entry for entry in node.body if isinstance(entry, ast.FunctionDef)]
            own = next((_parameters(maker) for maker in makers if maker.name == "__init__"), ())
            inherited = next((found[base] for base in bases if base in found), ())
            found[node.name] = PARAMETERS.get(node.name) or own or fields or inherited
    return {name: names for name, names in found.items() if WORDS & set(names)}


def _parameters(function: ast.FunctionDef) -> tuple[str, ...]:
    given = [*function.args.posonlyargs, *function.args.args]
    names = [argument.arg for argument in given if argument.arg not in {"self", "cls"}]
    return (*names, *(argument.arg for argument in function.args.kwonlyargs))


class _Reader:
    def __init__(self, path: str, tree: ast.Module, speakers: Mapping[str, tuple[str, ...]]) -> None:
        self._path, self._tree, self._speakers = path, tree, speakers

    def read(self) -> Iterator[Spoken]:
        yield from self._within(self._tree, {})

    def _within(self, node: ast.AST, known: dict[str, list[str]]) -> Iterator[Spoken]:
        if isinstance(node, ast.Module | ast.FunctionDef):
            known = {**known, **self._assigned(node, known)}
        if isinstance(node, ast.Call):
            for argument in self._words(node):
                for text in self._texts(argument, known):
                    yield Spoken(self._path, node.lineno, text)
        for child in ast.iter_child_nodes(node):
            yield from self._within(child, known)

    def _assigned(self, node: ast.AST, known: dict[str, list[str]]) -> dict[str, list[str]]:
        """Texts that a name stands for in this function, all of them where it is given several."""
        found: dict[str, list[str]] = {}
        for each in ast.walk(node) if isinstance(node, ast.FunctionDef) else ast.iter_child_nodes(node):
            if isinstance(each, ast.Assign) and isinstance(each.targets[0], ast.Name):
                name = each.targets[0].id
                found.setdefault(name, []).extend(self._texts(each.value, {**known, **found}))
        return {name: texts for name, texts in found.items() if texts}

    def _words(self, call: ast.Call) -> Iterator[ast.expr]:
        name = getattr(call.func, "id", getattr(call.func, "attr", ""))
        names = PARAMETERS["HeartStudioError"] if name == "__init__" else self._speakers.get(name, ())
        for parameter, argument in zip(names, call.args, strict=False):
            if parameter in WORDS:
                yield argument
        yield from (keyword.value for keyword in call.keywords if names and keyword.arg in WORDS)

    def _texts(self, node: ast.expr, known: Mapping[str, list[str]]) -> list[str]:
        match node:
            case ast.Constant(value=str(text)):
                return [text]
            case ast.Name(id=name):
                return known.get(name, [])
            case ast.IfExp():
                return self._texts(node.body, known) + self._texts(node.orelse, known)
            case ast.BoolOp():
                return [text for value in node.values for text in self._texts(value, known)]
            case ast.JoinedStr():
                return self._joined(node, known)
        return []

    def _joined(self, node: ast.JoinedStr, known: Mapping[str, list[str]]) -> list[str]:
        parts = []
        for part in node.values:
            filled = part.value if isinstance(part, ast.FormattedValue) else part
            parts.append(self._texts(filled, known) or ["‹›"])
        return ["".join(chosen) for chosen in product(*parts)]
