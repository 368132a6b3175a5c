"""The middle of the networks' place: a tab for each page, and the page that is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from playground.gui.laboratory.pages import PAGES
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.role import role


class PageTabs(QWidget):
    """`buttons` by the page's id, `stack` of the pages that were opened; `chosen(id)` wishes for another page."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        self.stack = QStackedWidget()
        tabs = QWidget()
        line = FlowLayout(tabs, 4)
        line.setContentsMargins(12, 8, 12, 0)
        group = QButtonGroup(tabs)
        for number, id in enumerate(sorted(PAGES.sound_ids(), key=lambda id: PAGES.get(id).order), start=1):
            self.buttons[id] = self._make(id, number)
            group.addButton(self.buttons[id])
            line.addWidget(self.buttons[id])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tabs)
        # Shown before it belongs to somebody it would be a window of its own, and the active one.
        tabs.setVisible(len(self.buttons) > 1)
        column.addWidget(self.stack, 1)

    def show_theme(self, theme: GuiTheme) -> None:
        """Give the tabs the room that they need at the theme's size."""
        for button in self.buttons.values():
            # The one that is chosen is bold, and needs the room.
            button.setMinimumWidth(0)
            button.setMinimumWidth(button.sizeHint().width() + theme.size(12))

    def _make(self, id: str, number: int) -> QPushButton:
        button = role(QPushButton(PAGES.get(id).title), "flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(f"{PAGES.get(id).doc} (Ctrl+{number})")
        button.ensurePolished()
        # The one that is open is bold, and needs the room.
        button.setMinimumWidth(button.sizeHint().width() + 12)
        button.clicked.connect(lambda _=False: self.chosen.emit(id))
        return button
