"""The ends of the Hessian's spectrum along a training, with the rate's limit: the edge of stability."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.errors import PlaygroundError
from playground.curvature._checked import MOST_SEED, checked_seed
from playground.curvature._recorded import recorded_rows
from playground.curvature.eigenpairs import eigenpairs
from playground.curvature.files import write_arrays, write_columns
from playground.experiments.program_of import program_of
from playground.optimizers import StabilityLaw
from playground.training.checked_row import checked_row
from playground.training.training_result import TrainingResult

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class CurvatureAlong:
    """Curvature of the training loss over all samples at n recorded updates of one contender.

    `updates` (n); `largest` (n, k) descending and `smallest` (n, m) ascending eigenvalues; `limits` (n) the largest
    curvature at which the method is stable with the rate that is in force there, 2/η for gradient descent, NaN where
    theory has none; `name` of the contender; `products` with the Hessian in all; `note` says
    after an early stop whether the last of the updates is the last point or the best one.
    """

    name: str
    updates: NDArray[np.int64]
    largest: Floats
    smallest: Floats
    limits: Floats
    products: int
    note: str = ""

    def to_csv(self, path: Path | str) -> None:
        """Write `update,limit,largest_1,…,smallest_1,…`, one row for each update, whole or not at all."""
        write_columns(
            path,
            {
                "update": self.updates, "limit": self.limits,
                **{f"largest_{k + 1}": column for k, column in enumerate(self.largest.T)},
                **{f"smallest_{k + 1}": column for k, column in enumerate(self.smallest.T)},
            },
        )  # fmt: skip

    def to_npz(self, path: Path | str) -> None:
        """Write `updates`, `limits`, `largest` and `smallest` as arrays."""
        write_arrays(path, {name: getattr(self, name) for name in ("updates", "limits", "largest", "smallest")})


def curvature_along(
    result: TrainingResult, contender: int = 0, largest: int = 1, smallest: int = 1, points: int = 60, seed: int = 0,
    tolerance: float = 1e-6, progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None, updates: Sequence[int] | None = None,
    known: CurvatureAlong | None = None,
) -> CurvatureAlong:  # fmt: skip
    """Return the largest and smallest eigenvalues of the Hessian along a training, and the limit of stability.

    Full-batch gradient descent on a network sharpens until the largest eigenvalue stands at 2/η and stays there.

    Arguments: `contender` its row of the result; `largest`, `smallest` how many, 0 … 1000; `points` at most so many
    recorded updates, evenly, 1 … 1 000 000; `seed` of the first start, later ones begin where the one before ended;
    `tolerance` 0 … 1 the residuals as a part of ‖H‖: values are better than that; `progress(done, all)`; `cancelled` is
    asked before every product; `updates` to look at instead of `points`, each taken to the nearest recorded one;
    `known` what was found before of the same training with as many eigenvalues: what it holds is not searched for
    again. Raises PlaygroundError naming what is illegal, Cancelled. Source: J. Cohen et al., Gradient descent on neural
    networks typically occurs at the edge of stability, 2021.

    >>> import playground as pg
    >>> t = pg.Training(pg.data("xor"), pg.Network(hidden=(4,)), contenders=[pg.Contender("gradient_descent", lr=0.1)])
    >>> along = curvature_along(pg.train(t.replace(epochs=5)), points=3)
    >>> along.largest.shape, float(along.limits[0])
    ((3, 1), 20.0)
    """
    contender, first = checked_row(result, contender), checked_seed(seed)
    rows = recorded_rows(result, contender, points) if updates is None else _rows_near(result, contender, updates)
    check_callbacks(progress, cancelled)
    before = _table(known, largest, smallest)
    problem = result.training.problem(result.places[contender])
    highs, lows, products, start = [], [], 0, None
    for count, row in enumerate(rows):
        update = int(result.recorded[row])
        if update in before:
            highs.append(before[update][0])
            lows.append(before[update][1])
            continue
        found = eigenpairs(
            problem, result.parameters[contender][row], largest, smallest, min(first + count, MOST_SEED), start,
            tolerance, repeated=False, cancelled=cancelled,
        )  # fmt: skip
        highs.append(found.largest)
        lows.append(found.smallest)
        products += found.products
        start = found.largest_vectors.sum(axis=0) + found.smallest_vectors.sum(axis=0)
        if progress is not None:
            progress(count + 1, len(rows))
    seen = result.recorded[rows]
    limits = _limits(result, contender, seen)
    note = result.shown_point(contender, int(seen[-1]))
    return CurvatureAlong(result.names[contender], seen, np.array(highs), np.array(lows), limits, products, note)


def _rows_near(result: TrainingResult, contender: int, updates: Sequence[int]) -> NDArray[np.int64]:
    """Rows of the contender's record nearest to updates, each once, ascending."""
    try:
        wanted = np.asarray(updates)
    except ValueError:  # lists of different lengths
        wanted = np.asarray(None)
    if wanted.ndim != 1 or not len(wanted) or wanted.dtype.kind not in "iu":
        raise PlaygroundError(f"updates must be a list of at least one whole number, got {updates!r}")
    last = len(result.parameters[contender]) - 1
    return np.unique(np.clip(np.rint(wanted / result.every), 0, last).astype(np.int64))


def _table(known: CurvatureAlong | None, largest: int, smallest: int) -> dict[int, tuple[Floats, Floats]]:
    if known is None:
        return {}
    if not isinstance(known, CurvatureAlong):
        raise PlaygroundError(f"known must be what curvature_along returned before, got {known!r}")
    for name, count, found in (("largest", largest, known.largest), ("smallest", smallest, known.smallest)):
        if found.shape[1] != count:
            raise PlaygroundError(
                f"known must hold as many eigenvalues as are asked for, and has {found.shape[1]} {name} for {count}"
            )
    return {int(one): (high, low) for one, high, low in zip(known.updates, known.largest, known.smallest, strict=True)}


def _limits(result: TrainingResult, contender: int, updates: NDArray[np.int64]) -> Floats:
    """η·λ of the rule's stability over the rate of the next update, changes on the way counted in."""
    place, last = result.places[contender], result.statuses[contender].update
    own = result.training.contenders[place].contender
    changes = sorted((c for c in result.training.changes if c.contender == place), key=lambda c: c.update)
    limits = np.full(len(updates), np.nan)
    for k, update in enumerate(updates):
        now = own
        for change in changes:
            if change.update <= update:
                now = now.with_parameter(change.parameter, change.value)
        program = program_of(now)
        # What stands round the step, or changes its gradient, changes where it is stable.
        law = program.optimizer.stability
        if not isinstance(law, StabilityLaw) or program.beside:
            continue
        rate = result.rates[contender, min(update + 1, last)] if last else float(program.values["lr"])
        limits[k] = law.sharpest(program.values, rate)
    return limits
