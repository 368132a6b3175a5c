"""Newton's method with damping (Levenberg 1944)."""

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import DAMPING, SINGULAR, learning_rate
from playground.optimizers.forms.stability import StabilityLaw, ratio


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
    stability=StabilityLaw(
        formula="2(λ₁ + λ)/λ₁",
        source="each step takes the part η λᵢ/(λᵢ + λ) of the way: J. Nocedal, S. Wright, Numerical optimization, "
        "Springer (2006), section 3.3",
        product=lambda values: 2.0,
        of_curvatures=lambda curvatures, values: ratio(curvatures, curvatures + float(values["damping"])),
        by_largest=False,
    ),
    notes=f"Its system is solved in closed form for one and two coordinates, by elimination for more. {SINGULAR}",
    training_defaults={"damping": 3.0},
    direction="solve_damped",
)
