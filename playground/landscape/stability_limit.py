"""The largest rate at which a rule is stable where it stands."""

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from playground.base.parameters import Value
from playground.optimizers import Optimizer


def stability_limit(
    method: Optimizer, parameters: Mapping[str, Value], eigenvalues: NDArray[np.float64]
) -> float | None:
    """Return the largest learning rate at which the rule converges on the quadratic with these curvatures.

    That is the rule's own limit of η·λ divided by the largest eigenvalue: 2/λ for gradient descent, (2 + 2β)/λ for
    the heavy ball. None where theory has none for the rule; infinite where no direction curves upwards and no rate
    overshoots.

    Arguments: `parameters` every parameter of the rule with its value; `eigenvalues` of the Hessian, finite or not.

    >>> from playground.optimizers import OPTIMIZERS
    >>> stability_limit(OPTIMIZERS.get("gradient_descent"), {"lr": 0.1}, np.array([1.0, 4.0]))
    0.5
    """
    largest = float(np.max(eigenvalues))
    if method.stability is None or math.isnan(largest):
        return None
    return float(method.stability(parameters)) / largest if largest > 0 else math.inf
