"""How an entry of a list is drawn: title and what it is, or the heading of a group."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from playground.gui.theme.apply import current_theme

SUMMARY: Final = Qt.ItemDataRole.UserRole + 1
HEADING: Final = Qt.ItemDataRole.UserRole + 2  # true where the item is the heading of those below it
_MARGIN: Final = 8
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry's texts below each other, wrapped to the list's width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        theme = current_theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.color("chosen"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.color("hover"))
        top = area.top() + _MARGIN
        for words, font, colour in self._texts(index):
            height = self._height(words, font)
            painter.setFont(font)
            painter.setPen(theme.color(colour))
            painter.drawText(QRect(area.left() + _MARGIN, top, self._width(), height), int(_WRAP), words)
            top += height + 2
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as its texts need."""
        height = sum(self._height(words, font) + 2 for words, font, _ in self._texts(index))
        return QSize(self._width(), height + 2 * _MARGIN)

    def _texts(self, index: Index) -> list[tuple[str, QFont, str]]:
        theme, title = current_theme(), index.data(Qt.ItemDataRole.DisplayRole)
        if index.data(HEADING):
            return [(title.upper(), _spaced(theme.font(small=True, bold=True)), "faint")]
        possible = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        texts = [
            (title, theme.font(bold=possible), "ink" if possible else "faint"),
            (index.data(SUMMARY), theme.font(), "faint"),
        ]
        return [(words, font, colour) for words, font, colour in texts if words]

    def _width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListView)
        return view.viewport().width() - 2 * _MARGIN - 10

    def _height(self, words: str, font: QFont) -> int:
        return QFontMetrics(font).boundingRect(QRect(0, 0, self._width(), 10_000), int(_WRAP), words).height()


def _spaced(font: QFont) -> QFont:
    """Capitals as those of captions."""
    font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
    return font
