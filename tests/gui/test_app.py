"""The program from its start to its end: checks before Qt, what comes back, a real display."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from playground.base import broken_member
from playground.base.folders import state_folder
from playground.gui import app
from playground.gui.open_window import open_window
from playground.gui.panels.readout import ReadoutPanel
from playground.gui.window import Window
from playground.kernels.compiling.cache_trouble import say_not_kept
from playground.services.settings import change_settings, settings_file
from playground.session.actions.starts import place_start
from playground.session.lesson import lesson_state
from tests.children import child
from tests.gui.conftest import PATIENCE, wait_until_sharp

_EDITOR = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from playground.gui.open_window import open_window
from playground.session.actions.starts import place_start
application = QApplication([])
window = open_window(application)
count = [0]
def edit():
    count[0] += 1
    window.document.perform(place_start, (0.001 * count[0], 0.25))
    print(count[0], flush=True)
timer = QTimer()
timer.timeout.connect(edit)
timer.start(200)
application.exec()
"""
_SCREEN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from playground.gui.open_window import open_window
application = QApplication([])
window = open_window(application)
def look():
    if window.race.plane.ground.sharp:
        timer.stop()
        print("drawn", flush=True)
        sys.stdin.readline()
        window.close()
timer = QTimer()
timer.timeout.connect(look)
timer.start(300)
sys.exit(application.exec())
"""


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[list[Window]]:
    windows: list[Window] = []
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()
    QApplication.processEvents()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def test_without_a_display_one_sentence_and_code_two(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert app.main() == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "DISPLAY" in said


def test_a_missing_library_is_named_with_the_line_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "_LIBRARIES", {"libnothing.so.9": "libnothing9"})
    assert "apt-get install libnothing9" in app.missing()


def test_the_first_start_shows_a_lesson_that_plays(qtbot: QtBot, opened: list[Window]) -> None:
    opened.append(open_window(_application()))
    assert opened[0].document.state == lesson_state()
    qtbot.waitUntil(lambda: opened[0].race.player.playing, timeout=PATIENCE)


def test_what_was_closed_comes_back_with_its_layout(qtbot: QtBot, opened: list[Window]) -> None:
    change_settings(theme="dark", welcomed=True)
    first = open_window(_application())
    opened.append(first)
    first.document.perform(place_start, (0.5, 0.5))
    first.resize(790, 700)
    first.race.columns.setSizes([280, 250, 260])
    left = first.race.columns.sizes()[0]
    readout = first.race.panels["readout"]
    assert isinstance(readout, ReadoutPanel) and not readout.unfolded
    readout.unfold(True)
    first.close()
    second = open_window(_application())
    opened.append(second)
    assert second.document.state == first.document.state
    assert (second.width(), second.height()) == (790, 700)
    assert abs(second.race.columns.sizes()[0] - left) <= 2
    assert second.theme.id == "dark"
    readout = second.race.panels["readout"]
    assert isinstance(readout, ReadoutPanel) and readout.unfolded
    assert not second.race.player.playing


@pytest.mark.parametrize("text", ["{ half", '{"theme":' * 5000 + "1" + "}" * 5000, "[" * 5000 + "]" * 5000])
def test_damaged_settings_are_said_and_the_window_opens(text: str, opened: list[Window]) -> None:
    for file in (settings_file(), state_folder() / "recent.json"):
        file.parent.mkdir(parents=True)
        file.write_text(text)
    opened.append(open_window(_application()))
    for words in ("the settings cannot be read", "the list of recent files cannot be read", "settings.damaged"):
        assert words in opened[0].race.banner.sentence
    assert settings_file().with_suffix(".damaged").read_text() == text


def test_the_first_window_has_the_type_of_its_theme_before_anybody_changes_it(opened: list[Window]) -> None:
    application = _application()
    application.setFont(QFont("Sans Serif", 9))  # as Qt begins
    opened.append(open_window(application))
    window = opened[0]
    words = [*window.findChildren(QLabel), *window.findChildren(QPushButton)]
    assert {word.font().family() for word in words if word.property("role") != "code"} == {window.theme.font().family()}
    assert window.header.places["race"].font().pixelSize() == window.theme.text_size
    name = next(word for word in words if word.text() == "Optimizer Playground")
    assert name.font().pixelSize() > window.theme.text_size


def test_the_first_window_is_no_higher_than_the_desktop(opened: list[Window]) -> None:
    opened.append(open_window(_application()))
    desktop = opened[0].screen().availableSize()
    assert opened[0].height() <= min(desktop.height() - 40, 900)


def test_two_windows_do_not_overwrite_each_other(qtbot: QtBot, opened: list[Window]) -> None:
    for k in range(2):
        opened.append(open_window(_application()))
        opened[k].document.perform(place_start, (0.5 + k, 0.5))
    qtbot.waitUntil(lambda: len(list((state_folder() / "windows").glob("*.json"))) == 2, timeout=5000)


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_kill_nine_in_the_middle_of_an_edit_costs_two_seconds_at_most(qtbot: QtBot, opened: list[Window]) -> None:
    with child([sys.executable, "-c", _EDITOR], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        begin = time.monotonic()
        count = 0
        while time.monotonic() - begin < 4 or count < 12:
            count = int(process.stdout.readline())
        process.kill()
    opened.append(open_window(_application()))
    lesson = len(lesson_state().experiment.starts)
    placed = len(opened[0].document.state.experiment.starts) - lesson
    assert count - 10 <= placed <= count + 1  # five edits a second
    assert "unexpectedly" in opened[0].race.banner.sentence
    wait_until_sharp(qtbot, opened[0])


@pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")
def test_the_real_window_opens_on_a_real_display(tmp_path: Path) -> None:
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1500x950x24", "-nolisten", "tcp"]
    with child([*command, "-fbdir", str(tmp_path)], pass_fds=(theirs,), stderr=subprocess.DEVNULL):
        os.close(theirs)
        with os.fdopen(ours) as number:
            display = number.readline().strip()
        environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        if app.missing_for(environment):
            pytest.skip(app.missing_for(environment))
        _look_at_the_screen(environment, tmp_path / "Xvfb_screen0")


def _look_at_the_screen(environment: dict[str, str], memory: Path) -> None:
    with child(
        [sys.executable, "-c", _SCREEN], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdin is not None
        assert process.stdout.readline() == "drawn\n"
        time.sleep(0.5)
        pixels = np.frombuffer(memory.read_bytes()[-1500 * 950 * 4 :], np.uint32)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.wait(240) == 0
    assert len(np.unique(pixels)) > 500


def test_a_cache_that_cannot_be_written_is_noted_once(
    window: Window, qtbot: QtBot, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    say_not_kept(tmp_path / "before", OSError(28, "No space left on device"))
    bridge = app._tell_of_trouble(window)
    qtbot.waitUntil(lambda: f"cannot be kept in {tmp_path / 'before'}" in window.race.banner.sentence)
    for _ in range(2):
        say_not_kept(tmp_path / "later", OSError(28, "No space left on device"))
    qtbot.waitUntil(lambda: f"cannot be kept in {tmp_path / 'later'}" in window.race.banner.sentence)
    assert "no space left on device" in window.race.banner.sentence and len(caplog.messages) == 2
    bridge.close()


def test_files_that_cannot_be_used_are_told_and_stay_until_they_are_read(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(broken_member, "_said", {})
    monkeypatch.setattr(broken_member, "_listeners", [])
    for name in ("mine", "other"):
        broken_member.say_broken(broken_member.BrokenMember(f"the optimizer {name!r} cannot be used"))
    bridge = app._tell_of_trouble(window)
    said = "The optimizer 'mine' cannot be used. The optimizer 'other' cannot be used."
    qtbot.waitUntil(lambda: window.race.banner.sentence == said)
    assert not window.race.banner._read.isActive() and len(caplog.messages) == 2
    bridge.close()
