"""The room of one panel in its column: the panel, which scrolls inside where it is higher, and its controls."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from playground.gui.places.column_heights import Claim
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.popup_menu import popup_menu
from playground.gui.widgets.present import Present

BAR = 10  # the width of a scroll bar, kept free where there is none
_LEAST = 34  # a heading
_SEEN = 120  # of a panel is left where charts want its room, in usual type


class Stated(Protocol):
    """What the file of a panel states of its room."""

    @property
    def title(self) -> str:
        """For menus."""

    @property
    def stretch(self) -> int:
        """Its share of the height that is left over."""


class PanelSlot(QScrollArea):
    """Shows a panel at a height that may be less than the panel's own; `presence_changed` as the panel says it.

    Arguments: `id`, `title` and `weight` as the panel's file states them; `panel` the widget.
    """

    presence_changed = Signal()
    maximise_requested = Signal(str)
    hide_requested = Signal(str)
    reset_requested = Signal()

    def __init__(self, id: str, title: str, weight: float, panel: Present) -> None:
        super().__init__()
        self.id, self.title, self.weight, self.panel = id, title, weight, panel
        absent = panel.absent
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # The panel is as wide with a bar beside it as without: the bar is always there, and seen where it moves.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidgetResizable(True)
        self.setWidget(panel)
        panel.setVisible(not absent)  # Qt shows what it is handed
        panel.presence_changed.connect(self.presence_changed)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(high > low))
        self.button = IconButton("maximise", f"Maximise {title}", narrow=True)
        self.button.clicked.connect(lambda: self.maximise_requested.emit(id))
        heading = _heading_of(panel)
        if heading is not None:
            heading.serve(self.button, self._offer)

    @property
    def present(self) -> bool:
        """Whether the panel has something to show at all."""
        return not self.panel.absent

    def claim(self, width: int, wanted: float | None, weight: float | None) -> Claim:
        """Return what the panel asks for at a width; `wanted` and `weight` as a person set them, None for as usual."""
        inside = max(width - BAR, 1)
        layout = self.panel.layout()
        least = self.panel.minimumSizeHint().height()
        if layout is not None and layout.hasHeightForWidth():
            natural, least = layout.totalHeightForWidth(inside), layout.totalMinimumHeightForWidth(inside)
        else:
            natural = self.panel.sizeHint().height()
        natural = max(natural, least)
        if self.weight:
            return Claim(natural, least, weight if weight is not None else self.weight)
        # What says who won is seen whole: a column that is too low for it scrolls.
        whole = self.panel.whole and wanted is None
        return Claim(natural, natural if whole else min(natural, _LEAST), 0.0, wanted, current_theme().size(_SEEN))

    def show_maximised(self, maximised: bool) -> None:
        """Say what the button does next."""
        icon, word = ("restore", "Bring back") if maximised else ("maximise", "Maximise")
        self.button.set_icon(icon, f"{word} {self.title}" if not maximised else "Bring the other panels back")
        key = "Escape or Ctrl+M" if maximised else "Ctrl+M, or a double click on the heading"
        self.button.setToolTip(f"{self.button.accessibleName()} ({key})")

    def event(self, event: QEvent) -> bool:
        """What the panel needs may be another height from now on."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the column, unless there is something to scroll here."""
        if self.verticalScrollBar().isEnabled():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """As wide as the panel and the room of a scroll bar."""
        return QSize(self.panel.sizeHint().width() + BAR, self.panel.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """A heading's height: the rest scrolls."""
        return QSize(self.panel.minimumSizeHint().width() + BAR, _LEAST)

    def _offer(self, place: QPoint) -> None:
        words = self.button.accessibleName()
        calls: tuple[tuple[str, Callable[[], None]], ...] = (
            (words, lambda: self.maximise_requested.emit(self.id)),
            (f"Hide {self.title} (View → Panels shows it again)", lambda: self.hide_requested.emit(self.id)),
            ("", lambda: None),
            ("Reset layout", self.reset_requested.emit),
        )
        actions = []
        for text, call in calls:
            action = QAction(text)
            action.triggered.connect(lambda _=False, call=call: call())
            actions.append(action)
        popup_menu(self, place, *actions)


def slot_of(id: str, stated: Stated, panel: Present) -> PanelSlot:
    """Return the room of a panel as its file states it."""
    return PanelSlot(id, stated.title, stated.stretch, panel)


def _heading_of(panel: QWidget) -> Heading | None:
    """The heading nearest to the panel itself: one further inside belongs to a part."""
    generation: list[QWidget] = [panel]
    while generation:
        below = [child for one in generation for child in one.findChildren(
            QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)]  # fmt: skip
        found = next((child for child in below if isinstance(child, Heading)), None)
        if found is not None:
            return found
        generation = below
    return None
