"""Bias correction of Adam's two averages, for methods that always correct."""

from playground.optimizers.forms.bias_correction import corrections


def carry_adam(power1: float, power2: float, beta1: float, beta2: float) -> tuple[float, float, float, float]:
    """The powers β₁ᵗ, β₂ᵗ and the factors 1/(1 − β₁ᵗ), 1/(1 − β₂ᵗ)."""
    return corrections(power1, power2, beta1, beta2, 1.0)


CARRIED = {"power1": 1.0, "power2": 1.0, "correction1": 1.0, "correction2": 1.0}
