"""The largest and smallest curvatures of a network's loss, with their directions."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_kind import check_kind
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.curvature._checked import checked_point, checked_seed
from playground.curvature._lanczos import Ends, Product, lanczos
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled

Floats = NDArray[np.float64]
# What is looked for besides, in a second search, must be known this well only, until it is seen to matter.
_ROUGH = 1e-4
MOST_PAIRS, MOST_PRODUCTS = 1000, 10**6


@dataclass(frozen=True, eq=False)
class Eigenpairs:
    """Eigenvalues and eigenvectors of a Hessian at the ends of its spectrum.

    `largest` (k) descending and `largest_vectors` (k, size) of length 1; `smallest` (m) ascending and
    `smallest_vectors` (m, size); `largest_residuals`, `smallest_residuals` ‖H v − λ v‖, which bound the errors of the
    values; `products` how many products with the Hessian were made.
    """

    largest: Floats
    largest_vectors: Floats
    smallest: Floats
    smallest_vectors: Floats
    largest_residuals: Floats
    smallest_residuals: Floats
    products: int


def eigenpairs(
    problem: NetworkProblem, theta: ArrayLike, largest: int = 5, smallest: int = 0, seed: int = 0,
    start: ArrayLike | None = None, tolerance: float = 1e-9, most: int = 2000, repeated: bool = True,
    cancelled: Callable[[], bool] | None = None,
) -> Eigenpairs:  # fmt: skip
    """Return the largest and the smallest eigenvalues of the loss's Hessian at θ, with their eigenvectors.

    Lanczos' method on exact products with full orthogonalization; the same arguments give the same numbers. Where both
    ends meet, what is left for `largest` comes first.

    Arguments: `largest`, `smallest` how many, 0 … 1000; `start` (size) where to begin, such as the sum of eigenvectors
    nearby, by default a random vector of `seed`; `tolerance` 0 … 1 the residuals to reach as a part of ‖H‖; `most`
    products of one search, 1 … 1 000 000: beyond, what is found is returned and its residuals say how good it is;
    `repeated` whether eigenvalues that stand several times are told as often as they do, for which it is searched once
    more beside what was found; `cancelled` is asked before every product. NaN where the Hessian is not finite. Raises
    PlaygroundError naming what is illegal, Cancelled.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(8,)))
    >>> found = eigenpairs(t.problem(), t.problem().initial, largest=2)
    >>> bool(found.largest[0] >= found.largest[1])
    True
    """
    point, generator = checked_point(problem, theta), np.random.default_rng(checked_seed(seed))
    high, low = (
        min(check_whole(count, name, 0, MOST_PAIRS), problem.size)
        for name, count in (("largest", largest), ("smallest", smallest))
    )
    tolerance, most = check_number(tolerance, "tolerance", 0, 1), check_whole(most, "most", 1, MOST_PRODUCTS)
    check_kind(repeated, (bool, np.bool_), "repeated", "True or False")
    check_callbacks(None, cancelled)

    def product(v: Floats) -> Floats:
        if cancelled is not None and cancelled():
            raise Cancelled("the eigenvalues were cancelled")
        return problem.hvp(point, v)

    size = problem.size
    low = min(low, size - high)
    begun = None if start is None else problem.point(start)
    # What overflows ends as NaN.
    with np.errstate(over="ignore", invalid="ignore"):
        found = lanczos(product, size, low, high, generator, begun, tolerance, most)
        if repeated and len(found.values) and np.all(np.isfinite(found.values)):
            found = _with_repeated(found, product, (low, high), generator, tolerance, most)
    return _named(found, low)


def _named(found: Ends, low: int) -> Eigenpairs:
    return Eigenpairs(
        found.values[low:][::-1], found.vectors[low:][::-1], found.values[:low], found.vectors[:low],
        found.residuals[low:][::-1], found.residuals[:low], found.products,
    )  # fmt: skip


def _with_repeated(
    found: Ends, product: Product, counts: tuple[int, int], generator: np.random.Generator, tolerance: float, most: int
) -> Ends:  # fmt: skip
    """Look beside what was found until nothing there belongs to the ends.

    One start sees one direction of those that an eigenvalue has, but for what rounding adds.
    """
    low, high = counts
    size = found.vectors.shape[1]
    room = tolerance * float(np.max(np.abs(found.values)))
    for _ in range(sum(counts)):
        ends = min(low, 1), min(high, 1)
        beside = lanczos(product, size, *ends, generator, None, _ROUGH, most, found.vectors)
        products = found.products + beside.products
        # The rough value of the highest eigenvalue is below the true one, that of the lowest above.
        belongs = np.zeros(len(beside.values), dtype=bool)
        if ends[0] and len(belongs):
            belongs[0] = beside.values[0] < found.values[low - 1] - room
        if ends[1] and len(belongs):
            belongs[-1] |= beside.values[-1] > found.values[low] + room
        if not belongs.any():
            return replace(found, products=products)
        better = lanczos(
            product, size, *ends, generator, beside.vectors[belongs].sum(axis=0), tolerance, most, found.vectors
        )
        found = _merged(found, better, low, high, products + better.products)
    return found


def _merged(found: Ends, more: Ends, low: int, high: int, products: int) -> Ends:
    values = np.concatenate([found.values, more.values])
    order = np.argsort(values, kind="stable")
    chosen = np.r_[order[:low], order[len(order) - high :]]
    vectors, residuals = np.vstack([found.vectors, more.vectors]), np.concatenate([found.residuals, more.residuals])
    return Ends(values[chosen], vectors[chosen], residuals[chosen], products)
