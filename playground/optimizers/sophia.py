"""Sophia on the exact diagonal of the Hessian (Liu, Li, Hall, Liang, Ma 2023)."""

from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import decay, epsilon, learning_rate, weight_decay
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import MOMENTUM, own_rate
from playground.optimizers.forms.stability import NoLaw


def sophia(
    x: float, g: float, m: float, h: float, d: float, t: int,
    lr: float, beta1: float, beta2: float, gamma: float, rho: float, epsilon: float, interval: float,
    weight_decay: float,
) -> tuple[float, float, float]:  # fmt: skip
    """m ← β₁m + (1 − β₁)g; every k steps h ← β₂h + (1 − β₂)d; x ← x − ηλx − η·clip(m/max(γh, ε), ρ)"""
    m = beta1 * m + (1.0 - beta1) * g
    h = beta2 * h + (1.0 - beta2) * d if (t - 1) % int(interval) == 0 else h
    ratio = m / floor(max(gamma * h, epsilon))
    return x - lr * weight_decay * x - lr * max(min(ratio, rho), -rho), m, h


READOUTS = (
    own_rate("η / max(γ h, ε)", lambda lr, h, gamma, epsilon: lr / (gamma * h).clip(min=max(epsilon, floor(0.0)))),
    Readout("curvature", "h", "the average of the Hessian's diagonal", lambda h: h),
    MOMENTUM,
)
OPTIMIZER = Elementwise(
    name="Sophia",
    aliases=("sophia-h", "second-order clipped stochastic optimization",),
    summary="Newton's step coordinate by coordinate, cut at η·ρ: where the curvature is small or negative it steps "
    "like a sign.",
    equation="m ← β₁ m + (1 − β₁) g\nh ← β₂ h + (1 − β₂) diag H every k steps\n"
    "x ← x − η λ x − η · clip(m / max(γ h, ε), −ρ, ρ)",
    source="H. Liu, Z. Li, D. Hall, P. Liang, T. Ma, Sophia: a scalable stochastic second-order optimizer for language "
    "model pre-training, arXiv:2305.14342 (2023)",
    family="curvature",
    parameters=(
        learning_rate(0.001),
        decay("beta1", 0.96, "memory: weight of the past in the average of the gradient", "β₁"),
        decay("beta2", 0.99, "memory: weight of the past in the average of the curvature", "β₂"),
        Parameter(
            "gamma", 0.01, "weight: factor on the curvature; the larger, the fewer steps are cut", minimum=0,
            slider=(1e-3, 1.0), scale="log", symbol="γ",
        ),
        Parameter(
            "rho", 1.0, "clipping: no coordinate's step is longer than this times the rate", minimum=0,
            exclusive_minimum=True, slider=(0.01, 10.0), scale="log", symbol="ρ",
        ),
        epsilon(1e-12),
        Parameter(
            "interval", 10, "interval: steps from one look at the curvature to the next",
            aliases=("k", "update_period"), kind="integer", minimum=1,
            slider=(1, 50), symbol="k",
        ),
        weight_decay(0.0, "the pull towards 0, times the rate"),
    ),
    states=("m", "h"),
    interval="interval",
    rule=sophia,
    stability=NoLaw(
        "no coordinate's step is longer than the rate allows, however steep the surface is"
    ),
    elsewhere={"optax": {"beta1": 0.965, "epsilon": 1e-08, "weight_decay": 0.0001}},
    notes="The paper estimates the diagonal at random; here it is exact. In its first version γ is 1 and ρ small. It "
    "decays language models by λ = 0.2, tuned for them; λ is 0 here, because a decay moves the minimum. optax corrects "
    "the bias of m.",
    readouts=READOUTS,
)  # fmt: skip
