"""What goes otherwise than planned is said, and the window goes on."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo, QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QFileDialog, QTextBrowser
from pytestqt.qtbot import QtBot

from playground.gui.keyboard_help import KeyboardHelp
from playground.gui.unexpected import say_unexpected
from playground.gui.widgets.file_dialog import start_folder
from playground.gui.window import Window
from playground.services.log import log_file, start_log
from playground.services.recent_files import remember_file
from playground.session.actions.contenders import add_contender
from playground.session.actions.race import set_steps
from playground.session.actions.starts import clear_starts, place_start
from tests.gui.conftest import PATIENCE


def test_a_panel_that_throws_is_named_and_the_others_go_on(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def throw(step: int) -> None:
        raise AttributeError("no such thing")

    start_log()
    monkeypatch.setattr(window.race.panels["loss"], "show_step", throw)
    qtbot.keyClick(window.race.plane, Qt.Key.Key_Home)
    assert window.race.time_bar.steps.text().startswith("step 0")
    assert window.race.banner.sentence == "something unexpected went wrong in “Loss”; the log holds the details"
    assert "no such thing" in log_file().read_text()
    assert "Traceback" in log_file().read_text()
    for handler in list(logging.getLogger("playground").handlers):
        logging.getLogger("playground").removeHandler(handler)
        handler.close()


def test_an_error_in_painting_is_told_once(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: None)
    say_unexpected(told.append)
    chart = window.race.panels["loss"].chart  # type: ignore[attr-defined]

    def paint(self: object) -> None:
        raise ValueError("no ink")

    for _ in range(3):
        try:
            paint(chart)
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: bool(told))
    assert told == [f"something unexpected went wrong in “{chart.accessibleName()}”; the log holds the details"]


def test_after_cancel_the_window_says_that_the_picture_is_old_and_runs_the_race_when_asked(
    qtbot: QtBot, window: Window
) -> None:
    race, bar = window.race, window.race.time_bar
    for k in range(40):
        window.document.perform(place_start, (0.1 * k, 1.0))
    # Twenty gradients a step, never at rest: seconds of work on any machine.
    window.document.perform(add_contender, "entropy_sgd")
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    assert not bar.run.isVisible()
    window.document.perform(set_steps, 100_000)
    qtbot.waitUntil(bar.cancel.isVisible, timeout=PATIENCE)
    qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert bar.run.isVisible()
    assert bar.status.text() == "the picture is of the race before the last change"
    assert window.minimumSizeHint().width() <= 1024
    window.document.undo()
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    assert not bar.run.isVisible() and "simulated in" in bar.status.text()
    window.document.perform(set_steps, 5000)
    race.run_loop.cancel()
    assert bar.run.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    assert not bar.run.isVisible()
    assert race.result is not None and race.result.experiment.steps == 5000


def test_without_starts_the_time_bar_says_no_race(qtbot: QtBot, window: Window) -> None:
    bar = window.race.time_bar
    window.document.perform(clear_starts)
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    assert bar.steps.text() == "no race" and not bar.slider.isEnabled() and not bar.play.isEnabled()
    window.document.perform(place_start, (1.0, 1.0))
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    assert bar.steps.text().startswith("step") and bar.slider.isEnabled() and bar.play.isEnabled()


def test_a_file_dialog_begins_where_the_last_file_was_and_reads_none(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    assert start_folder().is_dir()
    (tmp_path / "race.json").write_text("{}")
    remember_file(tmp_path / "race.json")
    window.files.open()
    dialog = window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert dialog.testOption(QFileDialog.Option.DontUseCustomDirectoryIcons)
    provider = dialog.iconProvider()
    assert provider.type(QFileInfo("/proc/kmsg")) == "File"
    assert not provider.icon(QFileInfo("/proc/kmsg")).isNull()
    dialog.reject()


def test_a_picture_can_have_more_pixels(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    result = window.race.result
    assert result is not None
    for size in (1, 2):
        window.files.export_path("png", tmp_path / f"{size}.png", result, **window.race.figure(size)[1])
        qtbot.waitUntil((tmp_path / f"{size}.png").exists, timeout=PATIENCE)
    small, large = QImage(str(tmp_path / "1.png")), QImage(str(tmp_path / "2.png"))
    assert abs(large.width() - 2 * small.width()) <= 4 and abs(large.height() - 2 * small.height()) <= 4
    assert sum("as many pixels" in words for words in window.actions_by_words) == 2


def test_keys_and_what_they_do_stand_on_one_line(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help = window.findChild(KeyboardHelp)
    assert help is not None
    page = help.findChild(QTextBrowser)
    assert isinstance(page, QTextBrowser)
    document = page.document()
    assert isinstance(document, QTextDocument)

    def top(words: str) -> int:
        cursor = document.find(words)
        assert not cursor.isNull(), words
        cursor.setPosition(cursor.selectionStart())
        place: QRect = page.cursorRect(cursor)
        return place.bottom()

    assert abs(top("Ctrl+O") - top("Open")) <= 1
    help.close()
