"""Which colour is which contender's; a click hides its curves in all charts, Alt and a click hides all others."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.gui.contenders.pending import PENDING
from playground.gui.ends_of import SIGNS_IN_WORDS
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.paint_rings import paint_rings
from playground.gui.widgets.paints import paints
from playground.gui.widgets.text import text
from playground.picture.colors.contender_look import ContenderLook

MOST = 60  # as many as the list of contenders has rows


class Legend(QWidget):
    """A chip for each contender that races; `hidden_changed(places)` says whose curves are to be hidden,
    `pointed(place)` whose chip is under the mouse, None for none.

    Arguments: `about(place)` a line about a contender for its tooltip, asked for when that is to be seen.
    """

    hidden_changed = Signal(object)
    pointed = Signal(object)

    def __init__(self, about: Callable[[int], str]) -> None:
        super().__init__()
        self._about = about
        self.flow = FlowLayout(self, spacing=2)
        self.chips: list[LegendChip] = []
        self._hidden: frozenset[int] = frozenset()
        self.rest = text("", "faint")
        self.flow.addWidget(self.rest)

    def show_entries(self, entries: Sequence[tuple[int, str, ContenderLook, bool, bool]]) -> None:
        """Show (place, name, look, whether its curves are seen, whether its numbers are still to come); of more than 60
        the first, and how many are left."""
        self._hidden = frozenset(place for place, _, _, seen, _ in entries if not seen)
        rest, entries = len(entries) - MOST, entries[:MOST]
        self.rest.setText(f"… and {rest} more" if rest > 0 else "")
        self.rest.setVisible(rest > 0)
        while len(self.chips) > len(entries):
            chip = self.chips.pop()
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        while len(self.chips) < len(entries):
            chip = LegendChip(self._about)
            chip.clicked.connect(lambda _=False, chip=chip: self._choose(chip))
            chip.entered.connect(self.pointed)
            self.chips.append(chip)
            # What is left over stays behind them.
            self.flow.removeWidget(self.rest)
            self.flow.addWidget(chip)
            self.flow.addWidget(self.rest)
        for chip, entry in zip(self.chips, entries, strict=True):
            chip.show_entry(*entry)

    def mark(self, place: int | None) -> None:
        """Mark the chip of the contender whose curve is under the mouse."""
        for chip in self.chips:
            chip.mark(place is not None and chip.place == place)

    def _choose(self, chip: "LegendChip") -> None:
        if not chip.alone:
            self.hidden_changed.emit(self._hidden ^ {chip.place})
            return
        others = frozenset(one.place for one in self.chips) - {chip.place}
        self.hidden_changed.emit(frozenset() if self._hidden >= others and chip.place not in self._hidden else others)


class LegendChip(QAbstractButton):
    """One name with its colour; `alone` where Alt was down when it was pressed."""

    entered = Signal(object)

    def __init__(self, about: Callable[[int], str]) -> None:
        super().__init__()
        self._about = about
        self.place = -1
        self._wish = ""
        self._look = ContenderLook("#000000")
        self._pending = self._marked = self.alone = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_entry(self, place: int, name: str, look: ContenderLook, seen: bool, pending: bool = False) -> None:
        """Show a contender; hollow and grey where its curves are hidden, hollow where its numbers are to come."""
        self.place = place
        if name != self.text():
            self.setText(name)
            self.setAccessibleName(f"curves of {name}")
            self.updateGeometry()
        self._look, self._pending = look, pending
        self.setChecked(seen)
        self._wish = f"{'Hide' if seen else 'Show'} its curves · Alt and a click: its curves alone"
        self.setToolTip(self._wish)
        self.update()

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ToolTip and self._explain(event)) or super().event(event)

    def _explain(self, event: QEvent) -> bool:
        """A tooltip is made when it is to be seen."""
        about = PENDING if self._pending else self._about(self.place)
        signs = SIGNS_IN_WORDS if about and not self._pending else None
        self.setToolTip("\n".join(filter(None, (about, signs, self._wish))))
        return False

    def mark(self, marked: bool) -> None:
        """Show that a curve of it is under the mouse."""
        if marked != self._marked:
            self._marked = marked
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Its curves are marked."""
        self.entered.emit(self.place)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """No longer."""
        self.entered.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Alt makes it alone."""
        self.alone = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same with keys."""
        self.alone = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """The state comes from what is hidden alone."""

    def sizeHint(self) -> QSize:
        """Dot and name."""
        theme = current_theme()
        metrics = QFontMetrics(theme.font(small=True))
        words = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, theme.size(150))
        return QSize(metrics.horizontalAdvance(words) + theme.size(14) + 14, metrics.height() + 6)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dot and name."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.underMouse() or self._marked
        if lit or self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover") if lit else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        radius = theme.size(8) / 2
        centre = QPointF(6 + radius, self.height() / 2)
        painter.setPen(QPen(QColor(self._look.color), 1.5))
        filled = self.isChecked() and not self._pending
        painter.setBrush(QColor(self._look.color) if filled else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, radius, radius)
        if filled:
            paint_rings(painter, centre, self._look.rings(theme.picture, radius))
        font = theme.font(small=True)
        font.setStrikeOut(not self.isChecked())
        painter.setFont(font)
        painter.setPen(theme.color("ink" if filled else "faint"))
        left = centre.x() + radius + 5
        room = QRectF(left, 0, self.width() - left - 3, self.height())
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, theme.size(150))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
