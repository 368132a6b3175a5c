"""What a page is: one way to look at networks that are trained."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from playground.gui.networks.page_parts.page_files import Export, PageFiles, Pictured
from playground.gui.theme.theme import GuiTheme
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver
from playground.session.document import Document
from playground.session.state import State


class PageWidget(QWidget):
    """The base of all pages: it is told what to show and does nothing by default.

    A page is made when it is first opened, and told nothing while another one is. It computes nothing itself: what
    takes more than a millisecond belongs to a worker of its own, which `close_work` ends. `told` says what was done.

    Arguments: `document`, on which it performs actions; `deliver` brings calls from threads into the window's; `theme`.
    """

    failed = Signal(str)
    escaped = Signal()
    seek_requested = Signal(int)
    result_requested = Signal(object)  # a function that is handed all numbers so far, or None
    told = Signal(str)
    sharpness_found = Signal(object)  # a Sharpness, None where none is known of what is named

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__()
        self.document, self.deliver, self.theme = document, deliver, theme
        self.files = PageFiles(self, self.exports, self.pictured, lambda: self.theme.picture.id)
        self.files.told.connect(self.told)
        self.files.failed.connect(self.failed)

    def wanted(self, state: State) -> frozenset[int]:
        """Return the places of the contenders whose parameters it needs, by default the selected one's."""
        networks_state = state.networks_state
        if networks_state is None or networks_state.selected is None:
            return frozenset()
        return frozenset({networks_state.selected})

    def show_state(self, state: State) -> None:
        """Show the document; called after every change."""

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show how the training stands, None while there is none; thirty times a second while it goes on."""

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme

    def picture(self) -> QPixmap:
        """Return what is seen as a picture."""
        return self.grab()

    def exports(self) -> list[Export]:
        """Return the tables and arrays that there are to write now; by default none."""
        return []

    def pictured(self) -> Pictured | None:
        """Return what is seen, for a picture file; by default nothing."""
        return None

    def close_work(self) -> None:
        """End threads and timers: the window closes."""
        self.files.close_work()


@dataclass(frozen=True)
class Page:
    """One file of this folder states one.

    Arguments: `title` on its tab; `doc` a sentence for its tooltip; `order` from left to right; `make` builds it.
    """

    title: str
    doc: str
    order: int
    make: Callable[[Document, Deliver, GuiTheme], PageWidget]
