"""Every thread of the program catches its failures round all it does, tells them, and works on."""

import ast
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.base.run_shared import run_shared
from playground.services.trainer_worker import TrainerWorker
from playground.services.training_snapshot import Snapshot
from playground.services.training_watch import TrainingWatch
from playground.services.turning_thread import NO_ROOM, TurningThread, UnexpectedError, as_refusal, pass_over
from playground.services.worker import Worker

ROOT = Path(pg.__file__).parent
PATIENCE = 60.0
# Pools that live as long as a call, or whose work `share` takes part in: their failures reach the caller.
POOLS = {"base/helper.py", "experiments/simulate.py", "slices/losses_at.py"}
TRAINING = pg.Training(pg.data("moons", samples=40), pg.Network(hidden=(3,)), contenders=[pg.Contender("adam")])


def _calls(path: Path) -> set[str]:
    text = path.read_text(encoding="utf-8")
    if not any(word in text for word in ("Thread", "Pool", "Timer")):
        return set()
    tree = ast.parse(text)
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {one.attr if isinstance(one, ast.Attribute) else getattr(one, "id", "") for one in calls}


def test_no_thread_is_made_in_another_way() -> None:
    made = {path.relative_to(ROOT).as_posix(): _calls(path) for path in ROOT.rglob("*.py")}
    threads = {name for name, calls in made.items() if calls & {"Thread", "QThread", "Timer", "QThreadPool"}}
    # The others do one thing and end: a clock that rings once, a question whether the display answers.
    assert threads == {"services/turning_thread.py", "base/idle_memory.py", "gui/display.py"}
    assert {name for name, calls in made.items() if calls & {"ThreadPoolExecutor", "ProcessPoolExecutor"}} == POOLS
    assert {name for name, calls in made.items() if "TurningThread" in calls} == {
        "services/trainer_worker.py", "services/worker.py"
    }  # fmt: skip


@pytest.mark.parametrize("error", [ValueError("odd"), SystemExit(3), MemoryError(), PlaygroundError("no")])
def test_a_turn_that_fails_is_told_and_the_next_one_follows(
    error: BaseException, caplog: pytest.LogCaptureFixture
) -> None:
    turns, told, name = iter(range(3)), list[PlaygroundError](), f"turning {type(error).__name__}"

    def turn() -> bool:
        if next(turns) < 1:
            raise error
        return False

    TurningThread(name, turn, told.append).join(PATIENCE)
    assert not any(thread.name == name for thread in threading.enumerate())
    assert next(turns) == 2 and len(told) == 1
    foreseen = isinstance(error, PlaygroundError | MemoryError)
    assert isinstance(told[0], UnexpectedError) == (not foreseen) == ("unexpected" in caplog.text)
    if isinstance(error, MemoryError):
        assert str(told[0]) == NO_ROOM


def test_where_the_telling_fails_too_the_thread_works_on(caplog: pytest.LogCaptureFixture) -> None:
    turns = iter(range(3))

    def turn() -> bool:
        if next(turns) < 1:
            raise ValueError("odd")
        return False

    def tell(error: PlaygroundError) -> None:
        raise RuntimeError("the window is gone")

    TurningThread("mute", turn, tell).join(PATIENCE)
    assert next(turns) == 2 and "could not be told" in caplog.text and "the window is gone" in caplog.text


def test_what_nobody_foresaw_is_not_passed_over(caplog: pytest.LogCaptureFixture) -> None:
    pass_over(PlaygroundError("no derivative here"))
    with pytest.raises(UnexpectedError, match="odd"):
        pass_over(as_refusal(ValueError("odd")))


def test_a_worker_whose_answer_cannot_be_delivered_works_on(caplog: pytest.LogCaptureFixture) -> None:
    delivered: queue.Queue[Callable[[], None]] = queue.Queue()
    broken = [True, True]  # also where it says what failed

    def deliver(call: Callable[[], None]) -> None:
        if broken:
            broken.pop()
            raise RuntimeError("the bridge is gone")
        delivered.put(call)

    worker, answers = Worker(deliver, "broken"), list[int]()
    try:
        worker.submit(lambda ticket: 1, answers.append, lambda error: None)
        while broken:
            threading.Event().wait(0.001)
        worker.submit(lambda ticket: 2, answers.append, lambda error: None)
        delivered.get(timeout=PATIENCE)()
    finally:
        worker.close()
    assert answers == [2] and "the bridge is gone" in caplog.text


def test_work_that_is_shared_raises_where_it_was_asked_for_and_the_pool_works_on() -> None:
    with ThreadPoolExecutor(1) as others:
        with pytest.raises(ZeroDivisionError):
            run_shared(lambda k: 1 // (k - 1), 4, others)
        assert run_shared(lambda k: k, 4, others) == [0, 1, 2, 3]


class Told:
    """A trainer and what it told."""

    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.snapshots: list[Snapshot | None] = []
        self.failures: list[str] = []
        self.trainer = TrainerWorker(
            self.calls.put, self.snapshots.append, lambda change: None, self.failures.append, lambda words: None
        )

    def until(self, done: Callable[[], bool]) -> None:
        while not done():
            self.calls.get(timeout=PATIENCE)()


@pytest.mark.parametrize("where", ["run", "snapshot", "pace", "result"])
def test_the_trainer_fails_once_wherever_it_may_and_trains_again(
    where: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told, broken, results = Told(), [True], list[object]()
    places = {
        "run": ("playground.services.trainer_worker.TrainingRun.advance",),
        "snapshot": ("playground.services.training_watch.TrainingWatch.snapshot",),
        "pace": ("playground.services._pace.Pace.note",),
        "result": ("playground.services.trainer_worker.TrainingResult.__init__",),
    }
    (name,) = places[where]
    holder, attribute = name.rsplit(".", 1)
    module, kind = holder.rsplit(".", 1)
    original = getattr(getattr(__import__(module, fromlist=[kind]), kind), attribute)

    def once(*arguments: object, **keywords: object) -> object:
        if broken:
            broken.pop()
            raise ValueError("cannot reshape array of size 0")
        return original(*arguments, **keywords)

    try:
        told.trainer.train(TRAINING)
        told.until(lambda: bool(told.snapshots) and told.snapshots[-1] is not None)
        monkeypatch.setattr(name, once)
        told.trainer.step()
        told.trainer.give_result(results.append)
        told.until(lambda: bool(told.failures) and bool(results))
        assert "cannot reshape" in told.failures[0] and "the log holds the details" in told.failures[0]
        told.trainer.run()
        told.until(lambda: told.snapshots[-1] is not None and told.snapshots[-1].over)
    finally:
        told.trainer.close()
    last = told.snapshots[-1]
    assert last is not None and last.done == TRAINING.plan.updates and "Traceback" in caplog.text


@pytest.mark.parametrize("many", [0, 1, 100])
def test_a_snapshot_of_any_number_of_contenders(many: int) -> None:
    from playground.training.training_run import TrainingRun

    asked = TRAINING.replace(contenders=[pg.Contender("adam", name=f"{k}") for k in range(many)], epochs=1500)
    run = TrainingRun(asked)
    run.advance(2 if many > 1 else run.updates)
    snapshot = TrainingWatch(run).snapshot(False, 0.0, None, range(many))
    assert snapshot.series["loss"].values.shape[0] == len(snapshot.standings) == many
    assert np.isfinite(snapshot.series["loss"].values[:, 0]).all()
