"""The gallery: every surface as a picture, found by name, tag or what it teaches."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from playground.gui.panels._thumbnails import HEIGHT, WIDTH, Thumbnails
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.problems.surface import Surface
from playground.problems.surfaces import SURFACES

Index = QModelIndex | QPersistentModelIndex
_COLUMNS, _ROWS, _GAP = 5, 3, 16
_NAME = 28  # two lines of small type
_MARGIN, _SPACING = 12, 8
OWN = "yours"


class Gallery(QFrame):
    """A popup of surfaces; keys move the choice while one types. `chosen(id)` closes it.

    So does `picked(surface)`, one of the user's own; `formula_wished` is the button for a new one, `removed(surface)`
    Delete on one's own.

    Arguments: `present` the id of the surface in use; `thumbnails` where the pictures come from; `own` the surfaces
    that the user keeps.
    """

    chosen = Signal(str)
    picked = Signal(object)
    removed = Signal(object)
    formula_wished = Signal()

    def __init__(self, present: str, thumbnails: Thumbnails, parent: QWidget, own: Sequence[Surface] = ()) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("surfaces")
        role(self, "popup")
        self._own = list(own)
        self._surfaces = [*self._own, *sorted(SURFACES, key=lambda one: one.name)]
        self._thumbnails = thumbnails
        thumbnails.painted.connect(self._refresh)
        thumbnails.want(self._surfaces, current_theme())
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search: a name, a word, what it teaches")
        self.search.setAccessibleName("search surfaces")
        self.search.textChanged.connect(self._filter)
        self.formula = IconButton("edit", "Your own formula", "your own formula", "Type a formula in x and y", style="")
        self.formula.clicked.connect(self._wish_formula)
        self.tags = {tag: self._chip(tag) for tag in sorted({tag for one in self._surfaces for tag in one.tags})}
        if own:
            self.tags = {OWN: self._chip(OWN), **self.tags}
        self.list = self._make_list()
        self.teaches = text("", "faint", wrap=True)
        self._lay_out()
        self._filter()
        self._choose_present(present)

    def open_below(self, widget: QWidget) -> None:
        """Show the gallery under a widget, inside the screen."""
        free = widget.screen().availableGeometry()
        item = _item_size()
        width = _COLUMNS * item.width() + 44
        others = self.search.sizeHint().height() + self.chips.sizeHint().height() + self.teaches.minimumHeight()
        height = _ROWS * item.height() + others + 3 * _SPACING + 2 * _MARGIN + 8
        self.resize(min(width, free.width()), min(height, free.height()))
        place_below(self, widget)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down move the choice while one types; Return takes it."""
        moves = {Qt.Key.Key_Down: self._per_row(), Qt.Key.Key_Up: -self._per_row()}
        if event.key() in moves and self.list.count():
            self._move(moves[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentItem():
            self._take(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Delete and self.list.hasFocus():
            self._remove(self.list.currentItem())
        else:
            super().keyPressEvent(event)

    def _make_list(self) -> QListWidget:
        chooser = QListWidget()
        chooser.setAccessibleName("surfaces")
        chooser.setViewMode(QListWidget.ViewMode.IconMode)
        chooser.setMovement(QListWidget.Movement.Static)
        chooser.setResizeMode(QListWidget.ResizeMode.Adjust)
        chooser.setUniformItemSizes(True)
        chooser.setMouseTracking(True)
        chooser.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        chooser.setItemDelegate(_PictureDelegate(self._thumbnails, chooser))
        chooser.itemClicked.connect(self._take)
        chooser.itemActivated.connect(self._take)
        chooser.currentItemChanged.connect(self._explain)
        return chooser

    def _chip(self, tag: str) -> QPushButton:
        chip = role(QPushButton(tag.replace("_", " ")), "tag")
        chip.setCheckable(True)
        chip.setToolTip(f"Show only: {chip.text()}")
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        chip.toggled.connect(self._filter)
        return chip

    def _lay_out(self) -> None:
        self.chips = chips = QHBoxLayout()
        chips.setSpacing(4)
        for chip in self.tags.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(_SPACING)
        top = QHBoxLayout()
        top.setSpacing(_SPACING)
        top.addWidget(self.search, 1)
        top.addWidget(self.formula)
        column.addLayout(top)
        column.addLayout(chips)
        column.addWidget(self.list, 1)
        column.addWidget(self.teaches)
        self.teaches.setMinimumHeight(2 * QFontMetrics(current_theme().font()).lineSpacing() + 4)

    def _filter(self) -> None:
        words = self.search.text().lower().split()
        tags = {tag for tag, chip in self.tags.items() if chip.isChecked()}
        self.list.clear()
        for one in self._surfaces:
            if tags <= self._tags_of(one) and all(word in _searched(one) for word in words):
                item = QListWidgetItem(one.name)
                item.setData(Qt.ItemDataRole.UserRole, one)
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, one.teaches)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        if not self.list.count():
            self.teaches.setText("No surface is like that. Try a shorter word, or fewer tags.")

    def _choose_present(self, id: str) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).data(Qt.ItemDataRole.UserRole).id == id:
                self.list.setCurrentRow(row)

    def _per_row(self) -> int:
        return max(1, self.list.viewport().width() // max(1, self.list.sizeHintForColumn(0)))

    def _move(self, by: int) -> None:
        self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    def _explain(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.teaches.setText(item.data(Qt.ItemDataRole.UserRole).teaches)

    def _refresh(self) -> None:
        self.list.viewport().update()

    def _take(self, item: QListWidgetItem) -> None:
        one = item.data(Qt.ItemDataRole.UserRole)
        if one in self._own:
            self.picked.emit(one)
        else:
            self.chosen.emit(one.id)
        self.close()

    def _tags_of(self, one: Surface) -> set[str]:
        return {*one.tags, OWN} if one in self._own else set(one.tags)

    def _wish_formula(self) -> None:
        self.close()
        self.formula_wished.emit()

    def _remove(self, item: QListWidgetItem | None) -> None:
        one = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if one in self._own:
            self._own.remove(one)
            self._surfaces.remove(one)
            self.removed.emit(one)
            self._filter()


def _item_size() -> QSize:
    theme = current_theme()
    return QSize(theme.size(WIDTH) + _GAP, theme.size(HEIGHT + _NAME) + _GAP)


def _unbroken(name: str) -> str:
    """A line does not end in the middle of a formula."""
    return re.sub(r" ([−+=·]) ", "\u00a0\\1\u00a0", name)


def _searched(one: Surface) -> str:
    return f"{one.id} {one.name} {' '.join(one.tags)} {one.teaches}".lower()


class _PictureDelegate(QStyledItemDelegate):
    """A picture with its name below."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return _item_size()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, surface = current_theme(), index.data(Qt.ItemDataRole.UserRole)
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
        image = self._thumbnails.picture(surface, theme)
        if image is not None:
            painter.setClipPath(outline)
            painter.drawImage(picture, image)
            painter.setClipping(False)
        painter.setPen(theme.color("ink"))
        painter.setFont(theme.font(small=True))
        words = QRectF(picture.left(), picture.bottom() + 3, picture.width(), area.bottom() - picture.bottom() - 3)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), _unbroken(surface.name))
        painter.restore()
