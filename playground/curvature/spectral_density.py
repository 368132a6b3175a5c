"""How the eigenvalues of a network's Hessian lie, for any size."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_number import check_number
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError, shown
from playground.base.real_array import real_array
from playground.curvature._checked import checked_point, checked_seed
from playground.curvature._lanczos import Krylov
from playground.curvature.files import write_arrays, write_columns
from playground.networks.network_problem import NetworkProblem
from playground.simulation.simulate_starts import Cancelled

Floats = NDArray[np.float64]
# Beyond the outermost nodes the grid goes on for so many widths, where a Gaussian has died away.
_MARGIN = 5.0
_FRACTION = 100.0
MOST_STEPS, MOST_PROBES, MOST_POINTS = 2000, 10_000, 100_000


@dataclass(frozen=True, eq=False)
class SpectralDensity:
    """A density of eigenvalues, each drawn as a Gaussian.

    `grid` (g) ascending; `density` (g), whose integral is 1; `width` σ of the Gaussians; `nodes` and `weights`
    (probes, steps) of the quadrature, the weights of each probe with sum 1; `size` how many eigenvalues there are.
    """

    grid: Floats
    density: Floats
    width: float
    nodes: Floats
    weights: Floats
    size: int

    def of_eigenvalues(self, eigenvalues: ArrayLike) -> Floats:
        """Return the density of these eigenvalues (n) on the same grid with the same width, (g).

        Raises PlaygroundError for what are no finite numbers.
        """
        values = real_array(eigenvalues)
        if values is None or values.ndim != 1 or not values.size or not np.isfinite(values).all():
            raise PlaygroundError(f"eigenvalues must be a list of finite numbers, got {shown(eigenvalues)}")
        return _drawn(self.grid, values, np.full(len(values), 1.0 / len(values)), self.width)

    def to_csv(self, path: Path | str) -> None:
        """Write `eigenvalue,density`, one row for each place of the grid."""
        write_columns(path, {"eigenvalue": self.grid, "density": self.density})

    def to_npz(self, path: Path | str) -> None:
        """Write `grid`, `density`, `width`, `nodes` and `weights` as arrays."""
        write_arrays(path, {name: getattr(self, name) for name in ("grid", "density", "width", "nodes", "weights")})


def spectral_density(
    problem: NetworkProblem, theta: ArrayLike, steps: int = 80, probes: int = 10, points: int = 1000,
    width: float | None = None, seed: int = 0, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> SpectralDensity:  # fmt: skip
    """Return the density of the Hessian's eigenvalues at θ by stochastic Lanczos quadrature.

    For a random vector v of length 1 the eigenvalues of Lanczos' tridiagonal matrix and the squared first components
    of its eigenvectors are nodes and weights of Gauß' quadrature for vᵀ g(H) v, whose mean is the trace of g(H) over
    the size. The more probes the less noise, about 1/√(probes · size); the more steps the finer what is told apart.

    Arguments: `steps` of Lanczos' method, 2 … 2000, and `probes`, 1 … 10 000, each step a product with the Hessian;
    `points` of the grid, 2 … 100 000; `width` σ of the Gaussians, 0 < σ ≤ 10¹⁰⁰, by default a hundredth of the range;
    `seed` of the probes; `progress(done, all)` and `cancelled` between products. All NaN where the Hessian is not
    finite. Raises PlaygroundError naming what is illegal, Cancelled. Source: B. Ghorbani, S. Krishnan, Y. Xiao, An
    investigation into neural net optimization via Hessian eigenvalue density, ICML 2019.

    >>> import playground as pg
    >>> problem = pg.Training(pg.data("xor"), pg.Network(hidden=(4,))).problem()
    >>> drawn = spectral_density(problem, problem.initial, points=400)
    >>> round(float(np.trapezoid(drawn.density, drawn.grid)), 6)
    1.0
    """
    point, generator = checked_point(problem, theta), np.random.default_rng(checked_seed(seed))
    rows = min(check_whole(steps, "steps", 2, MOST_STEPS), problem.size)
    probes, points = check_whole(probes, "probes", 1, MOST_PROBES), check_whole(points, "points", 2, MOST_POINTS)
    width = None if width is None else check_number(width, "width", 0, 1e100, above=True)
    check_callbacks(progress, cancelled)
    nodes, weights = np.empty((probes, rows)), np.empty((probes, rows))

    def product(v: Floats) -> Floats:
        if cancelled is not None and cancelled():
            raise Cancelled("the spectral density was cancelled")
        return problem.hvp(point, v)

    for probe in range(probes):
        start = generator.choice((-1.0, 1.0), problem.size)
        krylov = Krylov(product, start, rows, generator, np.zeros((0, problem.size)))
        for step in range(rows):
            krylov.grow()
            if progress is not None:
                progress(probe * rows + step + 1, probes * rows)
        if not np.isfinite(krylov.scale):
            nothing = np.full(points, np.nan)
            return SpectralDensity(nothing, nothing, np.nan, nodes * np.nan, weights * np.nan, problem.size)
        nodes[probe], turns = krylov.ritz()
        weights[probe] = turns[0] ** 2
    return _density(nodes, weights, points, width, problem.size)


def _density(nodes: Floats, weights: Floats, points: int, width: float | None, size: int) -> SpectralDensity:
    lowest, highest = float(nodes.min()), float(nodes.max())
    spread = width or (highest - lowest) / _FRACTION or abs(highest) / _FRACTION or 1.0
    grid = np.linspace(lowest - _MARGIN * spread, highest + _MARGIN * spread, points)
    density = _drawn(grid, nodes.ravel(), weights.ravel() / len(nodes), spread)
    return SpectralDensity(grid, density, spread, nodes, weights, size)


def _drawn(grid: Floats, places: Floats, weights: Floats, width: float) -> Floats:
    density = np.zeros(len(grid))
    # Far away, where squares overflow, a Gaussian is 0.
    with np.errstate(over="ignore", under="ignore"):
        # In slices: a table of all places at all points of the grid might not fit into memory.
        for first in range(0, len(places), 256):
            away = (grid[:, None] - places[first : first + 256]) / width
            density += np.exp(-0.5 * away * away) @ weights[first : first + 256]
        drawn: Floats = density / (width * np.sqrt(2.0 * np.pi))
    return drawn
