"""A contender as code."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

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

if TYPE_CHECKING:
    from playground.training.training import Training

MOST_STEPS = 10**9


def snippet(
    contender: "Contender | Training",
    library: Library = "numpy",
    problem: Surface | None = None,
    start: Sequence[float] | None = None,
    steps: int = 100,
    *,
    learner: int = 0,
    numbers: Path | str | None = None,
) -> str:
    """Return a program of its own that does what the contender, or a training, does: in NumPy, PyTorch or optax.

    In NumPy it is the program's own rule around a plain loop. In PyTorch and optax it is their optimizer with names and
    defaults translated; where their convention differs, a comment says so. A training is a program in PyTorch alone,
    with the same data, initial parameters and batches in the same order.

    Arguments: `contender` a contender or a training; `library` "numpy", "torch" or "optax" (or "pytorch", "jax"); of a
    contender `problem` a surface, by default Rosenbrock's, `start` the coordinates of its start, by default the first
    of the surface's lesson, and `steps` updates; of a training `learner` the place of the contender in its list, and
    `numbers` the path of an `.npz` that is written and that the program reads: its data, initial parameters and order
    of samples. Without it nothing is written, and the program reads `training.npz`. Raises PlaygroundError where the
    library has no such method, naming the options with which it has it, or where the file cannot be written.

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
    written = cast(Library, LIBRARIES.find(library).id)
    if not isinstance(contender, Contender):
        return _of_training(contender, written, learner, numbers, problem is None and start is None)
    if numbers is not None:
        raise PlaygroundError("numbers belong to a training: the program of a contender reads no file")
    if problem is not None:
        check_kind(problem, Surface, "problem", "a surface, such as pg.surface('rosenbrock')")
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


def _of_training(training: Any, library: Library, learner: int, numbers: Path | str | None, alone: bool) -> str:
    from playground.snippets.training_numbers import write_training_numbers
    from playground.snippets.training_snippet import training_snippet
    from playground.training.training import Training

    check_kind(training, Training, "contender", "a pg.Contender, such as pg.Contender('adam'), or a pg.Training")
    if library != "torch":
        raise PlaygroundError(f'a training is copied as a PyTorch program alone, got {shown(library)}: say "torch"')
    if not alone:
        raise PlaygroundError("problem and start belong to a contender: a training has its own data and parameters")
    if not training.contenders:
        raise PlaygroundError("the training has no contender whose program could be written: add one")
    place = check_whole(learner, "learner", 0, len(training.contenders) - 1)
    if numbers is not None and not isinstance(numbers, str | Path):
        raise PlaygroundError(f"numbers must be the path of a file, got {shown(numbers)}")
    text = training_snippet(training, place, Path(numbers if numbers is not None else "training.npz").as_posix())
    if numbers is not None:
        write_training_numbers(training, place, numbers)
    return text
