"""Newton's method with damping (Levenberg 1944)."""

from playground.optimizers._elementwise import Elementwise
from playground.optimizers._parameters import DAMPING, SINGULAR, learning_rate


def newton(x: float, direction: float, lr: float) -> float:
    """x ← x − η(H + λI)⁻¹g"""
    return x - lr * direction


OPTIMIZER = Elementwise(
    name="Newton",
    aliases=(
        "newton-raphson",
        "newtons method",
        "damped newton",
        "newton method",
    ),
    summary="Jumps to the stationary point of the local quadratic model, gladly a saddle; on a quadratic in one step.",
    equation="x ← x − η (H + λ I)⁻¹ g",
    source="I. Newton (1669), J. Raphson (1690); damping: K. Levenberg, Quart. Appl. Math. 2 (1944)",
    family="curvature",
    parameters=(learning_rate(1.0, 1e-2, 1.0), DAMPING),
    rule=newton,
    notes=f"Its system is solved in closed form for one and two coordinates, by elimination for more. {SINGULAR}",
    training_defaults={"damping": 3.0},
    direction="solve_damped",
)
