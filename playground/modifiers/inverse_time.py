"""Rates that fall like 1/t (Robbins, Monro 1951)."""

from playground.base.parameters import Parameter
from playground.modifiers._schedule import Floats, Schedule


def inverse_time(k: Floats, delay: float) -> Floats:
    """1/(1 + k/T)"""
    return 1.0 / (1.0 + k / delay)


MODIFIER = Schedule(
    name="Inverse time",
    aliases=("inverse time decay", "time decay", "hyperbolic decay"),
    summary="Lowers the rate like 1/t, fast enough that noise dies out and slowly enough that any distance is covered.",
    equation="ηₖ = η / (1 + k/T)",
    source="H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical Statistics 22 (1951)",
    parameters=(
        Parameter(
            "delay", 1.0, "updates until the rate is half; 1 gives η, η/2, η/3, …", minimum=0, exclusive_minimum=True,
            slider=(1.0, 1000.0), scale="log", symbol="T",
        ),
    ),
    factor=inverse_time,
)  # fmt: skip
