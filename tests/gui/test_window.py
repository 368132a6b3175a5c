"""A person's way through the whole window."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from playground.experiments.experiment import Experiment
from playground.gui.window import Window
from playground.session.actions.contenders import add_contender, toggle_contender
from playground.session.actions.problem import choose_surface, set_problem_parameter
from playground.session.actions.race import set_steps
from playground.session.actions.starts import clear_starts, place_start
from playground.session.lesson import lesson_state
from tests.gui.conftest import PATIENCE, MakeWindow, pixel, wait_until_sharp


def _colors(window: Window) -> set[str]:
    image = window.race.plane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    return {f"#{pixel & 0xFFFFFF:06x}" for pixel in np.unique(pixels)}


def _pixels(window: Window) -> np.ndarray:
    image = window.race.plane.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def test_the_lesson_is_drawn_with_every_contenders_colour(make_window: MakeWindow) -> None:
    window = make_window(lesson_state("rosenbrock"))
    theme = window.theme.picture
    count = len(window.document.state.experiment.contenders)
    assert {color.lower() for color in theme.contenders[:count]} <= _colors(window)
    window.race.player.seek(0)
    assert theme.star in _colors(window)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_deep_places_are_darker_than_high_ones(make_window: MakeWindow, theme: str) -> None:
    window = make_window(lesson_state("sphere"), theme=theme)
    plane = window.race.plane
    window.document.perform(clear_starts)
    wait = pixel(window.race, 0.6, 0.5), pixel(window.race, 4.9, 4.7)
    QApplication.processEvents()
    image = plane.grab().toImage()
    deep, high = (QColor(image.pixel(place)).lightness() for place in wait)
    assert deep < high


def test_time_plays_pauses_and_can_be_scrubbed(qtbot: QtBot, window: Window) -> None:
    race = window.race
    last = race.player.last
    assert last == window.document.state.experiment.steps
    qtbot.keyClick(window, Qt.Key.Key_Home)
    assert race.player.step == 0
    at_start = _pixels(window)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert race.player.playing
    qtbot.waitUntil(lambda: race.player.step > 3, timeout=PATIENCE)
    qtbot.keyClick(window, Qt.Key.Key_Space)
    assert not race.player.playing
    step = race.player.step
    qtbot.keyClick(window, Qt.Key.Key_Period)
    qtbot.keyClick(window, Qt.Key.Key_Comma)
    assert race.player.step == step
    race.time_bar.slider.setValue(last)
    assert race.player.step == last
    assert (_pixels(window) != at_start).any()


def test_playing_draws_the_same_picture_as_drawing_at_once(qtbot: QtBot, window: Window) -> None:
    race = window.race
    race.player.seek(0)
    QApplication.processEvents()
    for step in range(race.player.last + 1):
        race.player.seek(step)
        if step % 7 == 0:
            race.plane.grab()
    grown = _pixels(window)
    window.document.perform(place_start, (1e3, 1e3))
    window.document.undo()
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    QApplication.processEvents()
    difference = np.abs(_pixels(window) - grown)
    assert np.mean(difference > 24) < 0.002


def test_choosing_a_surface_shows_it_whole_with_its_lesson(qtbot: QtBot, window: Window) -> None:
    window.document.perform(choose_surface, "booth")
    wait_until_sharp(qtbot, window)
    assert window.document.state.experiment.starts == lesson_state("booth").experiment.starts
    (x0, x1), (y0, y1) = window.document.state.experiment.problem.domain
    view = window.race.plane.viewport
    assert view.x0 <= x0 < x1 <= view.x1 and view.y0 <= y0 < y1 <= view.y1
    assert "Booth" in window.windowTitle()


def test_a_dragged_surface_parameter_changes_race_and_ground_in_the_same_frame(
    qtbot: QtBot, make_window: MakeWindow
) -> None:
    window = make_window(lesson_state("rosenbrock"))
    before = _pixels(window)
    with window.document.gesture():
        window.document.perform(set_problem_parameter, "b", 5.0)
    QApplication.processEvents()
    assert window.race.plane.ground.image is not None
    assert np.mean(np.abs(_pixels(window) - before).max(axis=2) > 8) > 0.1
    wait_until_sharp(qtbot, window)
    window.document.undo()
    assert window.document.state.experiment.problem.parameters["b"] == 100.0


def test_a_contender_that_is_switched_off_in_its_row_is_not_drawn(window: Window, qtbot: QtBot) -> None:
    last = len(window.document.state.experiment.contenders) - 1
    color = window.theme.picture.contenders[last].lower()
    assert color in _colors(window)
    qtbot.mouseClick(window.race.panels["contenders"].rows[last].switch, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    assert not window.document.state.experiment.contenders[last].enabled
    assert color not in _colors(window)
    window.document.undo()
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    assert color in _colors(window)


def test_without_starts_or_contenders_the_window_says_what_to_do(qtbot: QtBot, window: Window) -> None:
    window.document.perform(clear_starts)
    for place in range(len(window.document.state.experiment.contenders)):
        window.document.perform(toggle_contender, place)
    qtbot.waitUntil(lambda: window.race.run_loop.settled, timeout=PATIENCE)
    window.grab()
    qtbot.mouseClick(window.race.plane, Qt.MouseButton.LeftButton, pos=pixel(window.race, 1.0, 1.0))
    assert len(window.document.state.experiment.starts) == 1


def test_a_long_race_shows_progress_can_be_cancelled_and_the_window_lives(qtbot: QtBot, window: Window) -> None:
    race = window.race
    before = race.result
    for k in range(40):
        window.document.perform(place_start, (0.1 * k, 1.0))
    # Twenty gradients a step, never at rest: seconds of work on any machine.
    window.document.perform(add_contender, "entropy_sgd")
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    window.document.perform(set_steps, 100_000)
    qtbot.waitUntil(race.time_bar.progress.isVisible, timeout=PATIENCE)
    assert race.time_bar.cancel.isVisible()
    qtbot.mouseClick(race.time_bar.cancel, Qt.MouseButton.LeftButton)
    assert race.run_loop.settled
    assert not race.time_bar.progress.isVisible()
    window.document.undo()
    qtbot.waitUntil(lambda: race.run_loop.settled, timeout=PATIENCE)
    assert race.result is not before


def test_a_race_larger_than_memory_is_refused_beside_the_picture(window: Window) -> None:
    before = window.document.state
    window.race.plane.perform(set_steps, 10**9)
    assert "GB" in window.race.banner.sentence
    assert window.document.state is before


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "else"}', '{"format": "optimizer-playground", "version": 99}']
)
def test_a_broken_file_is_a_sentence_and_changes_nothing(window: Window, tmp_path: Path, text: str) -> None:
    file, before = tmp_path / "broken.json", window.document.state
    file.write_text(text)
    window.files.open_path(file)
    assert "broken.json" in window.race.banner.sentence
    assert window.document.state is before
    assert window.files.path is None


def test_an_experiment_is_saved_opened_and_its_changes_are_seen_in_the_title(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "race.json"
    window.files.save_path(file)
    saved = window.document.state.experiment
    assert Experiment.load(file) == saved
    assert window.windowTitle().startswith("race.json –")
    window.document.perform(add_contender, "newton")
    assert "(changed)" in window.windowTitle()
    window.files.open_path(file)
    assert window.document.state.experiment == saved
    assert "(changed)" not in window.windowTitle()
    window.document.undo()
    assert len(window.document.state.experiment.contenders) == len(saved.contenders) + 1


def test_a_file_can_be_dropped_on_the_window(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "dropped.json"
    lesson_state("himmelblau").experiment.save(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)
    assert window.document.state.experiment.problem.id == "himmelblau"


@pytest.mark.parametrize(("id", "magic"), [("csv", b"contender,"), ("png", b"\x89PNG"), ("svg", b"<svg")])
def test_numbers_and_pictures_are_exported(qtbot: QtBot, window: Window, tmp_path: Path, id: str, magic: bytes) -> None:
    race, file = window.race, tmp_path / f"race.{id}"
    assert race.result is not None
    window.files.export_path(id, file, race.result, **({} if id == "csv" else race.figure()[1]))
    qtbot.waitUntil(lambda: race.banner.sentence == f"wrote race.{id}", timeout=PATIENCE)
    assert file.read_bytes().startswith(magic)


def test_a_path_that_cannot_be_written_is_a_sentence(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    assert window.race.result is not None
    window.files.export_path("csv", tmp_path / "nowhere" / "race.csv", window.race.result)
    qtbot.waitUntil(lambda: "cannot write" in window.race.banner.sentence, timeout=PATIENCE)
    window.files.save_path(tmp_path / "nowhere" / "race.json")
    assert "race.json" in window.race.banner.sentence


def test_table_experiment_and_picture_reach_the_clipboard(window: Window) -> None:
    clipboard = QGuiApplication.clipboard()
    window.race.copy_table()
    lines = clipboard.text().splitlines()
    race = window.document.state.experiment
    assert len(lines) == 1 + len(race.contenders) * len(race.starts)
    assert all(line.count("\t") == lines[0].count("\t") for line in lines)
    window.files.copy_experiment()
    assert Experiment.from_json(clipboard.text().encode()) == race
    window.race.copy_picture()
    assert clipboard.image().size() == window.race.plane.size()
    clipboard.clear()


def test_the_theme_and_large_type_change_while_it_runs(window: Window) -> None:
    light = QColor(window.race.plane.grab().toImage().pixel(2, 2)).lightness()
    window.toggle_theme()
    dark = QColor(window.race.plane.grab().toImage().pixel(2, 2)).lightness()
    assert dark < 80 < light
    height = window.header.sizeHint().height()
    window.set_theme(large=True)
    assert window.header.sizeHint().height() > height
    window.set_theme("light", large=False)


def test_every_entry_of_every_menu_has_words_and_a_tip(window: Window) -> None:
    for words, action in window.actions_by_words.items():
        assert words == "" or (action.text() and action.toolTip())
    shortcuts = [key.toString() for action in window.actions_by_words.values() for key in action.shortcuts()]
    assert len(shortcuts) == len(set(shortcuts))


def test_everything_that_takes_the_focus_has_a_name(window: Window) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(window):
            interface = QAccessible.queryAccessibleInterface(widget)
            name = interface.text(QAccessible.Text.Name) if interface is not None else ""
            assert name or widget.accessibleName(), widget
