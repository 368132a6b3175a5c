"""Saddle-free Newton (Dauphin et al. 2014)."""

from typing import TYPE_CHECKING, Any

from playground.optimizers._optimizer import Optimizer
from playground.optimizers._parameters import DAMPING, learning_rate

# The generated step gives the rule its solver, so that the catalogue can be read without Numba.
if TYPE_CHECKING:
    from playground.kernels.linear import solve_absolute


def saddle_free_newton(x: Any, g: Any, h: Any, move: Any, lr: float, damping: float) -> None:
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
    solvers=("solve_absolute",),
)
