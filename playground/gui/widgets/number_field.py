"""A line for one value, as text."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.format_number import exact_number, format_number
from playground.gui.widgets.is_space import is_space
from playground.gui.widgets.paints import paints
from playground.gui.widgets.role import role
from playground.gui.widgets.scrub import Scrub, pace

_GRIP = 9  # pixels at the left edge that are dragged
_AROUND = 20  # the frame, the padding of the sheet and what Qt leaves beside the text


class NumberField(QLineEdit):
    """Shows a value shortly, and to the last digit while it is edited; what is typed is read by `parse`.

    `committed(value)` is a legal value that differs from the one shown. `refused(sentence)` says why another was not;
    what was typed stays, to be mended, until Escape or another value takes its place; `refused("")` takes that back.
    `stepped(steps)` are the arrow keys: 1, a tenth with Shift, 10 with Ctrl or Page. `grip()` lets the left edge be
    dragged from side to side.

    Arguments: `name` for those who cannot see it; `parse` returns the value of a text or raises PlaygroundError.
    """

    committed = Signal(object)
    refused = Signal(str)
    stepped = Signal(float)

    def __init__(self, name: str, parse: Callable[[str], Value], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parse = parse
        self._value: Value | None = None
        self._busy = self._wrong = False
        self.setAccessibleName(name)
        self._grip: Scrub | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._commit)
        self.textEdited.connect(lambda: self.refuse(""))

    def show_value(self, value: Value) -> None:
        """Show a value, unless it is shown already."""
        if value != self._value or type(value) is not type(self._value):
            self._value = value
            self.refuse("")
            self._write()

    def refuse(self, sentence: str) -> None:
        """Mark the field as wrong, or with an empty sentence as right, and tell who shows the sentence."""
        self._wrong = bool(sentence)
        role(self, str(self.property("role") or ""), wrong=self._wrong)
        self.refused.emit(sentence)

    def grip(self) -> Scrub:
        """Return what tells how far the field's left edge is dragged; the edge has a grip from then on."""
        if self._grip is None:
            self._grip = Scrub(self, _GRIP)
            self.setTextMargins(_GRIP // 2, 0, 0, 0)
        return self._grip

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the grip beside it."""
        super().paintEvent(event)
        if self._grip is None or not self.isEnabled():
            return
        painter, middle = QPainter(self), self.height() / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_theme().color("faint"))
        for row in (-4.0, 0.0, 4.0):
            painter.drawEllipse(QPointF(_GRIP / 2, middle + row), 1.0, 1.0)

    def sizeHint(self) -> QSize:
        """Room for seven figures with sign and exponent."""
        width = QFontMetrics(current_theme().font()).horizontalAdvance("8.888e-8")
        grip = _GRIP // 2 if self._grip is not None else 0
        return QSize(width + _AROUND + grip, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Figures are never cut."""
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ShortcutOverride and self._override(event)) or super().event(event)

    def _override(self, event: QEvent) -> bool:
        """No number has a blank: Space takes what was typed, and does what it does everywhere else in the window."""
        space = isinstance(event, QKeyEvent) and is_space(event)
        if space:
            self._commit()
            event.ignore()
        return space

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Escape takes back what was typed."""
        steps = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0, Qt.Key.Key_PageUp: 10.0, Qt.Key.Key_PageDown: -10.0}
        if is_space(event):
            event.ignore()
        elif event.key() in steps:
            self._commit()
            held = 1.0 if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) else pace(event.modifiers())
            self.stepped.emit(steps[Qt.Key(event.key())] * held)
            self._write()
        elif event.key() == Qt.Key.Key_Escape and (self.isModified() or self._wrong):
            self.refuse("")
            self._write()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show all digits, and choose them, so that typing replaces them."""
        super().focusInEvent(event)
        self._write()
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the short form again."""
        super().focusOutEvent(event)
        self._write()

    def copy_value(self) -> None:
        """Put the whole value on the clipboard."""
        QApplication.clipboard().setText(self._full())

    def _full(self) -> str:
        if isinstance(self._value, float):
            return exact_number(self._value)
        return "" if self._value is None else str(self._value)

    def _write(self) -> None:
        if self._wrong:
            return  # what was typed stays, to be mended
        short = "" if self._value is None else format_number(self._value)
        words = self._full() if self.hasFocus() else short
        if words != self.text():
            self.setText(words)
        self.setModified(False)
        self.setCursorPosition(0)

    def _commit(self) -> None:
        """editingFinished comes twice, at Return and when the field is left, hence the look at what was typed."""
        if self._busy or not self.isModified():
            return
        self._busy = True
        typed = self.text()
        try:
            value = self._parse(typed)
        except PlaygroundError as error:
            self.refuse(str(error))
        else:
            self.refuse("")
            self._write()
            if value != self._value:
                self.committed.emit(value)
            if self._wrong:
                self.setText(typed)  # it was refused by what the value is for, and stays
        finally:
            self.setModified(False)
            self._busy = False
