"""The limit of stability where the selected path stands, for the slider of the rate."""

from typing import TYPE_CHECKING

import numpy as np

from playground.gui.charts.curves_of import selected_path
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.rate_limit import RateLimit
    from playground.experiments.result import Result

NO_PATH = "the limit of stability is marked for a path: select a contender that races, and a start"


def path_limit(result: "Result | None", state: State, step: int) -> "tuple[RateLimit | None, str]":
    """Return the limit of the selected contender's rate at the present point of the selected path, and what to say.

    The limit is None where there is no path; NaN or infinite where there is no limit, for which the words say why.
    """
    path = selected_path(result, state) if result is not None and result.record is not None else None
    chosen = state.selected_contender
    if result is None or path is None or chosen is None:
        return None, NO_PATH
    from playground.experiments.rate_limit import rate_limit

    row, start = path
    points = result.positions[row, start]
    last = min(step, len(points) - 1, int(result.statuses.step[row, start]))
    hessian = result.experiment.problem.hessian(points[last : last + 1])[0]
    finite = bool(np.isfinite(hessian).all())
    curvatures = np.linalg.eigvalsh(hessian) if finite else np.full(len(hessian), np.nan)
    limit = rate_limit(state.experiment.contenders[chosen], curvatures, last)
    return limit, f"at step {last} of start {start}: {limit.sentence}"
