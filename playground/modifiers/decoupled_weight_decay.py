"""Weight decay beside the gradient (Loshchilov, Hutter 2019)."""

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def decoupled_weight_decay(x: float, lr: float, decay: float) -> float:
    """x ← x − ηλx, then the step with the gradient taken before"""
    return x - lr * decay * x


MODIFIER = OnGradient(
    name="Decoupled decay",
    aliases=("add_decayed_weights",),
    summary="Shrinks x in every step beside the gradient, so that an adaptive method pulls all coordinates alike.",
    equation="x ← x − η λ x",
    source="I. Loshchilov, F. Hutter, Decoupled weight decay regularization, ICLR 2019",
    parameters=(
        Parameter(
            "decay", 0.01, "how strongly x is pulled to the origin",
            aliases=("weight_decay", "lambda", "wd"), minimum=0, slider=(1e-4, 1.0), scale="log",
            symbol="λ",
        ),
    ),
    rule=decoupled_weight_decay,
    changes="x",
    notes="On Adam it makes AdamW. λ is multiplied by the rate in force, as in PyTorch, whose AdamW has λ = 0.01; in "
    "the paper, which tunes λ for each task, it is multiplied by the schedule's factor alone. optax's adamw has 1e-4.",
)  # fmt: skip
