"""The thread that trains: it answers at once, never mixes two trainings up, and what it did can be repeated."""

import queue
import threading
import time
from collections.abc import Callable, Iterator

import numpy as np
import pytest

import playground as pg
from playground.services.same_training import Difference, difference
from playground.services.trainer_worker import NO_ROOM_HERE, TrainerWorker
from playground.services.training_snapshot import Snapshot
from playground.training.change import Change
from playground.training.training_run import TrainingRun

PATIENCE = 120.0
EPOCHS = 20
DATA = pg.data("moons", samples=80)
TRAINING = pg.Training(
    DATA, pg.Network(hidden=(6,)), contenders=[pg.Contender("adam", lr=0.01), pg.Contender("heavy_ball", lr=0.05)],
    batch=10, epochs=EPOCHS,
)  # fmt: skip
UPDATES = 6 * EPOCHS


class Stage:
    """A worker and what it told."""

    def __init__(self) -> None:
        self.calls: queue.Queue[Callable[[], None]] = queue.Queue()
        self.told: list[Snapshot | None] = []
        self.changes: list[Change] = []
        self.failures: list[str] = []
        self.words: list[str] = []
        self.worker = TrainerWorker(
            self.calls.put, self.told.append, self.changes.append, self.failures.append, self.words.append
        )

    @property
    def newest(self) -> Snapshot:
        """What was told last."""
        made = self.told[-1]
        assert made is not None
        return made

    def wait(self, done: Callable[[], bool]) -> None:
        """Take what is delivered until something is so."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.failures
            try:
                self.calls.get(timeout=0.01)()
            except queue.Empty:
                continue

    def begin(self, training: pg.Training = TRAINING) -> None:
        """Have a training set up."""
        self.worker.want([0])
        self.worker.train(training)
        self.wait(lambda: bool(self.told) and self.told[-1] is not None)

    def settle(self, done: int) -> None:
        """Wait until it rests at an update."""
        self.wait(lambda: bool(self.told) and self.newest.done == done and not self.newest.running)


@pytest.fixture
def stage() -> Iterator[Stage]:
    made = Stage()
    yield made
    made.worker.close()
    assert not any(thread.name == "trainer" for thread in threading.enumerate())


def test_what_it_trains_is_what_train_gives(stage: Stage) -> None:
    stage.begin()
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    result = pg.train(TRAINING)
    assert np.array_equal(stage.newest.parameters[0], result.final[0])
    assert np.array_equal(stage.newest.series["loss"].values, result.losses, equal_nan=True)
    assert np.array_equal(stage.newest.series["rate"].values, result.rates, equal_nan=True)
    assert stage.newest.reasons == ("budget", "budget") and stage.newest.ends == (UPDATES, UPDATES)


def test_it_steps_by_one_update_and_by_one_epoch(stage: Stage) -> None:
    stage.begin()
    stage.worker.step()
    stage.settle(1)
    stage.worker.step_epoch()
    stage.settle(6)
    stage.worker.step_epoch()
    stage.settle(12)


def test_a_pause_is_felt_at_once_and_the_pace_is_kept(stage: Stage) -> None:
    stage.begin(TRAINING.replace(epochs=10_000))
    stage.worker.set_pace(200.0)
    stage.worker.run()
    begin = time.monotonic()
    stage.wait(lambda: stage.newest.done >= 60)
    assert time.monotonic() - begin > 0.2
    stage.worker.pause()
    stage.wait(lambda: not stage.newest.running)
    done = stage.newest.done
    time.sleep(0.1)
    stage.worker.look_at(None)
    count = len(stage.told)
    stage.wait(lambda: len(stage.told) > count)
    assert stage.newest.done == done


def test_going_back_and_on_again_gives_the_same_bits(stage: Stage) -> None:
    stage.begin()
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    end = stage.newest.parameters[0]
    stage.worker.look_at(31)
    stage.wait(lambda: stage.newest.shown == 31)
    seen, loss = stage.newest.parameters[0], stage.newest.standings[0].loss
    stage.worker.go_back(31)
    stage.settle(31)
    assert np.array_equal(stage.newest.parameters[0], seen) and stage.newest.standings[0].update == 31
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert np.array_equal(stage.newest.parameters[0], end)
    assert stage.newest.series["loss"].values[0, 31] == loss


def test_looking_back_shows_what_a_normalization_had_learned_by_then(stage: Stage) -> None:
    asked = TRAINING.replace(network=pg.Network(hidden=(6,), normalization="batch"))
    result = pg.train(asked)
    stage.begin(asked)
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert np.array_equal(stage.newest.statistics[0], result.final_statistics[0])
    stage.worker.look_at(31)
    stage.wait(lambda: stage.newest.shown == 31)
    assert np.array_equal(stage.newest.parameters[0], result.parameters[0][31])
    assert np.array_equal(stage.newest.statistics[0], result.statistics[0][31])


def test_an_average_is_told_where_it_has_begun(stage: Stage) -> None:
    mean = pg.Modifier("tail_average", begin=30)
    asked = TRAINING.replace(contenders=[pg.Contender("adam", modifiers=[mean]), pg.Contender("heavy_ball")])
    result = pg.train(asked)
    stage.begin(asked)
    assert stage.newest.averages == {}
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert np.array_equal(stage.newest.averages[0], result.final_averages[0])
    looks, expected = stage.newest.average_looks[0], result.average_looks[0]
    assert looks is not None and expected is not None and stage.newest.average_looks[1] is None
    assert np.array_equal(looks.test_loss, expected.test_loss, equal_nan=True)
    for update in (31, 29):
        stage.worker.look_at(update)
        stage.wait(lambda update=update: stage.newest.shown == update)
        assert (0 in stage.newest.averages) == (update > 30)


def test_a_change_on_the_way_belongs_to_the_training_and_repeats(stage: Stage) -> None:
    stage.begin()
    for _ in range(3):
        stage.worker.step_epoch()
        stage.worker.call(lambda: None)
    stage.settle(18)
    stage.worker.change(0, "lr", 0.5)
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert stage.changes == [Change(18, 0, "lr", 0.5)]
    assert stage.newest.training.changes == tuple(stage.changes)
    result = pg.train(TRAINING.replace(changes=stage.changes))
    assert np.array_equal(stage.newest.parameters[0], result.final[0])
    assert stage.newest.series["rate"].values[0, [18, 19]].tolist() == [0.01, 0.5]


def test_a_change_under_way_is_not_taken_back_by_a_training_that_does_not_know_of_it(stage: Stage) -> None:
    """Two changes follow each other before the first has arrived: the training that keeps it lacks the second."""

    def reach(done: int) -> None:
        end = time.monotonic() + PATIENCE
        while stage.worker._done < done or stage.worker._newest is not None:
            assert time.monotonic() < end
            time.sleep(0.001)  # and nothing is delivered

    stage.begin()
    for rate, done in ((0.5, 1), (0.25, 2)):
        stage.worker.change(0, "lr", rate)
        stage.worker.step(1)
        reach(done)
    begun = stage.worker._watch
    stage.wait(lambda: len(stage.changes) == 1)
    stage.worker.train(TRAINING.replace(changes=stage.changes))
    reach(2)
    stage.wait(lambda: len(stage.changes) == 2)
    stage.worker.train(TRAINING.replace(changes=stage.changes))
    reach(2)
    assert stage.changes == [Change(0, 0, "lr", 0.5), Change(1, 0, "lr", 0.25)]
    assert stage.worker._watch is begun, "it was trained again from the start"


def test_a_change_taken_back_is_as_if_it_had_never_been(stage: Stage) -> None:
    stage.begin()
    stage.worker.step(10)
    stage.settle(10)
    stage.worker.change(0, "lr", 0.5)
    stage.worker.step(10)
    stage.settle(20)
    stage.worker.train(TRAINING)
    stage.wait(lambda: stage.newest.done == 20 and not stage.newest.training.changes)
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert np.array_equal(stage.newest.parameters[0], pg.train(TRAINING).final[0])


def test_what_is_repeated_keeps_no_pace(stage: Stage) -> None:
    stage.begin(TRAINING.replace(epochs=1000))
    stage.worker.step(3000)
    stage.settle(3000)
    stage.worker.set_pace(100.0)
    stage.worker.run()
    stage.wait(lambda: stage.newest.running)
    begin = time.monotonic()
    stage.worker.train(TRAINING.replace(epochs=1000, penalty=0.1))
    stage.wait(lambda: stage.newest.training.penalty == 0.1 and stage.newest.done > 3010 and stage.newest.running)
    assert time.monotonic() - begin < 5.0


def test_an_illegal_change_is_refused_and_nothing_else_happens(stage: Stage) -> None:
    stage.begin()
    stage.worker.change(0, "lr", -1.0)
    stage.wait(lambda: bool(stage.failures))
    assert "adam.lr" in stage.failures[0] and not stage.changes
    stage.worker.step()
    stage.settle(1)


def test_other_contenders_are_trained_as_far_as_the_first_and_other_data_from_the_start(stage: Stage) -> None:
    stage.begin()
    stage.worker.step(20)
    stage.settle(20)
    more = TRAINING.replace(contenders=[*TRAINING.contenders, pg.Contender("rmsprop")])
    stage.worker.train(more)
    stage.wait(lambda: len(stage.newest.places) == 3 and stage.newest.done == 20)
    stage.worker.train(more.replace(data=pg.data("moons", samples=80, noise=0.3)))
    stage.wait(lambda: stage.newest.training.data.parameters["noise"] == 0.3)
    assert stage.newest.done == 0


def test_a_name_or_a_colour_changes_no_number(stage: Stage) -> None:
    stage.begin()
    stage.worker.step(20)
    stage.settle(20)
    named = TRAINING.replace(
        contenders=[pg.Contender("adam", lr=0.01, name="A", color="#123456"), TRAINING.contenders[1]]
    )
    stage.worker.train(named)
    stage.wait(lambda: stage.newest.training.names[0] == "A")
    assert stage.newest.done == 20 and stage.words == ["preparing the training …", ""]


def test_divergence_ends_with_its_reason_and_keeps_the_record(stage: Stage) -> None:
    wild = pg.Training(
        pg.data("regression", samples=40),
        pg.Network(hidden=(4,)),
        contenders=[pg.Contender("gradient_descent", lr=1e6)],
    )
    stage.begin(wild)
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    assert stage.newest.reasons == ("diverged",) and 0 < stage.newest.done < stage.newest.updates
    assert np.isfinite(stage.newest.series["loss"].values[0, 0])


def test_without_contenders_there_is_nothing_to_show(stage: Stage) -> None:
    stage.worker.train(TRAINING.replace(contenders=()))
    stage.wait(lambda: bool(stage.told))
    assert stage.told == [None] and not stage.failures


def test_a_training_that_cannot_begin_is_said_and_the_next_one_does(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def begin(self: TrainingRun, training: pg.Training) -> None:
        raise pg.PlaygroundError("there is no room for this training")

    with monkeypatch.context() as patched:
        patched.setattr(TrainingRun, "__init__", begin)
        stage.worker.train(TRAINING)
        stage.wait(lambda: bool(stage.failures))
    assert "no room" in stage.failures[0]
    stage.worker.train(TRAINING.replace(seed=7))
    stage.wait(lambda: bool(stage.told) and stage.told[-1] is not None)


def test_closing_in_the_middle_of_a_training_ends_the_thread_at_once(stage: Stage) -> None:
    stage.begin(TRAINING.replace(epochs=50_000))
    stage.worker.run()
    stage.wait(lambda: stage.newest.done > 100)
    begin = time.monotonic()
    stage.worker.close()
    assert time.monotonic() - begin < 2.0
    assert not any(thread.name == "trainer" for thread in threading.enumerate())


def test_long_trainings_are_told_in_few_values_with_their_extremes(stage: Stage) -> None:
    stage.begin(TRAINING.replace(epochs=1000))
    stage.worker.run()
    stage.wait(lambda: stage.newest.over)
    outline, result = stage.newest.series["gradient_norm"], pg.train(TRAINING.replace(epochs=1000))
    assert outline.steps is not None and outline.values.shape[1] <= 2100
    assert np.nanmax(outline.values) == np.nanmax(result.gradient_norms)
    assert np.nanmin(outline.values) == np.nanmin(result.gradient_norms)


def test_a_training_that_the_old_memory_could_not_hold_begins_anew() -> None:
    old = pg.Training(pg.data("moons"), pg.Network(hidden=(8,)), contenders=[pg.Contender("adam")], memory=1)
    new = old.replace(network=pg.Network(hidden=(400, 400)), memory=10)
    assert difference(old, new, 0) is Difference.ALL and difference(new, old, 0) is Difference.ALL


def test_memory_that_there_is_not_is_said_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(training: pg.Training) -> None:
        raise MemoryError

    monkeypatch.setattr("playground.services.trainer_worker.TrainingRun", full)
    stage = Stage()
    try:
        stage.worker.train(TRAINING)
        end = time.monotonic() + PATIENCE
        while not stage.failures and time.monotonic() < end:
            stage.calls.get(timeout=PATIENCE)()
    finally:
        stage.worker.close()
    assert stage.failures == [NO_ROOM_HERE] and stage.words[-1] == ""
