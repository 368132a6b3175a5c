"""Copied programs run here, and the same in the program itself."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Elementwise, Optimizer, PythonRule, Traced, Wrapper
from playground.snippets.translations import has_code

START = (-1.2, 1.0)
LIBRARIES = ("numpy", "torch", "optax")
# Every function of the language on constants, whole numbers, parameters and coordinates; with what it stands in.
CALLS = ("0.5", "1", "k", "k/3", "0.3*x + 0.2*y", "x*y")


def run(text: str, library: str) -> np.ndarray:
    """Where a program ends; its test is skipped where its library is not installed."""
    if library != "numpy":
        pytest.importorskip(library, reason=f"{library} is no dependency of the program")
    names: dict[str, object] = {"print": lambda *parts: None}
    with np.errstate(all="ignore"):
        exec(compile(text, "<snippet>", "exec"), names)
    x = names["x"]
    return x.detach().numpy() if library == "torch" else np.array(x)  # type: ignore[attr-defined]


def end(contender: pg.Contender, problem: pg.Surface, steps: int, start: tuple[float, ...] = START) -> np.ndarray:
    """Where the program's own path ends that nothing stops."""
    race = pg.Experiment(problem, [start], [contender], steps=steps, stop=pg.StopRule(enabled=False))
    found: np.ndarray = pg.simulate(race).positions[0, 0, -1]
    return found


def with_options(optimizer: Optimizer) -> Iterator[pg.Contender]:
    """A method with every combination of its words and switches, and with each number at 0 and at 1 if it may be."""
    discrete = {
        one.name: one.choices if one.kind == "choice" else (False, True)
        for one in optimizer.parameters
        if one.kind in ("choice", "boolean")
    }
    for words in product(*discrete.values()):
        options = dict(zip(discrete, words, strict=True))
        yield pg.Contender(optimizer.id, **options)
        for parameter in optimizer.parameters:
            if parameter.name in discrete:
                continue
            for value in (0, 1):
                try:
                    yield pg.Contender(optimizer.id, **{**options, parameter.name: value})
                except pg.PlaygroundError:
                    continue  # not a legal value


def methods() -> list[str]:
    """Those with a rule that can be written down."""
    return [one.id for one in OPTIMIZERS if not isinstance(one, PythonRule | Traced)]


def in_library(optimizer: str, library: str) -> list[pg.Contender]:
    """What of a method with its options a library has."""
    member = OPTIMIZERS.get(optimizer)
    made = with_options(member) if not isinstance(member, Wrapper) else iter([pg.Contender(optimizer)])
    return [one for one in made if has_code(one, library)]  # type: ignore[arg-type]


def is_rounding(contender: pg.Contender) -> bool:
    """Whether what it divides by is the rounding of a difference that is 0, so that no two programs agree."""
    values = contender.parameters
    centred = values.get("centered") is True and values.get("rho") == 0
    return centred or (contender.optimizer == "vsgd" and values.get("first_memory") == 1)


def takes_zero_gradients(optimizer: str) -> bool:
    """Whether it works coordinate by coordinate."""
    return isinstance(OPTIMIZERS.get(optimizer), Elementwise)
