"""Two windows on one folder: neither takes from the other."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from playground.gui.open_window import open_window
from playground.gui.window import Window
from playground.services.settings import load_settings
from playground.session.actions.problem import choose_surface


@pytest.fixture
def two(qtbot: QtBot) -> Iterator[list[Window]]:
    """Return two windows as the program opens them; whatever is added to the list is closed, too."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    windows = [open_window(application), open_window(application)]
    yield windows
    for window in windows:
        window.close()
        window.deleteLater()
    windows.clear()
    QApplication.sendPostedEvents(None, 52)  # deferred deletes


def _inner(window: Window, words: str) -> QMenu:
    return next(menu for menu in window.header.menu_bar.findChildren(QMenu) if words in menu.title())


def test_both_races_can_be_had_back_and_the_newest_theme_stays(qtbot: QtBot, two: list[Window]) -> None:
    one, other = two
    other.set_theme("dark")
    other.document.perform(choose_surface, "booth")
    one.document.perform(choose_surface, "beale")
    other.close()
    one.close()
    assert load_settings()[0].theme == "dark"
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    third = open_window(application)
    two.append(third)
    assert third.document.state.experiment.problem.id == "beale"
    file_menu, inner = _inner(third, "File"), _inner(third, "Reopen")
    file_menu.aboutToShow.emit()
    assert inner.menuAction().isEnabled()
    inner.popup(third.pos())
    assert [action.text().split(":")[0] for action in inner.actions() if action.isVisible()] == ["Booth"]
    qtbot.keyClick(inner, Qt.Key.Key_Down)
    qtbot.keyClick(inner, Qt.Key.Key_Return)
    assert third.document.state.experiment.problem.id == "booth"
    inner.aboutToShow.emit()
    assert [action.text().split(":")[0] for action in inner.actions() if action.isVisible()] == ["Beale"]
    third.set_theme("light")


def test_a_menu_with_nothing_in_it_cannot_be_opened(two: list[Window]) -> None:
    _inner(two[0], "File").aboutToShow.emit()
    assert not _inner(two[0], "recent").menuAction().isEnabled()
    assert not _inner(two[0], "Reopen").menuAction().isEnabled()
