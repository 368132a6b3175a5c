"""Parameters that are changed while a contender learns: a choice takes its questions along, a memory keeps its size."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.optimizers import OPTIMIZERS, Traced, Wrapper
from playground.training.change import Change


def training(id: str, given: dict[str, Any], *changes: Change) -> pg.Training:
    data, network = pg.data("blobs", samples=20, noise=1.0), pg.Network(hidden=())
    return pg.Training(data, network, contenders=[pg.Contender(id, **given)], epochs=12, changes=changes)


@pytest.mark.parametrize("id", ["bfgs", "lbfgs", "conjugate_gradient", "line_search"])
def test_another_search_has_the_fields_that_it_asks_for(id: str) -> None:
    """The first search asks for no values (for no products): with the second they are asked for on the way."""
    one, other = "exact", "strong_wolfe"
    for before, after in ((one, other), (other, one)):
        plain = pg.train(training(id, {"search": before})).losses[0]
        changed = pg.train(training(id, {"search": before}, Change(2, 0, "search", after))).losses[0]
        assert np.isfinite(changed).all()
        assert np.array_equal(changed[:3], plain[:3]) and not np.array_equal(changed, plain)


@pytest.mark.parametrize(
    ("id", "name", "value"),
    [("lbfgs", "memory", 200), ("lbfgs", "memory", 3), ("trust_region", "subproblem", "steihaug")],
)
def test_a_change_that_needs_another_memory_is_refused(id: str, name: str, value: Any) -> None:
    """More pairs than there was room for went over other memory: the process ended by a signal."""
    with pytest.raises(PlaygroundError, match=r"how much it keeps .* set it before the training begins"):
        training(id, {}, Change(5, 0, name, value))


def test_every_change_of_every_method_is_refused_or_keeps_its_memory() -> None:
    for optimizer in OPTIMIZERS:
        if isinstance(optimizer, Traced | Wrapper):
            continue
        for parameter in optimizer.parameters:
            low, high = parameter.slider
            for value in parameter.choices or ((True, False) if parameter.kind == "boolean" else (low, high)):
                value = int(value) if parameter.kind == "integer" else value
                values = optimizer.check({parameter.name: value})
                sizes = {
                    (
                        optimizer.memory_rows(d, one),
                        optimizer.scratch_size(d, one),
                        "hessian" in optimizer.uses_with(one),
                    )
                    for d in (9,)
                    for one in (values, optimizer.check({}))
                }
                try:
                    training(optimizer.id, {}, Change(5, 0, parameter.name, value))
                except PlaygroundError:
                    assert len(sizes) == 2
                else:
                    assert len(sizes) == 1
