"""Diagonal Levenberg–Marquardt (Becker, LeCun 1988)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import own_rate
from playground.optimizers.forms.stability import NoLaw


def diagonal_levenberg_marquardt(
    x: float, g: float, h: float, d: float, t: float, lr: float, mu: float, rho: float
) -> tuple[float, float]:
    """h ← ρh + (1 − ρ)|diag H|; x ← x − ηg/(h + μ)"""
    bend = abs(d)
    h = bend if t == 1 else rho * h + (1.0 - rho) * bend
    return x - lr * g / (h + mu), h


READOUTS = (
    own_rate("η / (h + μ)", lambda lr, h, mu: lr / (h + mu)),
    Readout("curvature", "h", "the average of the diagonal's absolute values", lambda h: h),
)
OPTIMIZER = Elementwise(
    name="Diagonal Levenberg–Marquardt",
    aliases=("sdlm", "stochastic diagonal levenberg-marquardt", "diagonal lm",),
    summary="Divides each slope by its own curvature: a ravine along an axis is a bowl to it, a turned one is not.",
    equation="h ← ρ h + (1 − ρ) |diag H|\nx ← x − η g / (h + μ)",
    source="S. Becker, Y. LeCun, Improving the convergence of back-propagation learning with second order methods, "
    "Connectionist models summer school 1988",
    family="curvature",
    parameters=(
        learning_rate(0.1),
        Parameter(
            "mu", 0.02, "damping: added to the curvature, so that a flat place makes no endless step", minimum=0,
            exclusive_minimum=True, slider=(1e-4, 100.0), scale="log", symbol="μ",
        ),
        decay("rho", 0.0, "memory: weight of the past in the average of the curvature, which mini-batches need", "ρ"),
    ),
    states=("h",),
    rule=diagonal_levenberg_marquardt,
    stability=NoLaw(
        "each coordinate's step is divided by its own curvature, so that the limit depends on how the axes lie"
    ),
    notes="The diagonal is exact here; the paper propagates an approximation of it through the network. The average is "
    "that of LeCun, Bottou, Bengio, Haffner (1998), whose μ is 0.02.",
    readouts=READOUTS,
)  # fmt: skip
