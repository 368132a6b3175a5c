"""Gradient and Hessian of a formula as people write them."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from playground.gui.formula.written import Written
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText

OUTDATED: Final = "Of the last formula, which the picture shows too; what is typed is none yet."


class Derivatives(QFrame):
    """A line that unfolds to the derivatives; a right click copies them as text.

    While what is typed is no formula, those of the last one stand there in grey, under a line that says so.
    """

    def __init__(self) -> None:
        super().__init__()
        self.button = role(QPushButton("gradient and Hessian"), "chip")
        self.button.setCheckable(True)
        self.button.setChecked(True)
        self.button.setAutoDefault(False)
        self.button.setToolTip("Show the derivatives, exact, as they are computed")
        self.label = WrappedText()
        self.label.setTextFormat(Qt.TextFormat.RichText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setAccessibleName("gradient and Hessian")
        self.note = role(WrappedText(OUTDATED), "faint")
        self.note.hide()
        self.button.toggled.connect(self._unfold)
        self._plain, self._outdated = "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.note)
        column.addWidget(self.label)

    def show_written(self, written: Written) -> None:
        """Show the derivatives of a formula."""
        self._plain = written.plain
        self.label.setText(written.rich)

    def say_outdated(self, outdated: bool) -> None:
        """Say whether they belong to another text than the one that is typed."""
        self._outdated = outdated
        role(self.label, "faint" if outdated else "plain")
        self._unfold(self.button.isChecked())

    def _unfold(self, shown: bool) -> None:
        self.label.setVisible(shown)
        self.note.setVisible(shown and self._outdated)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy them."""
        copy = QAction("Copy gradient and Hessian" + (" of the last formula" if self._outdated else ""))
        copy.triggered.connect(lambda: QApplication.clipboard().setText(self._plain))
        popup_menu(self, event.globalPos(), copy)
