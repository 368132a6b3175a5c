"""A heading's words and buttons in one line, or the buttons below where there is no room."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from playground.gui.widgets.flow_layout import FlowLayout

_LEADS: Final = 2  # the caption, and the words beside it that take what room is left
_SQUARE: Final = 1.5  # a button that is not much wider than high is an icon

Sized = tuple[QLayoutItem, QSize]


class HeadingLayout(FlowLayout):
    """The caption at the left, words in the room that is left, buttons at the right.

    Where the width does not hold all of them, icons stay at the end of the first line, and the other buttons begin
    lines of their own below, at the right.
    """

    def __init__(self, parent: QWidget) -> None:
        self._asked: list[Sized] | None = None
        self._hints: tuple[QSize, QSize] | None = None
        self._heights: dict[int, int] = {}
        super().__init__(parent)

    def invalidate(self) -> None:
        """Ask the widgets anew."""
        self._asked, self._hints, self._heights = None, None, {}
        super().invalidate()

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines; layouts around it ask a hundred times before they are content."""
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

    def minimumSize(self) -> QSize:
        """As wide as the widest button, or the caption with its icons."""
        return self._sizes_of_all()[0]

    def sizeHint(self) -> QSize:
        """All in one line would be nicest."""
        return self._sizes_of_all()[1]

    def _sizes_of_all(self) -> tuple[QSize, QSize]:
        """The least size, and the one in which everything stands in one line."""
        if self._hints is None:
            seen = self._sizes()
            words, icons = _parted(seen)
            first = sum(size.width() for _, size in [*seen[:_LEADS], *icons]) + self.spacing() * len(icons)
            whole = sum(size.width() for _, size in seen) + self.spacing() * max(0, len(seen) - 1)
            height = max((size.height() for _, size in seen), default=0)
            least = max([first, *(size.width() for _, size in words)])
            self._hints = QSize(least, height), QSize(whole, height)
        return self._hints

    def _place(self, area: QRect, move: bool) -> int:
        seen = self._sizes()
        if not seen:
            return 0
        words, icons = _parted(seen)
        whole = self.sizeHint().width() <= area.width()
        lines = [[*words, *icons]] if whole else [icons, *self._flow(words, area.width())]
        y = area.y()
        for number, line in enumerate(lines):
            y += self.spacing() if number else 0
            leads = seen[:_LEADS] if number == 0 else []
            height = max((size.height() for _, size in [*leads, *line]), default=0)
            left = area.right() + 1 - sum(size.width() for _, size in line) - self.spacing() * max(0, len(line) - 1)
            if move:
                self._put(leads, line, QRect(area.x(), y, left - area.x(), height))
            y += height
        return y - area.y()

    def _put(self, leads: list[Sized], line: list[Sized], before: QRect) -> None:
        """Put a line's buttons at its right end, and the caption and its words before them."""
        x, end = before.x(), before.right() + 1 - (self.spacing() if line else 0)
        for number, (item, size) in enumerate(leads):
            width = end - x if number == len(leads) - 1 else min(size.width(), end - x)
            item.setGeometry(
                QRect(x, before.y() + (before.height() - size.height()) // 2, max(0, width), size.height())
            )
            x += width + self.spacing()
        x = before.right() + 1
        for item, size in line:
            item.setGeometry(QRect(QPoint(x, before.y() + (before.height() - size.height()) // 2), size))
            x += size.width() + self.spacing()

    def _sizes(self) -> list[Sized]:
        """What is seen, with its size: asked for once until something changes."""
        if self._asked is None:
            items = (self.itemAt(k) for k in range(self.count()))
            self._asked = [(item, item.sizeHint()) for item in items if item is not None and not item.isEmpty()]
        return self._asked

    def _flow(self, words: list[Sized], width: int) -> list[list[Sized]]:
        """Buttons in as many lines as they need."""
        lines: list[list[Sized]] = []
        x = 0
        for one in words:
            if not lines or x + one[1].width() > width:
                lines.append([])
                x = 0
            lines[-1].append(one)
            x += one[1].width() + self.spacing()
        return lines


def _parted(seen: list[Sized]) -> tuple[list[Sized], list[Sized]]:
    """The buttons with words, and the icons behind the last of them."""
    buttons = seen[_LEADS:]
    words = len(buttons)
    while words and buttons[words - 1][1].width() <= _SQUARE * buttons[words - 1][1].height():
        words -= 1
    return buttons[:words], buttons[words:]
