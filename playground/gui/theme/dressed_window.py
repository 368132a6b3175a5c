"""A window whose parts wear the theme's sheet, those that are hidden from when they are shown on."""

from PySide6.QtCore import QChildEvent, QTimer
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from playground.gui.theme.apply import current_theme


class DressedWindow(QMainWindow):
    """A main window with places one behind the other in a stack; it has no sheet itself.

    Qt looks at every widget below one whose sheet changes, hidden or not: a tenth of a millisecond each. So the sheet
    is given to the place that is seen and to what else belongs to the window, and to another place when it is shown.
    Menus and dialogs of the window get it before they are seen.
    """

    def __init__(self) -> None:
        super().__init__()
        self.places = QStackedWidget()
        self.places.currentChanged.connect(lambda _: self.dress())
        self.setCentralWidget(self.places)

    def dress(self) -> None:
        """Give the sheet of the theme applied last to everything that may be seen."""
        for child in self.children():
            if isinstance(child, QWidget):
                self._wear(self.places.currentWidget() if child is self.places else child)

    def paint_later(self) -> None:
        """Paint nothing before what was begun in this turn of the event loop is laid out: or all is painted twice."""
        self.setUpdatesEnabled(False)
        QTimer.singleShot(1, self, lambda: self.setUpdatesEnabled(True))

    def childEvent(self, event: QChildEvent) -> None:
        """Dress what is about to be shown for the first time."""
        super().childEvent(event)
        if event.polished():  # asked first: it is seldom so, and a child takes long to be handed over
            child = event.child()
            if isinstance(child, QWidget) and child is not self.places:
                self._wear(child)

    def _wear(self, part: QWidget | None) -> None:
        sheet = current_theme().style_sheet()
        if part is not None and part.styleSheet() != sheet:
            part.setStyleSheet(sheet)
