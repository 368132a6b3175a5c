"""Placing, moving and removing start points."""

from collections.abc import Sequence
from dataclasses import replace
from math import isfinite

import numpy as np

from playground.base.errors import PlaygroundError
from playground.experiments.start import Start
from playground.session.state import State

Point = tuple[float, float]
MOST_AT_ONCE = 10_000
MOST = 1_000_000


def place_start(state: State, position: Point) -> State:
    """Add a start point and select it."""
    return _added(state, [position])


def move_start(state: State, index: int, position: Point) -> State:
    """Move a start point; it keeps its lasting number, and with it its random numbers."""
    starts = list(state.experiment.starts)
    old = starts[_checked(state, index)]
    starts[index] = Start(_finite(position), old.number)
    return _own(state, starts, index)


def set_start(state: State, index: int, x: float | None = None, y: float | None = None) -> State:
    """Set one or both coordinates of a start point, as a table does."""
    old = state.experiment.starts[_checked(state, index)].position
    return move_start(state, index, (old[0] if x is None else x, old[1] if y is None else y))


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
    (x0, y0), (x1, y1) = _finite(first), _finite(last)
    return _added(state, list(zip(np.linspace(x0, x1, count), np.linspace(y0, y1, count), strict=True)))


def place_starts_grid(state: State, corner: Point, opposite: Point, columns: int = 5, rows: int = 5) -> State:
    """Add columns × rows start points in a rectangle, its edges included; one column or row lies in the middle."""
    _check_count(min(columns, rows), 1)
    _check_count(columns * rows, 1)
    (x0, y0), (x1, y1) = _finite(corner), _finite(opposite)
    xs, ys = _spread(x0, x1, columns), _spread(y0, y1, rows)
    return _added(state, [(x, y) for y in ys for x in xs])


def random_starts(state: State, count: int = 8, rectangle: tuple[Point, Point] | None = None) -> State:
    """Add `count` start points at random in ((x0, x1), (y0, y1)), by default the surface's domain.

    They are a function of the experiment's seed and of the numbers the new starts get: the same again after an undo.
    """
    _check_count(count, 1)
    (x0, x1), (y0, y1) = state.experiment.problem.domain if rectangle is None else rectangle
    first = max((start.number for start in state.experiment.starts), default=-1) + 1
    places = np.random.default_rng([state.experiment.seed, first]).random((count, 2))
    # Three digits are as random as sixteen and can be read in a table.
    xs = np.round(x0 + (x1 - x0) * places[:, 0], _digits(x1 - x0))
    ys = np.round(y0 + (y1 - y0) * places[:, 1], _digits(y1 - y0))
    return _added(state, list(zip(xs, ys, strict=True)))


def domain_grid(state: State, columns: int = 5, rows: int = 5) -> State:
    """Add a grid of start points inside the surface's domain, half a cell away from its edges."""
    _check_count(min(columns, rows), 1)
    (x0, x1), (y0, y1) = state.experiment.problem.domain
    dx, dy = (x1 - x0) / (2 * columns), (y1 - y0) / (2 * rows)
    return place_starts_grid(state, (x0 + dx, y0 + dy), (x1 - dx, y1 - dy), columns, rows)


def _added(state: State, positions: Sequence[Sequence[float]]) -> State:
    starts = [*state.experiment.starts, *(_finite(position) for position in positions)]
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


def _finite(position: Sequence[float]) -> Point:
    x, y = (float(c) for c in position)
    if not (isfinite(x) and isfinite(y)):
        raise PlaygroundError(f"a start must be two finite numbers, such as (-1.5, 2.0), got ({x}, {y})")
    return x, y


def _check_count(count: int, least: int) -> None:
    if not least <= count <= MOST_AT_ONCE:
        raise PlaygroundError(f"the number of starts must be from {least} to {MOST_AT_ONCE}, got {count}")


def _spread(low: float, high: float, count: int) -> list[float]:
    return [(low + high) / 2] if count == 1 else [float(c) for c in np.linspace(low, high, count)]


def _digits(span: float) -> int:
    return 3 - int(np.floor(np.log10(span)))
