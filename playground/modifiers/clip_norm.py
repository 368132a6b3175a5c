"""Gradient clipping by norm (Pascanu, Mikolov, Bengio 2013)."""

from playground.base.parameters import Parameter
from playground.modifiers._on_gradient import OnGradient


def clip_norm(g: float, norm: float, limit: float) -> float:
    """g ← g·min(1, c/‖g‖)"""
    return g * (limit / norm) if norm > limit else g


MODIFIER = OnGradient(
    name="Clip the norm",
    aliases=("gradient clipping", "clip_grad_norm", "clip_by_global_norm", "clip by norm", "grad clip"),
    summary="Shortens a gradient that is longer than the limit and keeps its direction: a cliff throws no path away.",
    equation="g ← g min(1, c/‖g‖)",
    source="R. Pascanu, T. Mikolov, Y. Bengio, On the difficulty of training recurrent neural networks, ICML 2013",
    parameters=(
        Parameter(
            "limit", 1.0, "the longest gradient let through",
            aliases=("max_norm", "clip_norm", "threshold"), minimum=0, exclusive_minimum=True, slider=(1e-2, 100.0),
            scale="log", symbol="c",
        ),
    ),
    rule=clip_norm,
)  # fmt: skip
