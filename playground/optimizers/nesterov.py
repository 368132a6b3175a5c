"""Nesterov's momentum (Nesterov 1983; in this form Sutskever et al. 2013)."""

from collections.abc import Mapping

from playground.base.parameters import Parameter, Value
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import MOMENTUM, learning_rate
from playground.optimizers.forms.readouts import VELOCITY
from playground.optimizers.forms.stability import StabilityLaw
from playground.optimizers.forms.translation import Translation

LOOK_AHEAD = 0.0


def look(x: float, v: float, lr: float, beta: float, form: float) -> float:
    """Where the gradient is taken: x + ηβv, or x itself in the shifted form."""
    return x + lr * beta * v if form == LOOK_AHEAD else x


def nesterov(x: float, g: float, v: float, lr: float, beta: float, form: float) -> tuple[float, float]:
    """v ← βv − g, x ← x + ηv;  shifted: v ← βv + g, x ← x − η(g + βv)"""
    if form == LOOK_AHEAD:
        v = beta * v - g
        return x + lr * v, v
    v = beta * v + g
    return x - lr * (g + beta * v), v


def product(values: Mapping[str, Value]) -> float:
    """η·λ stays below 2(1 + β)/(1 + 2β)."""
    beta = float(values["beta"])
    return (2 + 2 * beta) / (1 + 2 * beta)


READOUTS = (VELOCITY,)
OPTIMIZER = Elementwise(
    name="Nesterov",
    aliases=(
        "nag",
        "nesterov momentum",
        "nesterov accelerated gradient",
        "sgd with nesterov",
        "sgd with nesterov momentum",
        "sgd nesterov",
        "accelerated gradient",
    ),
    summary="Momentum that takes the gradient where the velocity is about to carry it, and so brakes before the wall.",
    equation="look ahead: v ← β v − ∇f(x + η β v),  x ← x + η v\nshifted: v ← β v + g,  x ← x − η (g + β v)",
    source="Y. Nesterov, A method for solving the convex programming problem with convergence rate O(1/k²), "
    "Dokl. Akad. Nauk SSSR 269 (1983); I. Sutskever, J. Martens, G. Dahl, G. Hinton, ICML 2013",
    family="first order",
    parameters=(
        learning_rate(0.01),
        MOMENTUM,
        Parameter(
            "form",
            "look_ahead",
            "the point that is followed: x itself with the gradient ahead of it, or the shifted point x + ηβv that "
            "deep-learning libraries follow",
            kind="choice",
            choices=("look_ahead", "shifted"),
        ),
    ),
    states=("v",),
    rule=nesterov,
    look=look,
    stability=StabilityLaw(
        formula="2(1 + β)/((1 + 2β) λ₁)",
        source="J. M. Cohen, S. Kaur, Y. Li, J. Z. Kolter, A. Talwalkar, Gradient descent on neural networks typically "
        "occurs at the edge of stability, ICLR 2021, appendix B",
        product=product,
    ),
    elsewhere={"PyTorch": {"lr": 0.001, "beta": 0.0, "form": "shifted"}, "optax": {"beta": 0.0, "form": "shifted"}},
    notes="The look-ahead point is x + ηβv; a text that prints x + βv with unscaled v describes a method that is "
    "unstable however small η is.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.SGD({values}, lr={lr})",
            when={"beta": 0.0},  # PyTorch refuses nesterov=True without momentum; both forms are gradient descent then
        ),
        Translation(
            library="optax",
            call="optax.sgd({lr})",
            when={"beta": 0.0},
        ),
        Translation(
            library="torch",
            call="torch.optim.SGD({values}, lr={lr}, momentum={beta}, nesterov=True)",
            when={"form": "shifted"},
        ),
        Translation(
            library="optax",
            call="optax.sgd({lr}, momentum={beta}, nesterov=True)",
            when={"form": "shifted"},
        ),
    ),
    readouts=READOUTS,
)
