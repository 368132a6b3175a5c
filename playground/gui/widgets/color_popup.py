"""Colours on offer: the palette first, which every eye can tell apart."""

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role

_COLUMNS = 6


class ColorPopup(QFrame):
    """A popup of the palette's colours, "by turn" for the palette's own, and every other colour.

    Arguments: `color` the present one.
    """

    chosen = Signal(object)
    other_wanted = Signal()

    def __init__(self, color: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("colours")
        role(self, "popup")
        self._color = color
        self.swatches = [_Swatch(one, one.lower() == color.lower()) for one in current_theme().picture.contenders]
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, swatch in enumerate(self.swatches):
            swatch.clicked.connect(lambda _=False, color=swatch.color: self._choose(color))
            grid.addWidget(swatch, place // _COLUMNS, place % _COLUMNS)
        turn, other = QPushButton("By turn"), QPushButton("Other …")
        turn.setToolTip("The palette's colour for this place in the list")
        other.setToolTip("Any colour; take care that every eye can tell it from the others")
        turn.clicked.connect(lambda: self._choose(None))
        other.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addLayout(grid)
        column.addWidget(turn)
        column.addWidget(other)

    def open_below(self, widget: QWidget) -> None:
        """Show the popup under a widget, the present colour in focus."""
        self.move(widget.mapToGlobal(QPoint(0, widget.height() + 2)))
        self.show()
        marked = next(
            (swatch for swatch in self.swatches if swatch.color.lower() == self._color.lower()), self.swatches[0]
        )
        marked.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move among the colours."""
        moves = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_COLUMNS, Qt.Key.Key_Down: _COLUMNS,
        }  # fmt: skip
        place = next((k for k, swatch in enumerate(self.swatches) if swatch.hasFocus()), None)
        if place is None or event.key() not in moves:
            super().keyPressEvent(event)
            return
        target = place + moves[Qt.Key(event.key())]
        self.swatches[min(max(target, 0), len(self.swatches) - 1)].setFocus()

    def _choose(self, color: str | None) -> None:
        self.chosen.emit(color)
        self.close()

    def _ask(self) -> None:
        self.other_wanted.emit()
        self.close()


class _Swatch(QAbstractButton):
    """One colour."""

    def __init__(self, color: str, marked: bool) -> None:
        super().__init__()
        self.color, self._marked = color, marked
        self.setAccessibleName(color)
        self.setToolTip(color)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        side = current_theme().size(26)
        return QSize(side, side)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses, as Space does; arrows go to the popup."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre, radius = QPointF(self.width() / 2, self.height() / 2), self.height() / 2 - 1
        if self.hasFocus() or self._marked:
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "ink"), 1.5))
            painter.drawEllipse(centre, radius, radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.color))
        painter.drawEllipse(centre, radius - 3, radius - 3)
