"""Median and quartiles over the starts in place of a curve for each start."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from playground.gui.charts.curves_of import Floats, averaged_name, lines_graph, racer_places
from playground.gui.theme.apply import current_theme
from playground.picture.colors.contender_look import contender_look
from playground.picture.graph import Axis, Bars, Graph, Line
from playground.picture.graph.outline import Outline
from playground.picture.graph.spread import Spread, spread
from playground.picture.lines.heads import GONE
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

Kind = Literal["losses", "gradient_norms", "average_losses"]
Level = Callable[["Result", State, Outline, list[int]], tuple[Axis, dict[int, Floats] | None] | None]
_USUAL, _STRONG, _EDGE = 1.6, 2.2, 0.8
_BAND, _STRONG_BAND = 0.14, 0.24  # opacity


def shows_median(result: "Result", state: State) -> bool:
    """Return whether the median is asked for and says more than the curves: of one start there is none."""
    return state.view.over_starts == "median" and len(result.experiment.starts) > 1


def result_spread(result: "Result", kind: Kind) -> Spread:
    """Return the quartiles over all starts, of each contender that raced or of each average; kept with the result."""
    kept: dict[Any, Any] = vars(result).setdefault("outlines", {})
    if (kind, "spread") not in kept:
        values, gone = getattr(result, kind), np.isin(result.statuses.reason, GONE)
        if kind == "average_losses":
            rows = list(result.average_records)
            values, gone = values[rows], gone[rows]
        kept[kind, "spread"] = spread(values, gone)
    made: Spread = kept[kind, "spread"]
    return made


def spread_graph(
    title: str, kinds: tuple[Kind, ...], result: "Result", state: State, level: Level, logarithmic: bool, name: str,
    below: float = 0.0,
) -> Graph | None:  # fmt: skip
    """Return the graph of medians with bands from the lower quartile to the upper; averages have a dashed median.

    Where the level axis counts evaluations, a median stands at the median of what the paths had evaluated.

    Arguments: `level` gives the axis and the places of paths on it, None while they are made; `below` is taken from
    every value.
    """
    lines: list[Line] = []
    bars: list[Bars] = []
    values = []
    steps = Outline(np.empty(0), result_spread(result, kinds[0]).steps)
    found_level = level(result, state, steps, list(range(len(result.experiment.starts))))
    if found_level is None:
        return None
    across, evaluated = found_level
    for kind in kinds:
        found = result_spread(result, kind)
        places, averaged = racer_places(result), kind == "average_losses"
        rows = list(result.average_records) if averaged else range(len(places))
        for k, row in enumerate(rows):
            x = found.steps if evaluated is None else np.median(evaluated[row], axis=0)
            median = _line(result, state, places[row], row, averaged, x, found.median[k] - below)
            lines.append(median)
            values.append(found.median[k] - below)
            if averaged:
                continue
            edges = [(found.lower[k] - below, "lower quartile"), (found.upper[k] - below, "upper quartile")]
            lines += [replace(median, y=y, width=_EDGE, detail=detail, opacity=0.6) for y, detail in edges]
            values += [y for y, _ in edges]
            bars.append(_band(x, edges[0][0], edges[1][0], median, logarithmic))
    graph = lines_graph(title, lines, values, across, logarithmic, name)
    if graph is None:
        return None
    return replace(graph, bars=tuple(_inside(band, graph) for band in bars))


def _line(result: "Result", state: State, place: int, row: int, averaged: bool, x: Any, y: Any) -> Line:
    color, pattern = contender_look(place, result.experiment.contenders[place], current_theme().picture)
    name = averaged_name(result.names[row]) if averaged else result.names[row]
    strong = place == state.selected_contender
    return Line(
        x, y, color, name, averaged, _STRONG if strong else _USUAL, detail="median", layer=int(strong),
        pattern=pattern, key=(place, None),
    )  # fmt: skip


def _band(steps: Any, lower: Any, upper: Any, median: Line, logarithmic: bool) -> Bars:
    """From step to step, as high as halfway between both."""
    with np.errstate(all="ignore"):
        lows, highs = (
            np.exp((np.log(one[1:]) + np.log(one[:-1])) / 2) if logarithmic else (one[1:] + one[:-1]) / 2
            for one in (lower, upper)
        )
    return Bars(steps[:-1], steps[1:], lows, highs, median.color, _STRONG_BAND if median.layer else _BAND)


def _inside(band: Bars, graph: Graph) -> Bars:
    """What has no place on the axis ends at its border, so that a band that reaches to infinity is seen."""
    low, high = graph.up.value(graph.up.low), graph.up.value(graph.up.high)
    lows = np.where(np.isnan(band.lows) | (band.lows < low), low, np.minimum(band.lows, high))
    highs = np.where(np.isnan(band.highs), lows, np.clip(band.highs, low, high))
    return replace(band, lows=lows, highs=highs)
