"""A name that is read most of the time and edited now and then."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.role import role


class NameField(QLineEdit):
    """Looks like a label until it is double-clicked or `edit` is called; Return takes the name, Escape the old one.

    `renamed(text)` is the wish; an empty text means the usual name.
    """

    renamed = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setAccessibleName(name)
        role(self, "plain")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._finish(keep=False)
        self.returnPressed.connect(lambda: self._finish(keep=True))

    def show_name(self, name: str) -> None:
        """Show a name."""
        if name != self._shown:
            self._shown = name
            if self.isReadOnly():
                self._write()

    def edit(self) -> None:
        """Begin to edit, the whole name chosen."""
        self.setReadOnly(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self.setText(self._shown)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def minimumSizeHint(self) -> QSize:
        """A name may be cut with dots; the tooltip has it whole."""
        return QSize(
            QFontMetrics(current_theme().font()).horizontalAdvance("Gradient"), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: object) -> None:
        """Cut the name anew."""
        if self.isReadOnly():
            self._write()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the old name."""
        if event.key() == Qt.Key.Key_Escape and not self.isReadOnly():
            self._finish(keep=False)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field takes the name."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on a name that is read is one on what it names."""
        if self.isReadOnly():
            event.ignore()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag on a name that is read is one of what it names."""
        if self.isReadOnly():
            event.ignore()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The end of it too."""
        if self.isReadOnly():
            event.ignore()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit."""
        if self.isReadOnly():
            self.edit()
        else:
            super().mouseDoubleClickEvent(event)

    def _finish(self, keep: bool) -> None:
        typed, was_editing = self.text().strip(), not self.isReadOnly()
        self.setReadOnly(True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.deselect()
        if was_editing:
            self.clearFocus()
        self._write()
        if keep and was_editing and typed != self._shown:
            self.renamed.emit(typed)

    def _write(self) -> None:
        room = self.width() - 8  # the sheet's padding and Qt's own margin
        self.setText(QFontMetrics(self.font()).elidedText(self._shown, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(f"{self._shown}\nDouble-click to rename")
        self.setCursorPosition(0)
