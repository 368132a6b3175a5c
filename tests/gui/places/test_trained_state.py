"""A trained state outlasts the window, also one that was killed; and an undo comes back to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.base.folders import state_folder
from playground.gui.open_window import open_window
from playground.gui.window import Window
from playground.session.actions.data import choose_data
from playground.session.actions.network import add_layer
from playground.session.actions.training import open_training
from tests.children import child
from tests.gui.conftest import PATIENCE
from tests.gui.places._networks import TRAINING, now, place

_TRAINER = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from playground.gui.open_window import open_window
from playground.session.actions.training import open_training
from tests.gui.places._networks import TRAINING
application = QApplication([])
window = open_window(application)
window.document.perform(open_training, TRAINING.replace(epochs=100000))
window.go_to("networks")
window.networks.trainer.set_pace(200.0)
window.networks.trainer.run()
def tell():
    snapshot = window.networks.snapshot
    print(0 if snapshot is None else snapshot.done, flush=True)
timer = QTimer()
timer.timeout.connect(tell)
timer.start(100)
application.exec()
"""


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[Window]]:
    windows: list[Window] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def reopened(opened: list[Window], qtbot: QtBot) -> Window:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = open_window(application)
    opened.append(window)
    if window.networks is not None:
        qtbot.waitUntil(lambda: place(window).snapshot is not None, timeout=PATIENCE)
    return window


def trained(window: Window, qtbot: QtBot, updates: int) -> None:
    place(window).trainer.step(updates)
    qtbot.waitUntil(lambda: now(window).done == updates and not now(window).running, timeout=PATIENCE)


def at_networks(opened: list[Window], qtbot: QtBot, training: pg.Training = TRAINING) -> Window:
    window = reopened(opened, qtbot)
    window.document.perform(open_training, training)
    window.go_to("networks")
    qtbot.waitUntil(lambda: place(window).snapshot is not None and now(window).training == training, timeout=PATIENCE)
    return window


def close(opened: list[Window]) -> None:
    window = opened.pop()
    window.close()
    window.deleteLater()
    QApplication.processEvents()


def parameters(window: Window, qtbot: QtBot) -> np.ndarray:
    place(window).trainer.want([0])
    qtbot.waitUntil(lambda: 0 in now(window).parameters, timeout=PATIENCE)
    return now(window).parameters[0]


def test_a_closed_window_comes_back_trained_and_goes_on_in_the_same_bits(opened: list[Window], qtbot: QtBot) -> None:
    trained(at_networks(opened, qtbot), qtbot, 57)
    close(opened)
    window = reopened(opened, qtbot)
    qtbot.waitUntil(lambda: now(window).done == 57, timeout=PATIENCE)
    assert not now(window).running and not place(window).banner.isVisible()
    trained(window, qtbot, 43 + 57) if now(window).done == 100 else place(window).trainer.step(43)
    qtbot.waitUntil(lambda: now(window).done == 100, timeout=PATIENCE)
    whole = pg.train(TRAINING)
    assert np.array_equal(parameters(window, qtbot), whole.parameters[0][100])


def test_kill_nine_amid_a_training_costs_two_seconds_at_most(opened: list[Window], qtbot: QtBot) -> None:
    command = [sys.executable, "-c", _TRAINER]
    with child(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [0]
        while told[-1] < 900:  # four and a half seconds at 200 updates a second
            told.append(int(process.stdout.readline()))
        process.kill()
    window = reopened(opened, qtbot)
    qtbot.waitUntil(lambda: now(window).done > 0, timeout=PATIENCE)
    # Twenty lines are two seconds at the least.
    assert now(window).done >= told[-21]
    assert not now(window).running


def test_what_is_missing_or_foreign_is_told_and_the_training_begins_anew(opened: list[Window], qtbot: QtBot) -> None:
    for damage in ("gone", "foreign"):
        trained(at_networks(opened, qtbot, TRAINING.replace(seed=5 if damage == "gone" else 6)), qtbot, 20)
        close(opened)
        (folder,) = (state_folder() / "windows").glob("*.training")
        for file in folder.iterdir():
            if damage == "gone":
                file.unlink()
            elif file.suffix == ".npz":
                file.write_bytes(file.read_bytes()[:200])
        window = reopened(opened, qtbot)
        qtbot.waitUntil(lambda window=window: "cannot be continued" in place(window).banner.sentence, timeout=PATIENCE)  # type: ignore[misc]
        assert ("not there any more" if damage == "gone" else "it is damaged") in place(window).banner.sentence
        assert now(window).done == 0
        close(opened)


@pytest.mark.parametrize(
    "change", [lambda w: w.document.perform(add_layer), lambda w: w.document.perform(choose_data, "xor")]
)
def test_an_undo_after_another_network_or_data_comes_back_to_the_trained_state(
    opened: list[Window], qtbot: QtBot, change
) -> None:
    window = at_networks(opened, qtbot)
    trained(window, qtbot, 30)
    before = parameters(window, qtbot).copy()
    change(window)
    qtbot.waitUntil(lambda: now(window).done == 0, timeout=PATIENCE)
    window.document.undo()
    qtbot.waitUntil(lambda: now(window).done == 30, timeout=PATIENCE)
    assert np.array_equal(parameters(window, qtbot), before)
    window.document.redo()
    qtbot.waitUntil(lambda: now(window).done == 0, timeout=PATIENCE)
