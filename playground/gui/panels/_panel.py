"""What a panel is: a part of the left or right column that shows the document and sends wishes to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal

from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.present import Present
from playground.services.settings import Settings
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


class PanelWidget(Present):
    """The base of all panels: it is told what to show and does nothing by default.

    A panel holds no truth: it compares what it is told with what it shows and touches only what changed, for some of
    these are called sixty times a second. It never listens to the document; it performs actions on it.
    """

    seek_requested = Signal(int)
    point_requested = Signal(object)  # a point of the problem, to be looked at
    setting_changed = Signal(str, object)  # a field of Settings and its value, to be kept over a restart

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def show_state(self, state: State) -> None:
        """Show the document; called after every change, at frame rate during a drag."""

    def show_result(self, result: "Result | None") -> None:
        """Show the race's numbers, None while there are none; the result may be older than the state."""

    def show_step(self, step: int) -> None:
        """Show a step of the race; called at frame rate while it plays."""

    def show_pointer(self, point: tuple[float, ...] | None) -> None:
        """Show what is under the mouse on the plane, None when it has left."""

    def show_settings(self, settings: Settings) -> None:
        """Be as a person left it; called once, before it is seen."""

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""


@dataclass(frozen=True)
class Panel:
    """One file of this folder states one: where it stands and how it is made.

    Arguments: `title` for menus; `side` and `order`, the smallest on top; `make` builds it; `late` panels get
    results and steps in the frame after the painted one; `stretch` its share of height that is left over.
    """

    title: str
    side: Literal["left", "right"]
    order: int
    make: Callable[[Document], PanelWidget]
    late: bool = False
    stretch: int = 0
