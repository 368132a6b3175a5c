"""A result's numbers as the curves of a chart."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.gui.panels._chart import Curves
from playground.gui.theme.theme import GuiTheme
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
MOST_CURVES = 240  # in one chart; of more starts a fair sample is drawn


def racer_places(result: "Result") -> list[int]:
    """Return the place in the experiment's list of each contender that raced."""
    return [place for place, one in enumerate(result.experiment.contenders) if one.enabled]


def selected_path(result: "Result", state: State) -> tuple[int, int] | None:
    """Return the row in the result and the start of the selected path, None where there is none or it did not race."""
    places, starts = racer_places(result), len(result.experiment.starts)
    contender, start = state.selected_contender, state.selected_start
    if contender not in places or start is None or not 0 <= start < starts:
        return None
    return places.index(contender), start


def shown_starts(count: int, racers: int, selected: int | None) -> list[int]:
    """Return which starts have curves: all, or a fair sample and the selected one."""
    most = max(1, MOST_CURVES // max(racers, 1))
    if count <= most:
        return list(range(count))
    sample = set(np.linspace(0, count - 1, most).round().astype(int).tolist())
    if selected is not None and selected < count:
        sample.add(selected)
    return sorted(sample)


def contender_curves(
    values: Floats, result: "Result", state: State, theme: GuiTheme, starts: Sequence[int]
) -> list[Curves]:
    """Return the curves of contenders that are not hidden; `values` (contenders, starts, steps + 1) of the result."""
    curves = []
    for row, place in enumerate(racer_places(result)):
        if place in state.view.hidden:
            continue
        contender = result.experiment.contenders[place]
        curves.append(
            Curves(
                values[row] if len(starts) == values.shape[1] else values[row][starts],
                theme.picture.contender_color(place, contender.color),
                tuple(f"{result.names[row]} start {start}" for start in starts),
                strong=place == state.selected_contender,
            )
        )
    return curves
