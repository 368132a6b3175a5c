"""The numbers of a race."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from playground.base.check_callbacks import check_callbacks
from playground.base.check_ending import check_ending
from playground.base.check_whole import check_whole
from playground.base.errors import PlaygroundError
from playground.base.files import write_atomically
from playground.experiments.average_record import average_record
from playground.experiments.contender import Contender
from playground.experiments.csv_table import csv_blocks
from playground.experiments.distances_to_minima import distances_to_minima
from playground.experiments.experiment import Experiment
from playground.experiments.sentence_of import flat_sentence, sentence_of
from playground.simulation.classify import eigenvalues
from playground.simulation.method import EVALUATED, Floats

if TYPE_CHECKING:
    from playground.experiments.standings import Standings

STATUS = np.dtype([("reason", "<U18"), ("step", "<i8"), ("cause", "<U11")])
EVALUATIONS = np.dtype([(kind, "<i8") for kind in EVALUATED])
_BLOCK = 65536


class Result:
    """What `simulate` returns: C contenders (those switched on), S starts, T steps.

    `statuses` (C, S) has fields `reason`, `step` and `cause`: how, after how many steps and, in a word that `why` says
    as a sentence, by what each path ended; reasons are `minimum`, `saddle`, `maximum`, `flat`, `left_domain`,
    `diverged`, `undefined_gradient`, `budget` and `stopped` (see `StopRule`).
    `evaluations` (C, S) has fields `f`, `g`, `H`, `Hv`: what the method itself evaluated on the way there; what the
    record and the stop rule looked at besides is not charged to it. `ends` (C, S, dimension) is where.
    `record` (C, dimension, T + 1, S) is how positions lie in memory, `average_records` in the same way those of the
    contenders that have an average.
    """

    def __init__(
        self, experiment: Experiment, record: Floats | None, ends: Floats, statuses: Any, evaluations: Any,
        counted: Mapping[int, tuple[NDArray[np.int64], ...]] | None = None,
    ) -> None:  # fmt: skip
        self.experiment = experiment
        self.record = record
        self.ends = ends
        self.statuses = statuses
        self.evaluations = evaluations
        # Of methods that run in Python: how often each path had evaluated f, g, H, Hv after each step, (k + 1, 4).
        self.counted = counted or {}

    @cached_property
    def contenders(self) -> tuple[Contender, ...]:
        """The contenders that raced."""
        return self.experiment.racers

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Their names, no two the same."""
        experiment = self.experiment
        return tuple(
            name for name, contender in zip(experiment.names, experiment.contenders, strict=True) if contender.enabled
        )

    @property
    def positions(self) -> Floats:
        """Where every path was after every step, (C, S, T + 1, dimension); NaN after a path's end."""
        return np.transpose(self._recorded, (0, 3, 2, 1))

    @cached_property
    def average_records(self) -> dict[int, Floats]:
        """The averaged paths (dimension, T + 1, S) by the contender's place, for those that have an average."""
        averages = ((c, racer.average) for c, racer in enumerate(self.contenders))
        return {c: average_record(self._recorded[c], one) for c, one in averages if one is not None}

    @property
    def averages(self) -> Floats:
        """Where the average of every path was after every step, (C, S, T + 1, dimension).

        NaN where a contender has no average, before its average begins and after a path's end.
        """
        made = np.full(self._recorded.shape, np.nan)
        for c, record in self.average_records.items():
            made[c] = record
        return np.transpose(made, (0, 3, 2, 1))

    @cached_property
    def average_losses(self) -> Floats:
        """f at every average, (C, S, T + 1); NaN where there is none."""
        made = np.full((len(self.contenders), *self._recorded.shape[:1:-1]), np.nan)
        for c, record in self.average_records.items():
            made[c] = self._along("value", 1, record[None])[0, :, :, 0]
        return made

    @cached_property
    def losses(self) -> Floats:
        """f at every position, (C, S, T + 1); NaN after a path's end."""
        return self._along("value", 1)[:, :, :, 0]

    @cached_property
    def gradient_norms(self) -> Floats:
        """‖∇f‖ at every position, (C, S, T + 1)."""
        slopes = self._along("gradient", self.experiment.problem.dimension)
        with np.errstate(over="ignore"):
            return np.hypot(slopes[..., 0], slopes[..., 1]) if slopes.shape[-1] == 2 else np.abs(slopes[..., 0])

    @cached_property
    def eigenvalues(self) -> Floats:
        """The Hessian's eigenvalues at every position, the smaller first, (C, S, T + 1, dimension); made when asked
        for."""
        d = self.experiment.problem.dimension
        entries = np.moveaxis(self._along("hessian", d * (d + 1) // 2), -1, 0)
        shape = entries.shape[1:]
        # Where a path diverged the Hessian may be infinite, and its eigenvalues no numbers.
        with np.errstate(over="ignore", invalid="ignore"):
            return np.moveaxis(eigenvalues(entries.reshape(len(entries), -1)).reshape(d, *shape), 0, -1)

    @cached_property
    def end_losses(self) -> Floats:
        """f where each path ended, (C, S)."""
        contenders, starts, dimension = self.ends.shape
        return self.experiment.problem.value(self.ends.reshape(-1, dimension)).reshape(contenders, starts)

    def why(self, contender: int, start: int) -> str:
        """Return why a path ended, as a sentence, where its reason alone does not say it; "" elsewhere.

        Arguments: `contender` and `start` places in `statuses`. Raises PlaygroundError for others.

        >>> import playground as pg
        >>> e = pg.Experiment(pg.formula("(x + y)^2"), [(1.0, 2.0)], [pg.Contender("newton")], steps=20)
        >>> pg.simulate(e).why(0, 0)
        'the Hessian is singular at (1, 2), so that its equation has no solution'
        """
        racers, starts = self.statuses.shape
        place = check_whole(contender, "contender", 0, racers - 1), check_whole(start, "start", 0, starts - 1)
        status = self.statuses[place]
        if status.reason == "flat":
            return flat_sentence(float(self.end_slopes[place]))
        return sentence_of(self.experiment.problem, str(status.cause), self.ends[place])

    @cached_property
    def excluded(self) -> NDArray[np.bool_]:
        """Where no path can begin, (S): outside of where f is defined, or where a gradient is not finite.

        Such a start stays in the experiment: every path from it ended at step 0, and `why` says by what.
        """
        causes = self.statuses.cause
        barred = (self.statuses.step == 0) & np.isin(causes, ["start", "gradient", "hessian"])
        none = np.zeros(len(self.experiment.starts), dtype=bool)
        return barred.all(axis=0) if len(causes) else none

    @cached_property
    def end_slopes(self) -> Floats:
        """‖∇f‖ where each path ended, (C, S)."""
        contenders, starts, dimension = self.ends.shape
        with np.errstate(over="ignore", invalid="ignore"):
            slopes = self.experiment.problem.gradient(self.ends.reshape(-1, dimension))
            norms: Floats = np.hypot.reduce(slopes, axis=1).reshape(contenders, starts)
        return norms

    @cached_property
    def end_distances(self) -> Floats:
        """The distance from each path's end to the nearest known minimum, (C, S); NaN where none is known.

        Under a constraint other than the surface's own only minima that satisfy it count.
        """
        contenders, starts, dimension = self.ends.shape
        return distances_to_minima(self.experiment, self.ends.reshape(-1, dimension)).reshape(contenders, starts)

    def table(self, target: float | None = None) -> "Standings":
        """Return who won: a row for each contender, the winner first (see `experiments.standings`).

        Arguments: `target` a value of f − f*, where f* is known within the constraint, else of f; by default 1e-6 of
        the surface's own scale above f*, rounded down to a power of ten, and none where f* is not known. Raises
        PlaygroundError for an illegal one, and without recorded positions.

        >>> import playground as pg
        >>> racers = [pg.Contender("bfgs"), pg.Contender("newton")]
        >>> e = pg.Experiment(pg.surface("rosenbrock"), [(-1.5, 2.0)], racers, steps=100)
        >>> pg.simulate(e).table()
        rank  contender  reached  to target  final f − f*  distance  steps  evaluations  ended
           1  Newton         yes         10             0         0     17           34  minimum
           2  BFGS           yes         91             0         0     50          111  minimum
        Newton reached f − f* ≤ 1e-4 first, after 10 evaluations; BFGS needed 91.
        """
        from playground.experiments.standings import standings

        return standings(self, target)

    def csv_blocks(
        self, progress: Callable[[int, int], None] | None = None, cancelled: Callable[[], bool] | None = None
    ) -> Iterator[bytes]:
        """Yield the race as a CSV table, header first, in blocks of whole rows (see `experiments.csv_table`)."""
        return csv_blocks(self.experiment, self._recorded, self.statuses, progress, cancelled, self.average_records)

    def to_csv(
        self,
        path: Path | str,
        progress: Callable[[int, int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        """Write the race as a CSV table, whole or not at all: one row for each contender, start and step.

        Arguments: `progress(rows, all)` is told the rows written; `cancelled()` is asked now and then and ends the
        work. Raises PlaygroundError where the file cannot be written, when cancelled, and without recorded positions.
        """
        check_callbacks(progress, cancelled)
        check_ending(path, "csv")
        blocks = self.csv_blocks(progress, cancelled)
        write_atomically(path, lambda file: file.writelines(blocks))

    @property
    def _recorded(self) -> Floats:
        if self.record is None:
            raise PlaygroundError(
                "this result kept only where paths ended; simulate(experiment, record='all') keeps positions"
            )
        return self.record

    def _along(self, kind: Any, rows: int, along: Floats | None = None) -> NDArray[np.float64]:
        """A field at every recorded position, or along other records, (C, S, T + 1, rows) as a view."""
        record = self._recorded if along is None else along
        contenders, dimension, times, starts = record.shape
        field, p = self.experiment.problem.field(kind), self.experiment.problem.packed_parameters()
        out = np.empty((contenders, rows, times * starts))
        for c in range(contenders):
            points = record[c].reshape(dimension, -1)
            if points.shape[1] <= _BLOCK:
                field(points, p, out[c])
                continue
            for first in range(0, points.shape[1], _BLOCK):
                part = np.ascontiguousarray(points[:, first : first + _BLOCK])
                values = np.empty((rows, part.shape[1]))
                field(part, p, values)
                out[c, :, first : first + _BLOCK] = values
        return np.transpose(out.reshape(contenders, rows, times, starts), (0, 3, 2, 1))
