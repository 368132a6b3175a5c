"""Whether a display answers: Qt ends the process with an abort where none does, so it is asked before Qt is."""

import ctypes
import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

# A display of another machine may take its time; a dead address would hold the start for minutes.
PATIENCE = 10.0
_WITHOUT_DISPLAY: Final = ("offscreen", "minimal", "vnc")
_OTHERS: Final = ("eglfs", "linuxfb", "minimalegl", "vkkhrdisplay")
_INSTEAD: Final = "Start the window in a graphical session, or use `playground run`, which needs none"


def needs_display(environment: Mapping[str, str]) -> bool:
    """Return whether Qt's platform, which QT_QPA_PLATFORM states, shows windows on a display."""
    return any(not name.startswith((*_WITHOUT_DISPLAY, *_OTHERS)) for name in platforms(environment) or ("xcb",))


def platforms(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that QT_QPA_PLATFORM states, in its order, without their options."""
    stated = environment.get("QT_QPA_PLATFORM", "").split(";")
    return [name.partition(":")[0].strip() for name in stated if name.strip()]


def unanswered(environment: Mapping[str, str]) -> str:
    """Return the sentence that says why no window can be shown on the displays that variables name, "" where one can.

    DISPLAY is asked by the library that Qt uses for it, WAYLAND_DISPLAY by its socket. Where QT_QPA_PLATFORM states
    one of the two, the other does not count; otherwise Qt takes whichever answers.
    """
    wished = platforms(environment)
    for name in wished:
        if not name.startswith(("xcb", "wayland", *_WITHOUT_DISPLAY, *_OTHERS)):
            return (
                f"QT_QPA_PLATFORM is {name!r}, which is no platform of Qt: leave it unset, or set it to xcb or wayland"
            )
    if not needs_display(environment):
        return ""
    x, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    asked: list[tuple[str, Callable[[], bool]]] = []
    if x and (not wished or "xcb" in wished):
        asked.append((f"DISPLAY={x}", lambda: _x_answers(x)))
    if wayland and (not wished or any(name.startswith("wayland") for name in wished)):
        asked.append((f"WAYLAND_DISPLAY={wayland}", lambda: _wayland_answers(wayland, environment)))
    if not asked:
        if wished:
            variable = "DISPLAY" if "xcb" in wished else "WAYLAND_DISPLAY"
            return f"there is no display: QT_QPA_PLATFORM is {wished[0]!r} and {variable} is not set. {_INSTEAD}"
        return f"there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. {_INSTEAD}"
    if any(_in_time(answers) for _, answers in asked):
        return ""
    names = " and ".join(name for name, _ in asked)
    return f"the display does not answer ({names}). {_INSTEAD}"


def _in_time(answers: Callable[[], bool]) -> bool:
    """Whether it answers within `PATIENCE` seconds."""
    said: list[bool] = []
    asking = threading.Thread(target=lambda: said.append(answers()), name="display", daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return bool(said) and said[0]


def _x_answers(display: str) -> bool:
    """Whether a connection is made, with the rights that the person has."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the list of missing libraries names it
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(errors="surrogateescape"), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _wayland_answers(display: str, environment: Mapping[str, str]) -> bool:
    folder = environment.get("XDG_RUNTIME_DIR", "")
    if not display.startswith("/") and not folder:
        return False
    try:
        with socket.socket(socket.AF_UNIX) as wire:
            wire.connect(str(Path(folder) / display))
    except (OSError, ValueError):
        return False
    return True
