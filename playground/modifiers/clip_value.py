"""Gradient clipping by value (Mikolov 2012)."""

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def clip_value(g: float, limit: float) -> float:
    """g ← min(max(g, −c), c)"""
    return min(max(g, -limit), limit)


MODIFIER = OnGradient(
    name="Clip the values",
    aliases=("clip_grad_value", "clip by value"),
    summary="Cuts every coordinate of the gradient at the limit, which turns a long one towards the diagonal.",
    equation="g ← min(max(g, −c), c)",
    source="T. Mikolov, Statistical language models based on neural networks, thesis, Brno 2012",
    parameters=(
        Parameter(
            "limit", 1.0, "the largest coordinate let through",
            aliases=("clip_value", "max_delta", "threshold"), minimum=0, exclusive_minimum=True, slider=(1e-2, 100.0),
            scale="log", symbol="c",
        ),
    ),
    rule=clip_value,
)  # fmt: skip
