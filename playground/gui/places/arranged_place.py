"""What places have in common: panels that are arranged round a picture, and Escape."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from playground.gui.places.arrangement import Arrangement
from playground.gui.widgets.grips import GripSplitter


class ArrangedPlace(QWidget):
    """A place with an `arrangement` of its panels."""

    arrangement: Arrangement

    @property
    def columns(self) -> GripSplitter:
        """The two columns, the picture between them."""
        return self.arrangement.columns

    def bring_back(self) -> bool:
        """Show the other panels again where one is maximised, and return whether one was."""
        maximised = bool(self.arrangement.maximised)
        self.arrangement.maximise("")
        return maximised

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape brings the panels back from wherever the focus is."""
        if event.key() != Qt.Key.Key_Escape or not self.bring_back():
            super().keyPressEvent(event)
