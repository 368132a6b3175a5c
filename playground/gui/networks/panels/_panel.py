"""What a panel of the networks' place is: a part of its left or right column."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Signal

from playground.gui.networks.sharpness import Sharpness
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.present import Present
from playground.services.training_snapshot import Snapshot
from playground.session.document import Document
from playground.session.networks_state import NetworksState


class NetworksPanelWidget(Present):
    """The base of these panels: it is told what to show and does nothing by default.

    It holds no truth and never listens to the document; it performs actions on it. `change_requested(place, parameter,
    value)` wishes for a hyper-parameter's change while the training goes on, `gesture_ended` says that such a drag is
    over, `failed(sentence)` that something was refused; `table_requested` is the wish to learn from a file,
    `columns_requested` to choose other columns of it; `program_requested(place)` to save a contender's program.
    """

    seek_requested = Signal(int)
    change_requested = Signal(int, str, object)
    gesture_ended = Signal()
    failed = Signal(str)
    table_requested = Signal()
    columns_requested = Signal()
    program_requested = Signal(int)

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the training as it is asked for; called after every change, at frame rate during a drag."""

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Show how the training stands; up to thirty times a second."""

    def show_sharpness(self, found: Sharpness | None) -> None:
        """Show the largest curvature that was found last, None where none is known of the training."""

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""


@dataclass(frozen=True)
class NetworksPanel:
    """One file of this folder states one: where it stands and how it is made.

    Arguments: `title`; `side` and `order`, the smallest on top; `make` builds it; `late` panels get snapshots one after
    the other, in the time between frames; `stretch` its share of height that is left over.
    """

    title: str
    side: Literal["left", "right"]
    order: int
    make: Callable[[Document], NetworksPanelWidget]
    late: bool = False
    stretch: int = 0
