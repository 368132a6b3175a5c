"""What a race puts on a relief."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.picture.contender_look import ContenderLook, racing_looks
from playground.picture.heads import average_positions, head_kinds, head_positions
from playground.picture.lift import drawn_record
from playground.picture.relief.draped import Draped
from playground.picture.theme import Theme

if TYPE_CHECKING:
    from playground.experiments.result import Result

Points = NDArray[np.float64]


def _none() -> Points:
    return np.empty((0, 2))


@dataclass(frozen=True, eq=False)
class ReliefRace:
    """What lies on a surface; all points in the data.

    Arguments: `record` (contenders and averages, 2, steps, starts) as `drawn_record`, the contenders' `looks`, `step`
    up to which paths are drawn, the rows of those that have an average in `averaged`; `heads` (contenders, starts, 2)
    and their `kinds` (contenders, starts) as of `head_kinds`, `averages` (averages, starts, 2) as of
    `average_positions`, `starts` (n, 2) and `minima` (n, 2); what is `draped` over the surface;
    `excluded` (n) the starts from which no path can go.
    """

    record: Points = field(default_factory=lambda: np.empty((0, 2, 0, 0)))
    looks: tuple[ContenderLook, ...] = ()
    step: int = 0
    averaged: tuple[int, ...] = ()
    heads: Points = field(default_factory=lambda: np.empty((0, 0, 2)))
    kinds: NDArray[np.str_] = field(default_factory=lambda: np.empty((0, 0), np.str_))
    averages: Points = field(default_factory=lambda: np.empty((0, 0, 2)))
    starts: Points = field(default_factory=_none)
    minima: Points = field(default_factory=_none)
    draped: Draped = field(default_factory=Draped)
    excluded: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))


def relief_race(result: "Result", step: int, theme: Theme, most: int | None = None) -> ReliefRace:
    """Return what a race of the plane puts on its surface at a step.

    Arguments: `most` positions to be drawn, where a frame has no time for more: of a longer race every k-th is taken.
    Raises PlaygroundError for a result that kept only ends.
    """
    experiment = result.experiment
    record = drawn_record(result)
    rows, _, times, paths = record.shape
    step = min(max(step, 0), times - 1)
    heads, kinds, full = head_positions(result, step), head_kinds(result, step), step
    stride = 1 if most is None else max(1, -(-rows * paths * (step + 1) // most))
    if stride > 1:
        record, step = record[:, :, ::stride], step // stride
    return ReliefRace(
        record,
        tuple(racing_looks(experiment, theme)),
        step,
        tuple(result.average_records),
        heads,
        kinds,
        average_positions(result, full),
        np.array([start.position for start in experiment.starts], np.float64).reshape(-1, 2),
        experiment.problem.minima,
        excluded=result.excluded,
    )
