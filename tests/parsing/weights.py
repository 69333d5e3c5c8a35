"""The weights of a module of the parser, each by its name, and the parser without one of them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from inspect import getsource
from types import CodeType, ModuleType

PARSER = "articles.parsing"


def weights_of(module: str) -> list[str]:
    """Where the weights stand, which are the numbers with a point: `AFTER EDGE BODY`, `ON_THE_LEFT is prose`."""
    return [name for name, _, _ in _weights(_assignments(module))]


@contextmanager
def without(module: str, weight: str) -> Iterator[None]:
    """The parser with a weight set to zero, or taken out of its table if it is zero there."""
    before = vars(import_module(f"{PARSER}.{module}"))
    after = dict(before)
    exec(_code_without(module, weight), after)
    names = {name: before[name] for name in before if after[name] is not before[name]}
    parser = [each for name, each in sys.modules.items() if name.startswith(PARSER)]
    places = [(each, name) for each in parser for name in names if vars(each).get(name) is names[name]]
    _assign(places, after)
    try:
        yield
    finally:
        _assign(places, names)


def _assign(places: list[tuple[ModuleType, str]], values: dict[str, object]) -> None:
    for module, name in places:
        setattr(module, name, values[name])
    for module, _ in places:
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


@cache
def _code_without(module: str, weight: str) -> CodeType:
    """The assignments of the module, one number of them changed."""
    tree = _assignments(module)
    parent, number = next((parent, number) for name, parent, number in _weights(tree) if name == weight)
    if isinstance(parent, ast.Dict) and not number.value:
        at = parent.values.index(number)
        del parent.keys[at], parent.values[at]
    number.value = 0.0
    return compile(tree, f"{module} without {weight}", "exec")


def _assignments(module: str) -> ast.Module:
    tree = ast.parse(getsource(import_module(f"{PARSER}.{module}")))
    tree.body = [each for each in tree.body if isinstance(each, ast.Assign | ast.AnnAssign)]
    return tree


def _weights(tree: ast.Module) -> Iterator[tuple[str, ast.AST, ast.Constant]]:
    """The name of each weight, what it stands in, and its number."""
    for each in tree.body:
        target = each.target if isinstance(each, ast.AnnAssign) else each.targets[0]
        if isinstance(target, ast.Tuple):
            for name, value in zip(target.elts, each.value.elts, strict=True):
                yield from _weights_in(name.id, each, value)
        else:
            yield from _weights_in(target.id, each, each.value)


def _weights_in(name: str, parent: ast.AST, node: ast.expr) -> Iterator[tuple[str, ast.AST, ast.Constant]]:
    match node:
        case ast.Constant(value=float()):
            yield name, parent, node
        case ast.UnaryOp(operand=operand):
            yield from _weights_in(name, node, operand)
        case ast.Dict():
            for key, value in zip(node.keys, node.values, strict=True):
                if key:
                    yield from _weights_in(f"{name} {key.attr}", node, value)
        case ast.Tuple(elts=[ast.Constant(value=str() as label), *others]):
            for value in others:
                yield from _weights_in(f"{name.rpartition(' ')[0]} {label}", node, value)
        case ast.Tuple(elts=values):
            for n, value in enumerate(values):
                yield from _weights_in(f"{name} {n}", node, value)
        case ast.DictComp(value=ast.BinOp() as value):
            yield from _weights_in(name, value, value.right)
