"""hear."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


def hear(widget: QWidget, kind: QEvent.Type, answer: Callable[[QEvent], bool]) -> None:
    """Have a function called with each event of a kind before the widget gets it.

    It takes the place of an override of `event`. In such an override everything that the widget does is called from
    Python, and an error in a painter below it has ended the process by a signal instead of reaching the program.

    Arguments: `widget`; `kind` of event; `answer(event)` returns whether the widget is to be left out.
    """
    widget.installEventFilter(_Ear(widget, kind, answer))


class _Ear(QObject):
    def __init__(self, widget: QWidget, kind: QEvent.Type, answer: Callable[[QEvent], bool]) -> None:
        super().__init__(widget)
        self._kind, self._answer = kind, answer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Only the kind that is meant goes to the function."""
        return event.type() == self._kind and self._answer(event)
