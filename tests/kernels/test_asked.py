"""What a rule asks the problem for is found in its source, and what was not found stops it with a sentence."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from types import FunctionType
from typing import Any

import numpy as np
import pytest

import playground as pg
import playground.optimizers as room
from playground.base.catalogue import module_catalogue
from playground.kernels.compiling.stopped import KernelStopped
from playground.kernels.for_rules import gradient, hessian, prepare_products, value
from playground.kernels.racing import frame as at
from playground.kernels.racing import oracle
from playground.kernels.racing.asked import KINDS, PLACES, QUESTIONS, asked_of
from playground.optimizers import OPTIMIZERS, Optimizer, Vectorwise
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Method, Program

MEMBER = '''"""A method of a test."""
from typing import Any

from playground.kernels.racing import frame as at
from playground.kernels.for_rules import call_field, gradient, integers, value
from playground.optimizers.forms.vectorwise import VECTOR, Vectorwise


def {name}(here: int, x: Any, slope: Any) -> None:
    """x ← x − f/‖∇f‖² ∇f"""
    gradient(here, x, slope)
    {question}
    squared = slope[0] * slope[0] + slope[1] * slope[1]
    for d in range(x.size):
        x[d] -= f / squared * slope[d]


OPTIMIZER = Vectorwise(
    name="A step of Polyak's", summary="A test.", equation="x ← x − f/‖g‖² g", source="1969", family="line search",
    update={name}, scratch={{"slope": VECTOR}},
)
'''


def member(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, question: str) -> Optimizer:
    """A method of a file in a folder beside the catalogue's own."""
    (folder / f"{name}.py").write_text(MEMBER.format(name=name, question=question), encoding="utf-8")
    monkeypatch.setattr(room, "__path__", [*room.__path__, str(folder)])
    return module_catalogue("optimizer", room.__name__, "OPTIMIZER", Optimizer).get(name)


def moved(optimizer: Optimizer) -> list[float]:
    """Return the point to which one step leads from (1, 2) on the sphere."""
    starts = np.array([[1.0, 2.0]])
    method = Method.build(pg.surface("sphere"), Program(optimizer, optimizer.check({})))
    rule = Rule(np.array([[-9.0] * 2, [9.0] * 2]), np.zeros((0, 2)), -1.0)
    chunk = Chunk(method, method.lanes(starts), np.zeros(1, dtype=np.uint64), 0, rule, None, 0)
    chunk.march(0, 1)
    return chunk.lanes[:2, 0].tolist()


@pytest.mark.parametrize(
    "question", ["f = value(here, x)", "ask = value\n    f = ask(here, x)"], ids=["called", "named"]
)
def test_a_rule_that_declares_nothing_gets_what_it_calls(
    question: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """f = 5 and ∇f = (2, 4) at (1, 2); the gradient's kernel in the place of f's would make f = 2 of it."""
    optimizer = member(tmp_path, monkeypatch, f"polyak_{len(question)}", question)
    assert optimizer.uses == ("value", "gradient")
    assert moved(optimizer) == [0.5, 1.0]


def test_a_question_that_is_hidden_from_the_source_stops_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hidden = (
        f"frame = integers(here, at.SIZE)\n    call_field(frame[{at.VALUE}], frame[at.X], 1, frame[at.P], "
        "frame[at.WORK])\n    f = 0.0"
    )
    optimizer = member(tmp_path, monkeypatch, "polyak_hidden", hidden)
    assert optimizer.uses == ("gradient",)
    with pytest.raises(KernelStopped, match=r"A step of Polyak's: it asked the problem for f, .* by the name"):
        moved(optimizer)


def test_the_questions_are_those_of_the_oracle() -> None:
    """A function of the oracle that reads a field's place in the frame is one of the questions, and of that kind."""
    for name, function in vars(oracle).items():
        if isinstance(function, FunctionType) and function.__module__ == oracle.__name__:
            source = inspect.getsource(function)
            read = {kind for place, kind in PLACES.items() if f"at.{place}]" in source}
            assert bool(read) == (name in QUESTIONS), name
            if read:
                assert QUESTIONS[name] in read and {*asked_of(function, {})} == read
    assert set(PLACES.values()) == set(QUESTIONS.values()) == set(KINDS)


WOLFE, EXACT = 0.0, 1.0


def _search(here: int, x: Any, search: float) -> None:
    if search == WOLFE and x[0] > 0.0:
        value(here, x)
    elif not (search < EXACT or search > EXACT):
        prepare_products(here, x)


def by_choice(here: int, x: Any, search: float, other: float) -> None:
    _search(here, x, search - 1.0)
    other = 2.0
    if other == 1.0:
        hessian(here, x, x)


def handed_on(here: int, x: Any) -> None:
    apply(here, x, gradient)


def apply(here: int, x: Any, question: Callable[..., None]) -> None:
    question(here, x, x)


def by_expression(here: int, x: Any, search: float) -> float:
    return value(here, x) if search == WOLFE or search > EXACT else 0.0


@pytest.mark.parametrize(
    ("function", "known", "asked"),
    [
        (by_choice, {}, ("value", "hessian", "product")),
        (by_choice, {"search": 1.0}, ("value", "hessian")),
        (by_choice, {"search": 2.0}, ("hessian", "product")),
        (by_choice, {"search": 3.0, "other": 0.0}, ("hessian",)),  # `other` is written: its number says nothing
        (handed_on, {}, ("gradient",)),
        (by_expression, {"search": 2.0}, ("value",)),
        (by_expression, {"search": 1.0}, ()),
    ],
)
def test_conditions_of_known_numbers_are_followed_through_calls(
    function: FunctionType, known: dict[str, float], asked: tuple[str, ...]
) -> None:
    assert asked_of(function, known) == asked


@pytest.mark.parametrize(
    ("id", "word", "spared"),
    [
        ("lbfgs", {"search": "strong_wolfe"}, {"product"}),
        ("lbfgs", {"search": "exact"}, {"value"}),
        ("trust_region", {"subproblem": "steihaug"}, {"hessian"}),
        ("trust_region", {"subproblem": "exact"}, {"product"}),
        ("coordinate_descent", {"step": "rate"}, {"product"}),
        ("line_search", {"search": "strong_wolfe"}, {"product"}),
        ("nesterov_convex", {"restart": "none"}, {"value"}),
    ],
)
def test_a_choice_spares_what_its_branch_does_not_ask_for(id: str, word: dict[str, Any], spared: set[str]) -> None:
    optimizer = OPTIMIZERS.get(id)
    assert isinstance(optimizer, Vectorwise)
    assert {*optimizer.uses} - {*optimizer.uses_with(optimizer.check(word))} == spared


def test_nothing_about_questions_is_declared_by_hand() -> None:
    """What a method asks for has one home: its source."""
    for file in Path(room.__path__[0]).glob("[a-z]*.py"):
        text = file.read_text(encoding="utf-8")
        assert "asks=" not in text and "spares=" not in text, file.name
