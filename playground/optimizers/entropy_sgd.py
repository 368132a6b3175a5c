"""Entropy-SGD (Chaudhari et al. 2017)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.kernels.for_rules import gradient, power, project, standard_normal
from playground.optimizers.forms.parameters import decay, learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.stability import NoLaw
from playground.optimizers.forms.vectors import assign
from playground.optimizers.forms.vectorwise import VECTOR, Vectorwise

# A product with it is finite.
MOST = 1e150


def entropy_sgd(
    here: int, t: int, x: Any, walker: Any, mean: Any, slope: Any, lr: float, loops: float, inner_rate: float,
    scope: float, growth: float, noise: float, alpha: float, scaled: float,
) -> None:  # fmt: skip
    """L times: x′ ← x′ − η′(∇f(x′) − γ(x − x′)) + √η′ ε ξ, μ ← αμ + (1 − α)x′; then x ← x − ηγ(x − μ)"""
    # Held more strongly than 1/η′ the walker would leap over the point it is held at.
    hold = min(scope * min(power(1.0 + growth, float(t - 1)), MOST), 1.0 / inner_rate)
    assign(walker, x)
    assign(mean, x)
    spread = math.sqrt(inner_rate) * noise
    for turn in range(int(loops)):
        gradient(here, walker, slope)
        for d in range(x.size):
            pull = slope[d] - hold * (x[d] - walker[d])
            walker[d] += spread * standard_normal(here, t, d * int(loops) + turn) - inner_rate * pull
        project(here, walker)
        for d in range(x.size):
            mean[d] = alpha * mean[d] + (1.0 - alpha) * walker[d]
    rate = lr * hold if scaled != 0.0 else lr
    for d in range(x.size):
        x[d] -= rate * (x[d] - mean[d])


def scopes(t: Any, scope: float, growth: float, inner_rate: float) -> Any:
    """γ(1 + γ₁)^(t − 1), at most 1/η′"""
    return (scope * (1.0 + growth) ** (t - 1.0)).clip(max=1.0 / inner_rate)


READOUTS = (Readout("scope", "γ", "how strongly the walker was held at the point in this step", scopes),)
OPTIMIZER = Vectorwise(
    name="Entropy-SGD",
    aliases=("esgd",),
    summary="Sends a noisy walker ahead and follows the mean of its way: it prefers wide valleys to deep ones.",
    equation="x′ = x,  μ = x\nL times: x′ ← x′ − η′ (∇f(x′) − γ (x − x′)) + √η′ ε ξ,  μ ← α μ + (1 − α) x′\n"
    "x ← x − η γ (x − μ)",
    source="P. Chaudhari, A. Choromanska, S. Soatto, Y. LeCun, C. Baldassi, C. Borgs, J. Chayes, L. Sagun, R. "
    "Zecchina, Entropy-SGD: biasing gradient descent into wide valleys, ICLR 2017",
    family="random",
    parameters=(
        learning_rate(1.0),
        Parameter(
            "loops", 20, "walk length: steps of the walker for each step of the point", kind="integer", minimum=1,
            slider=(1, 50), symbol="L",
        ),
        Parameter(
            "inner_rate", 0.1, "walker's rate: the size of its steps", minimum=0, exclusive_minimum=True,
            slider=(1e-5, 1.0), scale="log", symbol="η′",
        ),
        Parameter(
            "scope", 0.03, "scope: how strongly the walker is held at the point; small means a wide view", minimum=0,
            slider=(1e-4, 100.0), scale="log", symbol="γ",
        ),
        Parameter(
            "growth", 0.001, "narrowing: the scope grows by this part in every step, up to 1/η′", minimum=0,
            slider=(0.0, 0.1), symbol="γ₁",
        ),
        Parameter(
            "noise", 1e-4, "thermal noise: what the walker is shaken with", minimum=0, slider=(1e-6, 10.0), scale="log",
            symbol="ε",
        ),
        decay("alpha", 0.75, "memory: weight of the past in the mean of the walker's way", "α"),
        Parameter(
            "scaled", True, "γ in the last line, as the paper's algorithm has it; without it the step is η (x − μ)",
            kind="boolean",
        ),
    ),
    update=entropy_sgd,
    scratch={"walker": VECTOR, "mean": VECTOR, "slope": VECTOR},
    stability=NoLaw(
        "the rate multiplies the way to the average of a walk, whose own steps decide what is stable"
    ),
    notes="Each step counts its L gradients. As the scope narrows the step becomes gradient descent's with the rate "
    "η. The defaults are those of the paper's experiments, where η′ = 0.1 suits a network's loss: on a surface with a "
    "curvature λ above 20 the walker needs η′ < 2/λ, or it flies away within one step, after which the path has no "
    "place to go to and ends as stopped. Under a constraint the walker stays in the "
    "set too.",
    readouts=READOUTS,
)  # fmt: skip
