"""Formulas of the window as text: what takes milliseconds where a formula is long, and is kept."""

import re
from functools import lru_cache
from html import escape
from typing import NamedTuple

from playground.language.fields import fields
from playground.language.node import Node
from playground.language.parse import parse
from playground.language.typeset import typeset

_LONGEST = 400  # characters of one entry; a longer one would fill the column, and is copied instead
_NAMES = {1: ("f′", "f″"), 2: ("∂f/∂x", "∂f/∂y", "∂²f/∂x²", "∂²f/∂x∂y", "∂²f/∂y²")}


class Written(NamedTuple):
    """Derivatives as lines: `plain` to be copied, `rich` to be shown."""

    plain: str
    rich: str


@lru_cache(maxsize=64)
def written_formula(formula: str, parameters: tuple[str, ...]) -> str:
    """Return a formula as it was written, as rich text where Qt can show it right."""
    node = parse(formula, parameters=parameters)
    return _raised(node, typeset(node))


@lru_cache(maxsize=64)
def written_derivatives(formula: str, parameters: tuple[str, ...], variables: tuple[str, ...]) -> Written:
    """Return gradient and Hessian of a formula as lines."""
    derived = fields(formula, parameters, variables)
    names = _NAMES[len(variables)]
    nodes = (*derived.gradient, *derived.hessian)
    texts = [typeset(node) for node in nodes]
    shown = [_short(node, plain) for node, plain in zip(nodes, texts, strict=True)]
    return Written(
        "\n".join(f"{name} = {plain}" for name, plain in zip(names, texts, strict=True)),
        "<br>".join(f"{name} = {rich}" for name, rich in zip(names, shown, strict=True)),
    )


def _short(node: Node, plain: str) -> str:
    if len(plain) > _LONGEST:
        return f"… ({len(plain)} characters; a right click copies them)"
    return _raised(node, escape(plain))


def _raised(node: Node, plain: str) -> str:
    """With raised exponents, unless they have exponents themselves: Qt raises but once, and x² there would read x2."""
    raised = typeset(node, html=True)
    return plain if re.search(r"<sup>(?:(?!</sup>).)*<sup>", raised) else raised
