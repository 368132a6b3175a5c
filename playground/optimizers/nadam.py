"""Nadam (Dozat 2016)."""

from playground.base.parameters import Parameter
from playground.kernels.for_rules import exp
from playground.optimizers.forms.denominator import OUTSIDE, root
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA1, BETA2, epsilon, learning_rate
from playground.optimizers.forms.readouts import CORRECTED, MOMENTUM
from playground.optimizers.forms.stability import SCALED_BY_GRADIENTS
from playground.optimizers.forms.translation import Translation

WARMING, BY_SCHEDULE = 0.0, 0.0
LOG_096 = -0.040821994520255166  # ln 0.96


def momenta(
    falling: float, ratio: float, product: float, power2: float,
    t: float, beta1: float, beta2: float, momentum: float, momentum_decay: float, averaged_by: float,
) -> tuple[float, float, float, float, float, float, float, float]:  # fmt: skip
    """0.96^(ψt), 0.96^ψ, ∏μ, β₂ᵗ; the average's weight of the past; the factors on the average, the gradient and s."""
    if t == 1:
        ratio = exp(momentum_decay * LOG_096)
    falling = falling * ratio
    now, later = beta1, beta1
    if momentum == WARMING:
        now, later = beta1 * (1.0 - 0.5 * falling), beta1 * (1.0 - 0.5 * falling * ratio)
    product = product * now
    power2 = power2 * beta2
    keep = now if averaged_by == BY_SCHEDULE else beta1
    by_mean, by_gradient = later / (1.0 - product * later), (1.0 - now) / (1.0 - product)
    return falling, ratio, product, power2, keep, by_mean, by_gradient, 1.0 / (1.0 - power2)


def nadam(
    x: float, g: float, m: float, s: float, keep: float, by_mean: float, by_gradient: float, correction2: float,
    lr: float, beta2: float, epsilon: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← μₜm + (1 − μₜ)g; s ← β₂s + (1 − β₂)g²; x ← x − η·m̂/(√ŝ + ε), m̂ of the next step's average and of g"""
    m = keep * m + (1.0 - keep) * g
    s = beta2 * s + (1.0 - beta2) * g * g
    return x - lr * (by_mean * m + by_gradient * g) / root(s * correction2, epsilon, OUTSIDE), m, s


READOUTS = (
    CORRECTED,
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="Nadam",
    aliases=("nesterov adam", "adam with nesterov momentum",),
    summary="Adam with Nesterov's look ahead: the new gradient counts at once, so that it turns earlier in a bend.",
    equation="μₜ = β₁ (1 − ½ · 0.96^(ψ t))\nm ← μₜ m + (1 − μₜ) g\ns ← β₂ s + (1 − β₂) g²\n"
    "m̂ = μₜ₊₁ m/(1 − μ₁⋯μₜ₊₁) + (1 − μₜ) g/(1 − μ₁⋯μₜ)\nx ← x − η m̂ / (√(s/(1 − β₂ᵗ)) + ε)",
    source="T. Dozat, Incorporating Nesterov momentum into Adam, ICLR workshop 2016",
    family="adaptive",
    parameters=(
        learning_rate(0.002),
        BETA1,
        BETA2,
        epsilon(1e-8),
        Parameter(
            "momentum", "warming", "momentum schedule: warming up from β₁/2 to β₁, or β₁ from the beginning",
            kind="choice", choices=("warming", "constant"), symbol="μ",
        ),
        Parameter(
            "momentum_decay", 0.004, "momentum decay: how fast the momentum warms up", minimum=0,
            slider=(1e-4, 1.0), scale="log", symbol="ψ",
        ),
        Parameter(
            "averaged_by", "schedule", "averaged by: the weight of the past in the gradient's average, μₜ or β₁",
            kind="choice", choices=("schedule", "beta1"),
        ),
    ),
    states=("m", "s"),
    carried={
        "falling": 1.0, "ratio": 1.0, "product": 1.0, "power2": 1.0,
        "keep": 0.0, "by_mean": 0.0, "by_gradient": 0.0, "correction2": 1.0,
    },
    carry=momenta,
    rule=nadam,
    stability=SCALED_BY_GRADIENTS,
    elsewhere={
        "PyTorch": {"averaged_by": "beta1"}, "optax": {"momentum": "constant"},
        "Keras": {"lr": 0.001, "epsilon": 1e-7, "averaged_by": "beta1"},
    },
    notes="PyTorch and Keras average the gradient with β₁ while they correct with the products of the schedule's μ; "
    "optax has no schedule: μ is β₁ throughout. The paper's schedule, 0.96^(t/250), is ψ = 0.004. The rate is "
    "PyTorch's, and that of Keras's first version, which called its defaults the paper's.",
    translations=(
        Translation(
            library="torch",
            call="torch.optim.NAdam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon}, "
            "momentum_decay={momentum_decay})",
            when={"momentum": "warming", "averaged_by": "beta1"},
        ),
        Translation(
            library="torch",
            call="torch.optim.NAdam({values}, lr={lr}, betas=({beta1}, {beta2}), eps={epsilon}, "
            "momentum_decay={momentum_decay})",
            when={"momentum": "warming"},
            differs="PyTorch averages the gradient with β₁, not with the schedule.",
            exact=False,
        ),
        Translation(
            library="optax",
            call="optax.nadam({lr}, b1={beta1}, b2={beta2}, eps={epsilon})",
            when={"momentum": "constant"},
        ),
    ),
    readouts=READOUTS,
)  # fmt: skip
