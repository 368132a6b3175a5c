"""A contender as code."""

from collections.abc import Sequence
from typing import cast

import numpy as np

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.experiments.contender import Contender
from playground.experiments.following import following
from playground.problems.surface import Surface
from playground.problems.surfaces import surface
from playground.snippets.function_text import Library
from playground.snippets.libraries import LIBRARIES
from playground.snippets.library_snippet import library_snippet
from playground.snippets.numpy_snippet import numpy_snippet

MOST_STEPS = 10**9


def snippet(
    contender: Contender,
    library: Library = "numpy",
    problem: Surface | None = None,
    start: Sequence[float] | None = None,
    steps: int = 100,
) -> str:
    """Return a program of its own that does what the contender does, in NumPy, PyTorch or optax.

    In NumPy it is the program's own rule around a plain loop. In PyTorch and optax it is their optimizer with names and
    defaults translated; where their convention differs, a comment says so.

    Arguments: `library` "numpy", "torch" or "optax" (or "pytorch", "jax"); `problem` a surface, by default
    Rosenbrock's; `start` the coordinates of its start, by default the first of the surface's lesson; `steps` updates.
    Raises PlaygroundError where the library has no such method.

    >>> import playground as pg
    >>> print(pg.snippet(pg.Contender("gradient_descent", lr=0.1), "torch", pg.surface("sphere"), (1, 2)))
    # Gradient descent on Sphere
    import torch
    <BLANKLINE>
    torch.set_default_dtype(torch.float64)
    <BLANKLINE>
    <BLANKLINE>
    def f(point):
        x = point[0]
        y = point[1]
        return x**2 + y**2
    <BLANKLINE>
    <BLANKLINE>
    x = torch.tensor([1.0, 2.0], requires_grad=True)
    optimizer = torch.optim.SGD([x], lr=0.1)
    for t in range(1, 100 + 1):
        optimizer.zero_grad()
        f(x).backward()
        optimizer.step()
    print(x.detach().numpy(), f(x).item())
    <BLANKLINE>
    """
    check_kind(contender, Contender, "contender", "a pg.Contender, such as pg.Contender('adam')")
    if problem is not None:
        check_kind(problem, Surface, "problem", "a surface, such as pg.surface('rosenbrock')")
    written = cast(Library, LIBRARIES.find(library).id)
    where = problem if problem is not None else surface("rosenbrock")
    place = real_array(start if start is not None else where.lesson.starts[0])
    if place is None or place.shape != (where.dimension,) or not np.isfinite(place).all():
        legal = "2 finite numbers" if where.dimension == 2 else "a list of 1 finite number"
        raise PlaygroundError(f"start must be {legal} on {where.name}, got {shown(start)}")
    steps = check_whole(steps, "steps", 0, MOST_STEPS)
    contender = following(contender, steps)
    if written == "numpy":
        return numpy_snippet(contender, where, place.tolist(), steps)
    return library_snippet(contender, written, where, place.tolist(), steps)
