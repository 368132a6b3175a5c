"""Weight decay as a part of the gradient (Krogh, Hertz 1991)."""

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def weight_decay(x: float, g: float, decay: float) -> float:
    """g ← g + λx"""
    return g + decay * x


MODIFIER = OnGradient(
    name="Weight decay",
    aliases=("l2", "l2 regularization", "l2 penalty", "ridge", "tikhonov", "wd",),
    summary="Adds a pull to the origin to the gradient: the path comes to rest short of the minimum.",
    equation="g ← g + λ x",
    source="A. Krogh, J. A. Hertz, A simple weight decay can improve generalization, NeurIPS 1991",
    parameters=(
        Parameter(
            "decay", 0.01, "how strongly x is pulled to the origin",
            aliases=("weight_decay", "lambda", "wd"), minimum=0, slider=(1e-4, 1.0), scale="log",
            symbol="λ",
        ),
    ),
    rule=weight_decay,
    notes="The same as racing on f + λ‖x‖²/2. An adaptive method divides the pull by its own averages as it does the "
    "gradient; see decoupled_weight_decay. The paper derives λ from the task; PyTorch's optimizers have λ = 0, optax's "
    "add_decayed_weights too. The charts show f without the pull.",
)  # fmt: skip
