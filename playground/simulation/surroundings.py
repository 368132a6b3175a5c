"""What f is like around a point, where its Hessian does not say it."""

import numpy as np
from numpy.typing import NDArray

from playground.language.rounding import rounding
from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.simulation.stationary import Stationary, widths_of

Floats = NDArray[np.float64]
Signs = NDArray[np.int8]
Words = NDArray[np.str_]

LOWER, LEVEL, HIGHER, MISSING = -1, 0, 1, 2
_ANGLES = np.arange(24) * (2 * np.pi / 24)
# Radii as parts of the domain: what is near decides, and what is farther only whether level ground leads down.
_NEAR = tuple(1e-5 * 4.0**k for k in range(6))
_FAR = (0.04, 0.16, 0.64)
_GRID = 33
_BESIDE_BORDER = (1e-3, 1e-2)
# Rounding errors are of this size, rarely, beside what one operation is said to err.
_SAFE = 64.0
_PLACES = 8 * 2.0**-52


def free_words(problem: Surface, at: Stationary) -> Words:
    """Return the words for stationary points: `minimum`, `saddle`, `maximum` or `flat`.

    Along rays from each point the first difference of f beyond its rounding tells whether the ray leads down or up.
    None down is a minimum; all down, or down on two sides with level ground between, a maximum; parts that lead down
    with parts that lead up between them, at least two of each, a saddle. One part of each is a slope, as round any
    point that is not stationary, and so is level ground that leads down farther on: flat.
    """
    ways, widths = _ways(at.vectors), widths_of(problem)
    values, noise = _values_with_noise(problem, at)
    signs = np.full(ways.shape[:2], LEVEL, dtype=np.int8)
    far = signs.copy()
    for radius in (*_NEAR, *_FAR):
        around = at.points[:, None] + radius * ways * widths
        found = _differences(problem, around, values, noise)
        target = signs if radius <= _NEAR[-1] else far
        open_rays = (target == LEVEL) & (signs == LEVEL)
        target[open_rays] = found[open_rays]
    words = _words_of(signs)
    leads_down = np.asarray(((signs == LEVEL) & (far == LOWER)).any(axis=1))
    level = np.asarray(((signs == LEVEL) & (far == LEVEL)).all(axis=1))
    if level.any():
        # Level as far as one sees, and yet not at the bottom: an underflow looks like a floor.
        leads_down[level & (values > _lowest(problem) + noise)] = True
    words[(words == "minimum") & leads_down] = "flat"
    return words


def _lowest(problem: Surface) -> float:
    """The least value that is known: at listed minimisers, and on a coarse grid of the domain."""
    axes = [np.linspace(low, high, _GRID + 2)[1:-1] for low, high in problem.domain]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, problem.dimension)
    return float(np.nanmin(problem.value(np.concatenate([grid, problem.minima])), initial=np.inf))


def bent_words(problem: Surface, points: Floats) -> Words:
    """Return the words for points (n, d) on kinks, where derivatives are a convention: values around decide."""
    count, dimension = points.shape
    nothing, ways = np.zeros(count), np.tile(np.eye(dimension), (count, 1, 1))
    here = Stationary(
        points, np.ones(count, dtype=bool), nothing, np.zeros(points.shape), np.zeros((count, dimension, dimension)),
        np.zeros(points.shape), ways, nothing, np.zeros(count, dtype=np.int64),
    )  # fmt: skip
    return free_words(problem, here)


def bound_words(problem: Surface, points: Floats, constraint: Constraint) -> Words:
    """Return the words for points (n, d) on the border of a feasible set, from f at the feasible points nearby."""
    ways, widths = _ways(np.tile(np.eye(points.shape[1]), (len(points), 1, 1))), widths_of(problem)
    names = dict(zip(problem.definition.variables, points.T, strict=True)) | problem.parameters
    noise = _SAFE * rounding([problem.fields.value], names)[0]
    slopes = np.abs(problem.gradient(points) * widths).sum(axis=1)
    noise = noise + slopes * _PLACES * (1.0 + np.abs(points / widths).max(axis=1))
    signs = np.full(ways.shape[:2], LEVEL, dtype=np.int8)
    for radius in _BESIDE_BORDER:
        around = (points[:, None] + radius * ways * widths).reshape(-1, points.shape[1])
        feasible = constraint.project(around).reshape(ways.shape)
        away = np.linalg.norm((feasible - points[:, None]) / widths, axis=2)
        found = _differences(problem, feasible, problem.value(points), noise)
        # Most of what lies outside comes back to the point itself, and says nothing of a direction.
        found[away < 0.5 * radius] = MISSING
        undecided = (signs == LEVEL) | (signs == MISSING)
        signs[undecided] = found[undecided]
    return _words_of(signs)


def inside(problem: Surface, points: Floats, constraint: Constraint) -> NDArray[np.bool_]:
    """Return which points (n, d) have nothing but feasible points round them."""
    ways = _ways(np.tile(np.eye(points.shape[1]), (len(points), 1, 1)))
    around = points[:, None] + _NEAR[-1] * ways * widths_of(problem)
    held = constraint.contains(around.reshape(-1, points.shape[1])).reshape(ways.shape[:2])
    return np.asarray(held.all(axis=1))


def _ways(vectors: Floats) -> Floats:
    """Directions round each point in their order, (n, k, d): those of a circle, and those of the eigenvectors, or a
    narrow way down would lie between two rays."""
    count, dimension, _ = vectors.shape
    if dimension == 1:
        return np.tile(np.array([[1.0], [-1.0]]), (count, 1, 1))
    own = np.concatenate([vectors, -vectors], axis=2).transpose(0, 2, 1)
    circle = np.tile(np.stack([np.cos(_ANGLES), np.sin(_ANGLES)], axis=1), (count, 1, 1))
    ways = np.concatenate([circle, own], axis=1)
    turn = np.argsort(np.arctan2(ways[..., 1], ways[..., 0]), axis=1, kind="stable")
    return np.take_along_axis(ways, turn[..., None], axis=1)


def _values_with_noise(problem: Surface, at: Stationary) -> tuple[Floats, Floats]:
    """f at the points, and what a difference must exceed: the rounding of f, what the points are away from the exact
    stationary ones, and what the rounding of coordinates does."""
    names = dict(zip(problem.definition.variables, at.points.T, strict=True)) | problem.parameters
    noise = _SAFE * rounding([problem.fields.value], names)[0]
    place = _PLACES * (1.0 + np.abs(at.points / widths_of(problem)).max(axis=1))
    slopes, bends = np.abs(at.gradients).sum(axis=1), np.abs(at.values).max(axis=1)
    left = np.ldexp(4.0 * at.drops + bends * place * place + slopes * place, at.exponents)
    return problem.value(at.points), noise + left


def _differences(problem: Surface, around: Floats, values: Floats, noise: Floats) -> Signs:
    """Whether f is lower, level or higher at points (n, k, d) than in the middle of each n."""
    flat = around.reshape(-1, around.shape[2])
    with np.errstate(over="ignore", invalid="ignore"):
        there = problem.value(flat)
        if problem.limits:
            low, high = np.array(problem.limits, dtype=np.float64).T
            there[~((flat > low) & (flat < high)).all(axis=1)] = np.nan
        there = there.reshape(around.shape[:2])
        differences = there - values[:, None]
        sizes = np.maximum(np.abs(there), np.abs(values)[:, None])
        beyond = np.abs(differences) > noise[:, None] + _SAFE * 2.0**-52 * sizes
    signs: Signs = np.where(beyond, np.sign(differences), LEVEL).astype(np.int8)
    return signs


def _words_of(signs: Signs) -> Words:
    """The words for signs round points (n, k), each pattern looked at once."""
    patterns, places = np.unique(signs, axis=0, return_inverse=True)
    words: Words = np.array([_word(pattern.tolist()) for pattern in patterns], dtype="<U8")
    return words[places.ravel()]


def _word(signs: list[int]) -> str:
    if LOWER not in signs:
        return "minimum"
    if HIGHER not in signs:
        all_down = not any(sign == LEVEL for sign in signs)
        return "maximum" if all_down or _runs_down(signs) >= 2 else "flat"
    return "saddle" if _runs_down([sign for sign in signs if sign != LEVEL]) >= 2 else "flat"


def _runs_down(signs: list[int]) -> int:
    """How many parts of a circle lead down."""
    return sum(sign == LOWER and signs[k - 1] != LOWER for k, sign in enumerate(signs)) or int(LOWER in signs)
