"""The path of steepest descent: gradient descent with an infinitely small rate."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.landscape.critical_points import checked_box
from playground.problems.surface import Surface

Floats = NDArray[np.float64]
Point = Sequence[float] | Floats
Box = Sequence[Sequence[float]] | Floats
Reason = Literal["critical_point", "left_box", "budget", "stuck"]

_TOLERANCE = 1e-9
_FINEST = 1e-13  # finer steps are all rounding
_BETWEEN = 4  # points for each step of the integrator, so that lines look like curves
_STEPS = 4000  # at a kink the steps shrink without end


@dataclass(frozen=True, eq=False)
class Flow:
    """A solution of dx/dt = ∓∇f: `times` (n), `points` (n, d), and why it ends.

    `reason` "critical_point" where the slope has become as good as none, "left_box" at the border of the box,
    "budget" after the longest time, "stuck" where the integrator could not go on (a kink, a pole).
    """

    times: Floats
    points: Floats
    reason: Reason


def gradient_flow(
    surface: Surface, start: Point, box: Box | None = None, time: float = 1e6,
    upwards: bool = False, tolerance: float = _TOLERANCE,
) -> Flow:  # fmt: skip
    """Return the solution of dx/dt = −∇f(x) from a start, by SciPy's LSODA with the Hessian as Jacobian.

    Along it f falls, and the discrete path of gradient descent with rate η is Euler's method with step η: the smaller
    the rate, the closer it stays. Errors of a step are kept below `tolerance`, relative and absolute.

    Arguments: `start` (d) finite; `box` beyond which it is not followed, by default three times the domain; `time` > 0
    the longest; `tolerance` from 1e-13 to 1; `upwards` follows +∇f instead. Raises PlaygroundError for
    what is illegal.

    Source: L. Petzold, Automatic selection of methods for solving stiff and nonstiff systems, SIAM J. Scientific and
    Statistical Computing 4 (1983).

    >>> from playground.problems.surfaces import surface
    >>> flow = gradient_flow(surface("sphere"), (1.0, 2.0))
    >>> flow.reason, bool(abs(flow.points[-1]).max() < 1e-6)
    ('critical_point', True)
    """
    check_kind(surface, Surface, "surface", "one such as pg.surface('rosenbrock')")
    begin = _checked_start(surface, start)
    ranges = checked_box(surface, box) if box is not None else _widened(surface)
    time = check_number(time, "time", 0, above=True)
    tolerance = check_number(tolerance, "tolerance", _FINEST, 1)
    check_kind(upwards, (bool, np.bool_), "upwards", "True or False")
    from scipy.integrate import LSODA

    sign = 1.0 if upwards else -1.0

    def slope(_: float, x: Floats) -> Floats:
        gradient: Floats = sign * surface.gradient([x])[0]
        return gradient

    def bend(_: float, x: Floats) -> Floats:
        hessian: Floats = sign * surface.hessian([x])[0]
        return hessian

    still = tolerance * max(1.0, float(np.linalg.norm(slope(0.0, begin))))
    times, parts = [np.zeros(1)], [begin[None]]
    with np.errstate(all="ignore"):
        reason = _ended(begin, slope(0.0, begin), ranges, still)
        walk: Any = LSODA(slope, 0.0, begin, time, rtol=tolerance, atol=tolerance, jac=bend) if not reason else None
        for _ in range(_STEPS if walk is not None else 0):
            walk.step()
            if walk.status == "failed" or not np.isfinite(walk.y).all():
                break
            curve = walk.dense_output()
            ts = np.linspace(walk.t_old, walk.t, _BETWEEN + 1)[1:]
            points = np.ascontiguousarray(curve(ts).T)
            inside = ((points >= ranges[:, 0]) & (points <= ranges[:, 1])).all(axis=1)
            kept = len(points) if inside.all() else int(np.argmin(inside)) + 1
            times.append(ts[:kept])
            parts.append(points[:kept])
            reason = _ended(parts[-1][-1], slope(0.0, parts[-1][-1]), ranges, still)
            if reason or walk.status == "finished":
                reason = reason or "budget"
                break
    last = np.clip(np.concatenate(parts), ranges[:, 0], ranges[:, 1])
    return Flow(np.concatenate(times), last, reason or "stuck")


def _ended(point: Floats, slope: Floats, ranges: Floats, still: float) -> Reason | None:
    if not ((point > ranges[:, 0]) & (point < ranges[:, 1])).all():
        return "left_box"
    return "critical_point" if float(np.linalg.norm(slope)) <= still else None


def _widened(surface: Surface) -> Floats:
    """Three times the domain, within the limits."""
    domain = np.array(surface.domain, dtype=np.float64)
    widths = domain[:, 1] - domain[:, 0]
    box = np.stack([domain[:, 0] - widths, domain[:, 1] + widths], axis=1)
    if surface.limits:
        limits = np.array(surface.limits)
        box = np.stack([np.maximum(box[:, 0], limits[:, 0]), np.minimum(box[:, 1], limits[:, 1])], axis=1)
    return box


def _checked_start(surface: Surface, start: Point) -> Floats:
    point = real_array(start)
    if point is None or point.shape != (surface.dimension,) or not np.isfinite(point).all():
        raise PlaygroundError(f"a start must be {surface.dimension} finite numbers, got {shown(start)}")
    return point
