"""The bar at the top: name, menus, places, and what is needed always."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenuBar, QPushButton, QSizePolicy, QWidget

from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.role import role


class Header(QWidget):
    """Name and menus on the left, the places, then undo, redo, export and theme on the right."""

    undo_requested = Signal()
    redo_requested = Signal()
    export_requested = Signal()
    theme_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.menu_bar = QMenuBar()
        self.menu_bar.setNativeMenuBar(False)
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._name = role(QLabel("Optimizer Playground"), "title")
        self.place = role(QPushButton("Race"), "flat", checked=True)
        self.place.setCheckable(True)
        self.place.setChecked(True)
        self.place.setToolTip("Contenders race on a surface")
        self.place.clicked.connect(lambda: self.place.setChecked(True))
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
        for widget in (self._name, self.place, self.menu_bar):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.undo, self.redo, self.export, self.theme):
            row.addWidget(widget)

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the type of a theme."""
        font = theme.font(bold=True)
        font.setPixelSize(theme.size(15))
        self._name.setFont(font)

    def show_history(self, can_undo: bool, can_redo: bool) -> None:
        """Show whether there is a past and a future."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)
