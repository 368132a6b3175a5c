"""Where each path and its average is at a step of a race, and whether the path still runs."""

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.picture.surface.lift import drawn_record, lifted_record

if TYPE_CHECKING:
    from playground.experiments.result import Result

GONE = ("diverged", "left_domain", "undefined_gradient")


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


def average_positions(result: "Result", step: int) -> NDArray[np.float64]:
    """Return where the average of each path is at a step, (averages, starts, 2), NaN before it begins.

    The averages are in the order of `result.average_records`; one of a path that ended stays at its end.
    """
    record = drawn_record(result)[len(result.contenders) :]
    steps, columns = result.statuses.step, np.arange(len(result.experiment.starts))
    places = np.empty((len(record), len(columns), 2))
    for k, racer in enumerate(result.average_records):
        ends = np.minimum(np.minimum(steps[racer], step), record.shape[2] - 1)
        places[k] = record[k][:, ends, columns].T
    return places


def head_kinds(result: "Result", step: int) -> NDArray[np.str_]:
    """Return what each path is at a step, (racers, starts): "head", "rest", "flat" or "gone".

    A path is a "head" while it runs and where its steps were used up, "rest" where it came to rest or its method ended
    it, "flat" where nothing says that it rests at a minimum, a saddle or a maximum, "gone" where it diverged, left the
    domain or came to where the gradient is not finite.
    """
    reasons, ended = result.statuses.reason, result.statuses.step <= step
    kinds = np.full(ended.shape, "head")
    kinds[ended & (reasons != "budget")] = "rest"
    kinds[ended & (reasons == "flat")] = "flat"
    kinds[ended & np.isin(reasons, GONE)] = "gone"
    return kinds
