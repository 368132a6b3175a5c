"""The thread that trains."""

import threading
from collections import deque
from collections.abc import Callable, Collection
from functools import partial
from time import perf_counter

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.services._changes_under_way import ChangesUnderWay, with_changes
from playground.services._pace import Pace
from playground.services.earlier_runs import EarlierRuns
from playground.services.same_training import Difference, difference
from playground.services.training_keeper import TrainingKeeper
from playground.services.training_snapshot import Snapshot
from playground.services.training_watch import TrainingWatch
from playground.services.turning_thread import NO_ROOM, TurningThread, as_refusal
from playground.services.worker import Deliver
from playground.session.actions.training import with_change
from playground.training.change import Change
from playground.training.training import Training
from playground.training.training_result import TrainingResult
from playground.training.training_run import TrainingRun

_APART = 1 / 30  # seconds between two snapshots
PREPARING = "preparing the training …"
NO_ROOM_HERE = "there is not enough memory for this training: make the network smaller, or allow less for the record"


class TrainerWorker:
    """A thread that owns a training under way: it goes on, pauses, steps, goes back, and tells how it stands.

    All methods return at once. A training that was asked for is trained as far as the one before, from the same start,
    where only its contenders, its changes or when it ends differ; where anything else does, it begins anew.

    Arguments: `deliver` brings a call into the thread that answers belong to; `show(snapshot)`, `failed(sentence)`,
    `changed(change)` for a hyper-parameter's change that took place, and `said(words)` of what is under way, empty for
    nothing, are delivered.
    """

    def __init__(
        self, deliver: Deliver, show: Callable[[Snapshot | None], None], changed: Callable[[Change], None],
        failed: Callable[[str], None], said: Callable[[str], None],
    ) -> None:  # fmt: skip
        self._deliver, self._show, self._changed, self._failed, self._said = deliver, show, changed, failed, said
        self._condition = threading.Condition()
        self._thread: TurningThread | None = None
        self._closed = False
        self._newest: tuple[Training, tuple[Change, ...]] | None = None
        self._under_way = ChangesUnderWay()
        self._wishes: deque[Callable[[], None]] = deque()
        self._taken = True  # by the window: the next snapshot may go
        # What follows belongs to the thread.
        self._watch: TrainingWatch | None = None
        self._earlier = EarlierRuns()
        self._keeper: TrainingKeeper | None = None
        self._lost: Training | None = None  # what failed: tried again at the next wish to go on
        self._running = False
        self._goal = 0
        self._replay = 0  # up to here there is no pace to keep
        self._pace = Pace()
        self._told_at, self._stale = 0.0, False
        self._shown: int | None = None
        self._wanted: frozenset[int] = frozenset()

    # From any thread

    def keep_with(self, keeper: TrainingKeeper) -> None:
        """Have the state kept, and what was kept taken up by the first training; called before anything is trained."""
        self._keeper = keeper

    def train(self, training: Training) -> None:
        """Make this the training; of several that wait the newest.

        Changes that are on their way to the window belong to it, or the training would be taken back without them.
        """
        with self._condition:
            self._newest = training, self._under_way.changes
            self._wake()

    def run(self) -> None:
        """Go on to the end."""
        self._wish(self._begin)

    def pause(self) -> None:
        """Stop after the updates that are under way, some milliseconds."""
        self._wish(self._rest)

    def step(self, updates: int = 1) -> None:
        """Do some updates and pause."""
        self._wish(lambda: self._step(updates))

    def step_epoch(self) -> None:
        """Go on to the end of the epoch and pause."""
        self._wish(self._step_epoch)

    def go_back(self, update: int) -> None:
        """Take everything back to an update, or with 0 to the start, and pause there."""
        self._wish(lambda: self._go_back(update))

    def look_at(self, update: int | None) -> None:
        """Show a recorded update, or with None the newest; the training goes on."""
        self._wish(lambda: self._look_at(update))

    def want(self, places: Collection[int]) -> None:
        """Say whose parameters are to be shown."""
        self._wish(lambda: self._want(frozenset(places)))

    def set_pace(self, pace: float | None) -> None:
        """Do so many updates a second, with None as many as can be."""
        self._wish(lambda: self._pace.set(pace))

    def change(self, contender: int, parameter: str, value: Value) -> None:
        """Give a contender another value of a parameter from the next update on."""
        self._wish(lambda: self._change(contender, parameter, value))

    def call(self, function: Callable[[], None]) -> None:
        """Have a function delivered after everything that was wished for before."""
        self._wish(lambda: self._deliver(function))

    def give_result(self, function: Callable[[TrainingResult | None], None]) -> None:
        """Have a function delivered with all numbers so far, None where there are none."""

        def give() -> None:
            result = None
            try:
                result = TrainingResult(self._run) if self._run is not None else None
            except BaseException as error:  # the training itself goes on, and the caller is answered
                self._deliver(partial(self._failed, str(as_refusal(error))))
            self._deliver(lambda: function(result))

        self._wish(give)

    def take(self) -> None:
        """Say that a snapshot has arrived."""
        with self._condition:
            self._taken = True
            self._condition.notify()

    def close(self, timeout: float = 10.0) -> None:
        """End the thread; nothing is delivered any more."""
        with self._condition:
            self._closed = True
            self._condition.notify()
            thread = self._thread
        ended = thread is None or thread.join(timeout)
        if self._keeper is not None:
            self._keeper.finish(self._run if ended else None)

    def _wish(self, wish: Callable[[], None]) -> None:
        with self._condition:
            self._wishes.append(wish)
            self._wake()

    def _wake(self) -> None:
        if self._thread is None and not self._closed:
            self._thread = TurningThread("trainer", self._turn, self._give_up)
        self._condition.notify()

    # In the thread

    def _turn(self) -> bool:
        """Do what is wished, work a little, tell; return whether there is more to come."""
        with self._condition:
            while not self._closed and self._newest is None and not self._wishes and (wait := self._wait()) != 0:
                self._condition.wait(wait)
                if wait is not None:
                    break
            if self._closed:
                return False
            newest, self._newest = self._newest, None
        if newest is not None:
            self._take(with_changes(*newest))
        while self._wishes:
            # One after the other, so that a wish that fails takes no other with it.
            self._wishes.popleft()()
        self._work()
        self._tell()
        if self._keeper is not None and self._run is not None and self._done >= self._replay:
            self._keeper.look(self._run)
        return True

    def _wait(self) -> float | None:
        """How long there is nothing to do: 0 for no time, None until the next wish."""
        if self._busy():
            return 0 if self._done < self._replay else self._pace.wait()
        if self._stale and self._taken:
            return max(1e-4, self._told_at + _APART - perf_counter())
        if self._keeper is not None and self._run is not None:
            return self._keeper.wait(self._run)
        return None

    @property
    def _run(self) -> TrainingRun | None:
        return self._watch.run if self._watch is not None else None

    @property
    def _done(self) -> int:
        return self._run.done if self._run is not None else 0

    def _busy(self) -> bool:
        run, wanted = self._run, self._running or self._done < self._replay
        return run is not None and not run.over and wanted and self._done < self._goal

    def _work(self) -> None:
        run = self._run
        if run is None or not self._busy():
            return
        limit = min(self._goal, run.updates)
        many, replayed = self._pace.segment, run.done < self._replay
        if replayed:
            limit = min(limit, self._replay)
        else:
            many = min(many, self._pace.allowed())
        if many < 1:
            return
        begin, before = perf_counter(), run.done
        run.advance(min(before + many, limit))
        taken, did = perf_counter() - begin, run.done - before
        self._pace.note(did, taken, replayed)
        self._stale = True
        if not self._busy():
            self._running = False

    def _take(self, training: Training) -> None:
        run = self._run
        kind = Difference.ALL if run is None else difference(run.training, training, run.done)
        if kind is Difference.NONE:
            return
        self._stale = True
        if kind is Difference.LOOKS and run is not None:
            run.training = training
            return
        if kind is Difference.ALL and self._take_up(training):
            return
        done = self._done if kind is Difference.SOME else 0
        self._set_up(training, done)

    def _take_up(self, training: Training) -> bool:
        """Go on with what the last window had trained, or with what an undo comes back to; return whether it does."""
        run = self._earlier.exchange(self._run, training)
        if run is None and self._keeper is not None:
            run = self._keeper.take_up(training)
        if run is None:
            return False
        run.training = training
        self._watch, self._lost = TrainingWatch(run), None
        self._running, self._shown, self._replay, self._goal = False, None, 0, run.done
        self._pace.forget_rate()
        self._deliver(lambda: self._said(""))
        return True

    def _set_up(self, training: Training, done: int) -> None:
        """Begin a run that is at once led to an update, as far as it goes."""
        if self._watch is None:
            self._deliver(lambda: self._said(PREPARING))
        self._watch, self._lost = None, training
        if training.contenders and len(training.data.training.inputs):
            self._watch = TrainingWatch(TrainingRun(training))
        self._lost = None
        self._deliver(lambda: self._said(""))
        self._shown = None if self._shown is None or self._shown > done else self._shown
        self._replay = done
        self._goal = max(done, self._run.updates if self._running and self._run is not None else 0)
        self._pace.forget_rate()
        self._stale = True

    def _begin(self) -> None:
        if self._lost is not None:  # what failed is made anew
            self._set_up(self._lost, 0)
        run = self._run
        if run is not None:
            self._running, self._goal, self._shown = not run.over, run.updates, None
        self._pace.begin()
        self._stale = True

    def _rest(self) -> None:
        self._running, self._replay, self._stale = False, 0, True

    def _step(self, updates: int) -> None:
        self._lead_to(self._asked() + updates)

    def _step_epoch(self) -> None:
        run, asked = self._run, self._asked()
        if run is not None:
            later = run.plan.ends[run.plan.ends > asked]
            self._lead_to(int(later[0]) if later.size else asked)

    def _asked(self) -> int:
        """Where it will be when what was asked for is done: three steps asked for at once are three."""
        return self._done if self._running else max(self._done, self._replay)

    def _lead_to(self, update: int) -> None:
        if self._lost is not None:  # what failed is made anew
            self._set_up(self._lost, 0)
        most = self._run.updates if self._run is not None else 0
        self._running, self._shown = False, None
        self._goal = self._replay = min(update, most)

    def _go_back(self, update: int) -> None:
        run = self._run
        if run is not None:
            self._running = False
            self._shown = None
            self._set_up(run.training, min(update, run.done))

    def _look_at(self, update: int | None) -> None:
        self._shown, self._stale = update, True
        self._told_at = 0.0

    def _want(self, places: frozenset[int]) -> None:
        if places != self._wanted:
            self._wanted, self._stale = places, True

    def _change(self, contender: int, parameter: str, value: Value) -> None:
        run = self._run
        if run is None:
            return
        change = Change(run.done, contender, parameter, value)
        try:
            run.training = run.training.replace(changes=with_change(run.training.changes, change))
        except PlaygroundError as error:
            self._deliver(partial(self._failed, str(error)))
            return
        self._under_way.deliver(change, self._changed, self._deliver)

    def _give_up(self, error: PlaygroundError) -> None:
        """Say what went wrong; the training is made anew when it is asked for again."""
        self._lost = self._run.training if self._run is not None else self._lost
        self._watch, self._running, self._stale, self._taken = None, False, True, True
        self._deliver(lambda: self._said(""))
        self._deliver(lambda: self._failed(NO_ROOM_HERE if str(error) == NO_ROOM else str(error)))

    def _tell(self) -> None:
        """A snapshot, where something is new, the window has taken the last one, and a frame's time has gone by."""
        now = perf_counter()
        if not (self._stale and self._taken and now - self._told_at >= _APART):
            return
        watch = self._watch
        made = None if watch is None else watch.snapshot(self._busy(), self._pace.rate, self._shown, self._wanted)
        self._stale, self._taken, self._told_at = False, False, now
        self._deliver(lambda: self._arrive(made))

    def _arrive(self, snapshot: Snapshot | None) -> None:
        try:
            self._show(snapshot)
        finally:
            self.take()
