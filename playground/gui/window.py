"""The window: a bar, a place, menus."""

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from playground.gui.places.race import RacePlace
from playground.gui.theme.theme import GuiTheme
from playground.session.document import Document


class Window(QMainWindow):
    def __init__(self, document: Document, theme: GuiTheme) -> None:
        super().__init__()
        self.document = document
        self.race = RacePlace(document, theme)
        self.setCentralWidget(self.race)
        self.setWindowTitle("Optimizer Playground")
        self.resize(1400, 900)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.race.close_work()
        super().closeEvent(event)
