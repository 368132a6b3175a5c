"""The middle of the networks' place: a tab for each page, and the page that is open."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from playground.gui.networks.pages import PAGES
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.role import role

_BESIDE = 28  # logical pixels beside the words of a tab, both sides together


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
        # Shown before it has a parent it would be a window of its own, and the active one.
        tabs.setVisible(len(self.buttons) > 1)
        column.addWidget(self.stack, 1)

    def show_theme(self, theme: GuiTheme) -> None:
        """Give the tabs the room that they need at the theme's size."""
        for button in self.buttons.values():
            _make_room(button, theme)

    def _make(self, id: str, number: int) -> QPushButton:
        button = role(QPushButton(PAGES.get(id).title), "flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(f"{PAGES.get(id).doc} (Ctrl+{number})")
        _make_room(button, current_theme())
        button.clicked.connect(lambda _=False: self.chosen.emit(id))
        return button


def _make_room(button: QPushButton, theme: GuiTheme) -> None:
    """Give a tab the room of its words in bold, as the one that is open has them; its sheet may not be there yet."""
    wide = QFontMetrics(theme.font(bold=True)).horizontalAdvance(button.text())
    button.setMinimumWidth(wide + theme.size(_BESIDE))
