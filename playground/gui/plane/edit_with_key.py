"""Keys that every picture of a race understands."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import Qt

from playground.session.actions.starts import place_start, remove_start
from playground.session.actions.view import select_contender, select_start
from playground.session.document import Document
from playground.session.state import State


class Picture(Protocol):
    """What the keys need of a picture."""

    document: Document

    def perform(self, action: Callable[..., State], *arguments: Any) -> None:
        """Perform an action."""


def edit_with_key(picture: Picture, key: Qt.Key, middle: Callable[[], tuple[float, ...] | None]) -> bool:
    """Do what a key does to starts and to what is selected, in every picture of a race; return whether it does
    anything. `middle` finds the point of the problem in the middle of the picture."""
    state = picture.document.state
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        if state.selected_start is not None:
            picture.perform(remove_start, state.selected_start)
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        point = middle()
        if point is not None:
            picture.perform(place_start, point)
    elif key in (Qt.Key.Key_N, Qt.Key.Key_B):
        picture.perform(select_start, _next(state.selected_start, len(state.experiment.starts), key == Qt.Key.Key_N))
    elif key == Qt.Key.Key_C:
        picture.perform(select_contender, _next(state.selected_contender, len(state.experiment.contenders), True))
    else:
        return False
    return True


def _next(place: int | None, count: int, forward: bool) -> int | None:
    if count == 0:
        return None
    if place is None:
        return 0
    return (place + (1 if forward else -1)) % count
