"""Unadjusted Langevin dynamics (Roberts, Tweedie 1996)."""

import math

from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import learning_rate, temperature
from playground.optimizers.forms.stability import StabilityLaw


def langevin(x: float, g: float, xi: float, lr: float, temperature: float) -> float:
    """x ← x − ηg + √(2ηT) ξ"""
    return x - lr * g + math.sqrt(2.0 * lr * temperature) * xi


OPTIMIZER = Elementwise(
    name="Langevin",
    aliases=(
        "sgld",
        "ula",
        "stochastic gradient langevin dynamics",
        "langevin dynamics",
        "overdamped langevin",
        "noisy gradient descent",
    ),
    summary="Gradient descent in a heat bath: it never rests, and in the long run stays at x as often as exp(−f(x)/T).",
    equation="x ← x − η g + √(2 η T) ξ",
    source="G. O. Roberts, R. L. Tweedie, Exponential convergence of Langevin distributions and their discrete "
    "approximations, Bernoulli 2 (1996); in learning: M. Welling, Y. W. Teh, ICML 2011",
    family="random",
    parameters=(learning_rate(0.01), temperature(0.01)),
    rule=langevin,
    stability=StabilityLaw(
        formula="2/λ₁",
        source="its mean is a path of gradient descent: B. T. Polyak, Introduction to optimization, "
        "Optimization Software (1987), section 1.4",
        product=lambda values: 2.0,
    ),
    notes="ξ is standard normal. Texts that write the noise as η √λ ξ mean T = ηλ/2: with λ the variance of a "
    "gradient's noise this is stochastic gradient descent as a sampler. No step is refused, so that the density "
    "exp(−f/T) is met to first order in η alone: on a quadratic of curvature λ the variance is T/(λ(1 − ηλ/2)) in "
    "place of T/λ.",
)
