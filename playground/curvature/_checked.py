"""What readouts of a network are handed, checked."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.check_whole import check_whole
from playground.networks.network_problem import NetworkProblem

Floats = NDArray[np.float64]
MOST_SEED = 2**63 - 1


def checked_point(problem: NetworkProblem, theta: Any) -> Floats:
    """Return θ as doubles, (size); raise PlaygroundError for what is no network's problem, and no θ of it."""
    check_kind(problem, NetworkProblem, "problem", "what training.problem() returns")
    return problem.point(theta)


def checked_seed(seed: Any) -> int:
    """Return a seed as int; raise PlaygroundError for what is none."""
    return check_whole(seed, "seed", 0, MOST_SEED)
