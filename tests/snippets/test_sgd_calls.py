"""PyTorch's SGD as its documentation writes it, called as our programs call it: it goes our way without the library."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.optimizers import OPTIMIZERS, Translation
from tests.snippets._programs import START, end

STEPS = 40
CALLS = [
    (optimizer.id, one)
    for optimizer in OPTIMIZERS
    for one in optimizer.translations
    if one.library == "torch" and "optim.SGD(" in one.call
]


def called(contender: pg.Contender, translation: Translation) -> dict[str, Any]:
    """What the text of a call hands to SGD."""
    got: dict[str, Any] = {}
    sgd = SimpleNamespace(SGD=lambda values, **given: got.update(given))
    lr = repr(contender.parameters["lr"])
    exec(translation.text(contender.parameters, lr, "None"), {"torch": SimpleNamespace(optim=sgd)})
    return got


def torch_sgd(
    problem: pg.Surface, lr: float, momentum: float = 0.0, dampening: float = 0.0, nesterov: bool = False,
    weight_decay: float = 0.0,
) -> np.ndarray[Any, Any]:  # fmt: skip
    """b ← g in the first step, b ← μb + (1 − τ)g in the others; x ← x − γb, with nesterov x ← x − γ(g + μb)"""
    x, b = np.array(START), None
    for _ in range(STEPS):
        g = problem.gradient(x[None])[0] + weight_decay * x
        b = g.copy() if b is None else momentum * b + (1 - dampening) * g
        x = x - lr * (g + momentum * b if nesterov else b if momentum else g)
    return x


def settings(id: str, translation: Translation) -> list[pg.Contender]:
    words = {name: word[0] if isinstance(word, tuple) else word for name, word in translation.when.items()}
    names = [parameter.name for parameter in OPTIMIZERS.get(id).parameters]
    return [
        pg.Contender(id, **{"lr": 0.01, **({"beta": beta} if "beta" in names else {}), **words})
        for beta in (0.0, 0.5, 0.9)
    ]


@pytest.mark.parametrize(("id", "translation"), CALLS, ids=[f"{id}-{k}" for k, (id, _) in enumerate(CALLS)])
def test_a_call_goes_the_same_way_or_differs_as_it_says(id: str, translation: Translation) -> None:
    """PyTorch begins with the whole gradient, and so do we here: then both paths are one to the last digits."""
    problem = pg.surface("rosenbrock", b=2)
    for contender in settings(id, translation):
        found = torch_sgd(problem, **called(contender, translation))
        ours = end(contender, problem, STEPS)
        if not translation.exact:
            assert translation.differs == "PyTorch's first velocity is the whole gradient, not 1 − β of it."
            assert contender.parameters["beta"] == 0.0 or not np.allclose(found, ours, rtol=1e-6)
            ours = average_that_begins_with_the_gradient(problem, **contender.parameters)
        assert found == pytest.approx(ours, rel=1e-9)


def average_that_begins_with_the_gradient(problem: pg.Surface, lr: float, beta: float, **_: Any) -> Any:
    """v ← βv + (1 − β)g from v = g on, x ← x − ηv"""
    x = np.array(START)
    v = problem.gradient(x[None])[0]
    for _ in range(STEPS):
        v = beta * v + (1 - beta) * problem.gradient(x[None])[0]
        x = x - lr * v
    return x


def test_the_calls_say_the_numbers_of_the_method() -> None:
    assert len(CALLS) >= 3
    contender = pg.Contender("heavy_ball", convention="average", beta=0.8, lr=0.05)
    translation = next(one for id, one in CALLS if id == "heavy_ball" and "dampening" in one.call)
    assert called(contender, translation) == {"lr": 0.05, "momentum": 0.8, "dampening": 0.8}
    assert re.search(r"dampening=0\.8\b", translation.text(contender.parameters, "0.05", "[x]"))
