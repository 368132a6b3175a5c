"""A message over the picture covers no button, in the race and on every page of the networks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget

from playground.gui.networks.pages import PAGES
from playground.gui.window import Window
from playground.session.actions.training import show_page
from tests.gui.conftest import MakeWindow
from tests.gui.places._networks import place, start

LONG = "The file cannot be written: there is no space left on the device, so that nothing was changed there. " * 2


def covered(banner: QWidget, around: QWidget, window: Window) -> list[str]:
    """The buttons and fields of a widget that a banner lies over."""
    area = QRect(banner.mapTo(window, QPoint(0, 0)), banner.size())
    found: list[QWidget] = []
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        found += around.findChildren(kind)
    seen = [one for one in found if one.isVisible() and not banner.isAncestorOf(one)]
    return [one.accessibleName() for one in seen if QRect(one.mapTo(window, QPoint(0, 0)), one.size()).intersects(area)]


@pytest.mark.parametrize("size", [(1400, 900), (1100, 700)])
def test_the_message_over_a_race_covers_no_button(make_window: MakeWindow, size: tuple[int, int]) -> None:
    window = make_window()
    window.resize(*size)
    window.show_error(LONG)
    QApplication.processEvents()
    assert window.race.banner.isVisible()
    assert covered(window.race.banner, window.race.picture, window) == []


def test_the_message_over_a_page_covers_no_button(make_window: MakeWindow) -> None:
    window = make_window(start(), wait=False)
    window.resize(1100, 700)
    for id in PAGES.ids():
        window.document.perform(show_page, id)
        QApplication.processEvents()
        window.show_error(LONG)
        QApplication.processEvents()
        assert covered(place(window).banner, place(window).middle, window) == [], id
