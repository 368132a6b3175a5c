"""Which colour is whom; a click switches on and off, as the switch in the list of contenders does."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from playground.gui.ends_of import SIGNS_IN_WORDS
from playground.gui.panels._pending import PENDING
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.flow_layout import FlowLayout
from playground.gui.widgets.paint_rings import paint_rings
from playground.gui.widgets.paints import paints
from playground.gui.widgets.text import text
from playground.picture.contender_look import ContenderLook

MOST = 60  # as many as the list of contenders has rows


class Legend(QWidget):
    """A chip for each contender; `toggled(place)` is the wish to switch it on or off.

    Arguments: `about(place)` a line about a contender for its tooltip, asked for when that is to be seen.
    """

    toggled = Signal(int)

    def __init__(self, about: Callable[[int], str]) -> None:
        super().__init__()
        self._about = about
        self.flow = FlowLayout(self, spacing=2)
        self.chips: list[LegendChip] = []
        self.rest = text("", "faint")
        self.flow.addWidget(self.rest)

    def show_entries(self, entries: Sequence[tuple[int, str, ContenderLook, bool, bool]]) -> None:
        """Show (place, name, look, whether it races, whether its numbers are still to come); of more than 60 the
        first, and how many are left."""
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
            chip.clicked.connect(lambda _=False, chip=chip: self.toggled.emit(chip.place))
            self.chips.append(chip)
            # What is left over stays behind them.
            self.flow.removeWidget(self.rest)
            self.flow.addWidget(chip)
            self.flow.addWidget(self.rest)
        for chip, entry in zip(self.chips, entries, strict=True):
            chip.show_entry(*entry)


class LegendChip(QAbstractButton):
    """One name with its colour."""

    def __init__(self, about: Callable[[int], str]) -> None:
        super().__init__()
        self._about = about
        self.place = -1
        self._wish = ""
        self._look = ContenderLook("#000000")
        self._pending = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_entry(self, place: int, name: str, look: ContenderLook, races: bool, pending: bool = False) -> None:
        """Show whom it stands for; hollow and grey where it does not race, hollow where its numbers are to come."""
        self.place = place
        if name != self.text():
            self.setText(name)
            self.setAccessibleName(f"{name} races")
            self.updateGeometry()
        self._look, self._pending = look, pending
        self.setChecked(races)
        self._wish = f"Switch {name} off" if races else f"Switch {name} on"
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

    def nextCheckState(self) -> None:
        """The state comes from the document alone."""

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
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover") if self.underMouse() else Qt.BrushStyle.NoBrush)
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
