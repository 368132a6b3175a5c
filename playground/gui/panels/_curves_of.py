"""A result's numbers as the curves of a chart."""

from bisect import bisect
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from playground.gui.panels._chart import Curves
from playground.gui.theme.theme import GuiTheme
from playground.picture.outline import Outline, outline, stride_of
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

MOST_CURVES = 240  # in one chart; of more starts a fair sample is drawn
MOST_VALUES = 300_000  # in one chart, as long as each curve keeps four for each of 512 columns
_LEAST, _FINEST = 2048, 16384


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


def contender_curves(
    drawn: Outline, starts: Sequence[int], result: "Result", state: State, theme: GuiTheme, averaged: bool = False
) -> list[Curves]:
    """Return the curves of the contenders that raced; `drawn` and `starts` as `result_outline` gives them.

    Arguments: `averaged` for the averages of those that have one, which are dashed.
    """
    curves, places = [], racer_places(result)
    rows = list(result.average_records) if averaged else list(range(len(places)))
    for k, row in enumerate(rows):
        place = places[row]
        contender = result.experiment.contenders[place]
        curves.append(
            Curves(
                drawn.values[k],
                theme.picture.contender_color(place, contender.color),
                tuple(f"{result.names[row]}{', averaged,' * averaged} start {start}" for start in starts),
                dashed=averaged,
                strong=place == state.selected_contender,
                steps=drawn.steps,
            )
        )
    return curves
