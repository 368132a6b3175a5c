"""The eigenvalues of a Hessian: how they lie, and each of them."""

from math import isfinite
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.curvature.spectral_density import SpectralDensity
from playground.picture.graph import Axis, Bars, Graph, Line
from playground.picture.graph.graph_axes import upright
from playground.picture.shown._shown import Look, Shown

Floats = NDArray[np.float64]
_BARS = 120
_FAR = 1.5  # a limit beyond so many times the largest eigenvalue would press the others together


def spectrum_graphs(
    density: SpectralDensity, look: Look, eigenvalues: Floats | None = None, limit: float | None = None
) -> list[Graph]:
    """Return the density as a line, how many for each unit of curvature on a logarithmic axis.

    Arguments: `eigenvalues` (n) all of them, drawn as bars and ticks; `limit` of stability, drawn dashed.
    """
    eigenvalues = _checked(eigenvalues)
    limit = float("nan") if limit is None else check_number(limit, "limit")
    title, aside = "Spectrum of the Hessian", "eigenvalues for each unit of curvature"
    parts = [density.grid, *((eigenvalues,) if eigenvalues is not None else ())]
    if not all(np.isfinite(part).all() for part in (*parts, density.density)):
        return [Graph(title, Axis(0.0, 1.0), Axis(0.0, 1.0, ticks=False), aside="the Hessian is not finite here")]
    low, high = min(float(part.min()) for part in parts), max(float(part.max()) for part in parts)
    high = limit if high < limit <= _FAR * high else high
    room = 0.03 * (high - low) or 1.0
    heights, width = density.density * density.size, (density.grid[-1] - density.grid[0]) / _BARS or 1.0
    bars: tuple[Bars, ...] = ()
    tops = [float(heights.max())]
    if eigenvalues is not None:
        counts, edges = _histogram(eigenvalues)
        width = float(edges[1] - edges[0])
        tops.append(float(counts.max()) / width)
        seen = counts > 0
        bars = (Bars(edges[:-1][seen], edges[1:][seen], np.zeros(seen.sum()), counts[seen] / width, look.own, 0.35),)
    floor, top = float(np.log10(0.05 / width)), float(np.log10(2.0 * max(tops)))
    name = "per unit, estimated" if eigenvalues is None else "per unit"
    up = Axis(floor, max(top, floor + 1.0), name, logarithmic=True)
    lines = [Line(density.grid, np.maximum(heights, 10.0 ** (floor - 1)), look.theme.ink, "density, estimated")]
    if eigenvalues is not None:
        lines.append(_ticks(eigenvalues, up, look.own))
    if isfinite(limit) and low - room <= limit <= high + room:
        lines.append(upright(limit, up, look.theme.ink, True, 1.6, "limit of stability"))
    return [Graph(title, Axis(low - room, high + room, "eigenvalue"), up, tuple(lines), bars, aside=aside)]


def _checked(eigenvalues: Any) -> Floats | None:
    values = None if eigenvalues is None else real_array(eigenvalues)
    if eigenvalues is not None and (values is None or values.ndim != 1 or not len(values)):
        raise PlaygroundError(f"eigenvalues must be a list of numbers, got {shown(eigenvalues)}")
    return values


def _histogram(eigenvalues: Floats) -> tuple[NDArray[np.int64], Floats]:
    low, high = float(eigenvalues.min()), float(eigenvalues.max())
    room = 0.5 * (high - low) / _BARS or 0.5
    counts, edges = np.histogram(eigenvalues, _BARS, (low - room, high + room))
    return counts, edges


def _ticks(eigenvalues: Floats, up: Axis, color: str) -> Line:
    """A short line at the foot for each."""
    ends = 10.0 ** np.array([up.low, up.low + 0.05 * (up.high - up.low), np.nan])
    return Line(np.repeat(eigenvalues, 3), np.tile(ends, len(eigenvalues)), color, "", width=1.0, opacity=0.8)


SHOWN = Shown(of="playground.curvature.spectral_density.SpectralDensity", graphs=spectrum_graphs)
