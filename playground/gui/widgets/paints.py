"""A decorator of paint events that survives their errors."""

import sys
from collections.abc import Callable
from functools import wraps
from traceback import clear_frames
from typing import Any, TypeVar

Method = TypeVar("Method", bound=Callable[..., None])


def paints(method: Method) -> Method:
    """Decorate a `paintEvent`: what goes wrong in it is told by `sys.excepthook`, and the window goes on.

    Qt's binding for Python ends the process by a signal where an error that was raised by compiled code, such as
    NumPy's or a division by 0, leaves a painter that was itself called from Python.
    """

    @wraps(method)
    def painting(*arguments: Any, **named: Any) -> None:
        try:
            method(*arguments, **named)
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
            # What keeps the error would keep its painters too, and one that outlives its widget ends the process.
            clear_frames(error.__traceback__)

    return painting  # type: ignore[return-value]
