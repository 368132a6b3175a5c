"""Unexpected errors are told in the window, and the window goes on."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

UNEXPECTED = "something unexpected went wrong in {}; the log holds the details"
_log = logging.getLogger(__name__)


def unexpected(where: str, error: BaseException) -> str:
    """Write an error to the log and return the sentence for people; to be called where it was caught."""
    _log.error("something unexpected went wrong in %s", where, exc_info=error)
    return UNEXPECTED.format(where)


def say_unexpected(tell: Callable[[str], None]) -> None:
    """Have errors that reach Qt's event loop written to the log and told, each place once.

    Arguments: `tell(sentence)` is called in the next turn of the event loop: the error may have come from painting.
    """
    usual, told = sys.excepthook, set[tuple[type[BaseException], str, int]]()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        usual(kind, error, trace)
        place = _innermost(trace)
        if not isinstance(error, Exception) or (kind, *place) in told:
            return
        told.add((kind, *place))
        sentence = unexpected(_where(trace), error)
        QTimer.singleShot(0, lambda: tell(sentence))

    sys.excepthook = hook


def _innermost(trace: TracebackType | None) -> tuple[str, int]:
    place = "", 0
    while trace is not None:
        place = trace.tb_frame.f_code.co_filename, trace.tb_lineno
        trace = trace.tb_next
    return place


def _where(trace: TracebackType | None) -> str:
    """The outermost widget with a name that was at work."""
    while trace is not None:
        seen = trace.tb_frame.f_locals
        widget = seen.get("self")
        if isinstance(seen, dict):
            # Before Python 3.13 it is a copy that the frame keeps, with painters that must not outlive their widgets.
            seen.clear()
        if isinstance(widget, QWidget) and widget.accessibleName():
            return f"“{widget.accessibleName()}”"
        trace = trace.tb_next
    return "the window"
