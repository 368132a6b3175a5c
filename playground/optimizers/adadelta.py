"""AdaDelta (Zeiler 2012)."""

import math

from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, epsilon, learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation


def adadelta(
    x: float, g: float, s: float, u: float, lr: float, rho: float, epsilon: float
) -> tuple[float, float, float]:
    """s ← ρs + (1 − ρ)g²; Δ = √(u + ε)/√(s + ε)·g; x ← x − ηΔ; u ← ρu + (1 − ρ)Δ²"""
    s = rho * s + (1.0 - rho) * g * g
    delta = math.sqrt(u + epsilon) / floor(math.sqrt(s + epsilon)) * g
    return x - lr * delta, s, rho * u + (1.0 - rho) * delta * delta


READOUTS = (
    Readout(
        "root of steps",
        "√(u + ε)",
        "the root of the average of the squared steps, which the next step is measured by",
        lambda u, epsilon: (u + epsilon) ** 0.5,
    ),
    Readout(
        "root of slopes",
        "√(s + ε)",
        "the root of the average of the squared slopes, which the step is divided by",
        lambda s, epsilon: (s + epsilon) ** 0.5,
    ),
)
OPTIMIZER = Elementwise(
    name="AdaDelta",
    summary="Measures its steps by the size of its own last steps, so that no rate need be chosen; begins very slowly.",
    equation="s ← ρ s + (1 − ρ) g²\nΔ = √(u + ε) / √(s + ε) · g\nx ← x − η Δ\nu ← ρ u + (1 − ρ) Δ²",
    source="M. D. Zeiler, ADADELTA: an adaptive learning rate method, arXiv:1212.5701 (2012)",
    family="adaptive",
    parameters=(
        learning_rate(1.0, 1e-2, 100.0),
        decay("rho", 0.95, "memory: weight of the past in both averages", "ρ", ("decay",)),
        epsilon(1e-6),
    ),
    states=("s", "u"),
    rule=adadelta,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={"PyTorch": {"rho": 0.9}, "optax": {"rho": 0.9}},
    notes="u averages the squared step coordinate by coordinate; both roots run over the average plus ε. A text that "
    "divides by s + ε without the root, or averages the length of the whole step, describes another method. The "
    "paper has no η; Keras' is 0.001.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.Adadelta({values}, lr={lr}, rho={rho}, eps={epsilon_inside})",
        ),
        Translation(
            library="optax",
            call="optax.adadelta({lr}, rho={rho}, eps={epsilon_inside})",
        ),
    ),
    readouts=READOUTS,
)
