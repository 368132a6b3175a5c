"""Gradient and Hessian of a formula as people write them."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFrame, QPushButton, QVBoxLayout

from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.role import role
from playground.gui.widgets.wrapped_text import WrappedText
from playground.language.fields import Fields
from playground.language.node import Node
from playground.language.typeset import typeset

_LONGEST = 400  # characters of one entry; a longer one would fill the column, and is copied instead
_NAMES = {1: ("f′", "f″"), 2: ("∂f/∂x", "∂f/∂y", "∂²f/∂x²", "∂²f/∂x∂y", "∂²f/∂y²")}


class Derivatives(QFrame):
    """A line that unfolds to the derivatives; a right click copies them as text."""

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
        self.button.toggled.connect(self.label.setVisible)
        self._plain = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.label)

    def show_fields(self, fields: Fields, variables: tuple[str, ...]) -> None:
        """Show the derivatives of a formula."""
        entries = list(zip(_NAMES[len(variables)], (*fields.gradient, *fields.hessian), strict=True))
        self._plain = "\n".join(f"{name} = {typeset(node)}" for name, node in entries)
        self.label.setText("<br>".join(f"{name} = {_short(node)}" for name, node in entries))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy them."""
        copy = QAction("Copy gradient and Hessian")
        copy.triggered.connect(lambda: QApplication.clipboard().setText(self._plain))
        popup_menu(self, event.globalPos(), copy)


def _short(node: Node) -> str:
    """With raised exponents, unless they have exponents themselves: Qt raises but once, and x² there would read x2."""
    plain = typeset(node)
    if len(plain) > _LONGEST:
        return f"… ({len(plain)} characters; a right click copies them)"
    raised = typeset(node, html=True)
    return escape(plain) if re.search(r"<sup>(?:(?!</sup>).)*<sup>", raised) else raised
