"""A worker that evaluates networks for the decision page."""

from collections.abc import Callable
from time import perf_counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.gui.networks.pages.decision.asked import Asked
from playground.gui.networks.pages.decision.decision_view import DecisionView
from playground.gui.theme.apply import current_theme
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Worker
from playground.training.training import Training

Floats = NDArray[np.float64]
_SLOW = 0.025  # seconds that a picture may take while the training goes on


class Sampler:
    """Asks networks in a thread; while one answer is under way, of those that wait the newest is kept.

    Arguments: `deliver`; `failed(sentence)`.
    """

    def __init__(self, deliver: Deliver, failed: Callable[[str], None]) -> None:
        self._worker, self._failed = Worker(deliver, "surface"), failed
        self._busy = False
        self._next: tuple[DecisionView, Snapshot, int, bool, bool] | None = None
        self._kept: tuple[object, Any] | None = None
        self._population: tuple[object, Any] | None = None
        self.taken = 0.0

    @property
    def slow(self) -> bool:
        """Whether the last answer took longer than a frame has time."""
        return self.taken > _SLOW

    @property
    def idle(self) -> bool:
        """Whether everything that was asked is answered."""
        return not self._busy and self._next is None

    def ask(self, view: DecisionView, snapshot: Snapshot, place: int, fine: bool, averaged: bool = False) -> None:
        """Have a view show what a contender's network says in a snapshot, or its average where it has one."""
        if self._busy:
            self._next = view, snapshot, place, fine, averaged
            return
        average = snapshot.averages.get(place) if averaged else None
        theta = snapshot.parameters.get(place) if average is None else average
        # Of other data or another network the parameters mean nothing.
        if theta is None or not _alike(view.training, snapshot.training, place):
            return
        asked, look = view.asked(fine), current_theme().picture
        if asked is None:
            return
        self._busy = True
        name = snapshot.training.names[place] + (" averaged" if average is not None else "")
        note = "" if average is not None else snapshot.shown_point(place)

        def work(_: object) -> tuple[Any, float]:
            begin = perf_counter()
            outputs = self._outputs(snapshot, place, asked)
            learned = snapshot.statistics.get(place) if average is None else self._made_anew(snapshot, place, average)
            answers = np.array(outputs(theta, learned))  # its buffers are used again
            found = asked.answered(snapshot.training, name, snapshot.shown, answers, note)
            return view.made(found, look), perf_counter() - begin

        self._worker.submit(work, lambda answer: self._done(view, answer), self._refused)

    def forget(self) -> None:
        """What was asked is no longer wanted."""
        self._worker.cancel()
        self._busy, self._next = False, None

    def close(self) -> None:
        """End the thread."""
        self._next = None
        self._worker.close()

    def _outputs(self, snapshot: Snapshot, place: int, asked: Asked) -> Any:
        """A network with its buffers; the last one where it fits."""
        from playground.training.network_outputs import NetworkOutputs

        training = snapshot.training
        key = training.network_of(place), training.loss, training.data.features, training.data.classes, asked.key
        if self._kept is None or self._kept[0] != key:
            self._kept = key, NetworkOutputs(training, place, asked.inputs)
        return self._kept[1]

    def _made_anew(self, snapshot: Snapshot, place: int, average: Floats) -> Floats:
        """What a normalization needs at an average."""
        from playground.training.population_statistics import PopulationStatistics

        training = snapshot.training
        key = training.network_of(place), training.loss, training.data
        if self._population is None or self._population[0] != key:
            self._population = key, PopulationStatistics(training, place)
        made: Floats = self._population[1](average)
        return made

    def _done(self, view: DecisionView, answer: tuple[Any, float]) -> None:
        made, self.taken = answer
        view.show_made(made)
        self._go_on()

    def _refused(self, error: PlaygroundError) -> None:
        self._failed(str(error))
        self._go_on()

    def _go_on(self) -> None:
        self._busy = False
        waiting, self._next = self._next, None
        if waiting is not None:
            self.ask(*waiting)


def _alike(shown: Training | None, trained: Training, place: int) -> bool:
    """Whether what is shown and what was trained are the same network on the same data."""
    if shown is None or place >= len(shown.contenders) or place >= len(trained.contenders):
        return False
    same = shown.network_of(place) == trained.network_of(place) and shown.loss == trained.loss
    return same and shown.data == trained.data
