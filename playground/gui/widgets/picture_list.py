"""A list of things that are known by their pictures."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme

Index = QModelIndex | QPersistentModelIndex
Picture = Callable[[Any, GuiTheme], QImage | None]
WIDTH, HEIGHT = 128, 96  # logical pixels of a picture
_GAP = 16
_NAME = 28  # two lines of small type
_TITLE = 30  # of a group


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
        self.show_groups([("", things)])

    def show_groups(self, groups: Iterable[tuple[str, Iterable[tuple[Any, str, str]]]]) -> None:
        """Show things under a title for each group that has any; a title cannot be chosen."""
        self.clear()
        for title, things in groups:
            listed = list(things)
            if title and listed:
                self.addItem(_title_item(title))
            for thing, name, doc in listed:
                item = QListWidgetItem(name)
                item.setData(Qt.ItemDataRole.UserRole, thing)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, doc)
                self.addItem(item)
        self._fit_titles()
        rows = self._rows()
        if rows:
            self.setCurrentRow(rows[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles stay as wide as the list."""
        self._fit_titles()
        super().resizeEvent(event)

    def choose(self, is_it: Callable[[Any], bool]) -> None:
        """Move the choice to a thing."""
        found = [row for row in self._rows() if is_it(_thing(self.item(row)))]
        if found:
            self.setCurrentRow(found[0])

    def take_key(self, event: QKeyEvent) -> bool:
        """Up and Down move the choice, Return takes it; return whether the key was one of these."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.count():
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
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

    def _rows(self) -> list[int]:
        """The rows of things, titles left out."""
        return [row for row in range(self.count()) if _thing(self.item(row)) is not None]

    def _move(self, way: int) -> None:
        """Move the choice to the picture below or above, where there is one."""
        here = self.visualItemRect(self.currentItem()) if self.currentItem() is not None else QRect()
        places = [(row, self.visualItemRect(self.item(row))) for row in self._rows()]
        beyond = [(way * (place.top() - here.top()), abs(place.left() - here.left()), row) for row, place in places]
        nearest = [one for one in beyond if one[0] > 0]
        if nearest:
            self.setCurrentRow(min(nearest)[2])

    def _fit_titles(self) -> None:
        for row in range(self.count()):
            if _thing(self.item(row)) is None:
                self.item(row).setSizeHint(QSize(self.viewport().width() - 4, current_theme().size(_TITLE)))

    def _take(self, item: QListWidgetItem) -> None:
        if _thing(item) is not None:
            self.taken.emit(_thing(item))

    def _point(self, item: QListWidgetItem | None) -> None:
        if item is not None and _thing(item) is not None:
            self.pointed.emit(_thing(item))


def _thing(item: QListWidgetItem) -> Any:
    return item.data(Qt.ItemDataRole.UserRole)


def _title_item(title: str) -> QListWidgetItem:
    item = QListWidgetItem(title)
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


def _unbroken(name: str) -> str:
    """A line does not end in the middle of a formula."""
    return re.sub(r" ([−+=·]) ", "\u00a0\\1\u00a0", name)


def _paint_title(painter: QPainter, area: QRect, title: str) -> None:
    theme = current_theme()
    painter.save()
    painter.setFont(theme.font(bold=True))
    painter.setPen(theme.color("ink"))
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    painter.drawText(area.adjusted(8, 0, -8, -4), flags, title)
    painter.restore()


class _PictureDelegate(QStyledItemDelegate):
    """A picture with its name below."""

    def __init__(self, picture: Picture, parent: QWidget) -> None:
        super().__init__(parent)
        self._picture = picture

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        title: QSize | None = index.data(Qt.ItemDataRole.SizeHintRole)
        return PictureList.item_size() if title is None else title

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(Qt.ItemDataRole.UserRole) is None:
            _paint_title(painter, option.rect, str(index.data(Qt.ItemDataRole.DisplayRole)))
            return
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
