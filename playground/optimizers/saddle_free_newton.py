"""Saddle-free Newton (Dauphin et al. 2014)."""

import numpy as np
from numpy.typing import NDArray

from playground.kernels.linear import solve_absolute
from playground.optimizers._optimizer import Optimizer
from playground.optimizers._parameters import DAMPING, learning_rate

Array = NDArray[np.float64]


def saddle_free_newton(x: Array, g: Array, h: Array, move: Array, lr: float, damping: float) -> None:
    """x ← x − η(|H| + λI)⁻¹g"""
    solve_absolute(h, g, damping, move)
    for d in range(x.size):
        x[d] -= lr * move[d]


OPTIMIZER = Optimizer(
    name="Saddle-free Newton",
    summary="Newton with the absolute values of the Hessian's eigenvalues: saddles repel it as minima attract it.",
    equation="x ← x − η (|H| + λ I)⁻¹ g",
    source="Y. Dauphin, R. Pascanu, C. Gulcehre, K. Cho, S. Ganguli, Y. Bengio, NeurIPS 2014",
    parameters=(learning_rate(1.0, 1e-2, 1.0), DAMPING),
    kind="vector",
    states=("move",),
    rule=saddle_free_newton,
    uses=("gradient", "hessian"),
)
