"""Figures of single races, as the PNG exporter draws them: one for each surface's lesson, one for each end."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

import playground as pg
from playground.exporters._pixels import draw, encode
from playground.optimizers import OPTIMIZERS, Wrapper
from playground.picture.sheet.scene import race_scene
from playground.picture.surface.profile import home_rectangle
from playground.picture.viewport import Viewport
from playground.problems.surfaces import SURFACES
from playground.session.lesson import lesson_experiment

RATIO = 1.5
SIDE = 400  # logical pixels
LESSON_SIDE = 230  # of the many lessons' pictures, at one pixel each
THINNEST = 2 / 3  # of a lesson's picture, height to width: what is longer or flatter is not drawn to scale

# Every optimizer races here.
VALLEY, STARTS, STEPS = "rosenbrock", [(-1.4, 0.6), (1.5, -0.4)], 400
RATES = [mantissa * 10.0**power for power in range(-5, 1) for mantissa in (1, 2, 5)]

# What is seen of the plane for each end, (x0, x1, y0, y1), and the race.
ENDS = {
    "minimum": ((-2, 2, -1, 3), "rosenbrock", (-1.4, 0.6), pg.Contender("saddle_free_newton", lr=0.3, damping=1), 400),
    "saddle": ((-2, 2, -2, 2), "quadratic_saddle", (-1.6, 1.0), pg.Contender("newton", lr=0.2), 300),
    "maximum": ((-2, 2, -3, 1), "himmelblau", (-1.2, 0.4), pg.Contender("newton", lr=0.3), 300),
    "flat": ((-10, 10, -10, 10), "easom", (2, 2.4), pg.Contender("gradient_descent", lr=8), 300),
    "left_domain": ((-2.4, 2.4, -2.4, 2.4), "quadratic_saddle", (-1.6, 0.01), pg.Contender("adam", lr=0.05), 300),
    "diverged": ((-2, 2, -2, 2), "rotated_quadratic", (-0.98, 1.52), pg.Contender("gradient_descent", lr=0.08), 500),
    "budget": ((-2, 2, -1, 3), "rosenbrock", (-1.4, 0.6), pg.Contender("gradient_descent", lr=0.001), 600),
}  # fmt: skip


def figures() -> dict[str, Callable[[], bytes]]:
    """Return the maker of every figure by its name."""
    lessons = {f"surface-{id}": partial(lesson_figure, id) for id in SURFACES.ids()}
    races = {f"optimizer-{id}": partial(optimizer_figure, id) for id in OPTIMIZERS.ids()}
    return {**lessons, **races, **{f"end-{reason}": partial(end_figure, reason) for reason in ENDS}}


def at_its_best(id: str) -> pg.Contender:
    """An optimizer at the rate, of those in `RATES`, from which it comes nearest the minimum; without one as it is."""
    optimizer = OPTIMIZERS.get(id)
    if isinstance(optimizer, Wrapper):
        return pg.Contender(id, base=at_its_best("heavy_ball"))
    if optimizer.rate_place < 0 or optimizer.family == "curvature":
        return pg.Contender(id)
    racers = [pg.Contender(id, lr=rate) for rate in RATES]
    result = pg.simulate(pg.Experiment(pg.surface(VALLEY), STARTS, racers, steps=STEPS), record="ends")
    distances = np.where(result.statuses.reason == "diverged", np.inf, result.end_distances).max(axis=1)
    return racers[int(np.argmin(distances))]


def optimizer_figure(id: str) -> bytes:
    """An optimizer in the valley, from two starts."""
    (x0, x1), (y0, y1) = home_rectangle(pg.surface(VALLEY))
    result = pg.simulate(pg.Experiment(pg.surface(VALLEY), STARTS, [at_its_best(id)], steps=STEPS))
    return encode(draw(race_scene(result, viewport=Viewport(x0, x1, y0, y1, LESSON_SIDE, LESSON_SIDE))))


def lesson_figure(id: str) -> bytes:
    """The race that shows what a surface teaches, on its whole domain."""
    surface = SURFACES.get(id)
    (x0, x1), (y0, y1) = home_rectangle(surface)
    shape = 1.0 if surface.dimension == 1 else min(max((y1 - y0) / (x1 - x0), THINNEST), 1 / THINNEST)
    result = pg.simulate(lesson_experiment(surface))
    return encode(draw(race_scene(result, viewport=Viewport(x0, x1, y0, y1, LESSON_SIDE, round(LESSON_SIDE * shape)))))


def end_figure(reason: str) -> bytes:
    """A path that ends in a certain way; raises AssertionError where it does not."""
    seen, problem, start, contender, steps = ENDS[reason]
    return figure(pg.Experiment(pg.surface(problem), [start], [contender], steps), seen, reason)


def figure(experiment: pg.Experiment, seen: tuple[float, float, float, float], reason: str) -> bytes:
    """A race on a part of the plane; its heading is the surface's name and the end, the page states the formula."""
    result = pg.simulate(experiment)
    status = result.statuses[0, 0]
    assert status.reason == reason, f"this path ended as {status.reason}, not {reason}"
    x0, x1, y0, y1 = seen
    height = round(SIDE * RATIO * (y1 - y0) / (x1 - x0))
    scene = race_scene(result, viewport=Viewport(x0, x1, y0, y1, round(SIDE * RATIO), height), ratio=RATIO)
    words = f"{experiment.problem.name}: {reason}, step {status.step}"
    # The words take the formula's place too.
    return encode(draw(replace(scene, labels=(replace(scene.labels[0], text=words), *scene.labels[2:]))))
