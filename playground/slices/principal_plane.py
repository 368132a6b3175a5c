"""The plane of a path's first two principal components."""

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.slices.plane import Plane

Floats = NDArray[np.float64]
# How far the plane's edge lies beyond the path, as a part of the path's range.
_MARGIN = 0.2


def principal_plane(path: Floats) -> Plane:
    """Return the plane of a path's first two principal components, through its end.

    The components are those of θ_t − θ_end, t = 0 … end: the two directions at right angles along which these vary
    most, d₁ and d₂ of length 1, turned so that the path begins at positive x and y. Variances along them are
    eigenvalues of the matrix of products of the records, which is as large as there are records and not parameters.

    Arguments: `path` (records, size), at least three points that do not lie on a line. Raises PlaygroundError
    for others.
    Source: H. Li et al., Visualizing the loss landscape of neural nets, 2018, section 7.
    """
    away = path - path[-1]
    if not np.isfinite(away).all():
        raise PlaygroundError("the path holds numbers that are not finite: its principal components have no values")
    centred = away - away.mean(axis=0)
    variances, weights = np.linalg.eigh(centred @ centred.T)
    if len(path) < 3 or variances[-2] <= 1e-14 * variances[-1]:
        raise PlaygroundError(
            "principal components need a path of at least two updates that does not lie on a line: train longer, or "
            "take random directions"
        )
    axes, _ = np.linalg.qr((weights[:, :-3:-1].T @ centred).T)
    axes = axes.T * np.where(axes.T @ away[0] < 0, -1.0, 1.0)[:, None]
    places = away @ axes.T
    low, high = places.min(axis=0), places.max(axis=0)
    room = np.maximum(_MARGIN * (high - low), 0.05 * np.max(high - low))
    (left, right), (bottom, top) = np.stack([low - room, high + room], axis=1).tolist()
    return Plane(path[-1], axes, ((left, right), (bottom, top)), "principal")
