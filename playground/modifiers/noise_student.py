"""Heavy-tailed gradient noise (Şimşekli, Sagun, Gürbüzbalaban 2019)."""

import math

from playground.base.parameters import Parameter
from playground.kernels.for_rules import cos, power
from playground.modifiers._on_gradient import OnGradient

TURN = 2.0 * math.pi


def noise_student(g: float, u: float, v: float, sigma: float, freedom: float) -> float:
    """g ← g + στ, τ = √(ν(u^(−2/ν) − 1))·cos 2πv, which has Student's t distribution exactly"""
    return g + sigma * math.sqrt(freedom * (power(u, -2.0 / freedom) - 1.0)) * float(cos(TURN * v))


MODIFIER = OnGradient(
    name="Heavy-tailed noise",
    aliases=("student noise", "student-t noise", "t noise",),
    summary="Shakes the gradient a little most of the time and rarely very much: single jumps over a ridge.",
    equation="g ← g + σ τ\nτ = √(ν (u^(−2/ν) − 1)) cos 2πv",
    source="R. W. Bailey, Polar generation of random variates with the t-distribution, Mathematics of Computation 62 "
    "(1994)",
    parameters=(
        Parameter(
            "sigma", 0.1, "strength: the scale of the noise in each coordinate",
            aliases=("scale",), minimum=0, slider=(1e-3, 10.0),
            scale="log", symbol="σ",
        ),
        Parameter(
            "freedom", 3.0, "degrees of freedom: the fewer, the heavier the tails",
            aliases=("df", "dof", "nu"), minimum=0, exclusive_minimum=True,
            slider=(1.0, 30.0), scale="log", symbol="ν",
        ),
    ),
    rule=noise_student,
    notes="Up to ν = 1 the noise has no mean, up to ν = 2 no variance; with many degrees of freedom it is normal. That "
    "gradients of networks have such tails: U. Şimşekli, L. Sagun, M. Gürbüzbalaban, ICML 2019.",
)  # fmt: skip
