"""The keyboard goes over the window as the eye does."""

from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QSplitterHandle, QWidget
from pytestqt.qtbot import QtBot

from playground.gui.tab_order import tab_order
from playground.gui.widgets.grips import HeightGrip
from playground.gui.window import Window
from playground.session.actions.contenders import add_contender, duplicate_contender, remove_contender
from playground.session.actions.problem import choose_surface
from playground.session.lesson import lesson_state
from tests.gui.conftest import MakeWindow, wait_until_sharp


def _tabs(qtbot: QtBot, window: Window, count: int) -> list[QWidget]:
    seen: list[QWidget] = []
    for _ in range(count):
        now = QApplication.focusWidget()
        assert now is not None
        seen.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
    return seen


def _panel(window: Window, widget: QWidget) -> str:
    for name, part in (*window.race.panels.items(), ("header", window.header), ("time", window.race.time_bar)):
        if part.isAncestorOf(widget):
            return name
    return "plane" if widget is window.race.plane else "else"


def test_tab_follows_the_screen_from_the_top_also_over_rows_made_later(qtbot: QtBot, make_window: MakeWindow) -> None:
    window = make_window(lesson_state("sphere"))
    window.document.perform(choose_surface, "rosenbrock")
    window.document.perform(lambda state: add_contender(state, "newton"))
    window.document.perform(duplicate_contender, 0)
    window.document.perform(remove_contender, 1)
    wait_until_sharp(qtbot, window)
    stops = tab_order(window)
    stops[0].setFocus()
    seen = _tabs(qtbot, window, len(stops) + 1)
    assert seen[-1] is seen[0] and len(set(seen)) == len(stops)
    between = [widget for widget in seen if isinstance(widget, HeightGrip | QSplitterHandle)]
    panels_seen = [slot for slot in window.race.arrangement.slots if slot.isVisible()]
    assert len(between) == len(panels_seen), "below each panel but the last of its column, and two beside the plane"
    panels = list(dict.fromkeys(_panel(window, widget) for widget in seen if widget not in between))
    left, right = ["problem", "starts", "contenders", "constraint", "settings"], ["standings", "loss", "gradient"]
    order = ["header", *left, "plane", *right, "eigenvalues", "readout", "time"]
    assert panels == order
    for name in ("problem", "starts", "contenders", "settings", "time"):
        tops = [w.mapTo(window, QPoint(0, 0)).y() for w in seen if _panel(window, w) == name]
        assert all(below >= above - 12 for above, below in pairwise(tops)), name
    qtbot.keyClick(seen[0], Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is seen[0]


def test_the_focus_stays_with_its_contender_when_rows_move(qtbot: QtBot, window: Window) -> None:
    rows = window.race.panels["contenders"].rows  # type: ignore[attr-defined]
    optimizer, last = rows[1].contender.optimizer, len(rows)
    rows[1].switch.setFocus()
    window.document.perform(duplicate_contender, 0)
    assert rows[2].contender.optimizer == optimizer and rows[2].switch.hasFocus()
    window.document.undo()
    assert rows[1].contender.optimizer == optimizer and rows[1].switch.hasFocus()
    rows[last - 1].more.setFocus()
    window.document.perform(remove_contender, last - 1)
    focused = QApplication.focusWidget()
    assert focused is not None and _panel(window, focused) in ("contenders", "settings")


def test_the_focus_stays_in_the_legend_when_somebody_is_switched_off(qtbot: QtBot, window: Window) -> None:
    chip = window.race.panels["loss"].legend.chips[0]  # type: ignore[attr-defined]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: window.race.run_loop.settled)
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is window.race.panels["loss"].legend.chips[0]  # type: ignore[attr-defined]


def test_the_table_of_starts_shows_that_it_has_the_focus(window: Window) -> None:
    table = window.race.panels["starts"].table  # type: ignore[attr-defined]
    table.clearFocus()
    without = table.grab().toImage()
    table.setFocus()
    assert table.grab().toImage() != without
    accent = window.theme.color("accent").rgb()
    image = table.grab().toImage()
    assert image.pixel(image.width() // 2, 0) == accent


def test_every_control_shows_that_tab_has_reached_it(qtbot: QtBot, window: Window) -> None:
    tab_order(window)[-1].setFocus()
    for widget in tab_order(window):
        without = widget.grab().toImage()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert widget.hasFocus()
        assert widget.grab().toImage() != without, widget


def test_the_window_fits_a_small_screen_and_its_hint_is_whole(window: Window) -> None:
    window.resize(1024, 640)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 640)
    assert window.minimumSizeHint().width() <= 1024 and window.minimumSizeHint().height() <= 640
    window.race.time_bar.show_progress(0.5)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1024


def test_space_presses_the_button_that_tab_reached_and_plays_elsewhere(qtbot: QtBot, window: Window) -> None:
    row, player = window.race.panels["contenders"].rows[0], window.race.player  # type: ignore[attr-defined]
    player.pause()
    row.setFocus()
    while not row.switch.hasFocus():
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(row.switch, Qt.Key.Key_Space)
    assert not window.document.state.experiment.contenders[0].enabled and not player.playing
    window.race.plane.setFocus()
    qtbot.keyClick(window.race.plane, Qt.Key.Key_Space)
    assert player.playing
    player.pause()
