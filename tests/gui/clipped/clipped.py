"""Which words and numbers of a window are cut."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)

from playground.gui.widgets.elided_text import ElidedText
from playground.gui.widgets.picture_list import PictureList

_DOTS = "…"
_SLACK = 1  # pixels that a rounded width may lack


def clipped(root: QWidget) -> list[str]:
    """Return what is cut in a window or a popup, each as the widget's way from the root and the words."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or widget.window() is not root.window() or _ancestor_hidden(widget, root):
            continue
        for words in [*_cut(widget), *_beyond(widget, root)]:
            found.append(f"{way(widget, root)}: {words}")
    return found


def way(widget: QWidget, root: QWidget) -> str:
    """Return the classes and names from the root down to a widget."""
    names: list[str] = []
    step: QWidget | None = widget
    while step is not None and step is not root:
        name = step.accessibleName()
        if name or type(step) is not QWidget:
            names.insert(0, f"{type(step).__name__}{f'[{name}]' if name else ''}")
        step = step.parentWidget()
    return " > ".join(names[-4:])


def _ancestor_hidden(widget: QWidget, root: QWidget) -> bool:
    step: QWidget | None = widget
    while step is not None and step is not root:
        if step.width() == 0 or step.height() == 0:
            return True  # a column that a person closed
        step = step.parentWidget()
    return False


def _cut(widget: QWidget) -> Iterator[str]:
    """What a widget does not show of its own words."""
    if isinstance(widget, ElidedText):
        if widget.text() and _DOTS in widget.shown() and _DOTS not in widget.text():
            yield f"“{widget.text()}” is shown as “{widget.shown()}”"
    elif isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QAbstractButton):
        if widget.sizeHint().width() > widget.width() + _SLACK and (widget.text() or getattr(widget, "_words", "")):
            yield f"“{widget.text() or getattr(widget, '_words', '')}” {_lack(widget)}"
    elif isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        room = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        if widget.fontMetrics().horizontalAdvance(widget.currentText()) > room.width() + _SLACK:
            yield f"“{widget.currentText()}” is wider than {room.width()}"
    elif isinstance(widget, QLineEdit):
        yield from _line(widget)
    elif isinstance(widget, QTabBar):
        for tab in range(widget.count()):
            if widget.fontMetrics().horizontalAdvance(widget.tabText(tab)) > widget.tabRect(tab).width():
                yield f"tab “{widget.tabText(tab)}”"
    elif isinstance(widget, QMenuBar):
        for action in widget.actions():
            if action.isVisible() and not widget.rect().contains(widget.actionGeometry(action)):
                yield f"menu “{action.text()}”"
    elif isinstance(widget, QHeaderView):
        yield from _header(widget)
    elif isinstance(widget, QAbstractItemView):
        yield from _items(widget)
    elif isinstance(widget, QTextBrowser | QPlainTextEdit) and widget.horizontalScrollBar().maximum() > 0:
        yield "lines are wider than the view"


def _label(label: QLabel) -> Iterator[str]:
    if not label.text() or label.pixmap().width():
        return
    if label.wordWrap():
        if label.heightForWidth(label.width()) > label.height() + _SLACK:
            yield f"“{label.text()}” needs {label.heightForWidth(label.width())} lines' height, has {label.height()}"
        return
    need = label.sizeHint()
    if need.width() > label.width() + _SLACK or need.height() > label.height() + _SLACK:
        yield f"“{label.text()}” {_lack(label)}"


def _line(line: QLineEdit) -> Iterator[str]:
    """The number or the name that is shown while nobody types; a placeholder too."""
    words = line.text() or line.placeholderText()
    if line.hasFocus() and not line.isReadOnly():
        return
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    margins = line.textMargins()
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    room -= margins.left() + margins.right() + 2 * 2  # Qt leaves two pixels at each side
    if line.fontMetrics().horizontalAdvance(words) > room + _SLACK or words.endswith(_DOTS):
        yield f"“{words}” is wider than {room}"


def _header(header: QHeaderView) -> Iterator[str]:
    model = header.model()
    if model is None:
        return
    for section in range(header.count()):
        if header.isSectionHidden(section):
            continue
        words = model.headerData(section, header.orientation())
        if not words:
            continue
        need, have = header.fontMetrics().horizontalAdvance(str(words)), header.sectionSize(section)
        if header.orientation() == Qt.Orientation.Vertical:
            have = header.width()
        if need > have + _SLACK:
            yield f"head “{words}” needs {need}, has {have}"


def _items(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    for row in range(min(model.rowCount(), 200)):
        for column in range(model.columnCount(QModelIndex()) if not isinstance(model, QAbstractListModel) else 1):
            index = model.index(row, column, QModelIndex())
            words = index.data(Qt.ItemDataRole.DisplayRole)
            if not isinstance(words, str) or not words:
                continue
            room = view.visualRect(index)
            if isinstance(view, QTableView):
                if view.isRowHidden(row) or view.isColumnHidden(column):
                    continue
                room = QRect(0, 0, view.columnWidth(column) * view.columnSpan(row, column), view.rowHeight(row))
            elif isinstance(view, PictureList):
                room.setWidth(2 * room.width())  # names stand in two lines
            if view.fontMetrics().lineSpacing() * 2 <= room.height() and isinstance(view, QTableView):
                room.setWidth(2 * room.width())  # a row of two lines wraps
            if room.width() <= 0:
                continue
            need = view.fontMetrics().horizontalAdvance(words)
            if need > room.width() + _SLACK:
                yield f"item “{words}” needs {need}, has {room.width()}"


def _beyond(widget: QWidget, root: QWidget) -> Iterator[str]:
    """Whether words or a control lie beyond what its ancestors show, where nothing can be scrolled."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox) or not widget.isVisibleTo(root):
        return
    if isinstance(widget, QLabel) and not widget.text():
        return
    step, parent = widget, widget.parentWidget()
    area = QRect(QPoint(0, 0), widget.size())
    while parent is not None and step is not root:
        area.translate(step.pos())
        step, parent = parent, parent.parentWidget()
        scrolled = _scroll_area(step)
        room = step.rect()
        wide = scrolled is None or scrolled.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wide and (area.left() < -_SLACK or area.right() > room.right() + _SLACK):
            yield f"lies {area.left()} to {area.right()}, beyond 0 to {room.right()} of {type(step).__name__}"
            return
        if scrolled is None and (area.top() < -_SLACK or area.bottom() > room.bottom() + _SLACK):
            yield f"lies {area.top()} to {area.bottom()} high, beyond {room.bottom()} of {type(step).__name__}"
            return
        if scrolled is not None:
            return


def _scroll_area(viewport: QWidget) -> QAbstractScrollArea | None:
    """The area whose viewport a widget is."""
    area = viewport.parentWidget()
    inside = isinstance(area, QScrollArea) and area.viewport() is viewport
    return area if inside else None


def _lack(widget: QWidget) -> str:
    need = widget.sizeHint()
    return f"needs {need.width()} × {need.height()}, has {widget.width()} × {widget.height()}"
