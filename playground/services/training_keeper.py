"""TrainingKeeper: writes a training's state while it trains, and takes it up again."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from playground.base.errors import PlaygroundError
from playground.services.training_store import TrainingStore
from playground.services.worker import Deliver, Worker
from playground.training.run_state import continued_run, run_state
from playground.training.training import Training
from playground.training.training_run import TrainingRun

# With the writing itself well under the two seconds that may be lost.
_APART = 1.2


class TrainingKeeper:
    """Keeps the state of the run that it is shown, at most every 1.2 seconds, in a thread of its own.

    `look` and `take_up` are called by the thread that owns the run. Rows of series and records do not change once they
    are written, so that the writing thread gets copies of the new ones alone.

    Arguments: `folder` of the store; `deliver` brings a call into the thread that answers belong to; `failed(sentence)`
    is delivered, once, where nothing can be written; `expected` whether a state should be there from the window before,
    so that its absence is told.
    """

    def __init__(self, folder: Path, deliver: Deliver, failed: Callable[[str], None], expected: bool = False) -> None:
        self._store, self._deliver = TrainingStore(folder), deliver
        self._expected, self._asked = expected, False
        self._worker = Worker(deliver, "training kept")
        self._failed, self._complained = failed, False
        self._run: TrainingRun | None = None
        self._at, self._done_then = 0.0, 0
        self._firsts: list[tuple[int, int]] = []
        self._lost = False  # what was to be written was not: the next writing begins anew
        self._passed_by: tuple[TrainingRun, int] | None = None  # a run that cannot be continued, at an update

    def look(self, run: TrainingRun) -> None:
        """Write the run's state, where it went on and the last writing was some time ago."""
        if not self._worker.busy and monotonic() - self._at >= _APART:
            write = self._writing(run)
            if write is not None:
                self._worker.submit(lambda _: write(), self._done, self._refused)

    def wait(self, run: TrainingRun) -> float | None:
        """Return after how many seconds there is something to write, None where there is nothing."""
        done = max((run.trainers[place].done for place in run.learners), default=0)
        if done == 0 or (run is self._run and done == self._done_then and not self._lost):
            return None
        if self._passed_by is not None and self._passed_by[0] is run and self._passed_by[1] == done:
            return None
        return max(0.05, self._at + _APART - monotonic())

    def finish(self, run: TrainingRun | None) -> None:
        """Write the run's state at once, and end the thread."""
        self._worker.close()
        write = None if run is None else self._writing(run)
        if write is not None:
            try:
                write()
            except PlaygroundError:
                pass  # there is no window left to say it in

    def _writing(self, run: TrainingRun) -> Callable[[], None] | None:
        """What writes the run as it stands now, None where that is written already."""
        done = max((run.trainers[place].done for place in run.learners), default=0)
        anew = run is not self._run or self._lost
        if not anew and done == self._done_then:
            return None
        firsts = [(0, 0)] * len(run.learners) if anew else self._firsts
        state = run_state(run, firsts)
        if state is None:
            self._passed_by = run, done
            return None
        self._run, self._at, self._done_then, self._lost = run, monotonic(), done, False
        # The last row of the series is completed by the next update, so it is written again.
        ends = [run.trainers[place].done for place in run.learners]
        self._firsts = [(end, end // run.every + 1) for end in ends]

        def write() -> None:
            try:
                self._store.write(state, firsts, anew)
            except BaseException:
                self._lost = True
                raise

        return write

    def take_up(self, training: Training) -> TrainingRun | None:
        """Return a run of the first training that is asked for which goes on from what is kept.

        None for every later training, and where nothing is kept or it cannot be continued; where something was expected
        a sentence says why.
        """
        if self._asked:
            return None
        self._asked = True
        trouble = "it is not there any more"
        try:
            state = self._store.read()
            if state is not None:
                return continued_run(training, state)
        except PlaygroundError as error:
            trouble = str(error)
        if self._expected:
            sentence = f"what was trained before cannot be continued: {trouble}. The training begins anew"
            self._deliver(lambda: self._failed(sentence))
        return None

    def _done(self, nothing: None) -> None:
        self._complained = False

    def _refused(self, error: PlaygroundError) -> None:
        if not self._complained:
            self._complained = True
            self._failed(str(error))
