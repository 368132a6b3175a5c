"""RMSProp (Tieleman, Hinton 2012)."""

import math

from playground.optimizers._elementwise import Elementwise
from playground.optimizers._parameters import decay, epsilon, learning_rate
from playground.optimizers._translation import Translation


def rmsprop(x: float, g: float, s: float, lr: float, rho: float, epsilon: float) -> tuple[float, float]:
    """s ← ρs + (1 − ρ)g²; x ← x − ηg/(√s + ε)"""
    s = rho * s + (1.0 - rho) * g * g
    return x - lr * g / (math.sqrt(s) + epsilon), s


OPTIMIZER = Elementwise(
    name="RMSProp",
    summary="Divides by the root of a running average of the squared gradient: the rate recovers after a steep slope.",
    equation="s ← ρ s + (1 − ρ) g²\nx ← x − η g / (√s + ε)",
    source="T. Tieleman, G. Hinton, Lecture 6.5, Neural networks for machine learning, Coursera (2012)",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        decay("rho", 0.9, "memory: weight of the past in the average of the squared gradient", "ρ"),
        epsilon(1e-8),
    ),
    states=("s",),
    rule=rmsprop,
    translations=(
        Translation(
            library="torch",
            call="torch.optim.RMSprop({values}, lr={lr}, alpha={rho}, eps={epsilon})",
        ),
        Translation(
            library="optax",
            call="optax.rmsprop({lr}, decay={rho}, eps={epsilon}, eps_in_sqrt=False)",
        ),
    ),
)
