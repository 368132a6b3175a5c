"""Passes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Weights = Sequence[Floats]


@dataclass(frozen=True)
class Passes:
    """What an initialization may ask of the whole network on a batch, for any weights and biases 0.

    Arguments: `deviation(weights, k)` the standard deviation of the numbers W·a that layer k makes, over units and
    samples together; `gradient(weights)` the gradient of the loss by θ, (size); `product(weights, v)` the Hessian's
    product with a direction v of θ, (size). Weights are one array (out, in) for each layer.
    """

    deviation: Callable[[Weights, int], float]
    gradient: Callable[[Weights], Floats]
    product: Callable[[Weights, Floats], Floats]
