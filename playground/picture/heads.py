"""Where each path is at a step of a race, and whether it still runs."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.picture.lift import lifted_record

if TYPE_CHECKING:
    from playground.experiments.result import Result

GONE = ("diverged", "left_domain")


def head_positions(result: "Result", step: int) -> NDArray[np.float64]:
    """Return where each path is at a step, (racers, starts, 2); a path that ended stays at its end."""
    record = lifted_record(result)
    racers, _, times, starts = record.shape
    ends = np.minimum(np.minimum(result.statuses.step, step), times - 1)
    columns = np.arange(starts)
    places = np.empty((racers, starts, 2))
    for racer in range(racers):
        places[racer] = record[racer][:, ends[racer], columns].T
    return places


def head_kinds(result: "Result", step: int) -> NDArray[np.str_]:
    """Return what each path is at a step, (racers, starts): "head", "rest" or "gone".

    A path is a "head" while it runs and where its steps were used up, "rest" where it came to rest, "gone" where it
    diverged or left the domain.
    """
    reasons, ended = result.statuses.reason, result.statuses.step <= step
    kinds = np.full(ended.shape, "head")
    kinds[ended & (reasons != "budget")] = "rest"
    kinds[ended & np.isin(reasons, GONE)] = "gone"
    return kinds
