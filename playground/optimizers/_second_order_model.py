"""The global minimum of a second-order model within a radius, or with a cubic term, by the Hessian's eigenvalues.

J. J. Moré, D. C. Sorensen, Computing a trust region step, SIAM J. Sci. Stat. Comput. 4 (1983); Yu. Nesterov, B. T.
Polyak, Cubic regularization of Newton method and its global performance, Math. Program. 108 (2006), section 5.

In coordinates along the eigenvectors the step is s = −γ/(e + λ), with the shift λ ≥ max(0, −e₀) that gives it the right
length: the radius, or λ/σ. What is looked for is μ = λ + e₀: so nothing cancels near the hard case, where γ has no part
along the lowest eigenvector, as long as e − e₀ + μ keeps its order.
"""

import math
from typing import Any

from playground.kernels.direct.exact import exact
from playground.kernels.for_rules import eigen_basis, gradient, hessian, into_basis, out_of_basis
from playground.optimizers._vectors import dot, norm

_MOST_ROUNDS = 100


def learn_model(here: int, x: Any, slope: Any, values: Any, basis: Any, kept: Any) -> None:
    """Gradient and eigenvalues at x, and the eigenvectors as `basis` and `kept` hold them."""
    gradient(here, x, slope)
    hessian(here, x, basis)
    eigen_basis(basis, values, kept)


def model_step(
    values: Any, basis: Any, kept: Any, slope: Any, radius: float, weight: float, gamma: Any, s: Any, step: Any
) -> tuple[float, float]:
    """The model's minimum as `step`: with weight 0 within the radius, otherwise with weight/3·‖s‖³ added.

    Returns the model's change there, which is not above 0, and the step's length. `gamma` and `s` are scratch.
    """
    into_basis(basis, kept, slope, gamma)
    change, length = _minimum(values, gamma, norm(slope), radius, weight, s)
    out_of_basis(basis, kept, s, step)
    return change, length


@exact
def _minimum(values: Any, gamma: Any, pull: float, radius: float, weight: float, s: Any) -> tuple[float, float]:
    """The same in coordinates along the eigenvectors, as `s`."""
    n, least = values.size, max(0.0, values[0])
    size = _length(values, gamma, least)
    wanted = radius if weight == 0.0 else max(0.0, -values[0]) / weight
    inside = size <= wanted
    mu = least if inside else _shift(values, gamma, least, pull, radius, weight)
    for i in range(n):
        s[i] = -gamma[i] / (values[i] - values[0] + mu) if gamma[i] != 0.0 else 0.0
    if inside and values[0] < 0.0:
        # The hard case: what is missing in length is gone along the lowest eigenvector.
        s[0] = math.sqrt(max(0.0, (wanted - size) * (wanted + size)))
    change, length = 0.0, math.sqrt(dot(s, s))
    for i in range(n):
        change += s[i] * (gamma[i] + 0.5 * values[i] * s[i])
    return change + weight / 3.0 * length * length * length, length


@exact
def _length(values: Any, gamma: Any, mu: float) -> float:
    """‖γ/(e − e₀ + μ)‖, infinite where a part of γ is divided by 0."""
    total = 0.0
    for i in range(values.size):
        if gamma[i] != 0.0:
            part = gamma[i] / (values[i] - values[0] + mu)
            total += part * part
    return math.sqrt(total)


@exact
def _shift(values: Any, gamma: Any, least: float, pull: float, radius: float, weight: float) -> float:
    """The root μ of 1/‖s(μ)‖ = 1/radius, or of 1/‖s(μ)‖ = σ/λ, by Newton's method inside an interval that shrinks."""
    lowest, low = values[0], least
    high = pull / radius
    if weight != 0.0:
        root = math.sqrt(lowest * lowest + 4.0 * weight * pull)
        high = 0.5 * (lowest + root) if lowest > 0.0 else 2.0 * weight * pull / (root - lowest)
    high = max(high * (1.0 + 1e-12), low)
    mu, k, before = high, 0, -1.0
    while k < _MOST_ROUNDS and mu != before:
        k += 1
        size, steep = _length(values, gamma, mu), 0.0
        for i in range(values.size):
            part = gamma[i] / (values[i] - lowest + mu) / size
            steep += part * part / (values[i] - lowest + mu)
        above, steeper = 1.0 / radius, 0.0
        if weight != 0.0:
            above = weight / (mu - lowest)
            steeper = above / (mu - lowest)
        miss = 1.0 / size - above
        if miss > 0.0:
            high = mu
        else:
            low = mu
        before = mu
        mu -= miss / (steep / size + steeper)
        # False for NaN too.
        if not (mu > low and mu < high):
            mu = 0.5 * (low + high)
        if not (mu != low and mu != high):
            break
    return mu
