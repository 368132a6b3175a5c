"""Steps that lead to the lowest point of a second-order model, transcribed to NumPy for any precision."""

from typing import Any

import numpy as np
from _precise import eigen, norm, root, solve, zero_between
from _searches import Counted, Vector


def shifted_step(g: Vector, H: Vector, radius: float = 0.0, sigma: float = 0.0) -> Vector:
    """s = −(H + λI)⁻¹g with ‖s‖ = radius or λ/σ, λ ≥ −e₀, or with λ = 0 inside; by bracketing, for ordinary cases."""
    lowest = eigen(H)[0][0]

    def wanted(lam: Any) -> Any:
        return lam / sigma if sigma else radius

    def step(lam: Any) -> Vector:
        return -solve(H + lam * np.eye(len(g)), g)

    if lowest > 0 and norm(step(0.0)) <= wanted(0.0):
        return step(0.0)
    low = max(0.0, -lowest) + 1e-9 * max(1, abs(lowest)) * (lowest <= 0)
    high = max(1.0, 2 * low)
    while norm(step(high)) > wanted(high):
        high *= 2
    return step(zero_between(lambda lam: 1 - wanted(lam) / norm(step(lam)), low, high))


def steihaug(problem: Counted, x: Vector, g: Vector, radius: float, products: int) -> tuple[Vector, Vector]:
    """Algorithm 7.2 of Nocedal, Wright; also B times the step."""
    z, r, d = 0 * g, g, -g
    for _ in range(products):
        Bd = problem.Hv(x, d)
        curved = d @ Bd
        alpha = (r @ r) / curved if curved else None
        if curved <= 0 or norm(z + alpha * d) >= radius:
            middle, half = -(z @ d) / (d @ d), root((z @ d) ** 2 + (d @ d) * (radius**2 - z @ z)) / (d @ d)
            ends = [middle + half] if curved > 0 else [middle + half, middle - half]
            tau = min(ends, key=lambda tau: tau * (r @ d) + tau**2 * curved / 2)
            return z + tau * d, r + tau * Bd - g
        z, new = z + alpha * d, r + alpha * Bd
        if norm(new) < min(0.5, root(norm(g))) * norm(g):
            return z, new - g
        d, r = -new + (new @ new) / (r @ r) * d, new
    return z, r - g
