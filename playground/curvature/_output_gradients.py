"""The gradient of every output of every sample by the parameters."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.errors import PlaygroundError
from playground.curvature._checked import checked_point
from playground.curvature._operations import check_separate
from playground.curvature._pieces import fed_in_pieces
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled

Floats = NDArray[np.float64]
_MOST_ROOM = 2_000_000_000


def output_gradients(
    problem: NetworkProblem, theta: ArrayLike, what: str, samples: int | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Floats:  # fmt: skip
    """Return ∂z_k(xᵢ)/∂θ of the first `samples` samples, all by default, (samples, outputs, size).

    Raises PlaygroundError, naming `what` they are for, where an output depends on other samples or memory would not
    suffice, and Cancelled.
    """
    from playground.networks.fields import passes_of

    point = checked_point(problem, theta)
    check_separate(problem, what)
    count = problem.samples if samples is None else min(samples, problem.samples)
    outputs = problem.machine.operations[-1].in_width
    room = 8 * count * outputs * problem.size
    if room > _MOST_ROOM:
        raise PlaygroundError(
            f"{what} needs a gradient for each of {count:,} samples and {outputs} outputs, {room / 1e9:.1f} GB for "
            f"{problem.size:,} parameters, and 2 GB is the most: take fewer samples or a smaller network"
        )
    found, run = np.empty((count, outputs, problem.size)), passes_of("output_gradient", problem.machine.real)
    for here in fed_in_pieces(problem, most=1):
        if here.start >= count:
            break
        if cancelled is not None and here.start % 64 == 0 and cancelled():
            raise Cancelled(f"{what} was cancelled")
        for k in range(outputs):
            run(point, k, problem.machine.words, found[here.start, k])
    return found
