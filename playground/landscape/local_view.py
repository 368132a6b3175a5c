"""What a function is like at one point: value, slope, curvature."""

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from playground.problems.constraint import Constraint
from playground.problems.surface import Surface
from playground.simulation.classify import DEGENERATE, classify, listed_kinks

Curvature = Literal["convex", "concave", "indefinite", "degenerate", "unknown"]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LocalView:
    """A surface at a point of d coordinates.

    `value` f; `gradient` (d,); `hessian` (d, d); `eigenvalues` (d,), the smaller first, and `eigenvectors` (d, d),
    column k of length 1 for eigenvalue k; `condition` |λ|max/|λ|min, infinite where an eigenvalue is 0; `curvature`
    the Hessian's class; `stationary` "minimum", "saddle", "maximum" or "flat" where ‖∇f‖ ≤ tolerance and at a listed
    minimiser on a kink, the word that a path gets which ends there (see `simulation.classify`), "" elsewhere; `kink`
    whether the point is exactly on a kink, where derivatives are a convention and the class says nothing. Where f is
    not finite, numbers are NaN and the curvature is "unknown".
    """

    point: tuple[float, ...]
    value: float
    gradient: Floats
    hessian: Floats
    eigenvalues: Floats
    eigenvectors: Floats
    condition: float
    curvature: Curvature
    stationary: str
    kink: bool = False

    @property
    def slope(self) -> float:
        """‖∇f‖."""
        return math.hypot(*self.gradient)


def local_view(
    surface: Surface, point: tuple[float, ...], tolerance: float = 1e-8, constraint: Constraint | None = None
) -> LocalView:
    """Return what a surface is like at a point; compiles its three fields at their first use.

    Arguments: `tolerance` ≥ 0, below which the gradient counts as none, as in the stop rule; `constraint` under which
    ‖x − P(x − ∇f)‖ is asked in place of ‖∇f‖.

    >>> from playground.problems.surfaces import surface
    >>> view = local_view(surface("quadratic_saddle"), (0.0, 0.0))
    >>> view.curvature, view.stationary
    ('indefinite', 'saddle')
    """
    points = np.array([point], dtype=np.float64)
    value, gradient, hessian = surface.value(points)[0], surface.gradient(points)[0], surface.hessian(points)[0]
    finite = bool(np.isfinite(hessian).all())
    nothing = np.full(len(hessian), np.nan), np.full(hessian.shape, np.nan)
    eigenvalues, eigenvectors = np.linalg.eigh(hessian) if finite else nothing
    kink = bool(surface.at_kink(points)[0])
    slopes = gradient if constraint is None else constraint.projected_gradient(points, gradient[None])[0]
    at_rest = (finite and math.hypot(*slopes) <= tolerance and not kink) or bool(listed_kinks(surface, points)[0])
    stationary = str(classify(surface, points, constraint)[0]) if at_rest else ""
    return LocalView(
        tuple(map(float, point)), float(value), gradient, hessian, eigenvalues, eigenvectors,
        _condition(eigenvalues), curvature_class(eigenvalues), stationary, kink,
    )  # fmt: skip


def curvature_class(eigenvalues: Floats) -> Curvature:
    """Return the class of a symmetric matrix from its eigenvalues.

    "convex" all above 0, "concave" all below, "indefinite" of both signs, "degenerate" where one is within 1e-6 of 0
    relative to the largest, as the ends of paths are classified; "unknown" where one is not finite.

    >>> curvature_class(np.array([-1.0, 2.0]))
    'indefinite'
    """
    if not np.isfinite(eigenvalues).all():
        return "unknown"
    if (np.abs(eigenvalues) <= DEGENERATE * np.abs(eigenvalues).max()).any():
        return "degenerate"
    if (eigenvalues > 0).all():
        return "convex"
    return "concave" if (eigenvalues < 0).all() else "indefinite"


def _condition(eigenvalues: Floats) -> float:
    sizes = np.abs(eigenvalues)
    smallest, largest = sizes.min(), sizes.max()
    if not math.isfinite(largest):
        return math.nan
    return math.inf if smallest == 0 else float(largest / smallest)
