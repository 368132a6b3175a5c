"""Numbers in a table, drawn plainly: a sheet's frames and states cost milliseconds where a frame has sixteen."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.icon import paint_icon
from playground.gui.widgets.is_space import is_space

Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
ROW_HEIGHT = 24  # logical pixels at the usual size of type


class CellDelegate(QStyledItemDelegate):
    """Draws a cell's words at the right.

    Space takes what was typed into a cell, and does what it does everywhere else in the window.

    Arguments: `crosses` the column that holds a cross in place of words; `wrong` the role that says that a cell's text
    was refused.
    """

    def __init__(self, parent: QWidget, crosses: int, wrong: int) -> None:
        super().__init__(parent)
        self._crosses, self._wrong = crosses, wrong

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell."""
        theme, area = current_theme(), QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("chosen"))
        if index.column() == self._crosses:
            hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
            size = theme.size(12)
            middle = QRectF(area.center().x() - size / 2, area.center().y() - size / 2, size, size)
            paint_icon(painter, "remove", middle, theme.color("ink" if hovered else "faint"))
            return
        words = index.data(Qt.ItemDataRole.DisplayRole)
        if words:
            painter.setFont(theme.font())
            painter.setPen(theme.color("warning" if index.data(self._wrong) else "ink"))
            painter.drawText(area.adjusted(2, 0, -4, 0), _RIGHT, words)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line."""
        return QSize(0, current_theme().size(ROW_HEIGHT))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line as flat as the cell."""
        editor = CellEditor(parent)
        editor.spaced.connect(lambda: self._take(editor))
        editor.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        editor.setStyleSheet("padding: 0px 2px; min-height: 0px;")
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def _take(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


class CellEditor(QLineEdit):
    """The line in which a number of a table is typed; `spaced` at Space, which no number has."""

    spaced = Signal()

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ShortcutOverride and self._override(event)) or super().event(event)

    def _override(self, event: QEvent) -> bool:
        """Space is no part of a number: the window's shortcut gets it."""
        space = isinstance(event, QKeyEvent) and is_space(event)
        if space:
            self.spaced.emit()
            event.ignore()
        return space

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space types nothing."""
        if is_space(event):
            event.ignore()
        else:
            super().keyPressEvent(event)
