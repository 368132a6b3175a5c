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

from playground.optimizers.forms.vectors import dot

# What `window` holds: the maps after the turn as α and β, the turn (a number of pairs); of the newest pair its place (a
# remainder would take longer than a direction), ρ, ρ q, s and y.
WINDOW = 10
_ALPHA, _BETA, _TURN, _PLACE, _ALONG, _ACROSS, _MOVE, _BEND = 0, 1, 2, 3, 4, 5, 6, 8


def learn_in_plane(
    s: Any, y: Any, along: float, count: int, memory: int, scaling: float,
    maps: Any, lengths: Any, window: Any,
) -> None:  # fmt: skip
    """Take in a pair with s·y = along > 0 after `count` others, over the oldest one of `memory` (≥ 1).

    At place k modulo m `lengths` (m) keeps |s|² of pair k, and `maps` (m, 2) its α and β; up to the turn those of all
    maps between the pair and the turn.
    """
    newest, alpha, beta = 0, 0.0, 0.0
    if count > 0:
        newest = int(window[_PLACE]) + 1
        newest = newest if newest < memory else 0
        area = s[0] * window[_MOVE + 1] - s[1] * window[_MOVE]
        lean = window[_ALONG] * (s[0] * window[_BEND] + s[1] * window[_BEND + 1])
        alpha, beta = window[_ALONG] * area * area, lean * lean
    else:
        window[_TURN] = 0.0
    window[_ALPHA] = alpha + beta * window[_ALPHA]
    window[_BETA] = beta * window[_BETA]
    for d in range(2):
        window[_MOVE + d] = s[d]
        window[_BEND + d] = y[d]
    lengths[newest] = dot(s, s)
    maps[newest, 0] = alpha
    maps[newest, 1] = beta
    window[_PLACE] = float(newest)
    window[_ALONG] = 1.0 / along
    kept = min(count + 1, memory)
    if count + 1 - kept >= int(window[_TURN]):
        _turn(newest, kept, memory, maps)
        window[_ALPHA], window[_BETA], window[_TURN] = 0.0, 1.0, float(count + 1)
    oldest = newest + 1 - kept
    oldest = oldest + memory if oldest < 0 else oldest
    scale = along / dot(y, y) if scaling != 0.0 else 1.0
    inner = maps[oldest, 0] + maps[oldest, 1] * (scale * lengths[oldest])
    window[_ACROSS] = window[_ALONG] * (window[_ALPHA] + window[_BETA] * inner)


def direct_in_plane(slope: Any, window: Any, p: Any) -> None:
    """p ← −B g with the pairs that were taken in."""
    s, t, u, v = window[_MOVE], window[_MOVE + 1], -window[_BEND + 1], window[_BEND]
    a = window[_ALONG] * (s * slope[0] + t * slope[1])
    b = window[_ALONG] * (u * slope[0] + v * slope[1]) * window[_ACROSS]
    p[0] = -(a * s + b * u)
    p[1] = -(a * t + b * v)


def _turn(newest: int, kept: int, memory: int, maps: Any) -> None:
    """For each pair kept, all maps after it in place of its own."""
    k, alpha, beta = newest, 0.0, 1.0
    for _ in range(kept):
        own_alpha, own_beta = maps[k, 0], maps[k, 1]
        maps[k, 0] = alpha
        maps[k, 1] = beta
        alpha, beta = alpha + beta * own_alpha, beta * own_beta
        k = k - 1 if k > 0 else memory - 1
