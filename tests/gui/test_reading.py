"""Files are read in a thread: the window lives while a large one, or a slow one, is on its way."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

import playground as pg
from playground.experiments.experiment import Experiment
from playground.gui.window import Window
from playground.session.lesson import lesson_state


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Reading an experiment takes until the event is set."""
    go_on, load = threading.Event(), Experiment.load
    monkeypatch.setattr(Experiment, "load", lambda path: load(path) if go_on.wait(60) else load("too late"))
    return go_on


def test_the_window_lives_while_a_file_is_read(
    window: Window, slow: threading.Event, tmp_path: Path, qtbot: QtBot
) -> None:
    saved = lesson_state("himmelblau").experiment
    saved.save(tmp_path / "race.json")
    before = window.document.state
    window.files.open_path(tmp_path / "race.json")
    turns: list[int] = []
    timer = QTimer(window)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start(1)
    qtbot.waitUntil(lambda: len(turns) >= 20)
    timer.stop()
    assert window.document.state is before and "reading race.json" in window.race.banner.sentence
    slow.set()
    qtbot.waitUntil(lambda: window.document.state.experiment == saved)
    assert window.files.path == tmp_path / "race.json"


def test_of_two_wishes_the_later_one_is_opened(
    window: Window, slow: threading.Event, tmp_path: Path, qtbot: QtBot
) -> None:
    first, second = (lesson_state(name).experiment for name in ("himmelblau", "beale"))
    first.save(tmp_path / "first.json")
    second.save(tmp_path / "second.json")
    window.files.open_path(tmp_path / "first.json")
    window.files.open_path(tmp_path / "second.json")
    slow.set()
    qtbot.waitUntil(lambda: window.document.state.experiment == second)
    qtbot.waitUntil(lambda: window.files._reading.idle)
    assert window.document.state.experiment == second and window.files.path == tmp_path / "second.json"


def test_a_window_that_is_closed_meanwhile_hears_nothing_more(
    window: Window, slow: threading.Event, tmp_path: Path
) -> None:
    lesson_state("beale").experiment.save(tmp_path / "race.json")
    before = window.document.state
    window.files.open_path(tmp_path / "race.json")
    slow.set()
    window.close()
    assert window.document.state is before


@pytest.mark.parametrize(
    "text", ["[" * 5000 + "]" * 5000, '{"a":' * 5000 + "1" + "}" * 5000, '{"steps": 1, "steps": 2}', "\0\0", "NaN", ""]
)
def test_what_is_wrong_in_a_file_or_on_the_clipboard_is_a_sentence(
    window: Window, tmp_path: Path, text: str, qtbot: QtBot
) -> None:
    before = window.document.state
    (tmp_path / "wrong.json").write_text(text)
    for wish, name in (
        (lambda: window.files.open_path(tmp_path / "wrong.json"), "wrong.json"),
        (window.files.paste_experiment, "the clipboard"),
    ):
        QGuiApplication.clipboard().setText(text)
        wish()
        qtbot.waitUntil(lambda name=name: window.files._reading.idle and name in window.race.banner.sentence)
    assert window.document.state is before


@pytest.mark.parametrize("suffix", ["json", "toml"])
def test_a_pipe_and_a_folder_are_refused_and_hold_nothing_up(
    window: Window, tmp_path: Path, suffix: str, qtbot: QtBot
) -> None:
    os.mkfifo(tmp_path / f"pipe.{suffix}")
    (tmp_path / f"folder.{suffix}").mkdir()
    for name, words in (("pipe", "a device or a pipe"), ("folder", "it is a folder")):
        window.files.open_path(tmp_path / f"{name}.{suffix}")
        qtbot.waitUntil(lambda words=words: window.files._reading.idle and words in window.race.banner.sentence)


def test_a_race_on_the_clipboard_is_opened(window: Window, qtbot: QtBot) -> None:
    race = pg.Experiment(pg.surface("beale"), [(1.0, 2.0)], [pg.Contender("adam", lr=0.1)], steps=3)
    QGuiApplication.clipboard().setText(race.to_json().decode())
    window.files.paste_experiment()
    qtbot.waitUntil(lambda: window.document.state.experiment == race)
