"""Points of one's own: the control in the picture's corner."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.paints import paints
from playground.networks.data.data import Data
from playground.picture.colors.class_colors import class_color


class DrawTool(QFrame):
    """A switch for drawing, a disc for each class, and a button that takes all drawn points away."""

    drawing_changed = Signal(bool)
    kind_changed = Signal(int)
    clear_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("picture_switch")
        self.setAccessibleName("Draw points")
        self.draw = IconButton(
            "edit", "Draw points",
            tip="Draw samples with the mouse: left button the chosen class, right button the next one", parent=self,
        )  # fmt: skip
        self.draw.setCheckable(True)
        self.draw.toggled.connect(self._toggle)
        self.clear = IconButton("remove", "Take all drawn points away", parent=self)
        self.clear.clicked.connect(self.clear_requested)
        self.discs: list[ClassDisc] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        self._row.addWidget(self.draw)
        self._row.addWidget(self.clear)
        self._shown: object = None

    def show_data(self, data: Data) -> None:
        """Offer the classes of the data, where one can draw."""
        shown = data.drawable, data.classes if data.drawable else 0, bool(data.points)
        if shown == self._shown:
            return
        self._shown = shown
        self.setVisible(shown[0])
        if not shown[0]:
            self.draw.setChecked(False)
        while len(self.discs) > shown[1]:
            disc = self.discs.pop()
            self._row.removeWidget(disc)
            disc.hide()
            disc.deleteLater()
        while len(self.discs) < shown[1]:
            disc = ClassDisc(len(self.discs), self)
            disc.clicked.connect(lambda _=False, kind=disc.kind: self._choose(kind))
            self._row.insertWidget(1 + len(self.discs), disc)
            self.discs.append(disc)
        if self.discs and not any(disc.isChecked() for disc in self.discs):
            self._choose(0)
        self._show()

    def _toggle(self, on: bool) -> None:
        self._show()
        self.drawing_changed.emit(on)

    def _show(self) -> None:
        drawing = self.draw.isChecked()
        for disc in self.discs:
            disc.setVisible(drawing)
        self.clear.setVisible(drawing and bool(isinstance(self._shown, tuple) and self._shown[2]))
        right = self.x() + self.width()
        self.adjustSize()
        self.move(right - self.width(), self.y())

    def _choose(self, kind: int) -> None:
        for disc in self.discs:
            disc.setChecked(disc.kind == kind)
        self.kind_changed.emit(kind)


class ClassDisc(QAbstractButton):
    """A class to draw with."""

    def __init__(self, kind: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = kind
        self.setCheckable(True)
        self.setAccessibleName(f"class {kind}")
        self.setToolTip(f"Draw points of class {kind}; the right button draws those of the next class")

    def nextCheckState(self) -> None:
        """One of all is chosen, whoever was pressed."""

    def sizeHint(self) -> QSize:
        """As high as the other controls."""
        side = current_theme().size(18) + 10
        return QSize(side, side)

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """A disc, in a ring where it is chosen."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, self.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(class_color(theme.picture, self.kind)))
        painter.drawEllipse(centre, theme.size(5), theme.size(5))
        if self.isChecked() or self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent" if self.hasFocus() else "ink"), 1.5))
            painter.drawEllipse(centre, theme.size(9), theme.size(9))
