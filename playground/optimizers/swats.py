"""SWATS: from Adam to gradient descent (Keskar, Socher 2017)."""

import math
from typing import Any

from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import squares
from playground.optimizers.forms.stability import NoLaw
from playground.optimizers.forms.vectors import dot
from playground.optimizers.forms.vectorwise import NUMBER, VECTOR, Vectorwise


def step_of_adam(g: Any, m: Any, s: Any, p: Any, rate: float, beta1: float, beta2: float, epsilon: float) -> None:
    """p ← −rate·m/(√s + ε), averages renewed"""
    for d in range(g.size):
        m[d] = beta1 * m[d] + (1.0 - beta1) * g[d]
        s[d] = beta2 * s[d] + (1.0 - beta2) * g[d] * g[d]
        p[d] = -rate * m[d] / (math.sqrt(s[d]) + floor(epsilon))


def swats(
    x: Any, g: Any, t: int, m: Any, s: Any, v: Any, powers: Any, gamma: Any, average: Any, rate: Any, switched: Any,
    p: Any, lr: float, beta1: float, beta2: float, epsilon: float, tolerance: float,
) -> None:  # fmt: skip
    """x ← x + p; γ = p·p/(−p·g), Λ its corrected average; once |Λ − γ| < tol v ← β₁v + g, x ← x − (1 − β₁)Λv"""
    if switched[0] > 0.0:
        for d in range(x.size):
            v[d] = beta1 * v[d] + g[d]
            x[d] -= (1.0 - beta1) * rate[0] * v[d]
        return
    if t == 1:
        powers[0] = 1.0
        powers[1] = 1.0
    powers[0] *= beta1
    powers[1] *= beta2
    step_of_adam(g, m, s, p, lr * math.sqrt(1.0 - powers[1]) / (1.0 - powers[0]), beta1, beta2, epsilon)
    for d in range(x.size):
        x[d] += p[d]
    along = dot(p, g)
    if along != 0.0:
        gamma[0] = dot(p, p) / -along
        average[0] = beta2 * average[0] + (1.0 - beta2) * gamma[0]
        rate[0] = average[0] / (1.0 - powers[1])
        if t > 1 and rate[0] > 0.0 and abs(rate[0] - gamma[0]) < tolerance:
            switched[0] = float(t)


READOUTS = (
    Readout(
        "rate seen",
        "γ",
        "the rate of gradient descent that Adam's last step suggests; it stays after the switch",
        lambda gamma: gamma,
    ),
    Readout(
        "rate averaged", "Λ", "the average of γ, and the rate of gradient descent after the switch", lambda rate: rate
    ),
    Readout(
        "switched at",
        "t",
        "the step after which it goes on as gradient descent; – while it is Adam",
        lambda switched: switched / (switched > 0.0),
    ),
    Readout("velocity", "‖v‖", "the length of the velocity after the switch", lambda v: squares(v) ** 0.5),
)
OPTIMIZER = Vectorwise(
    name="SWATS",
    aliases=("switching from adam to sgd", "adam then sgd",),
    summary="Begins as Adam and goes on as gradient descent with momentum, at the rate that Adam's own steps suggest.",
    equation="p = Adam's step,  x ← x + p\nγ = p·p / (−p·g)\nλ ← β₂ λ + (1 − β₂) γ,  Λ = λ/(1 − β₂ᵗ)\n"
    "once |Λ − γ| < tol and Λ > 0: v ← β₁ v + g,  x ← x − (1 − β₁) Λ v",
    source="N. S. Keskar, R. Socher, Improving generalization performance by switching from Adam to SGD, "
    "arXiv:1712.07628 (2017)",
    family="adaptive",
    parameters=(
        learning_rate(0.001),
        BETA1,
        BETA2,
        epsilon(1e-9),
        Parameter(
            "tolerance", 1e-9, "tolerance: how near γ must be to its average before the method switches", minimum=0,
            slider=(1e-9, 10.0), scale="log", symbol="tol",
        ),
    ),
    update=swats,
    memory={
        "m": VECTOR, "s": VECTOR, "v": VECTOR, "powers": (2,), "gamma": NUMBER, "average": NUMBER, "rate": NUMBER,
        "switched": NUMBER,
    },
    scratch={"p": VECTOR},
    stability=NoLaw("Adam's part of it divides by the size of the gradients, and its second part sets its own rate"),
    notes="At the paper's tolerance, 1e-9, it hardly ever switches on these surfaces. ε is added before the bias "
    "correction, as in the paper.",
    readouts=READOUTS,
)  # fmt: skip
