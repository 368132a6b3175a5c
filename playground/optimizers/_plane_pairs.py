"""The pairs of L-BFGS in two dimensions, where the two loops over them shrink to one number.

A pair's update is B ← (I − ρsyᵀ) B (I − ρysᵀ) + ρssᵀ. In the plane I − ρysᵀ has rank one: it is ρ s⊥ y⊥ᵀ, where v⊥ is
v turned by a right angle. Hence, with q = s⊥·B s⊥ of the matrix before the pair,

    B ← ρ s sᵀ + ρ² q y⊥ y⊥ᵀ,

and of all older pairs only q is left. From pair to pair it changes by q ← α + β q, α = ρ' (s × s')², β = (ρ' s·y')²,
the dashes on the pair before; at the oldest one it is γ|s|², γ the scale of B₀. No number is negative, so that nothing
cancels, and 2m dependent products of vectors become one composition of such maps for each step.

What a window of maps does together is kept as two parts, as a queue is made of two stacks: for each pair up to a `turn`
all maps after it and up to the turn, and all maps after the turn. When the oldest pair comes to lie behind the turn,
the turn moves to the newest pair. Every map is composed twice in its life, whatever m is.
"""

from typing import Any

from playground.optimizers._vectors import dot

# What `window` holds: the maps after the turn as α and β, the turn (a number of pairs), ρ q of the newest pair, its y.
WINDOW = 6
_ALPHA, _BETA, _TURN, _ACROSS, _BEND = 0, 1, 2, 3, 4


def learn_in_plane(
    s: Any, y: Any, along: float, count: int, memory: int, scaling: float,
    moves: Any, maps: Any, sizes: Any, window: Any,
) -> None:  # fmt: skip
    """Take in a pair with s·y = along > 0 after `count` others, over the oldest one of `memory` (≥ 1).

    `moves` (m, 2) keeps s and `sizes` (m) keeps ρ of pair k at place k modulo m; `maps` (m, 2) keeps there α and β of
    the pair, and from the turn on those of all maps between the pair and the turn.
    """
    newest = count % memory
    alpha, beta = 0.0, 0.0
    if count > 0:
        before = newest - 1 if newest > 0 else memory - 1
        area = s[0] * moves[before, 1] - s[1] * moves[before, 0]
        lean = sizes[before] * (s[0] * window[_BEND] + s[1] * window[_BEND + 1])
        alpha, beta = sizes[before] * area * area, lean * lean
    else:
        window[_TURN] = 0.0
    window[_ALPHA] = alpha + beta * window[_ALPHA]
    window[_BETA] = beta * window[_BETA]
    for d in range(2):
        moves[newest, d] = s[d]
        window[_BEND + d] = y[d]
    maps[newest, 0] = alpha
    maps[newest, 1] = beta
    sizes[newest] = 1.0 / along
    kept = min(count + 1, memory)
    if count + 1 - kept >= int(window[_TURN]):
        _turn(newest, kept, memory, maps)
        window[_ALPHA], window[_BETA], window[_TURN] = 0.0, 1.0, float(count + 1)
    oldest = newest + 1 - kept
    oldest = oldest + memory if oldest < 0 else oldest
    scale = along / dot(y, y) if scaling != 0.0 else 1.0
    inner = maps[oldest, 0] + maps[oldest, 1] * (scale * dot(moves[oldest], moves[oldest]))
    window[_ACROSS] = sizes[newest] * (window[_ALPHA] + window[_BETA] * inner)


def direct_in_plane(slope: Any, newest: int, moves: Any, sizes: Any, window: Any, p: Any) -> None:
    """p ← −B g with the pairs up to the one at place `newest`."""
    s = moves[newest]
    u, v = -window[_BEND + 1], window[_BEND]
    a = sizes[newest] * dot(s, slope)
    b = sizes[newest] * (u * slope[0] + v * slope[1]) * window[_ACROSS]
    p[0] = -(a * s[0] + b * u)
    p[1] = -(a * s[1] + b * v)


def _turn(newest: int, kept: int, memory: int, maps: Any) -> None:
    """For each pair kept, all maps after it in place of its own."""
    k, alpha, beta = newest, 0.0, 1.0
    for _ in range(kept):
        own_alpha, own_beta = maps[k, 0], maps[k, 1]
        maps[k, 0] = alpha
        maps[k, 1] = beta
        alpha, beta = alpha + beta * own_alpha, beta * own_beta
        k = k - 1 if k > 0 else memory - 1
