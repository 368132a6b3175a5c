"""Newton's method with damping (Levenberg 1944)."""

from typing import TYPE_CHECKING, Any

from playground.optimizers._optimizer import Optimizer
from playground.optimizers._parameters import DAMPING, learning_rate

# The generated step gives the rule its solver, so that the catalogue can be read without Numba.
if TYPE_CHECKING:
    from playground.kernels.linear import solve_damped


def newton(x: Any, g: Any, h: Any, move: Any, lr: float, damping: float) -> None:
    """x ← x − η(H + λI)⁻¹g"""
    solve_damped(h, g, damping, move)
    for d in range(x.size):
        x[d] -= lr * move[d]


OPTIMIZER = Optimizer(
    name="Newton",
    summary="Jumps to the stationary point of the local quadratic model, gladly a saddle; on a quadratic in one step.",
    equation="x ← x − η (H + λ I)⁻¹ g",
    source="I. Newton (1669), J. Raphson (1690); damping: K. Levenberg, Quart. Appl. Math. 2 (1944)",
    parameters=(learning_rate(1.0, 1e-2, 1.0), DAMPING),
    kind="vector",
    states=("move",),
    rule=newton,
    uses=("gradient", "hessian"),
    solvers=("solve_damped",),
)
