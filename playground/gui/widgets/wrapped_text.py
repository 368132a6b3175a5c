"""A label over several lines."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class WrappedText(QLabel):
    """Words that wrap at whatever width there is, and ask for the height they have at that width and no more.

    Qt's own label claims the height it would have at its narrowest, and a column of such labels gets a scroll bar
    that it does not need.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def hasHeightForWidth(self) -> bool:
        """The width decides."""
        return True

    def minimumSizeHint(self) -> QSize:
        """One line; how many there are is asked for by `heightForWidth`."""
        return QSize(0, self.fontMetrics().height())
