"""What tests of single controls share."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.gui.widgets.number_slider import NumberSlider
from tests.gui.widgets._numbers import RATE


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


@pytest.fixture
def field(qtbot) -> NumberSlider:
    """The slider and field of a learning rate, as wide as a panel."""
    widget = NumberSlider(RATE, "adam")
    qtbot.addWidget(widget)
    widget.resize(300, 40)
    widget.show()
    return widget
