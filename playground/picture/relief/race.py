"""What a race puts on a relief."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.drawn_paths import PathColors, drawn_paths
from playground.picture.lines.heads import average_positions, head_kinds, head_positions
from playground.picture.relief.draped import Draped

if TYPE_CHECKING:
    from playground.experiments.result import Result

Points = NDArray[np.float64]


def _none() -> Points:
    return np.empty((0, 2))


@dataclass(frozen=True, eq=False)
class ReliefRace:
    """What lies on a surface; all points in the data.

    Arguments: `record`, `looks`, `average_looks`, `rows` and `count` as of `DrawnPaths`, `step` up to which paths are
    drawn; `heads` (contenders, starts, 2)
    and their `kinds` (contenders, starts) as of `head_kinds`, `averages` (averages, starts, 2) as of
    `average_positions`, `starts` (n, 2) and `minima` (n, 2); what is `draped` over the surface;
    `excluded` (n) the starts from which no path can go.
    """

    record: Points = field(default_factory=lambda: np.empty((0, 2, 0, 0)))
    looks: tuple[ContenderLook, ...] = ()
    step: int = 0
    average_looks: tuple[ContenderLook, ...] = ()
    heads: Points = field(default_factory=lambda: np.empty((0, 0, 2)))
    kinds: NDArray[np.str_] = field(default_factory=lambda: np.empty((0, 0), np.str_))
    averages: Points = field(default_factory=lambda: np.empty((0, 0, 2)))
    starts: Points = field(default_factory=_none)
    minima: Points = field(default_factory=_none)
    draped: Draped = field(default_factory=Draped)
    excluded: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))
    rows: NDArray[np.intp] = field(default_factory=lambda: np.empty((0, 0), np.intp))

    @property
    def count(self) -> int:
        """How many paths there are."""
        return self.kinds.size

    def look(self, racer: int, start: int) -> ContenderLook:
        """Return the look of a path's head."""
        return self.looks[int(self.rows[racer, start]) if self.rows.size else racer]


def relief_race(
    result: "Result", step: int, theme: Theme, most: int | None = None, by: PathColors = "contender"
) -> ReliefRace:
    """Return what a race of the plane puts on its surface at a step.

    Arguments: `most` positions to be drawn, where a frame has no time for more: of a longer race every k-th is taken;
    `by` what paths are coloured by, as of `drawn_paths`.
    Raises PlaygroundError for a result that kept only ends.
    """
    experiment = result.experiment
    drawn = drawn_paths(result, theme, by)
    record = drawn.record
    rows, _, times, paths = record.shape
    step = min(max(step, 0), times - 1)
    heads, kinds, full = head_positions(result, step), head_kinds(result, step), step
    stride = 1 if most is None else max(1, -(-rows * paths * (step + 1) // most))
    if stride > 1:
        record, step = record[:, :, ::stride], step // stride
    return ReliefRace(
        record,
        drawn.looks,
        step,
        drawn.average_looks,
        heads,
        kinds,
        average_positions(result, full),
        np.array([start.position for start in experiment.starts], np.float64).reshape(-1, 2),
        experiment.problem.minima,
        excluded=result.excluded,
        rows=drawn.rows,
    )
