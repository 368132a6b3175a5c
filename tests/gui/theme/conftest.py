"""What tests of single controls share."""

import pytest
from PySide6.QtWidgets import QApplication

from playground.gui.theme.apply import apply_theme
from playground.gui.theme.theme import gui_theme


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Begin with the light theme."""
    apply_theme(qapp, gui_theme("light"))
