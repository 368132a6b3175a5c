"""The paths of a race as one image, as quickly as the moment allows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from playground.base.run_shared import run_shared
from playground.experiments.experiment import Experiment
from playground.picture.colors.contender_look import ContenderLook
from playground.picture.colors.theme import Theme
from playground.picture.lines.drawn_paths import DrawnPaths, PathColors, drawn_paths
from playground.picture.lines.path_pens import path_pens
from playground.picture.lines.pen import Pen
from playground.picture.pixels import Image
from playground.picture.viewport import Viewport

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.picture.lines.canvas import Canvas
    from playground.picture.lines.paths import GrowingPaths

Points = NDArray[np.float64]

# So many points' steps are worth waking a second processor.
_WORTH_TWO = 8000


def racing_places(experiment: Experiment) -> list[int]:
    """Return the place in the experiment of each racer."""
    return [i for i, contender in enumerate(experiment.contenders) if contender.enabled]


@dataclass(frozen=True, eq=False)
class _Drawn:
    """What an image shows."""

    paths: DrawnPaths
    viewport: Viewport
    order: tuple[int, ...]
    step: int
    ground: Image | None

    def same_race(self, other: "_Drawn") -> bool:
        """Whether two images differ in their step and ground at most."""
        same = self.viewport == other.viewport and self.order == other.order
        return self.paths is other.paths and same


class RaceLayer:
    """Draws a race up to a step. A new race is drawn from scratch on the surface; a race that plays grows by what is
    new.

    The image is opaque, paths on their ground, or transparent where there is none: `draw` says which.

    Arguments: `patient` where the image may come late, so that the second processor is left to others.
    """

    def __init__(self, patient: bool = False) -> None:
        self._patient = patient
        self._canvases: list[Canvas] = []
        self._growing: GrowingPaths | None = None
        self._looks: tuple[tuple[ContenderLook, ...], tuple[ContenderLook, ...], int] = (), (), 1
        self._theme: Theme | None = None
        self._ratio = 1.0
        self._last: _Drawn | None = None
        self._image: tuple[list[Image], bool] | None = None

    def draw(
        self, result: "Result", step: int, viewport: Viewport, theme: Theme, ratio: float, ground: Image | None,
        by: PathColors = "contender",
    ) -> tuple[list[Image], bool]:  # fmt: skip
        """Return images of the viewport's size, the lowest first, and whether the ground is in the first."""
        paths = drawn_paths(result, theme, by)
        self._choose_pens(paths, theme, ratio, viewport)
        order = tuple(range(len(paths.record)))
        wanted = _Drawn(paths, viewport, order, step, ground)
        last, self._last = self._last, wanted
        if last is not None and self._image is not None and last.same_race(wanted):
            if last.step == step and (last.ground is ground or not self._image[1]):
                return self._image
            if last.step != step:
                if self._growing is None:
                    self._growing = self._grow(paths, viewport, order)
                self._image = [self._growing.image(step)], False
                return self._image
        self._growing = None
        self._image = self._draw_once(paths, step, viewport, order, ground), ground is not None
        return self._image

    def _draw_once(
        self, paths: DrawnPaths, step: int, viewport: Viewport, order: tuple[int, ...], ground: Image | None
    ) -> list[Image]:
        from playground.picture.lines.canvas import Canvas

        record = paths.record
        if not self._canvases:
            self._canvases = [Canvas(viewport.width, viewport.height, self._pens()) for _ in range(2)]
        under, over = self._canvases
        if self._patient or len(order) < 2 or len(order) * step * record.shape[3] < _WORTH_TWO:
            return [_draw(record, step, viewport, under, order, ground)]
        # Kernels run without the interpreter's lock: a second processor draws the upper half meanwhile.
        half = len(order) // 2
        parts = (under, order[:half], ground), (over, order[half:], None)
        return run_shared(lambda part: _draw(record, step, viewport, *parts[part]), 2)

    def _grow(self, paths: DrawnPaths, viewport: Viewport, order: tuple[int, ...]) -> "GrowingPaths":
        from playground.picture.lines.canvas import Canvas
        from playground.picture.lines.paths import GrowingPaths

        canvas = Canvas(viewport.width, viewport.height, self._pens())
        return GrowingPaths(canvas, paths.record, viewport, order)

    def _pens(self) -> list[Pen]:
        assert self._theme is not None
        looks, averages, count = self._looks
        return path_pens(looks, averages, self._theme, self._ratio, count)

    def _choose_pens(self, paths: DrawnPaths, theme: Theme, ratio: float, viewport: Viewport) -> None:
        looks = paths.looks, paths.average_looks, paths.count
        once = self._canvases[:1]
        fits = bool(once) and (once[0].width, once[0].height) == (viewport.width, viewport.height)
        if fits and looks == self._looks and theme is self._theme and ratio == self._ratio:
            return
        self._looks, self._theme, self._ratio = looks, theme, ratio
        self._canvases = []
        self._growing = self._last = self._image = None


def _draw(
    record: Points, step: int, viewport: Viewport, canvas: "Canvas", racers: tuple[int, ...], ground: Image | None
) -> Image:
    canvas.draw_paths(record, step, viewport, racers)
    return canvas.paint_once(ground, racers)
