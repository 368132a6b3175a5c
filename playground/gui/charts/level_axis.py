"""The level axis of the race's charts: steps, or what the method had evaluated by then."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.picture.graph import Axis
from playground.services.turning_thread import pass_over
from playground.services.worker import Ticket, Worker
from playground.session.state import LevelAxis

if TYPE_CHECKING:
    from playground.experiments.result import Result

Floats = NDArray[np.float64]
NAMES: Final[Mapping[LevelAxis, str]] = {
    "steps": "step", "gradients": "gradient evaluation", "evaluations": "evaluation",
}  # fmt: skip
COUNTING: Final = "The evaluations along the paths are being counted …"
_GRADIENTS: Final = 1  # the row of gradients among f, g, H, Hv
# Points' steps whose evaluations are counted inside a frame.
_QUICK: Final = 150_000


class Asked(NamedTuple):
    """Which evaluations are asked for: of some paths after some steps.

    Arguments: `axis` what is counted; `rows` places in the result; `starts` (n); `steps` (k), ascending.
    """

    axis: LevelAxis
    rows: tuple[int, ...]
    starts: tuple[int, ...]
    steps: Floats

    @property
    def kind(self) -> tuple[Any, ...]:
        """What a newer wish of the same chart has in common with it: its answer takes the place of the older one."""
        return "evaluations", self.axis, self.rows

    @property
    def paths(self) -> tuple[Any, ...]:
        """The paths and the steps."""
        return self.starts, len(self.steps), float(self.steps.sum())


class EvaluationCounter(QObject):
    """Counts evaluations along paths, at once where that is quick, else in a thread: then `counted` tells the end.

    The newest answer of each kind is kept with the result: of a race with many starts one is some megabytes.
    """

    counted = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = Bridge(self)
        self._worker: Worker | None = None
        self._under_way: object = None

    def along(self, result: "Result", asked: Asked) -> dict[int, Floats] | None:
        """Return the evaluations (n, k) of each row; None while they are being counted."""
        kept: dict[Any, Any] = vars(result).setdefault("outlines", {})
        paths, found = kept.get(asked.kind, ((), {}))
        if paths == asked.paths:
            known: dict[int, Floats] = found
            return known
        size = len(asked.rows) * len(asked.starts) * (result.experiment.steps + 1)
        if size <= _QUICK:
            made = count(result, asked)
            kept[asked.kind] = asked.paths, made
            return made
        wish = id(result), asked.kind, asked.paths
        if self._under_way != wish:
            self._under_way = wish
            self._submit(result, asked, kept)
        return None

    def _submit(self, result: "Result", asked: Asked, kept: dict[Any, Any]) -> None:
        if self._worker is None:
            self._worker = Worker(self._bridge.post, "evaluations")
            # The thread may be at work when the window closes: it ends before what it would answer to is gone.
            self.destroyed.connect(partial(_close, self._worker))

        def work(ticket: Ticket) -> dict[int, Floats]:
            return count(result, asked)

        def take(found: dict[int, Floats]) -> None:
            kept[asked.kind] = asked.paths, found
            self._under_way = None
            self.counted.emit()

        self._worker.submit(work, take, _pass)


def count(result: "Result", asked: Asked) -> dict[int, Floats]:
    """Return the evaluations (n, k) along the paths of each row."""
    from playground.experiments.evaluations_at import evaluations_along

    found = {}
    for row in asked.rows:
        counts = evaluations_along(result, row, asked.starts, asked.steps.astype(np.int64))
        found[row] = (counts[_GRADIENTS] if asked.axis == "gradients" else counts.sum(axis=0)).astype(np.float64)
    return found


def evaluations_axis(kind: LevelAxis, result: "Result") -> Axis:
    """Return the axis from 0 to the most evaluations of any path of the race."""
    kinds = ("g",) if kind == "gradients" else result.evaluations.dtype.names
    most = sum(np.asarray(result.evaluations[one]) for one in kinds)
    return Axis(0.0, max(float(np.max(most, initial=0)), 1.0), NAMES[kind], whole=True)


class StepPlaces(NamedTuple):
    """Where steps lie on the level axis: `steps` (k) and their `places` (k), both ascending."""

    steps: Floats
    places: Floats

    def place(self, step: int) -> float:
        """Return the place of a step."""
        return float(self.places[max(int(np.searchsorted(self.steps, step, side="right")) - 1, 0)])

    def step(self, place: float, before: int) -> int:
        """Return the first step at a place; towards the end at least one more than `before`."""
        last = len(self.steps) - 1
        found = int(self.steps[min(int(np.searchsorted(self.places, place)), last)])
        return min(max(found, before + 1), int(self.steps[last])) if place > self.place(before) else found


def _pass(error: PlaygroundError) -> None:
    pass_over(error)


def _close(worker: Worker, *_: object) -> None:
    worker.close()
