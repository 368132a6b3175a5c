"""The bar at the top: name, menus, places, and what is needed always."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenuBar, QPushButton, QSizePolicy, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.role import role
from playground.session.state import Place

_PADDING = 26  # the frame and the padding of the sheet, and a little air


class Header(QWidget):
    """Name and menus on the left, the places, then undo, redo, export and theme on the right."""

    undo_requested = Signal()
    redo_requested = Signal()
    export_requested = Signal()
    theme_requested = Signal()
    place_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._shown: Place = "race"
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._name = role(QLabel("Optimizer Playground"), "name")
        self.places: dict[Place, QPushButton] = {
            "race": self._place("race", "Race", "Contenders race on a surface (Alt+1)"),
            "networks": self._place("networks", "Networks", "Contenders train networks (Alt+2)"),
        }
        self.undo = IconButton("undo", "Undo (Ctrl+Z)")
        self.redo = IconButton("redo", "Redo (Ctrl+Shift+Z)")
        self.export = IconButton("export", "Save the numbers or the picture (Ctrl+E)", "Export", style="")
        self.theme = IconButton("theme", "Light or dark (Ctrl+T)")
        self.undo.clicked.connect(self.undo_requested)
        self.redo.clicked.connect(self.redo_requested)
        self.export.clicked.connect(self.export_requested)
        self.theme.clicked.connect(self.theme_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 12, 5)
        row.setSpacing(6)
        for widget in (self._name, *self.places.values(), self.menu_bar):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.undo, self.redo, self.export, self.theme):
            row.addWidget(widget)

    def fit(self) -> None:
        """Give the words the room that the type of the theme takes."""
        for button in self.places.values():
            _fit(button)

    def show_history(self, can_undo: bool, can_redo: bool) -> None:
        """Show whether there is a past and a future."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def show_place(self, place: Place) -> None:
        """Show where one is."""
        self._shown = place
        for other, button in self.places.items():
            button.setChecked(other == place)

    def _place(self, place: Place, words: str, tip: str) -> QPushButton:
        button = role(QPushButton(words), "flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        _fit(button)
        button.clicked.connect(lambda: self._go(place))
        return button

    def _go(self, place: Place) -> None:
        # The state says where one is, also where the wish is refused.
        self.show_place(self._shown)
        self.place_requested.emit(place)


def _fit(button: QPushButton) -> None:
    """The one that is chosen is bold, and needs the room."""
    button.ensurePolished()
    bold = QFontMetrics(current_theme().font(bold=True)).horizontalAdvance(button.text())
    button.setMinimumWidth(bold + _PADDING)
