"""The global minimum of a second-order model within a radius, or with a cubic term, by the Hessian's eigenvalues.

J. J. Moré, D. C. Sorensen, Computing a trust region step, SIAM J. Sci. Stat. Comput. 4 (1983); Yu. Nesterov, B. T.
Polyak, Cubic regularization of Newton method and its global performance, Math. Program. 108 (2006), section 5.

In coordinates along the eigenvectors the step is s = −γ/(e + λ), with the shift λ ≥ max(0, −e₀) that gives it the right
length: the radius, or λ/σ. What is looked for is μ = λ + min(0, e₀), by which s = −γ/(e − min(0, e₀) + μ): so nothing
cancels near the hard case, where γ has no part along the lowest eigenvector.
"""

import math
from typing import Any

from playground.kernels.direct.exact import exact
from playground.kernels.for_rules import eigen_basis, gradient, hessian, into_basis, out_of_basis
from playground.optimizers.forms.vectors import norm

_MOST_ROUNDS = 100
# Where numbers are so large or small, all are multiplied by a power of two, which rounds nothing.
_HIGH, _LOW = 1e290, 1e-200
_DOWN, _UP = 2.0**-1020, 2.0**600
_NO_SHIFT = 1e-300


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
    """The same in coordinates along the eigenvectors, as `s`; nothing is squared but ratios."""
    n, unit = values.size, _unit(values, pull, radius, weight)
    size = _length(values, gamma, 0.0, unit, s)
    wanted = radius if weight == 0.0 else max(0.0, -values[0]) / weight
    inside = size <= wanted
    mu = 0.0 if inside else _shift(values, gamma, pull, radius, weight, unit, s)
    length = _length(values, gamma, mu, unit, s)
    if (values[0] < 0.0 and inside) or (values[0] <= 0.0 and not inside and mu < _NO_SHIFT):
        # The hard case, or so near to it that μ is no double: what is missing in length is gone along the lowest
        # eigenvector.
        s[0] = 0.0
        part = norm(s) / wanted
        s[0] = wanted * math.sqrt(max(0.0, (1.0 - part) * (1.0 + part)))
        s[0] = -s[0] if gamma[0] > 0.0 else s[0]
        length = norm(s)
    change = 0.0
    for i in range(n):
        change += s[i] * (gamma[i] + 0.5 * values[i] * s[i])
    return change + weight * length * length * length / 3.0, length


@exact
def _unit(values: Any, pull: float, radius: float, weight: float) -> float:
    """A power of two by which e, γ and μ are multiplied so that μ, which may be as large as ‖γ‖/radius, is a double."""
    largest, unit = max(abs(values[0]), abs(values[values.size - 1])), 1.0
    if weight == 0.0 and pull / radius > _HIGH:
        unit = _DOWN
    elif max(largest, pull) < _LOW and max(weight, pull / radius) < _HIGH / _UP:
        unit = _UP
    return unit


@exact
def _length(values: Any, gamma: Any, mu: float, unit: float, s: Any) -> float:
    """The length of s ← −γ/(e − min(0, e₀) + μ), infinite where a part of γ is divided by 0."""
    base = min(values[0], 0.0) * unit
    for i in range(values.size):
        s[i] = -(gamma[i] * unit) / (values[i] * unit - base + mu) if gamma[i] != 0.0 else 0.0
    return norm(s)


@exact
def _root(e: float, force: float) -> float:
    """The λ ≥ 0 with (e + λ)·λ = force²."""
    large, small = max(abs(e), 2.0 * force), min(abs(e), 2.0 * force)
    root = large * math.sqrt(1.0 + small / large * (small / large)) if large > 0.0 else 0.0
    if e > 0.0:
        return 2.0 * force * (force / (e + root))
    return 0.5 * (root - e)


@exact
def _ends(values: Any, gamma: Any, pull: float, radius: float, weight: float, unit: float) -> tuple[float, float]:
    """Two bounds of μ: where one part of s alone is as long as the whole shall be, and where all of it on the lowest
    eigenvector would be."""
    base, low = min(values[0], 0.0) * unit, 0.0
    high, pace = pull * unit / radius, math.sqrt(weight * unit)
    for i in range(values.size):
        e, part = values[i] * unit, abs(gamma[i]) * unit
        if weight == 0.0:
            low = max(low, part / radius - (e - base))
        elif i == 0:
            # μ = λ + e₀ solves the same equation with −e₀ for e₀.
            low = max(low, _root(abs(e), pace * math.sqrt(part)))
            high = _root(abs(e), pace * math.sqrt(pull * unit))
        else:
            low = max(low, _root(e, pace * math.sqrt(part)) + base)
    return low, max(high * (1.0 + 1e-12), low)


@exact
def _shift(values: Any, gamma: Any, pull: float, radius: float, weight: float, unit: float, s: Any) -> float:
    """The root μ of 1/‖s(μ)‖ = 1/radius, or of 1/‖s(μ)‖ = σ/λ, by Newton's method inside an interval that shrinks.

    From a beginning that is not above the root the method never passes it, since both sides make a concave function.
    """
    base, low = min(values[0], 0.0) * unit, 0.0
    mu, high = _ends(values, gamma, pull, radius, weight, unit)
    k, before, size = 0, -1.0, _length(values, gamma, mu, unit, s)
    # The length is infinite where μ is too small for a double.
    while k < _MOST_ROUNDS and mu != before and size < math.inf:
        steep = 0.0
        k += 1
        for i in range(values.size):
            part = s[i] / size
            steep += part * part / (values[i] * unit - base + mu) if part != 0.0 else 0.0
        ratio = size / radius
        if weight != 0.0:
            ratio = size / ((mu - base) / (weight * unit))
            steep += ratio / (mu - base)
        if ratio < 1.0:
            high = mu
        else:
            low = mu
        before = mu
        mu += (ratio - 1.0) / steep
        # False for NaN too.
        if mu != before and not (mu > low and mu < high):
            mu = 0.5 * (low + high)
        size = _length(values, gamma, mu, unit, s)
    return mu
