"""Underdamped Langevin dynamics by the splitting BAOAB (Leimkuhler, Matthews 2013)."""

import math

from playground.base.parameters import Parameter
from playground.kernels.for_rules import exp
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import temperature
from playground.optimizers.forms.readouts import VELOCITY
from playground.optimizers.forms.stability import StabilityLaw


def bath(time_step: float, friction: float, temperature: float) -> tuple[float, float]:
    """e^(−γh) and √(T(1 − e^(−2γh)))"""
    keep = exp(-friction * time_step)
    return keep, math.sqrt(temperature * (1.0 - keep * keep))


def underdamped_langevin(
    x: float, g: float, v: float, xi: float, t: int, keep: float, spread: float, time_step: float
) -> tuple[float, float]:
    """v ← v − hg (h/2 in the first step), x ← x + hv/2, v ← e^(−γh)v + √(T(1 − e^(−2γh)))ξ, x ← x + hv/2"""
    # The half kick that ends a step and the one that begins the next are at one point: they are one kick here.
    v = v - (0.5 * time_step if t == 1 else time_step) * g
    x = x + 0.5 * time_step * v
    v = keep * v + spread * xi
    return x + 0.5 * time_step * v, v


READOUTS = (VELOCITY,)
OPTIMIZER = Elementwise(
    name="Underdamped Langevin",
    aliases=("kinetic langevin", "langevin with momentum",),
    summary="A ball with mass, friction and heat: it swings through valleys, and crosses hills as high as a few T.",
    equation="v ← v − ½ h ∇f(x)\nx ← x + ½ h v\nv ← e^(−γh) v + √(T (1 − e^(−2γh))) ξ\nx ← x + ½ h v\n"
    "v ← v − ½ h ∇f(x)",
    source="P. Langevin, C. R. Acad. Sci. 146 (1908); the splitting BAOAB: B. Leimkuhler, C. Matthews, Rational "
    "construction of stochastic numerical methods for molecular sampling, Appl. Math. Res. Express 2013",
    family="random",
    parameters=(
        Parameter(
            "time_step", 0.1, "time step: how long the ball rolls before it is pushed again",
            aliases=("dt", "step_size"), minimum=0,
            exclusive_minimum=True, slider=(1e-3, 1.0), scale="log", symbol="h",
        ),
        Parameter(
            "friction", 1.0, "friction: how fast the velocity is forgotten",
            aliases=("gamma",), minimum=0, slider=(0.01, 100.0),
            scale="log", symbol="γ",
        ),
        temperature(0.01),
    ),
    states=("v",),
    carried={"keep": 0.0, "spread": 0.0},
    carry=bath,
    rule=underdamped_langevin,
    stability=StabilityLaw(
        formula="2/√λ₁",
        source="leapfrog steps with friction: B. Leimkuhler, C. Matthews, Molecular dynamics, "
        "Springer (2015), chapter 7",
        product=lambda values: 2.0,
        of_curvatures=lambda curvatures, values: curvatures.clip(min=0.0) ** 0.5,
        parameter="time_step",
    ),
    notes="Mass 1; ξ is standard normal. The positions have the density exp(−f/T); on a quadratic their variance is "
    "exactly T/λ whatever the step, as long as h²λ < 4. The step is in time: h² stands where a learning rate stands.",
    readouts=READOUTS,
)  # fmt: skip
