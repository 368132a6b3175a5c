"""Placing, moving and removing start points."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import isfinite

import numpy as np

from playground.base.errors import PlaygroundError
from playground.experiments.start import Start
from playground.session.state import State

Point = Sequence[float]
MOST_AT_ONCE = 10_000
MOST = 1_000_000


def place_start(state: State, position: Point) -> State:
    """Add a start point and select it."""
    return _added(state, [position])


def move_start(state: State, index: int, position: Point) -> State:
    """Move a start point; it keeps its lasting number, and with it its random numbers."""
    starts = list(state.experiment.starts)
    old = starts[_checked(state, index)]
    starts[index] = Start(_finite(state, position), old.number)
    return _own(state, starts, index)


def set_start(state: State, index: int, x: float | None = None, y: float | None = None) -> State:
    """Set one or both coordinates of a start point, as a table does."""
    old = state.experiment.starts[_checked(state, index)].position
    return move_start(state, index, [kept if new is None else new for kept, new in zip(old, (x, y), strict=False)])


def remove_start(state: State, index: int) -> State:
    """Remove a start point; the others keep their numbers."""
    starts = list(state.experiment.starts)
    del starts[_checked(state, index)]
    return _own(state, starts, index)


def clear_starts(state: State) -> State:
    """Remove all start points."""
    return _own(state, [], None)


def place_starts_line(state: State, first: Point, last: Point, count: int = 8) -> State:
    """Add `count` ≥ 2 start points at even distances on a line, its ends included."""
    _check_count(count, 2)
    return _added(state, np.linspace(_finite(state, first), _finite(state, last), count).tolist())


def place_starts_grid(state: State, corner: Point, opposite: Point, columns: int = 5, rows: int = 5) -> State:
    """Add columns × rows start points in a rectangle, its edges included; one column or row lies in the middle.

    In one dimension they are `columns` points of an interval.
    """
    _check_count(min(columns, rows), 1)
    _check_count(columns * rows, 1)
    ends = zip(_finite(state, corner), _finite(state, opposite), (columns, rows), strict=False)
    axes = [_spread(low, high, count) for low, high, count in ends]
    # The first coordinate changes fastest: row by row, as one reads.
    return _added(state, [point[::-1] for point in product(*axes[::-1])])


def random_starts(state: State, count: int = 8, rectangle: Sequence[tuple[float, float]] | None = None) -> State:
    """Add `count` start points at random in ((x0, x1), (y0, y1)), by default the problem's domain.

    They are a function of the experiment's seed and of the numbers the new starts get: the same again after an undo.
    """
    _check_count(count, 1)
    box = state.experiment.problem.domain if rectangle is None else rectangle
    first = max((start.number for start in state.experiment.starts), default=-1) + 1
    places = np.random.default_rng([state.experiment.seed, first]).random((count, len(box)))
    # Three digits are as random as sixteen and can be read in a table.
    axes = [
        np.round(low + (high - low) * part, _digits(high - low))
        for (low, high), part in zip(box, places.T, strict=True)
    ]
    return _added(state, np.stack(axes, axis=1).tolist())


def domain_grid(state: State, columns: int = 5, rows: int = 5) -> State:
    """Add a grid of start points inside the surface's domain, half a cell away from its edges."""
    _check_count(min(columns, rows), 1)
    box = state.experiment.problem.domain
    halves = [(high - low) / (2 * count) for (low, high), count in zip(box, (columns, rows), strict=False)]
    first = [low + half for (low, _), half in zip(box, halves, strict=True)]
    last = [high - half for (_, high), half in zip(box, halves, strict=True)]
    return place_starts_grid(state, first, last, columns, rows)


def _added(state: State, positions: Sequence[Sequence[float]]) -> State:
    starts = [*state.experiment.starts, *(_finite(state, position) for position in positions)]
    if len(starts) > MOST:
        raise PlaygroundError(f"a race in the window has at most {MOST} starts, this would be {len(starts)}")
    return _own(state, starts, len(starts) - 1)


def _own(state: State, starts: Sequence[object], selected: int | None) -> State:
    made = replace(state, selected_start=selected, own_starts=bool(starts))
    return made.with_experiment(starts=starts)


def _checked(state: State, index: int) -> int:
    count = len(state.experiment.starts)
    if not 0 <= index < count:
        raise PlaygroundError(f"there is no start {index}: starts are counted from 0 and there are {count}")
    return index


def _finite(state: State, position: Sequence[float]) -> tuple[float, ...]:
    point, dimension = tuple(float(c) for c in position), state.experiment.problem.dimension
    if len(point) != dimension or not all(map(isfinite, point)):
        numbers = "two finite numbers, such as (-1.5, 2.0)" if dimension == 2 else "one finite number, such as (-1.5,)"
        raise PlaygroundError(f"a start must be {numbers}, got ({', '.join(map(str, point))})")
    return point


def _check_count(count: int, least: int) -> None:
    if not least <= count <= MOST_AT_ONCE:
        raise PlaygroundError(f"the number of starts must be from {least} to {MOST_AT_ONCE}, got {count}")


def _spread(low: float, high: float, count: int) -> list[float]:
    return [(low + high) / 2] if count == 1 else [float(c) for c in np.linspace(low, high, count)]


def _digits(span: float) -> int:
    return 3 - int(np.floor(np.log10(span)))
