"""A race too long for a frame."""

import threading

import pytest
from PySide6.QtWidgets import QApplication

from playground.gui.plane import long_race
from playground.gui.plane.race_layer import RaceLayer
from playground.session.actions.contenders import rename_contender
from playground.session.actions.race import set_steps
from tests.gui.conftest import PATIENCE


@pytest.fixture
def drawing_threads(monkeypatch):
    """Which threads draw paths, with every race of more than 1000 positions taken for a long one."""
    names: list[str] = []
    original = RaceLayer.draw

    def watched(self, *arguments):
        names.append(threading.current_thread().name)
        return original(self, *arguments)

    monkeypatch.setattr(RaceLayer, "draw", watched)
    monkeypatch.setattr(long_race, "_LONG", 1000)
    return names


def drawn(window):
    shown = window.race.plane.painter.long_race._shown
    return shown is not None and shown[0].result is window.race.result and shown[0].step == window.race.player.step


def test_a_long_race_is_drawn_in_a_thread_of_its_own_and_seen_at_last(make_window, qtbot, drawing_threads):
    window = make_window()
    window.document.perform(set_steps, 3000)
    qtbot.waitUntil(lambda: window.race.run_loop.settled and drawn(window), timeout=PATIENCE)
    drawing_threads.clear()
    window.race.player.seek(1500)
    window.document.perform(lambda state: rename_contender(state, 0, "another name"))
    qtbot.waitUntil(lambda: drawn(window), timeout=PATIENCE)
    assert drawing_threads and all(name.startswith("long race") for name in drawing_threads)
    assert any(image.any() for image in window.race.plane.painter.long_race._shown[1])


def test_a_long_race_is_let_go_when_a_short_one_is_shown(make_window, qtbot, drawing_threads):
    window = make_window()
    window.document.perform(set_steps, 3000)
    qtbot.waitUntil(lambda: window.race.run_loop.settled and drawn(window), timeout=PATIENCE)
    window.document.perform(set_steps, 5)
    qtbot.waitUntil(lambda: window.race.plane.painter.long_race._shown is None, timeout=PATIENCE)
    QApplication.processEvents()
    assert drawing_threads[-1] == threading.current_thread().name


def test_a_window_that_closes_leaves_no_thread_behind(make_window, qtbot, drawing_threads):
    window = make_window()
    window.document.perform(set_steps, 3000)
    qtbot.waitUntil(lambda: window.race.run_loop.settled and bool(drawing_threads), timeout=PATIENCE)
    window.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("long race")]
