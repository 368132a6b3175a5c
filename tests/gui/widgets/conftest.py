"""What tests of single controls share."""

import pytest
from PySide6.QtWidgets import QApplication

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme
from playground.gui.widgets.number_slider import NumberSlider
from tests.gui.widgets._numbers import RATE


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Begin with the light theme."""
    apply_theme(qapp, gui_theme("light"))


@pytest.fixture
def field(qtbot) -> NumberSlider:
    """The slider and field of a learning rate, as wide as a panel."""
    widget = NumberSlider(RATE, "adam")
    qtbot.addWidget(widget)
    widget.resize(300, 40)
    widget.show()
    return widget
