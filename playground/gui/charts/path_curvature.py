"""The Hessian's eigenvalues along one path, made piece by piece where the path is long."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal

from playground.gui.charts.curves_of import most_values
from playground.picture.graph.outline import Outline, outline, stride_of
from playground.problems.surface import Surface

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
_PIECE = 16_000  # points that are looked at between two turns of the event loop: some ten milliseconds


class PathCurvature(QObject):
    """Keeps the eigenvalues of the path it was last asked for; `made` tells when those of a long path are there."""

    made = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._record: Callable[[], Floats | None] = lambda: None  # a race is not kept alive by this
        self._path = (-1, -1)
        self._pieces: Iterator[Outline] = iter(())
        self._parts: list[Outline] = []
        self._known: Outline | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)

    def along(self, result: "Result", row: int, start: int) -> Outline | None:
        """Return the eigenvalues (2, k) of a path, the smaller first; None where they are still to come."""
        assert result.record is not None
        if self._record() is not result.record or self._path != (row, start):
            self._record, self._path = ref(result.record), (row, start)
            self._known, self._parts = None, []
            self._pieces = _pieces(result.experiment.problem, result.positions[row, start])
            if result.experiment.steps < _PIECE:
                self._timer.stop()
                self._known = _joined(list(self._pieces))
            else:
                self._timer.start(0)
        return self._known

    def _go_on(self) -> None:
        part = next(self._pieces, None)
        if part is not None:
            self._parts.append(part)
        else:
            self._timer.stop()
            self._known = _joined(self._parts)
            self.made.emit()


def _pieces(surface: Surface, points: Floats) -> Iterator[Outline]:
    from playground.landscape.path_eigenvalues import path_eigenvalues

    stride = stride_of(len(points), most_values(2))
    length = len(points) if len(points) <= _PIECE else max(1, _PIECE // stride) * stride
    for first in range(0, len(points), length):
        part = outline(path_eigenvalues(surface, points[first : first + length]), stride)
        yield part if part.steps is None else part._replace(steps=part.steps + first)


def _joined(parts: list[Outline]) -> Outline:
    steps = [part.steps for part in parts if part.steps is not None]
    return Outline(np.concatenate([part.values for part in parts], axis=1), np.concatenate(steps) if steps else None)
