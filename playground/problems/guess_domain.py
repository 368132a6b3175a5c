"""Which part of a formula is worth seeing, and a race that suits it."""

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.language.evaluate_array import evaluate_array
from playground.problems.surface import Surface
from playground.problems.surface_definition import Interval

Floats = NDArray[np.float64]
_USUAL = 5.0
_SCALES = (_USUAL, 50.0, 500.0, 0.5)
_SIDE = {1: 401, 2: 41}
_ROOM = 0.02  # of a finite region's width, from its border, where a pole may be


def guess_domain(surface: Surface) -> tuple[Interval, ...]:
    """Return ranges in which a formula is finite and, if it has a lowest point near the origin, that point lies.

    That is [-5, 5] for each variable where f is finite there and nothing lower lies a little farther out; the part of
    it where f is finite, for a logarithm or a root; else a wider or narrower one. A guess from samples, the same for
    the same formula: whoever knows better states the domain.
    """
    for scale in _SCALES:
        axes = [np.linspace(-scale, scale, _SIDE[surface.dimension])] * surface.dimension
        finite = np.isfinite(_sampled(surface, axes))
        if finite.any():
            break
    else:
        return ((-_USUAL, _USUAL),) * surface.dimension
    box = _finite_box(axes, finite)
    if not finite.all():
        return box
    lowest = _lowest_beyond(surface, _sampled(surface, axes))
    return box if lowest is None else tuple(_round_box(middle) for middle in lowest)


def suggest_lesson(surface: Surface) -> dict[str, Any]:
    """Return starts, contenders and steps for a formula without a lesson, as a definition's plain values.

    Starts lie inside the domain where f is finite; rates come from the curvature there: 1/L for gradient descent,
    where L is what nine of ten sampled Hessians stay below, a third of it with momentum. Raises PlaygroundError where f
    is finite at none of the samples.
    """
    axes = [np.linspace(low, high, 21) for low, high in surface.domain]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, surface.dimension)
    names = {**dict(zip(surface.definition.variables, grid.T, strict=True)), **surface.parameters}
    if not np.isfinite(evaluate_array([surface.fields.value], names)[0]).any():
        raise PlaygroundError(_nowhere(surface))
    hessian = np.stack(evaluate_array(surface.fields.hessian, names))
    # The Frobenius norm, off-diagonal entries counted twice, bounds the largest curvature.
    with np.errstate(over="ignore", invalid="ignore"):
        sizes = np.sqrt((hessian**2).sum(axis=0) + (hessian[1] ** 2 if surface.dimension == 2 else 0))
    sizes = sizes[np.isfinite(sizes) & (sizes > 0)]
    curvature = float(np.quantile(sizes, 0.9)) if sizes.size else 1.0
    width = min(high - low for low, high in surface.domain)
    rate = min(_rounded(1 / curvature), width)
    return {
        "starts": _starts(surface),
        "steps": 300,
        "contenders": [
            {"optimizer": "gradient_descent", "lr": rate},
            {"optimizer": "heavy_ball", "lr": _rounded(rate / 3), "beta": 0.9},
            {"optimizer": "adam", "lr": _rounded(width / 60)},
        ],
    }


def _nowhere(surface: Surface) -> str:
    box = ", ".join(
        f"{low:g} … {high:g} for {name}"
        for name, (low, high) in zip(surface.definition.variables, surface.domain, strict=True)
    )
    return (
        f"formula: f is finite nowhere in its domain, {box} ({21**surface.dimension} places were tried): it "
        "overflows there, or is not defined; state another domain, or correct the formula"
    )


def _sampled(surface: Surface, axes: list[Floats]) -> Floats:
    grids = np.meshgrid(*axes, indexing="ij")
    names = {**dict(zip(surface.definition.variables, grids, strict=True)), **surface.parameters}
    return evaluate_array([surface.fields.value], names)[0]


def _finite_box(axes: list[Floats], finite: NDArray[np.bool_]) -> tuple[Interval, ...]:
    """The smallest box round all finite samples, a little inside where others are not finite."""
    box = []
    for k, axis in enumerate(axes):
        others = tuple(j for j in range(len(axes)) if j != k)
        seen = axis[finite.any(axis=others)]
        low, high = float(seen[0]), float(seen[-1])
        if low == high:
            low, high = low - 0.5, high + 0.5
        room = _ROOM * (high - low)
        box.append((low + room if seen[0] > axis[0] else low, high - room if seen[-1] < axis[-1] else high))
    return tuple(box)


def _lowest_beyond(surface: Surface, usual: Floats) -> list[float] | None:
    """The lowest sample of a wider box where it lies inside that, outside the usual one and clearly deeper, else None.

    Of waves that are alike everywhere some sample is always a little deeper.
    """
    deeper = float(usual.min()) - 0.5 * float(np.ptp(usual))
    for scale in _SCALES[1:3]:
        axes = [np.linspace(-scale, scale, _SIDE[surface.dimension])] * surface.dimension
        values = _sampled(surface, axes)
        if not np.isfinite(values).all():
            return None
        place = np.unravel_index(int(np.argmin(values)), values.shape)
        point = [float(axis[k]) for axis, k in zip(axes, place, strict=True)]
        if max(map(abs, point)) <= _USUAL or float(values[place]) >= deeper:
            return None
        if max(map(abs, point)) < scale:
            return point
    return None


def _round_box(middle: float) -> Interval:
    half = max(_USUAL, _rounded(abs(middle) / 2))
    return middle - half, middle + half


def _starts(surface: Surface) -> list[list[float]]:
    """Up to three places in the domain where f is finite, spread over it."""
    parts = ((0.2, 0.8), (0.7, 0.25), (0.85, 0.7)) if surface.dimension == 2 else ((0.15,), (0.8,))
    spots = [
        [float(f"{low + part * (high - low):.3g}") for (low, high), part in zip(surface.domain, place, strict=True)]
        for place in parts
    ]
    names = dict(zip(surface.definition.variables, np.array(spots).T, strict=True))
    values = evaluate_array([surface.fields.value], {**names, **surface.parameters})[0]
    kept = [spot for spot, value in zip(spots, values.tolist(), strict=True) if math.isfinite(value)]
    return kept or [_finite_place(surface)]


def _finite_place(surface: Surface) -> list[float]:
    """The lowest of a grid's places where f is finite."""
    axes = [np.linspace(low, high, 21) for low, high in surface.domain]
    values = _sampled(surface, axes)
    place = np.unravel_index(int(np.argmin(np.where(np.isfinite(values), values, np.inf))), values.shape)
    return [float(axis[k]) for axis, k in zip(axes, place, strict=True)]


def _rounded(value: float) -> float:
    """1, 2 or 5 times a power of ten: a number that a slider can show."""
    if not 1e-12 < value < 1e12:
        return min(max(value, 1e-12), 1e12)
    power = math.floor(math.log10(value))
    factor = value / 10.0**power
    return float(f"{1 if factor < 1.5 else 2 if factor < 3.5 else 5 if factor < 7.5 else 10}e{power}")
