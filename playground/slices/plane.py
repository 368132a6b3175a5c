"""A plane through a point of the parameters."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array

Floats = NDArray[np.float64]
LARGEST = 1e100
# Of coordinates of points: their squares are still numbers.
_FARTHEST = 1e150


@dataclass(frozen=True, eq=False)
class Plane:
    """A plane through a point of a network's parameters: θ(x, y) = θ₀ + x·d₁ + y·d₂.

    Arguments: `origin` θ₀ (size); `axes` d₁ and d₂ (2, size), not on one line; `extent` the ranges of x and y that are
    worth seeing, ((low, high), (low, high)); `kind` a word for what the axes are; `eigenvalues` of the Hessian along
    them where they are its eigenvectors, else NaN. Raises PlaygroundError naming what is illegal.

    >>> Plane(np.zeros(3), np.eye(2, 3), ((-1, 1), (-1, 1))).point(2.0, -1.0).tolist()
    [2.0, -1.0, 0.0]
    """

    origin: Floats
    axes: Floats
    extent: tuple[tuple[float, float], tuple[float, float]]
    kind: str = "own"
    eigenvalues: tuple[float, float] = (np.nan, np.nan)

    def __post_init__(self) -> None:
        origin, axes = _copied(self.origin, "origin"), _copied(self.axes, "axes")
        check_kind(self.kind, str, "a plane's kind", "a text")
        if origin.ndim != 1 or axes.shape != (2, len(origin)):
            raise PlaygroundError(
                f"a plane needs an origin (size) and two axes (2, size), got arrays of shapes {origin.shape} and "
                f"{axes.shape}"
            )
        if not (np.isfinite(origin).all() and np.isfinite(axes).all()):
            raise PlaygroundError("a plane's origin and axes must be finite: there is no landscape round a divergence")
        lengths = np.linalg.norm(axes, axis=1)
        if lengths.min() == 0 or abs(axes[0] @ axes[1]) >= (1 - 1e-12) * lengths.prod():
            raise PlaygroundError("a plane's axes must not lie on one line, nor be 0")
        for name, made in (("origin", origin), ("axes", axes)):
            made.flags.writeable = False
            object.__setattr__(self, name, made)
        object.__setattr__(self, "extent", checked_extent(self.extent))

    def point(self, x: float, y: float) -> Floats:
        """Return θ at (x, y), (size), both −10¹⁰⁰ … 10¹⁰⁰; PlaygroundError for what is no such number."""
        across, up = check_number(x, "x", -LARGEST, LARGEST), check_number(y, "y", -LARGEST, LARGEST)
        point: Floats = self.origin + across * self.axes[0] + up * self.axes[1]
        return point

    def coordinates(self, points: ArrayLike) -> Floats:
        """Return where points (n, size), or one (size), are projected to, at right angles, (n, 2).

        Raises PlaygroundError for what are no such points.
        """
        away: Floats = self._checked(points) - self.origin
        return np.array(np.linalg.solve(self.axes @ self.axes.T, self.axes @ away.T).T, dtype=np.float64)

    def explained(self, points: ArrayLike) -> tuple[float, float]:
        """Return which part of the variance of points (n, size) lies along d₁, and what the plane's other side adds.

        Of axes at right angles these are the parts along both. NaN where the points do not move. Raises PlaygroundError
        for what are no such points.
        """
        several = self._checked(points)
        away: Floats = several - several.mean(axis=0)
        total = float((away * away).sum())
        if not 0 < total < np.inf:
            return np.nan, np.nan
        sides, _ = np.linalg.qr(self.axes.T)
        first, second = (((away @ sides) ** 2).sum(axis=0) / total).tolist()
        return first, second

    def _checked(self, points: Any) -> Floats:
        numbers, size = real_array(points), len(self.origin)
        if numbers is None or numbers.ndim not in (1, 2) or numbers.shape[-1:] != (size,) or not numbers.size:
            raise PlaygroundError(f"points on a plane need {size} numbers each, (n, {size}), got {shown(points)}")
        if not (np.abs(numbers) <= _FARTHEST).all():
            raise PlaygroundError("points on a plane must be finite, with coordinates up to 1e150")
        return np.atleast_2d(numbers)


def _copied(given: Any, what: str) -> Floats:
    numbers = real_array(given)
    if numbers is None:
        raise PlaygroundError(f"a plane's {what} must be an array of numbers, got {shown(given)}")
    return numbers.copy()


def checked_extent(extent: Any) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ranges of x and y; raise PlaygroundError where they are none."""
    ranges = real_array(extent)
    if ranges is None or ranges.shape != (2, 2):
        raise PlaygroundError(f"extent must be ranges of x and y, such as ((-1, 1), (-1, 1)), got {shown(extent)}")
    (left, right), (low, high) = ranges.tolist()
    if not (left < right and low < high and np.abs(ranges).max() <= LARGEST):
        raise PlaygroundError(
            f"extent must be two ranges from low to high, of numbers up to 1e100, got {shown(extent)}"
        )
    return (left, right), (low, high)
