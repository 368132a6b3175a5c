"""Bias correction of running averages, carried from step to step."""


def corrections(
    power1: float, power2: float, beta1: float, beta2: float, bias_correction: float
) -> tuple[float, float, float, float]:
    """The powers β₁ᵗ, β₂ᵗ and the factors 1/(1 − β₁ᵗ), 1/(1 − β₂ᵗ), which are 1 without bias correction."""
    power1 *= beta1
    power2 *= beta2
    if bias_correction == 0.0:
        return power1, power2, 1.0, 1.0
    return power1, power2, 1.0 / (1.0 - power1), 1.0 / (1.0 - power2)
