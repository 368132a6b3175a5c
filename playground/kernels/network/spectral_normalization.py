"""Spectral normalization: W̄ = W/σ₁(W), made before the affine operation that reads it.

Its part of θ is W (out, in), b (out), what it makes W̄ (out, in), b (out); σ₁ and its vectors are converged, not one
step of a power iteration, so that slopes and turns are those of the function. With G the slopes by W̄ is ∂W = (G −
⟨G, W̄⟩·u·vᵀ)/σ₁. For W = 0, where W̄ is not defined, weights and slopes are 0.

SCRATCH: u (out), u̇ (out), v (in), v̇ (in), then σ₁, σ̇₁, and room for `top_singular`.
"""

from typing import Any

from playground.kernels.compiling.views import ANY, numbers
from playground.kernels.network import operation as at
from playground.kernels.network.places import own_at
from playground.kernels.network.rows import fill_zero, inner, is_last, one_over
from playground.kernels.network.tiles import part
from playground.kernels.network.top_singular import top_singular, turn_of_vectors


def spectral_forward(net: Any, op: Any, mode: int, real: Any) -> None:
    """W̄ = W/σ₁."""
    if net[at.FIRST] != 0:
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    u, made = numbers(op[at.SCRATCH], ANY), real(op[at.WEIGHTS], ANY)
    v, facts = part(u, 2 * m), part(u, 2 * m + 2 * k)
    facts[0] = top_singular(theta, u, v, op[at.SCRATCH] + 8 * (2 * m + 2 * k + 2), m, k)
    factor = one_over(facts[0])
    for i in range(m * k):
        made[i] = factor * float(theta[i])
    for i in range(m * k, m * k + m):
        made[i] = theta[i]
    if mode != at.VALUES:
        fill_zero(real(op[at.WEIGHT_SLOPES], ANY), m * k + m)


def spectral_backward(net: Any, op: Any, mode: int, real: Any) -> None:
    """∂W += (G − ⟨G, W̄⟩·u·vᵀ)/σ₁."""
    if not is_last(net):
        return
    m, k, steep = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(op[at.WEIGHT_SLOPES], ANY)
    slopes, u = real(own_at(net, op, at.SLOPES, real), ANY), numbers(op[at.SCRATCH], ANY)
    v, facts = part(u, 2 * m), part(u, 2 * m + 2 * k)
    along, factor = inner(steep, real(op[at.WEIGHTS], ANY), m * k), one_over(facts[0])
    for r in range(m):
        out, above, unit = part(slopes, r * k), part(steep, r * k), along * u[r]
        for i in range(k):
            out[i] = float(out[i]) + factor * (float(above[i]) - unit * v[i])
    for i in range(m * k, m * k + m):
        slopes[i] += steep[i]


def spectral_forward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The tangent (Ẇ − σ̇₁·W̄)/σ₁ of W̄, with σ̇₁ = uᵀ·Ẇ·v."""
    if net[at.FIRST] != 0:
        return
    m, k, theta = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(own_at(net, op, at.PARAMETERS, real), ANY)
    moved, made = real(own_at(net, op, at.DIRECTION, real), ANY), real(op[at.WEIGHT_DIRECTION], ANY)
    weights, u = real(op[at.WEIGHTS], ANY), numbers(op[at.SCRATCH], ANY)
    v, facts = part(u, 2 * m), part(u, 2 * m + 2 * k)
    room = op[at.SCRATCH] + 8 * (2 * m + 2 * k + 2)
    change = turn_of_vectors(theta, moved, facts[0], u, v, part(u, m), part(v, k), room, m, k)
    facts[1] = change
    factor = one_over(facts[0])
    for i in range(m * k):
        made[i] = factor * (float(moved[i]) - change * float(weights[i]))
    for i in range(m * k, m * k + m):
        made[i] = moved[i]
    fill_zero(real(op[at.WEIGHT_TURNS], ANY), m * k + m)


def spectral_backward_tangent(net: Any, op: Any, mode: int, real: Any) -> None:
    """The derivative of `spectral_backward` along the direction, in which σ₁, u, v, G and W̄ move."""
    if not is_last(net):
        return
    m, k, steep = op[at.OUT_WIDTH], op[at.IN_WIDTH], real(op[at.WEIGHT_SLOPES], ANY)
    turns, u = real(own_at(net, op, at.TURNS, real), ANY), numbers(op[at.SCRATCH], ANY)
    turned, weights, moved = (
        real(op[at.WEIGHT_TURNS], ANY),
        real(op[at.WEIGHTS], ANY),
        real(op[at.WEIGHT_DIRECTION], ANY),
    )
    u_turn, v = part(u, m), part(u, 2 * m)
    v_turn, facts = part(v, k), part(v, 2 * k)
    factor, along = one_over(facts[0]), inner(steep, weights, m * k)
    along_turn, ratio = inner(turned, weights, m * k) + inner(steep, moved, m * k), factor * facts[1]
    for r in range(m):
        out, above, above_turn = part(turns, r * k), part(steep, r * k), part(turned, r * k)
        unit = along * u[r]
        unit_turn = along_turn * u[r] + along * u_turn[r] - ratio * unit
        for i in range(k):
            level = float(above_turn[i]) - ratio * float(above[i]) - unit_turn * v[i] - unit * v_turn[i]
            out[i] = float(out[i]) + factor * level
    for i in range(m * k, m * k + m):
        turns[i] += turned[i]
