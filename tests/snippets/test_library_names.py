"""Copied programs name nothing that PyTorch, JAX and optax do not have, and pass no argument that a call does not take.

What exists was read from the libraries (`tests/references/make_library_names.py`, `make_library_defaults.py`).
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import playground as pg
from playground.optimizers import OPTIMIZERS
from playground.snippets.function_text import function_text
from tests.snippets._programs import in_library
from tests.snippets.test_language_texts import FORMULAS, surface
from tests.snippets.test_training_snippet import TRAININGS

LIBRARIES = Path(__file__).parents[1] / "references" / "libraries"
MODULES = ("torch", "jnp", "jax", "optax")


def programs() -> Iterator[str]:
    """Programs with everything that any program has."""
    for library in ("torch", "optax"):
        yield from (function_text(surface(text), library) for text in FORMULAS)
        for id in OPTIMIZERS.ids():
            yield from (pg.snippet(contender, library) for contender in in_library(id, library))
    yield from (pg.snippet(training, "torch") for training in TRAININGS.values())


def _name(node: ast.AST) -> str:
    """The dotted name that an expression is, as far as it is one."""
    if isinstance(node, ast.Attribute):
        first = _name(node.value)
        return f"{first}.{node.attr}" if first else ""
    return node.id if isinstance(node, ast.Name) else ""


def used(text: str) -> set[str]:
    """The names of the libraries in a program."""
    names = {_name(node) for node in ast.walk(ast.parse(text))}
    return {name for name in names if name.split(".")[0] in MODULES}


def test_every_name_exists() -> None:
    known = set(json.loads((LIBRARIES / "names.json").read_text("utf-8"))["names"])
    missing = {name for text in programs() for name in used(text)} - known
    assert missing == set(), "python tests/references/make_library_names.py, where the libraries are installed"


def test_every_optimizer_takes_its_arguments() -> None:
    calls = json.loads((LIBRARIES / "defaults.json").read_text("utf-8"))["calls"]
    seen = set()
    texts = (
        pg.snippet(contender, library)
        for library in ("torch", "optax")
        for id in OPTIMIZERS.ids()
        for contender in in_library(id, library)
    )
    for node in (node for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = _name(node.func)
        if name in calls:
            seen.add(name)
            assert {word.arg for word in node.keywords} <= set(calls[name]), name
    assert len(seen) > 20
