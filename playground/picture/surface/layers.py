"""What the window draws over a surface, as strokes and marks: the exporters draw the same."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.experiments.trial_points import trial_points
from playground.landscape.critical_points import critical_points
from playground.landscape.gradient_flow import gradient_flow
from playground.landscape.invariant_curves import invariant_curves
from playground.picture.colors.contender_look import ContenderLook, contender_look
from playground.picture.colors.theme import Theme
from playground.picture.lines.corners import Points
from playground.picture.lines.heads import head_positions
from playground.picture.lines.marks import MOST_TRIED, Mark, critical_mark, tried_mark
from playground.picture.lines.pen import Pen
from playground.picture.lines.stroke import Stroke
from playground.picture.surface.feasible_shape import feasible_shape
from playground.picture.surface.gradient_arrows import gradient_arrows
from playground.picture.surface.level_set import level_set, quadratic_model_lines
from playground.picture.surface.lift import lift, lifted_record
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.problems.surface import Surface

Lines = list[NDArray[np.float64]]

MOST_SADDLES = 60  # a surface with more in sight is covered by their curves, and takes too long
MOST_POINTS = 4000
_MOST_ITERATES = 2000  # of one contender: more cannot be told apart
_DOTTED, _DASHED = (1.6, 3.2), (6.4, 3.2)  # logical pixels, as Qt draws them with a pen of 1.6


@dataclass(frozen=True, eq=False)
class Sight:
    """What is looked at: a race up to a step, through a viewport.

    Arguments: `selected` places of a contender and a start in the experiment, None where nothing is selected.
    """

    result: "Result"
    step: int
    viewport: Viewport
    theme: Theme
    ratio: float
    selected: tuple[int, int] | None = None

    @property
    def problem(self) -> "Surface":
        """The surface."""
        return self.result.experiment.problem

    @property
    def size(self) -> float:
        """Device pixels for a logical one in the widths of lines and signs."""
        return self.ratio * self.theme.strength

    def selected_point(self) -> tuple[float, float] | None:
        """Return where the selected path is in the picture."""
        if self.selected is None:
            return None
        contender, start = self.selected
        racers = [i for i, one in enumerate(self.result.experiment.contenders) if one.enabled]
        if contender not in racers or start >= len(self.result.experiment.starts):
            return None
        x, y = head_positions(self.result, self.step)[racers.index(contender), start].tolist()
        return (x, y) if np.isfinite([x, y]).all() else None


def feasible_set(sight: Sight) -> tuple[Points | None, tuple[Stroke, ...]]:
    """Return the ring outside which nothing is reached, and its border: thin, for paths that rest on it lie under it.

    There is no ring where the set has no inside, and nothing where the race has no constraint.
    """
    constraint = sight.result.experiment.constraint
    if constraint is None:
        return None, ()
    shape, closed = feasible_shape(constraint, sight.viewport, sight.problem.dimension)
    pen = Pen(sight.theme.ink, 1.1 * sight.size, sight.theme.halo, 0.0)
    return shape if closed else None, (Stroke(pen, shape, "feasible set"),)


def layer_strokes(ids: Collection[str], sight: Sight) -> tuple[Stroke, ...]:
    """Return the strokes of some layers, the lowest first; a layer that shows nothing here has none."""
    shown = (draw(sight) for id, draw in _STROKES.items() if id in ids)
    return tuple(stroke for strokes in shown for stroke in strokes)


def layer_marks(ids: Collection[str], sight: Sight) -> tuple[Mark, ...]:
    """Return the marks of some layers: critical points in what is seen, and where the selected path's method tried
    f."""
    shown = (find(sight) for id, find in _MARKS.items() if id in ids)
    return tuple(mark for marks in shown for mark in marks)


def iterate_strokes(sight: Sight, looks: list[ContenderLook]) -> Iterator[Stroke]:
    """Yield every iterate as a dot on the curve of a function of one number; in the plane corners say as much."""
    if sight.problem.dimension != 1:
        return
    record = lifted_record(sight.result)[:, :, : sight.step + 1]
    for racer, look in enumerate(looks):
        places = sight.viewport.pixels(np.moveaxis(record[racer], 0, -1).reshape(-1, 2)[:_MOST_ITERATES])
        with np.errstate(invalid="ignore"):
            near = places[(np.abs(places) < 1e5).all(axis=1)]
        dots = np.repeat(np.unique(np.round(near, 1), axis=0), 3, axis=0)
        dots[2::3] = np.nan
        yield Stroke(Pen(look.color, 5 * sight.size, halo_width=0.0), dots, sight.result.names[racer])


def saddle_curves(problem: "Surface", box: tuple[tuple[float, float], ...]) -> tuple[Lines, Lines]:
    """Return the stable and the unstable curves of the saddles in a box, in the data."""
    found = critical_points(problem, box)
    stable: Lines = []
    unstable: Lines = []
    for saddle in found.points[(found.kinds == "saddle") & (found.traits == "")][:MOST_SADDLES]:
        try:
            curves = invariant_curves(problem, saddle.tolist(), box)
        except PlaygroundError:
            continue  # a saddle on the border, or one that rounding makes degenerate, has no curves to show
        stable += [flow.points for flow in curves.stable]
        unstable += [flow.points for flow in curves.unstable]
    return stable, unstable


def _arrows(sight: Sight) -> Iterator[Stroke]:
    if sight.problem.dimension == 2:
        arrows = gradient_arrows(sight.problem, sight.viewport, sight.size)
        parted = np.full((len(arrows), 6, 2), np.nan)
        parted[:, :5] = arrows
        pen = Pen(sight.theme.ink, 1.2 * sight.size, sight.theme.halo, sight.size, 1.0, 1.0)
        yield Stroke(pen, parted.reshape(-1, 2), "−∇f")


def _level_line(sight: Sight) -> Iterator[Stroke]:
    point = sight.selected_point()
    if point is not None and sight.problem.dimension == 2:
        lines = level_set(sight.problem, sight.viewport, float(sight.problem.value([point])[0]))
        yield _stroke(sight, lines, sight.theme.ink, "level line at the selected point")


def _model(sight: Sight) -> Iterator[Stroke]:
    point = sight.selected_point()
    if point is not None and sight.problem.dimension == 2:
        lines = quadratic_model_lines(sight.problem, sight.viewport, point)
        yield _stroke(sight, lines, sight.theme.accent, "second-order model at the selected point", _DASHED)


def _separatrices(sight: Sight) -> Iterator[Stroke]:
    if sight.problem.dimension == 2:
        stable, unstable = saddle_curves(sight.problem, sight.viewport.rectangle)
        yield _stroke(sight, stable, sight.theme.ink, "stable curves of saddles")
        yield _stroke(sight, unstable, sight.theme.ink, "unstable curves of saddles", _DASHED)


def _flow(sight: Sight) -> Iterator[Stroke]:
    if sight.selected is not None and sight.selected[1] < len(sight.result.experiment.starts):
        start = sight.result.experiment.starts[sight.selected[1]].position
        line = lift(sight.problem, gradient_flow(sight.problem, start).points)
        yield _stroke(sight, [line], sight.theme.ink, "gradient flow", _DOTTED)


_STROKES: dict[str, Callable[[Sight], Iterator[Stroke]]] = {
    "arrows": _arrows, "level_line": _level_line, "quadratic_model": _model, "separatrices": _separatrices,
    "flow": _flow,
}  # fmt: skip


def _critical(sight: Sight) -> Iterator[Mark]:
    problem, view, theme = sight.problem, sight.viewport, sight.theme
    limits = problem.limits or ((-np.inf, np.inf),) * problem.dimension
    box = tuple(
        (max(low, least), min(high, most)) for (low, high), (least, most) in zip(view.rectangle, limits, strict=False)
    )
    if not all(low < high for low, high in box):
        return
    found = critical_points(problem, box)
    places = view.pixels(lift(problem, found.points))
    for k in np.flatnonzero((np.abs(places) < 1e5).all(axis=1))[:MOST_POINTS].tolist():
        x, y = places[k].tolist()
        yield critical_mark(str(found.kinds[k]), str(found.traits[k]), x, y, theme.ink, theme.halo, sight.size)


def _tried(sight: Sight) -> Iterator[Mark]:
    experiment, theme = sight.result.experiment, sight.theme
    if sight.selected is None:
        return
    contender, start = sight.selected
    if contender >= len(experiment.contenders) or start >= len(experiment.starts):
        return
    steps, points = trial_points(experiment, contender, start)
    shown = np.flatnonzero(steps <= sight.step)[-MOST_TRIED:]
    places, now = sight.viewport.pixels(lift(sight.problem, points[shown])), steps[shown] == sight.step
    with np.errstate(invalid="ignore"):
        near = (np.abs(places) < 1e5).all(axis=1)
    color = contender_look(contender, experiment.contenders[contender], theme).color
    for newest in (False, True):
        for x, y in np.unique(np.round(places[near & (now == newest)], 1), axis=0).tolist():
            yield tried_mark(x, y, newest, color, theme.halo, sight.size)


_MARKS: dict[str, Callable[[Sight], Iterator[Mark]]] = {"critical_points": _critical, "trial_points": _tried}
LAYERS = (*_STROKES, *_MARKS)


def _stroke(sight: Sight, lines: Lines, color: str, name: str, dash: tuple[float, float] | None = None) -> Stroke:
    """Lines of the data with a halo, as the window draws them."""
    gap, ratio = np.full((1, 2), np.nan), sight.size
    parted = [part for line in lines for part in (sight.viewport.pixels(line), gap)]
    pen = Pen(color, 1.6 * ratio, sight.theme.halo, ratio, 1.0, 1.0)
    scaled = None if dash is None else (dash[0] * ratio, dash[1] * ratio)
    return Stroke(pen, np.concatenate(parted) if parted else np.empty((0, 2)), name, scaled)
