"""The question at the last epoch: train on, or begin anew."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from playground.gui.widgets.popup_menu import popup_entries
from playground.services.training_snapshot import Snapshot
from playground.training.training import MOST_EPOCHS

BEGIN_ANEW = "Begin anew from the same start"


def ask_at_the_end(
    button: QWidget, snapshot: Snapshot, go_on: Callable[[int], object], begin_anew: Callable[[], object]
) -> QMenu:
    """Ask at the button whether a training that has ended goes on or begins anew; return the menu that asks.

    Arguments: `go_on(epochs)` is called with so many epochs in all, as many again as there were; it is offered where a
    contender has ended only because its epochs were over. Escape leaves everything as it is.
    """
    epochs = snapshot.training.epochs
    more = min(epochs, MOST_EPOCHS - epochs)
    entries: list[tuple[str, Callable[[], object]] | None] = []
    if "budget" in snapshot.reasons and more > 0:
        entries.append((f"Go on for {more:,} more epoch{'s' * (more != 1)}", lambda: go_on(epochs + more)))
    entries.append((BEGIN_ANEW, begin_anew))
    menu = popup_entries(button, button.mapToGlobal(QPoint(0, 0)), entries)
    menu.setAccessibleName("The training has ended")
    menu.setActiveAction(menu.actions()[0])
    return menu
