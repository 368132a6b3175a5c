"""The curves on which the gradient flow leaves a saddle and reaches it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.landscape.critical_points import checked_box
from playground.landscape.gradient_flow import Flow, gradient_flow
from playground.problems.surface import Surface
from playground.simulation.classify import DEGENERATE

Floats = NDArray[np.float64]
# Beside the box: so far from the saddle a curve begins, where its bend is far below what can be seen.
_OFFSET = 1e-5


@dataclass(frozen=True, eq=False)
class InvariantCurves:
    """Of one saddle of the plane: two `unstable` curves, downhill from it, and two `stable` ones, uphill.

    A stable curve parts the starts that flow to one minimum from those that flow to another: it is the border of their
    basins. Each curve begins at the saddle.
    """

    saddle: Floats
    unstable: tuple[Flow, Flow]
    stable: tuple[Flow, Flow]


def invariant_curves(
    surface: Surface, saddle: Sequence[float], box: Sequence[Sequence[float]] | None = None
) -> InvariantCurves:
    """Return the stable and unstable curves of a saddle of the plane under dx/dt = −∇f.

    They leave the saddle along the Hessian's eigenvectors (the stable manifold theorem); from a place 1e-5 of the
    box beside it they are solutions of the flow, forwards and backwards in time.

    Arguments: `saddle` a point where ∇f = 0 and the Hessian has eigenvalues of both signs, such as one of
    `critical_points`; `box` where the curves end, by default the domain. Raises PlaygroundError where it is no such
    point: at a degenerate one the eigenvectors do not say where the curves go.

    >>> from playground.problems.surfaces import surface
    >>> curves = invariant_curves(surface("double_well"), (0.0, 0.0))
    >>> [round(float(flow.points[-1][0]), 4) for flow in curves.unstable]
    [-1.0, 1.0]
    """
    ranges = checked_box(surface, box)
    point = real_array(saddle)
    if surface.dimension != 2 or point is None or point.shape != (2,) or not np.isfinite(point).all():
        raise PlaygroundError(
            f"stable and unstable curves belong to a saddle of the plane: two finite numbers, got {shown(saddle)}"
        )
    values, vectors = np.linalg.eigh(surface.hessian([point])[0])
    limit = DEGENERATE * float(np.abs(values).max())
    slope = math.hypot(*surface.gradient([point])[0])
    if not values[0] < -limit < limit < values[1] or slope > 1e-6 * float(np.abs(values).max()):
        raise PlaygroundError(
            f"({point[0]:g}, {point[1]:g}) is no regular saddle: the gradient is {slope:.2g}, "
            f"the curvatures are {values[0]:.3g} and {values[1]:.3g}"
        )
    reach = _OFFSET * float((ranges[:, 1] - ranges[:, 0]).min())

    def along(direction: Floats, upwards: bool) -> tuple[Flow, Flow]:
        turned = direction * (1.0 if direction[int(np.argmax(np.abs(direction)))] > 0 else -1.0)
        first, second = (
            _from_saddle(point, gradient_flow(surface, point + side * reach * turned, ranges, upwards=upwards))
            for side in (-1.0, 1.0)
        )
        return first, second

    return InvariantCurves(point, along(vectors[:, 0], False), along(vectors[:, 1], True))


def _from_saddle(saddle: Floats, flow: Flow) -> Flow:
    return Flow(np.insert(flow.times, 0, flow.times[0]), np.concatenate([saddle[None], flow.points]), flow.reason)
