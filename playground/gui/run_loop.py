"""From a changed experiment to its numbers: inside the frame where they are quick, in a worker where they are not."""

from dataclasses import dataclass
from time import perf_counter, thread_time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from playground.base.errors import PlaygroundError
from playground.experiments.experiment import Experiment
from playground.experiments.without_python import without_python
from playground.gui.race_job import DRAWABLE, race_job, work_of
from playground.services.preparation import Preparation
from playground.services.worker import Worker

if TYPE_CHECKING:
    from playground.experiments.result import Result

OUTDATED = "the picture is of the race before the last change"
NEVER_RUN = "the race was not run"
LACKING = "the methods that run in Python were not run"
# A race that is expected to take longer than this would be felt in a drag.
_FRAME_MS = 25.0
# One that takes less is let finish although a newer one waits.
_SOON_MS = 400.0
# What runs in Python holds up every other thread: it begins when nothing has changed for so long.
_PAUSE_MS = 150
_READY: set[tuple[object, frozenset[object]]] = set()


@dataclass
class Speed:
    """What a step of a point costs, learned from the races that were run. Milliseconds for a million points' steps."""

    per_million: float = 20.0

    def expected(self, experiment: Experiment) -> float:
        """Return how many milliseconds the race will take."""
        return self.per_million * work_of(experiment)

    def learn(self, experiment: Experiment, milliseconds: float) -> None:
        """Remember how many milliseconds the race took."""
        work = work_of(experiment)
        if work > 0.01:
            self.per_million += 0.3 * (milliseconds / work - self.per_million)


class RunLoop(QObject):
    """Answers every request with a result: the newest request wins, an answer to an old one is dropped.

    A request is answered at once, so that one frame shows it; but where the last answer was not painted yet, in the
    next turn of the event loop, so that many mouse events make one race. Contenders that run in Python never delay the
    others: the race is answered without them first, and once more with them when no request came for a while.
    `drawable` is emitted when the surface of a race that is being prepared can be drawn; `preparing(Preparation)` says
    what is compiled for it, None that it is done.
    """

    result_made = Signal(object)
    drawable = Signal()
    status_changed = Signal(str)
    preparing = Signal(object)
    progress_made = Signal(object)
    time_measured = Signal(float)
    failed = Signal(str)
    outdated = Signal(str)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._wanted: Experiment | None = None
        self._result: Result | None = None
        self._loaded = False
        # The race whose contenders in Python have yet to run.
        self._whole: Experiment | None = None
        self._waiting = self._nearly_done = False
        self._painted = False
        self._since = 0.0
        self.speed = Speed()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.answer)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._simulate_whole)

    @property
    def result(self) -> "Result | None":
        """The newest numbers."""
        return self._result

    @property
    def settled(self) -> bool:
        """Whether the newest request has its answer."""
        return self._wanted is None and not self._waiting and self._whole is None

    def request(self, experiment: Experiment) -> None:
        """Ask for a race; it is simulated at once or soon."""
        self._wanted = experiment
        if self._painted:
            self.answer()
        else:
            self._timer.start(0)

    def note_painted(self) -> None:
        """Hear that the last answer was painted."""
        self._painted = True

    def cancel(self) -> None:
        """Give up what the worker does; the old picture stays, and `outdated` says that it is one."""
        given_up, lacking = not self.settled, self._wanted is None and self._is_partial()
        self.stop()
        self._end_waiting()
        if lacking:
            self.outdated.emit(LACKING)
        elif given_up:
            self._say_outdated()

    def _is_partial(self) -> bool:
        """Whether what is shown is right but for contenders that run in Python."""
        whole, shown = self._whole, self._result
        return whole is not None and shown is not None and _same_numbers(shown.experiment, without_python(whole))

    def _say_outdated(self) -> None:
        self.outdated.emit(OUTDATED if self._result is not None else NEVER_RUN)

    def stop(self) -> None:
        """Answer nothing more."""
        self._timer.stop()
        self._pause.stop()
        self._wanted = self._whole = None
        self._worker.cancel()

    def answer(self) -> None:
        """Simulate what was asked for last, here and now where that is quick."""
        if self._wanted is None or (self._waiting and self._nearly_done):
            return
        experiment, self._wanted = self._wanted, None
        if self._waiting:
            self._worker.cancel()
            self._end_waiting()
        self._pause.stop()
        self._whole = None
        if self._show_known(experiment):
            return
        quick = without_python(experiment)
        if quick is not experiment:
            self._whole = experiment
        self._answer_now_or_later(quick)

    def _show_known(self, experiment: Experiment) -> bool:
        """Show the numbers that are there, if they are this race's."""
        if self._result is None or not _same_numbers(self._result.experiment, experiment):
            return False
        self._result = _renamed(self._result, experiment)
        self.outdated.emit("")
        self.result_made.emit(self._result)
        return True

    def _answer_now_or_later(self, experiment: Experiment) -> None:
        if self._show_known(experiment):
            self._continue()
        elif self._loaded and _is_ready(experiment) and self.speed.expected(experiment) <= _FRAME_MS:
            self._simulate_now(experiment)
            self._continue()
        else:
            self._simulate_later(experiment)

    def _simulate_now(self, experiment: Experiment) -> None:
        from playground.experiments.simulate import simulate

        begin, worked = perf_counter(), thread_time()
        try:
            result = simulate(experiment)
        except PlaygroundError as error:
            self._whole = None
            self.failed.emit(str(error))
            return
        # What other programs take of the processor says nothing about the race: for them alone it would go to the
        # worker, and every frame of a drag would wait for two threads instead of one.
        self.speed.learn(experiment, 1e3 * (thread_time() - worked))
        self._show(result, 1e3 * (perf_counter() - begin))

    def _simulate_later(self, experiment: Experiment) -> None:
        self._waiting = True
        self._since = perf_counter()
        # A drag asks sixty times a second: were every answer dropped for the next question, none would ever be seen.
        self._nearly_done = self._loaded and self.speed.expected(experiment) < _SOON_MS
        if not self._loaded:
            self.status_changed.emit("preparing the first race …")
        elif not _is_ready(experiment):
            self.status_changed.emit(f"preparing {experiment.problem.name} …")
        else:
            self.status_changed.emit("simulating …")
        self._worker.submit(race_job(experiment), self._arrived, self._refused, self._report, self._note)

    def _simulate_whole(self) -> None:
        """Run what runs in Python, while the rest is to be seen already."""
        if self._whole is None or self._wanted is not None or self._waiting:
            return
        self._waiting, self._since = True, perf_counter()
        self.status_changed.emit("running Python …")
        self._worker.submit(race_job(self._whole), self._arrived_whole, self._refused, self._report, self._note)

    def _arrived_whole(self, answer: tuple["Result", float, float]) -> None:
        self._whole = None
        self._end_waiting()
        self._show(answer[0], answer[1])
        self._continue()

    def _arrived(self, answer: tuple["Result", float, float]) -> None:
        result, milliseconds, worked = answer
        self._loaded = True
        self._end_waiting()
        self.speed.learn(result.experiment, worked)
        self._show(result, milliseconds)
        self._continue()

    def _refused(self, error: PlaygroundError) -> None:
        self._end_waiting()
        if self._is_partial():
            self.outdated.emit(LACKING)
        else:
            self._say_outdated()
        self._whole = None
        self.failed.emit(str(error))
        self._continue()

    def _continue(self) -> None:
        if self._wanted is not None:
            self._timer.start(0)
        elif self._whole is not None:
            self._pause.start(_PAUSE_MS)

    def _report(self, done: int, total: int) -> None:
        if perf_counter() - self._since > 0.3:
            self.progress_made.emit(done / max(total, 1))

    def _note(self, preparation: Preparation | str) -> None:
        """At the first start everything is told at once; later what is compiled in a moment would only flash."""
        if preparation == DRAWABLE:
            self.drawable.emit()
        elif not self._loaded or perf_counter() - self._since > 0.3:
            self.preparing.emit(preparation)

    def _end_waiting(self) -> None:
        self._waiting = self._nearly_done = False
        self.preparing.emit(None)
        self.progress_made.emit(None)
        self.status_changed.emit("")

    def _show(self, result: "Result", milliseconds: float) -> None:
        self._result = result
        self._painted = False
        self.outdated.emit("")
        self.result_made.emit(result)
        self.time_measured.emit(milliseconds)


def _is_ready(experiment: Experiment) -> bool:
    """Whether all kernels are compiled; what once was is remembered, for it is asked in every frame."""
    key = experiment.problem.definition, frozenset(racer.kernel_key for racer in experiment.racers)
    if key in _READY:
        return True
    from playground.experiments.simulate import ready

    if not (experiment.problem.ready("hessian") and ready(experiment)):
        return False
    _READY.add(key)
    return True


def _numbers(experiment: Experiment) -> tuple[Any, ...]:
    racers = tuple(racer.path_key for racer in experiment.racers)
    rules = experiment.steps, experiment.seed, experiment.stop, experiment.constraint
    return experiment.problem, experiment.starts, racers, *rules


def _same_numbers(one: Experiment, other: Experiment) -> bool:
    """Whether two races differ in names, colours and what is switched off alone."""
    return one == other or _numbers(one) == _numbers(other)


def _renamed(result: "Result", experiment: Experiment) -> "Result":
    if result.experiment == experiment:
        return result
    made = type(result)(experiment, result.record, result.ends, result.statuses, result.evaluations, result.counted)
    for name in ("losses", "gradient_norms", "eigenvalues", "outlines", "average_records", "average_losses", "reached"):
        if name in vars(result):
            vars(made)[name] = vars(result)[name]
    return made
