"""What is being prepared, over the picture, while there are no numbers yet."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.services.preparation import Preparation

_WIDE, _TOP = 260, 64  # logical pixels: its width, and from the picture's upper edge


class PreparingNote(QFrame):
    """A sentence and a bar over the picture. It lets the mouse through: starts can be placed already."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        role(self, "popup")
        self.setAccessibleName("what is being prepared")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.words = text("", wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        self.hide()

    def show_preparation(self, preparation: Preparation | None) -> None:
        """Say what is prepared and how far; None takes it away."""
        if preparation is not None:
            self.words.setText(preparation.words)
            self.setAccessibleDescription(preparation.words)
            self.bar.setRange(0, preparation.total)
            self.bar.setValue(preparation.done)
            self.place()
            self.raise_()
        self.setVisible(preparation is not None)

    def place(self) -> None:
        """Stand below the upper edge, where it hides neither the buttons nor the hint."""
        parent = self.parentWidget()
        assert parent is not None
        width = min(_WIDE, parent.width() - 32)
        self.resize(width, max(self.heightForWidth(width), self.sizeHint().height()))
        self.move((parent.width() - width) // 2, _TOP)
