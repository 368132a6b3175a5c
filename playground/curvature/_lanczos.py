"""Eigenpairs at both ends of a symmetric matrix from its products, by Lanczos' method with thick restarts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError

Floats = NDArray[np.float64]
Product = Callable[[Floats], Floats]
ROUNDING = 1e-14
_MOST_ROOM = 4_000_000_000


@dataclass(frozen=True)
class Ends:
    """Eigenvalues ascending (k), eigenvectors as rows (k, size), ‖H v − λ v‖ of each, and how many products it took."""

    values: Floats
    vectors: Floats
    residuals: Floats
    products: int


def _seen(rows: Floats, w: Floats) -> Floats:
    """The products of rows with a vector.

    Threads of the matrix library cost five times what they do here, and their sums depend on how many there are.
    """
    found: Floats = np.einsum("ij,j->i", rows, w)
    return found


def _combined(rows: Floats, factors: Floats) -> Floats:
    """The sum of rows times factors."""
    found: Floats = np.einsum("ij,i->j", rows, factors)
    return found


class Krylov:
    """An orthonormal basis that grows by products, and the matrix seen from it.

    The whole of what a product gives is taken against the whole basis, twice: the sums are exact to rounding, and the
    same code goes on behind a restart, where the matrix is an arrow before it is tridiagonal again.
    """

    def __init__(self, product: Product, start: Floats, rows: int, generator: Generator, against: Floats) -> None:
        size = len(start)
        if 8 * rows * size > _MOST_ROOM:
            raise PlaygroundError(
                f"{rows} vectors of {size:,} parameters would take {8e-9 * rows * size:.1f} GB, and "
                f"{_MOST_ROOM // 10**9} GB is the most: ask for fewer eigenvalues or steps, or make the network smaller"
            )
        self._product, self._generator, self._against = product, generator, against
        self.basis, self.restarted = np.zeros((rows + 1, size)), False
        self.seen = np.zeros((rows, rows))
        self.rows, self.count, self.products, self.scale, self.beta = rows, 0, 0, 0.0, 0.0
        self.basis[0] = self._next(start)[0]

    def _next(self, w: Floats) -> tuple[Floats, float]:
        """What of a vector is new, of length 1, and how much that was; where nothing was, something random."""
        length = float(np.linalg.norm(w))
        for _ in range(4):
            before = float(np.linalg.norm(w))
            w = w - _combined(self._against, _seen(self._against, w))
            w = w - _combined(self.basis[: self.count], _seen(self.basis[: self.count], w))
            new = float(np.linalg.norm(w))
            if new > 0.7 * before and new > 0:
                return w / new, new if length > 0 else 0.0
            if new <= ROUNDING * max(self.scale, length):
                w, length = self._generator.standard_normal(len(w)), 0.0
        return w / (np.linalg.norm(w) or 1.0), 0.0

    def grow(self) -> None:
        """One more product."""
        k = self.count
        w = self._product(self.basis[k])
        self.products, self.count = self.products + 1, k + 1
        column = _seen(self.basis[: k + 1], w)
        self.seen[k, : k + 1] = self.seen[: k + 1, k] = column
        length = float(np.linalg.norm(w))
        self.scale = max(length, self.scale)
        if not np.isfinite(length):
            self.scale = length
            return
        w = w - _combined(self.basis[: k + 1], column)
        if self.count + len(self._against) < len(w):
            self.basis[k + 1], self.beta = self._next(w)
        else:
            self.beta = 0.0

    def ritz(self) -> tuple[Floats, Floats]:
        """Eigenvalues of the matrix as seen from the basis, ascending, and their combinations of the basis, columns."""
        seen = self.seen[: self.count, : self.count]
        if self.restarted:
            values, turns = np.linalg.eigh(seen)
            return values, turns
        # Tridiagonal, for which no matrix library wakes its threads.
        from scipy.linalg import eigh_tridiagonal

        values, turns = eigh_tridiagonal(np.diagonal(seen), np.diagonal(seen, 1))
        return values, turns

    def restart(self, turns: Floats) -> None:
        """Keep the combinations of the basis that the columns state, and the newest direction."""
        kept = turns.shape[1]
        matrix = turns.T @ self.seen[: self.count, : self.count] @ turns
        newest = self.basis[self.count].copy()
        self.basis[:kept] = turns.T @ self.basis[: self.count]
        self.basis[kept] = newest
        self.seen[:] = 0.0
        self.seen[:kept, :kept] = matrix
        self.restarted = True
        self.count = kept


def lanczos(
    product: Product, size: int, smallest: int, largest: int, generator: Generator, start: Floats | None = None,
    tolerance: float = 1e-9, most: int = 2000, against: Floats | None = None,
) -> Ends:  # fmt: skip
    """Return the `smallest` lowest and the `largest` highest eigenpairs; fewer where there are not so many.

    Arguments: `product(v)` = H v; `start` where to begin, by default somewhere random; `tolerance` the residuals to
    reach as a part of ‖H‖; `most` products, after which what is found is returned with its residuals; `against` rows to
    which everything stays orthogonal. Source: K. Wu, H. Simon, Thick-restart Lanczos method for large symmetric
    eigenvalue problems, 2000.
    """
    orthogonal = np.zeros((0, size)) if against is None else against
    room = size - len(orthogonal)
    smallest, largest = min(smallest, room), min(largest, max(room - smallest, 0))
    wanted = smallest + largest
    if wanted == 0:
        return Ends(np.zeros(0), np.zeros((0, size)), np.zeros(0), 0)
    rows = min(room, max(3 * wanted + 30, 60))
    begun = generator.standard_normal(size) if start is None or not np.any(start) else start
    krylov = Krylov(product, begun, rows, generator, orthogonal)
    while True:
        krylov.grow()
        if not np.isfinite(krylov.scale):
            return Ends(
                np.full(wanted, np.nan), np.full((wanted, size), np.nan), np.full(wanted, np.nan), krylov.products
            )
        whole = krylov.count == rows
        if not whole and krylov.products < most and krylov.count % 5:
            continue
        values, turns = krylov.ritz()
        residuals = np.abs(krylov.beta * turns[-1])
        ends = np.r_[:smallest, len(values) - largest : len(values)] if len(values) >= wanted else np.arange(0)
        done = len(ends) == wanted and bool(np.all(residuals[ends] <= tolerance * krylov.scale))
        if done or krylov.count == room or krylov.products >= most:
            chosen = ends if len(ends) == wanted else np.arange(len(values))
            return Ends(
                values[chosen], turns[:, chosen].T @ krylov.basis[: krylov.count], residuals[chosen], krylov.products
            )
        if whole:
            # Some more of either end than wanted: they are what converges next.
            low = min(smallest + 5 if smallest else 0, len(values) // 3)
            high = min(largest + 5 if largest else 0, len(values) // 3)
            krylov.restart(turns[:, np.r_[:low, len(values) - high : len(values)]])
