"""The numbers of a graph as a table and as arrays."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.experiments.csv_table import csv_field
from playground.picture.graph import Axis, Bars, Dots, Graph, Line

Floats = NDArray[np.float64]


def graph_csv(graph: Graph) -> str:
    """Return what lies between the ends of a graph's level axis as a table: a column for each named line, a row for
    each number of that axis; bars and dots follow in tables of their own, dots with their name and part. Words that
    stand in a table's cells are given with the names of both classes, in the place of the cells. Of a line that was
    outlined every piece gives its first value.

    >>> line = Line(np.array([0.0, 1.0]), np.array([3.0, np.nan]), "#000000", "loss")
    >>> graph_csv(Graph("", Axis(0, 1, "step", whole=True), Axis(0, 5), (line,)))
    'step,loss\\n0,3.0\\n1,\\n'
    """
    tables = [_lines_table(_named(graph), graph.across)] if _named(graph) or not (graph.bars or graph.dots) else []
    tables += [_notes_table(graph)] if graph.notes else [_bars_table(bars, graph) for bars in graph.bars]
    tables += [_dots_table(dots, graph) for dots in graph.dots]
    return "\n".join("".join(f"{row}\n" for row in table) for table in tables)


def graph_arrays(graph: Graph) -> dict[str, Any]:
    """Return all numbers of a graph by names: x, y and name of each line, ends of bars, places of dots."""
    arrays: dict[str, Any] = {}
    for k, line in enumerate(_named(graph)):
        arrays[f"x_{k}"], arrays[f"y_{k}"] = line.x, line.y
        arrays[f"name_{k}"] = np.array(line.full_name, dtype=np.str_)
    for k, bars in enumerate(graph.bars):
        arrays |= {f"bars_{name}_{k}": getattr(bars, name) for name in ("lefts", "rights", "lows", "highs")}
    for k, dots in enumerate(graph.dots):
        arrays |= {f"dots_x_{k}": dots.x, f"dots_y_{k}": dots.y}
        arrays |= {f"dots_{name}_{k}": np.array(getattr(dots, name), dtype=np.str_) for name in ("name", "part")}
    if graph.notes:
        arrays |= {
            "notes_x": np.array([one.x for one in graph.notes]),
            "notes_y": np.array([one.y for one in graph.notes]),
        }
        arrays["notes_words"] = np.array([note.words for note in graph.notes], dtype=np.str_)
    return arrays


def _named(graph: Graph) -> list[Line]:
    return [line for line in graph.lines if line.full_name]


def _lines_table(lines: Sequence[Line], across: Axis) -> list[str]:
    rows = [",".join([csv_field(across.name or "x"), *(csv_field(line.full_name) for line in lines)])]
    columns = [(line.x[::4], line.y[::4]) if line.outlined else (line.x, line.y) for line in lines]
    if not columns:
        return rows
    xs = columns[0][0]
    if not all(x is xs or np.array_equal(x, xs) for x, _ in columns):
        xs = np.unique(np.concatenate([x[np.isfinite(x)] for x, _ in columns]))
    low, high = across.value(across.low), across.value(across.high)
    chosen = np.flatnonzero((xs >= low) & (xs <= high))
    values = [_at(xs[chosen], xs, chosen, x, y) for x, y in columns]
    for x, row in zip(xs[chosen].tolist(), np.array(values).T.tolist(), strict=True):
        counted = str(int(x)) if across.whole and x == int(x) else repr(x)
        rows.append(",".join([counted, *("" if value != value else repr(value) for value in row)]))
    return rows


def _at(wanted: Floats, xs: Floats, chosen: NDArray[np.intp], x: Floats, y: Floats) -> Floats:
    """The values of a line at some of its places, NaN where it has none."""
    if x is xs or np.array_equal(x, xs):
        return y[chosen]
    places = np.searchsorted(x, wanted)
    found = np.minimum(places, len(x) - 1)
    return np.where(x[found] == wanted, y[found], np.nan)


def _bars_table(bars: Bars, graph: Graph) -> list[str]:
    columns = bars.lefts, bars.rights, bars.lows, bars.highs
    return ["from,to,low,high", *(",".join(map(repr, row)) for row in np.stack(columns, axis=1).tolist())]


def _dots_table(dots: Dots, graph: Graph) -> list[str]:
    said = {name: csv_field(words) for name, words in (("name", dots.name), ("part", dots.part)) if words}
    head = ",".join([csv_field(graph.across.name or "x"), csv_field(graph.up.name or "y"), *said])
    places = np.stack([dots.x, dots.y], axis=1).tolist()
    return [head, *(",".join([*map(repr, place), *said.values()]) for place in places)]


def _notes_table(graph: Graph) -> list[str]:
    head = csv_field(graph.across.name or "x"), csv_field(graph.up.name or "y"), "words"
    rows = ((_told(graph.across, note.x), _told(graph.up, note.y), csv_field(note.words)) for note in graph.notes)
    return [",".join(row) for row in (head, *rows)]


def _told(axis: Axis, value: float) -> str:
    """The label of a number on an axis, the number where it has none."""
    return next((csv_field(words) for place, words in axis.labels if place == value), repr(value))
