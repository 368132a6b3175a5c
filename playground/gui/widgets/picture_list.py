"""A list of things that are known by their pictures."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme

Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[Any, GuiTheme], QImage | None]
WIDTH, HEIGHT = 128, 96  # logical pixels of a picture
_GAP = 16
_NAME = 28  # two lines of small type


class PictureList(QListWidget):
    """Pictures side by side with their names below; keys move the choice while one types elsewhere.

    `taken(thing)` is a click or Return, `pointed(thing)` where the choice has come to.

    Arguments: `name` of the list; `picture(thing, theme)` paints one, None while it is not there yet.
    """

    taken = Signal(object)
    pointed = Signal(object)

    def __init__(self, name: str, picture: Picture) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_PictureDelegate(picture, self))
        self.itemClicked.connect(self._take)
        self.itemActivated.connect(self._take)
        self.currentItemChanged.connect(self._point)

    @property
    def chosen(self) -> Any:
        """What the choice is at, None where the list is empty."""
        item = self.currentItem()
        return _thing(item) if item is not None else None

    def show_things(self, things: Iterable[tuple[Any, str, str]]) -> None:
        """Show others: each thing with its name and what is said of it to those who cannot see; the first is chosen."""
        self.clear()
        for thing, name, doc in things:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, thing)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, doc)
            self.addItem(item)
        self.setCurrentRow(0)

    def choose(self, is_it: Callable[[Any], bool]) -> None:
        """Move the choice to a thing."""
        for row in range(self.count()):
            if is_it(_thing(self.item(row))):
                self.setCurrentRow(row)

    def take_key(self, event: QKeyEvent) -> bool:
        """Up and Down move the choice, Return takes it; return whether the key was one of these."""
        moves = {Qt.Key.Key_Down: self._per_row(), Qt.Key.Key_Up: -self._per_row()}
        if event.key() in moves and self.count():
            row = self.currentRow() + moves[Qt.Key(event.key())]
            self.setCurrentRow(min(max(row, 0), self.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.taken.emit(self.chosen)
        else:
            return False
        return True

    def refresh(self) -> None:
        """Paint again: there are new pictures."""
        self.viewport().update()

    @staticmethod
    def item_size() -> QSize:
        """Return the room of a picture with its name."""
        theme = current_theme()
        return QSize(theme.size(WIDTH) + _GAP, theme.size(HEIGHT + _NAME) + _GAP)

    def _per_row(self) -> int:
        return max(1, self.viewport().width() // max(1, self.sizeHintForColumn(0)))

    def _take(self, item: QListWidgetItem) -> None:
        self.taken.emit(_thing(item))

    def _point(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.pointed.emit(_thing(item))


def _thing(item: QListWidgetItem) -> Any:
    return item.data(Qt.ItemDataRole.UserRole)


def _unbroken(name: str) -> str:
    """A line does not end in the middle of a formula."""
    return re.sub(r" ([−+=·]) ", "\u00a0\\1\u00a0", name)


class _PictureDelegate(QStyledItemDelegate):
    """A picture with its name below."""

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return PictureList.item_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = current_theme()
        area: QRect = option.rect.adjusted(2, 2, -2, -2)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(QPen(theme.color("accent"), 1.5) if selected else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("chosen" if selected else "hover"))
            painter.drawRoundedRect(QRectF(area), 5, 5)
        picture = QRectF(area.left() + 6, area.top() + 6, theme.size(WIDTH), theme.size(HEIGHT))
        outline = QPainterPath()
        outline.addRoundedRect(picture, 3, 3)
        painter.fillPath(outline, theme.color("track"))
        image = self._picture(index.data(Qt.ItemDataRole.UserRole), theme)
        if image is not None:
            painter.setClipPath(outline)
            painter.drawImage(picture, image)
            painter.setClipping(False)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(small=True))
        words = QRectF(picture.left(), picture.bottom() + 3, picture.width(), area.bottom() - picture.bottom() - 3)
        name = _unbroken(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), name)
        painter.restore()
