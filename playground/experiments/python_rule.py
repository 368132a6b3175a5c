"""A Python function as a rule of one's own, for `pg.Contender`."""

from collections.abc import Callable, Mapping
from typing import Any

from playground.optimizers import PythonRule
from playground.optimizers import python_rule as make


def python_rule(
    update: Callable[..., Any], name: str = "Python rule", parameters: Mapping[str, Any] | None = None
) -> PythonRule:
    """Return the optimizer that a Python function is: `update(x, g, t, state, **parameters)` returns the new x.

    It is called for one path at a time, about a thousand times slower than a text given to `pg.rule`, and an experiment
    with it cannot be saved.

    Arguments: `x`, `g` arrays (dimension,), the point and its gradient; `t` the update's number, 1 first; `state` a
    dictionary of the path's own, empty before the first step. The function must depend on nothing else, for steps may
    be repeated. `parameters` states their defaults, or (default, low, high) or (default, low, high, "log"); where left
    out they are the function's arguments that have defaults. Raises PlaygroundError for what is no such function.

    >>> import playground as pg
    >>> def descent(x, g, t, state, lr=0.1):
    ...     return x - lr * g
    >>> race = pg.Experiment(pg.surface("sphere"), [(1, 2)], [pg.Contender(pg.python_rule(descent), lr=0.25)], steps=2)
    >>> pg.simulate(race).ends[0, 0].tolist()
    [0.25, 0.5]
    """
    return make(update, name, parameters)
