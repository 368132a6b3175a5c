"""Equations as papers write them."""

from dataclasses import dataclass
from functools import cached_property
from unicodedata import combining

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.paints import paints
from playground.gui.widgets.popup_menu import popup_menu
from playground.picture.sheet.equation import Piece, equation

_SMALLER = 0.9  # the type of what stands over or under a stroke, and in an exponent
_SMALLEST = 10  # pixels
_INDENT, _BETWEEN = 24.0, 8.0


@dataclass(frozen=True)
class _Box:
    """A piece with its size: how wide, how far above and below the line it stands on."""

    piece: Piece
    size: float
    inside: tuple["_Box", ...]

    @cached_property
    def font(self) -> QFont:
        font = current_theme().font()
        font.setPixelSize(max(round(self.size), _SMALLEST))
        letters = self.piece.text.rstrip("₀₁₂₃₄₅₆₇₈₉₊₋ₖₙₜ⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵗᵏⁿᵀ′")
        bare = [letter for letter in letters if not combining(letter)]
        font.setItalic(len(bare) == 1 and bare[0].isalpha())
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def width(self) -> float:
        inner = [box.width for box in self.inside]
        match self.piece.kind:
            case "text":
                return self.metrics.horizontalAdvance(self.piece.text) + (1 if self.font.italic() else 0)
            case "fraction":
                return max(inner) + 8
            case "root":
                return inner[0] + self.size * 0.7 + 2
        return sum(inner)

    @cached_property
    def axis(self) -> float:
        """How far above the line strokes and signs stand."""
        return self.metrics.strikeOutPos()

    @cached_property
    def ascent(self) -> float:
        match self.piece.kind:
            case "text":
                return self.metrics.ascent()
            case "fraction":
                return self.axis + 2 + self.inside[0].ascent + self.inside[0].descent
            case "root":
                return self.inside[0].ascent + 2
            case "power":
                return max(self.inside[0].ascent, self._lift + self.inside[1].ascent)
        return max((box.ascent for box in self.inside), default=self.metrics.ascent())

    @cached_property
    def descent(self) -> float:
        match self.piece.kind:
            case "text":
                return self.metrics.descent()
            case "fraction":
                return self.inside[1].ascent + self.inside[1].descent + 2 - self.axis
        return max((box.descent for box in self.inside), default=self.metrics.descent())

    @property
    def _lift(self) -> float:
        return self.inside[0].ascent * 0.45

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint with the line at y."""
        match self.piece.kind:
            case "text":
                painter.setFont(self.font)
                painter.drawText(QPointF(x, y), self.piece.text)
            case "fraction":
                over, under = self.inside
                middle = y - self.axis
                painter.drawLine(QPointF(x + 2, middle), QPointF(x + self.width - 2, middle))
                over.paint(painter, x + (self.width - over.width) / 2, middle - 2 - over.descent)
                under.paint(painter, x + (self.width - under.width) / 2, middle + 2 + under.ascent)
            case "root":
                (inner,) = self.inside
                left, top, foot = x + self.size * 0.7, y - inner.ascent, y + inner.descent * 0.6
                corners = [(x, y - self.axis), (x + self.size * 0.2, y - self.axis), (x + self.size * 0.4, foot)]
                points = [QPointF(*corner) for corner in [*corners, (left, top), (left + inner.width + 1, top)]]
                painter.drawPolyline(points)
                inner.paint(painter, left, y)
            case "power":
                base, exponent = self.inside
                base.paint(painter, x, y)
                exponent.paint(painter, x + base.width, y - self._lift)
            case _:
                for box in self.inside:
                    box.paint(painter, x, y)
                    x += box.width


class EquationView(QWidget):
    """Lines of equations with fractions and roots, broken where they are too long; a right click copies their text."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self._pieces: list[Piece] = []
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_equation(text)

    def show_equation(self, text: str) -> None:
        """Show one equation a line."""
        if text == self.text:
            return
        self.text = text
        self._pieces = [equation(line) for line in text.split("\n")]
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """What the lines need at a width."""
        return round(sum(self._height(row) + _BETWEEN for row in self._rows(width)) - _BETWEEN) + 4

    def sizeHint(self) -> QSize:
        """The lines unbroken."""
        width = max((sum(box.width for box in self._boxes(piece)) for piece in self._pieces), default=0.0)
        return QSize(round(width) + 1, self.heightForWidth(round(width) + 1))

    def minimumSizeHint(self) -> QSize:
        """As high as they are now."""
        return QSize(0, self.heightForWidth(max(self.width(), 60)))

    @paints
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        pen = QPen(current_theme().color("ink"), 1.2)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        y = 2.0
        for row in self._rows(self.width()):
            y += max(box.ascent for box in row.boxes)
            x = row.indent
            for box in row.boxes:
                box.paint(painter, x, y)
                x += box.width
            y += max(box.descent for box in row.boxes) + _BETWEEN
        painter.end()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Copy the text."""
        copy = QAction("Copy the equations")
        copy.triggered.connect(lambda: QApplication.clipboard().setText(self.text))
        popup_menu(self, event.globalPos(), copy)

    def _boxes(self, piece: Piece) -> list[_Box]:
        size = float(current_theme().text_size)
        return [_laid_out(part, size) for part in piece.parts] or [_laid_out(Piece("text", " "), size)]

    def _rows(self, width: int) -> list["_Row"]:
        """Every equation, broken where the next piece would stand out."""
        rows = []
        for piece in self._pieces:
            row = _Row(0.0, [])
            rows.append(row)
            room = float(width)
            for box in self._boxes(piece):
                blank = box.piece.kind == "text" and not box.piece.text.strip()
                if row.boxes and box.width > room and not blank:
                    row = _Row(_INDENT, [])
                    rows.append(row)
                    room = width - _INDENT
                row.boxes.append(box)
                room -= box.width
        return rows

    def _height(self, row: "_Row") -> float:
        return max(box.ascent for box in row.boxes) + max(box.descent for box in row.boxes)


@dataclass
class _Row:
    """A line on the screen."""

    indent: float
    boxes: list[_Box]


def _laid_out(piece: Piece, size: float) -> _Box:
    smaller = size * _SMALLER
    sizes = {"fraction": (smaller, smaller), "power": (size, smaller * 0.9)}.get(piece.kind, (size,) * len(piece.parts))
    return _Box(piece, size, tuple(_laid_out(part, own) for part, own in zip(piece.parts, sizes, strict=True)))
