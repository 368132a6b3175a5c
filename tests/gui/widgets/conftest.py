"""What tests of single controls share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> Iterator[None]:
    """The light theme, and after the test no widget that was not there before."""
    apply_theme(qapp, gui_theme("light"))
    before = set(qapp.topLevelWidgets())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = {widget for widget in qapp.topLevelWidgets() if widget not in before and widget.isVisible()}
    assert not left, f"left behind: {left}"
