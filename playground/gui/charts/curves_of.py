"""A result's numbers as the lines of a chart."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

from playground.gui.theme.apply import current_theme
from playground.picture.colors.contender_look import contender_look
from playground.picture.graph import Axis, Graph, Line
from playground.picture.graph.chart_range import chart_range
from playground.picture.graph.outline import Outline, outline, stride_of
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
MOST_CURVES = 240  # in one chart; of more starts a fair sample is drawn
MOST_VALUES = 300_000  # in one chart, as long as each curve keeps four for each of 512 columns
_LEAST, _FINEST = 2048, 16384
_MARGIN = 0.04  # of its height a chart reaches beyond the axis' round ends, or curves there would be cut in half
_MANY = 24  # curves of one colour that would run into each other if they were not thin
_THIN, _USUAL, _STRONG = 0.8, 1.4, 2.0  # how wide lines are, in logical pixels


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


def most_values(curves: int) -> int:
    """Return how many values each of some curves in one chart may have."""
    return min(max(MOST_VALUES // max(curves, 1), _LEAST), _FINEST)


def result_outline(
    result: "Result", kind: Literal["losses", "gradient_norms", "average_losses"], selected: int | None = None
) -> tuple[list[int], Outline]:
    """Return the starts that have curves and the curves, values (contenders, starts, k).

    Whole races are gone through once: what is found is kept with the result. A run in a worker asks before the window
    does, for a million steps take their time.
    """
    kept: dict[Any, Any] = vars(result).setdefault("outlines", {})
    values = getattr(result, kind)
    # Averages are drawn with the others: of the same starts, at the same steps.
    racers, count, steps = values.shape
    if kind == "average_losses":
        values = values[list(result.average_records)]
    sample = shown_starts(count, racers, None)
    stride = stride_of(steps, most_values(racers * len(sample)))
    if kind not in kept:
        kept[kind] = outline(values if len(sample) == count else values[:, sample], stride)
    drawn: Outline = kept[kind]
    if selected is None or selected in sample or not selected < count:
        return sample, drawn
    if kept.get((kind, "selected")) != selected:
        place = bisect(sample, selected)
        more = outline(values[:, [selected]], stride)
        kept[kind, "with selected"] = drawn._replace(values=np.insert(drawn.values, [place], more.values, axis=1))
        kept[kind, "selected"] = selected
    return sorted([*sample, selected]), kept[kind, "with selected"]


def contender_lines(
    drawn: Outline,
    starts: Sequence[int],
    result: "Result",
    state: State,
    averaged: bool = False,
    places: Mapping[int, Floats] | None = None,
) -> list[Line]:
    """Return the lines of the contenders that raced, the selected one's on top.

    Arguments: `drawn` and `starts` as `result_outline` gives them; `averaged` for the averages of those that have one,
    which are dashed; `places` (starts, k) of each row on the level axis, by default the steps.
    """
    picture, racers = current_theme().picture, racer_places(result)
    rows = list(result.average_records) if averaged else list(range(len(racers)))
    steps = [step_axis(drawn)] * len(starts)
    details = [f"start {start}" for start in starts]
    lines = []
    for k, row in enumerate(rows):
        place = racers[row]
        color, pattern = contender_look(place, result.experiment.contenders[place], picture)
        name = averaged_name(result.names[row]) if averaged else result.names[row]
        strong = place == state.selected_contender
        width = _THIN if len(starts) > _MANY else _STRONG if strong else _USUAL
        xs = steps if places is None else places[row]
        lines += [
            Line(
                x, values, color, name, averaged, width,
                detail=detail, outlined=drawn.steps is not None, layer=int(strong), pattern=pattern,
                key=(place, start),
            )
            for x, values, detail, start in zip(xs, drawn.values[k], details, starts, strict=True)
        ]  # fmt: skip
    return lines


def averaged_name(name: str) -> str:
    """Return what the average of a contender's paths is called."""
    return f"{name}, averaged"


def step_axis(drawn: Outline) -> Floats:
    """Return the steps of curves, the same array for all of one length, so that they are drawn in one pass."""
    return _steps(drawn.values.shape[-1]) if drawn.steps is None else drawn.steps


@lru_cache(maxsize=4)
def _steps(count: int) -> Floats:
    return np.arange(count, dtype=np.float64)


def steps_axis(result: "Result") -> Axis:
    """Return the level axis of steps."""
    return Axis(0.0, float(result.experiment.steps), "step", whole=True)


def lines_graph(
    title: str, lines: Sequence[Line], values: Sequence[Floats], across: Axis, logarithmic: bool, name: str
) -> Graph | None:
    """Return the graph of lines over a level axis, None where none of their numbers has a place on the upright one.

    Arguments: `values` (…, k) of all lines; `name` of the upright axis.
    """
    ends = (
        chart_range([array.reshape(-1, array.shape[-1]) for array in values], logarithmic) if across.high > 0 else None
    )
    if ends is None:
        return None
    room = _MARGIN * (ends[1] - ends[0])
    up = Axis(ends[0] - room, ends[1] + room, name, logarithmic)
    return Graph(title, across, up, tuple(lines))
