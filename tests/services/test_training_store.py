"""The state of a training outlasts the process that trained it."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.services.earlier_runs import EarlierRuns
from playground.services.training_keeper import TrainingKeeper
from playground.services.training_store import TrainingStore
from playground.training.run_state import continued_run, run_state
from playground.training.training_run import TrainingRun

TRAINING = pg.Training(
    pg.data("moons", samples=48), pg.Network(hidden=(4,)), batch=8, epochs=20,
    contenders=[pg.Contender("adam"), pg.Contender("heavy_ball")],
)  # fmt: skip


def written(folder: Path, *stops: int) -> TrainingRun:
    """A run whose state was written after each of these updates, the new rows alone."""
    store, run = TrainingStore(folder), TrainingRun(TRAINING)
    firsts = [(0, 0)] * 2
    for stop in stops:
        run.advance(stop)
        state = run_state(run, firsts)
        assert state is not None
        store.write(state, firsts, anew=stop == stops[0])
        firsts = [(run.trainers[place].done, run.trainers[place].done + 1) for place in run.learners]
    return run


def test_parts_that_were_appended_are_one_state(tmp_path: Path) -> None:
    run = written(tmp_path / "kept", 3, 4, 17, 40)
    state = TrainingStore(tmp_path / "kept").read()
    assert state is not None and state.done == 40
    again = continued_run(TRAINING, state)
    for one in (run, again):
        one.advance(one.updates)
    for place in run.learners:
        assert np.array_equal(run.trainers[place].record, again.trainers[place].record)
        assert np.array_equal(run.trainers[place].losses, again.trainers[place].losses, equal_nan=True)


def test_rows_behind_the_state_do_not_count(tmp_path: Path) -> None:
    """As after a kill between the rows and the state that names them."""
    written(tmp_path, 10)
    for file in tmp_path.glob("*.f64"):
        with file.open("ab") as stream:
            stream.write(os.urandom(77))
    state = TrainingStore(tmp_path).read()
    assert state is not None and continued_run(TRAINING, state).done == 10


def test_what_is_damaged_is_told_and_nothing_there_is_nothing(tmp_path: Path) -> None:
    assert TrainingStore(tmp_path / "none").read() is None
    for kind in ("rows", "half", "empty", "foreign"):
        folder = tmp_path / kind
        written(folder, 10)
        if kind == "rows":
            next(folder.glob("records*")).write_bytes(b"short")
        elif kind == "half":
            data = (folder / "state.npz").read_bytes()
            (folder / "state.npz").write_bytes(data[: len(data) // 2])
        elif kind == "empty":
            (folder / "state.npz").write_bytes(b"")
        else:
            np.savez(folder / "state.npz", something=np.zeros(3))
        with pytest.raises(PlaygroundError, match="it is damaged"):
            TrainingStore(folder).read()


@pytest.mark.parametrize(
    ("place", "value"),
    [(6, 99), (8, 1), (8, 32), (8, 64), (10, 8), (10, 99), (45, 255)],
    ids=["newer archive", "encrypted", "patched", "strongly encrypted", "packed", "packed as unknown", "place"],
)
def test_an_archive_whose_directory_was_changed_is_told(tmp_path: Path, place: int, value: int) -> None:
    written(tmp_path, 10)
    data = bytearray((tmp_path / "state.npz").read_bytes())
    data[data.index(b"PK\x01\x02") + place] = value
    (tmp_path / "state.npz").write_bytes(data)
    with pytest.raises(PlaygroundError, match="it is damaged"):
        TrainingStore(tmp_path).read()


def test_another_run_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    written(tmp_path, 10, 20)
    first = {file.name for file in tmp_path.iterdir()}
    store, run = TrainingStore(tmp_path), TrainingRun(TRAINING.replace(seed=5))
    assert store.read() is not None
    run.advance(6)
    state = run_state(run)
    assert state is not None
    store.write(state, [(0, 0)] * 2, anew=True)
    assert {file.name for file in tmp_path.iterdir()} & first == {"state.npz"}
    found = TrainingStore(tmp_path).read()
    assert found is not None and continued_run(TRAINING.replace(seed=5), found).done == 6


@pytest.mark.parametrize(
    ("prepare", "asked", "sentence"),
    [
        (False, TRAINING, "it is not there any more"),
        (True, TRAINING.replace(seed=9), "it belongs to another training"),
        (True, TRAINING, ""),
    ],
)
def test_what_cannot_be_continued_is_told(tmp_path: Path, prepare: bool, asked: pg.Training, sentence: str) -> None:
    if prepare:
        written(tmp_path, 10)
    said: list[str] = []
    keeper = TrainingKeeper(tmp_path, lambda call: call(), said.append, expected=True)
    run = keeper.take_up(asked)
    assert (run is not None) == (sentence == "") and len(said) == (sentence != "")
    assert all(sentence in one and "The training begins anew" in one for one in said)
    assert keeper.take_up(asked) is None, "later trainings are others"
    keeper.finish(None)


def test_a_run_that_cannot_be_continued_wakes_no_thread_again(tmp_path: Path) -> None:
    asked = TRAINING.replace(contenders=[pg.Contender("scipy_minimize", method="BFGS")], batch=None, epochs=3)
    keeper, run = TrainingKeeper(tmp_path, lambda call: call(), lambda _: None), TrainingRun(asked)
    run.advance(run.updates)
    assert keeper.wait(run) is not None
    keeper.look(run)
    assert keeper.wait(run) is None and not list(tmp_path.iterdir())
    keeper.finish(run)


def test_an_undo_finds_the_run_it_comes_back_to() -> None:
    earlier, run = EarlierRuns(), TrainingRun(TRAINING)
    run.advance(5)
    other = TRAINING.replace(seed=1)
    assert earlier.exchange(run, other) is None
    second = TrainingRun(other)
    second.advance(3)
    assert earlier.exchange(second, TRAINING) is run
    assert earlier.exchange(run, TRAINING.replace(seed=2)) is None
    assert earlier.exchange(None, other) is second
    for seed in range(10, 20):
        one = TrainingRun(TRAINING.replace(seed=seed))
        one.advance(1)
        earlier.exchange(one, TRAINING.replace(seed=99))
    assert len(earlier._runs) <= 4
