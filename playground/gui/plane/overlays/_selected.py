"""The point that overlays of one point look at: where the selected path is."""

from typing import TYPE_CHECKING

import numpy as np

from playground.gui.plane.race_layer import racing_places
from playground.picture.lines.heads import head_positions

if TYPE_CHECKING:
    from playground.gui.plane.plane import Plane


def selected_point(plane: "Plane") -> tuple[float, float] | None:
    """Return where the selected head lies in the picture, None where there is none or the numbers are of another
    problem."""
    state, result = plane.document.state, plane.result
    contender, start, problem = state.selected_contender, state.selected_start, state.experiment.problem
    if result is None or result.record is None or result.experiment.problem != problem or start is None:
        return None
    places = racing_places(result.experiment)
    if contender not in places or start >= len(result.experiment.starts):
        return None
    head = head_positions(result, plane.step)[places.index(contender), start]
    ready = problem.ready("value") and problem.ready("gradient") and problem.ready("hessian")
    return (float(head[0]), float(head[1])) if ready and np.isfinite(head).all() else None
