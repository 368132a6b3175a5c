"""Passes through a network that an initialization may ask for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weights = Sequence[Floats]


@dataclass(frozen=True)
class Passes:
    """What an initialization may ask of the whole network on a batch.

    Arguments: `deviation(weights, k)` the standard deviation of the numbers W·a that layer k makes, over units and
    samples together; `theta(weights)` θ, (size), an affine function of the scale of each matrix; `gradient(theta)` the
    gradient of the loss by θ, (size); `product(theta, v)` the Hessian's product with a direction v, (size). Weights are
    one array (out, in) for each layer.
    """

    deviation: Callable[[Weights, int], float]
    theta: Callable[[Weights], Floats]
    gradient: Callable[[Floats], Floats]
    product: Callable[[Floats, Floats], Floats]
