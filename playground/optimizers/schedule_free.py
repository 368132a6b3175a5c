"""Schedule-free learning (Defazio et al. 2024)."""

import math

from playground.base.alias import Alias
from playground.base.parameters import Parameter
from playground.optimizers.forms.denominator import floor
from playground.optimizers.forms.elementwise import Elementwise
from playground.optimizers.forms.parameters import BETA2, decay, epsilon, learning_rate, weight_decay
from playground.optimizers.forms.readout import Readout
from playground.optimizers.forms.readouts import squares
from playground.optimizers.forms.stability import NoLaw

ADAMW = 0.0


def weights(
    power2: float, total: float, rate: float, share: float, correction2: float,
    t: float, lr: float, beta2: float, warmup: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """The power β₂ᵗ, the sum of squared rates, the rate in force, its square's share in the sum, 1/(1 − β₂ᵗ)."""
    power2 = power2 * beta2
    rate = lr * min(t / max(warmup, 1.0), 1.0)
    total = total + rate * rate
    return power2, total, rate, rate * rate / total, 1.0 / (1.0 - power2)


def look(x: float, z: float, beta: float) -> float:
    """Where the gradient is taken: between the average and the fast point."""
    return x + (1.0 - beta) * z


def schedule_free(
    x: float, g: float, z: float, s: float, rate: float, share: float, correction2: float,
    beta: float, beta2: float, epsilon: float, weight_decay: float, form: float,
) -> tuple[float, float, float]:  # fmt: skip
    """y = (1 − β)z + βx; z ← z − η·∇f(y)/(√ŝ + ε) − ηλy; x ← (1 − c)x + cz  (z is kept as its distance from x)"""
    y = x + (1.0 - beta) * z
    if form == ADAMW:
        s = beta2 * s + (1.0 - beta2) * g * g
        g = g / (math.sqrt(s * correction2) + floor(epsilon))
    z = z - rate * (g + weight_decay * y)
    return x + share * z, (1.0 - share) * z, s


READOUTS = (
    Readout("rate", "η", "the rate of the fast point in this step, warm-up included", lambda rate: rate),
    Readout("share", "c", "the weight of the fast point in the average that is shown", lambda share: share),
    Readout("fast point", "‖z − x‖", "how far the fast point is from the average", lambda z: squares(z) ** 0.5),
)
OPTIMIZER = Elementwise(
    name="Schedule-free",
    aliases=(
        "schedule-free adamw", Alias("schedule-free sgd", {"form": "sgd"}),
        Alias("sgd schedule-free", {"form": "sgd"}),
    ),
    summary="Shows the average of a fast point that it takes with it: as calm as a falling rate, without a schedule.",
    equation="y = (1 − β) z + β x\nη = lr · min(t/warm-up, 1),  c = η² / (η₁² + … + ηₜ²)\n"
    "AdamW: s ← β₂ s + (1 − β₂) ∇f(y)²,  z ← z − η ∇f(y)/(√(s/(1 − β₂ᵗ)) + ε) − η λ y\n"
    "SGD: z ← z − η ∇f(y) − η λ y\nx ← (1 − c) x + c z",
    source="A. Defazio, X. A. Yang, H. Mehta, K. Mishchenko, A. Khaled, A. Cutkosky, The road less scheduled, "
    "NeurIPS 2024",
    family="adaptive",
    parameters=(
        learning_rate(0.0025),
        decay("beta", 0.9, "momentum: how near the average the gradient is taken", "β"),
        BETA2,
        epsilon(1e-8),
        weight_decay(0.0, "the pull towards 0, times the rate"),
        Parameter(
            "warmup", 0, "warm up: steps in which the rate grows from 0 to its full size",
            aliases=("warmup_steps",), kind="integer", minimum=0,
            slider=(0, 100),
        ),
        Parameter(
            "form", "adamw", "fast point: what it does, the step of AdamW without momentum, or of gradient descent",
            kind="choice", choices=("adamw", "sgd"),
        ),
    ),
    states=("z", "s"),
    carried={"power2": 1.0, "total": 0.0, "rate": 0.0, "share": 1.0, "correction2": 1.0},
    carry=weights,
    look=look,
    rule=schedule_free,
    stability=NoLaw("its average follows ever more slowly, so that what is stable changes from step to step"),
    notes="The path is that of x; the gradient is taken at y. The authors' library shows y while it trains, has "
    "η = 1 for the SGD form, and divides by √s + ε after the correction of s, as here.",
    readouts=READOUTS,
)  # fmt: skip
