"""The program: checks, application, window."""

import ctypes
import gc
import os
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from playground.base.errors import PlaygroundError
from playground.gui.display import needs_display, platforms, unanswered

if TYPE_CHECKING:
    from playground.experiments.experiment import Experiment
    from playground.gui.bridge import Bridge
    from playground.gui.window import Window

# What PySide6 from PyPI needs of the system, and the Debian package that holds it. Without one of these the program
# ends with an abort and a misleading text instead of an exception, so they are looked for before Qt is.
_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
_X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
ERROR = 2


def main(experiment: "Experiment | None" = None, path: Path | str | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    Arguments: `experiment` to show, by default what the last window held, at the very first start a lesson; `path` the
    file it was read from, or without one that of a training. Where no window can be opened a sentence says why, and the
    code is 2.
    """
    trouble = missing()
    if trouble:
        sys.stderr.write(trouble + "\n")
        return ERROR
    from playground.services.precompile import precompile

    precompile()  # before Qt is imported: at a first start the other process has the most to do
    _load_before_qt()
    from PySide6.QtWidgets import QApplication

    from playground.gui.open_window import open_window
    from playground.gui.unexpected import say_unexpected
    from playground.services.log import start_log
    from playground.services.sweep import sweep_own_folders

    start_log()
    sweep_own_folders()

    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    if threading.current_thread() is threading.main_thread():
        # Python would hear of Ctrl-C at the next mouse move only; what the window holds is on the disk already.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    application.setApplicationName("Optimizer Playground")
    application.setDesktopFileName("optimizer-playground")
    try:
        window = open_window(application, experiment, Path(path) if path is not None else None)
    except PlaygroundError as error:
        sys.stderr.write(f"{error}\n")
        return ERROR
    say_unexpected(window.show_error)
    bridge = _tell_of_trouble(window)
    # What has been imported and built by then stays. To look through it for garbage stopped the window for 90 ms.
    window.race.first_result.connect(gc.freeze)
    code = application.exec()
    bridge.close()
    del window
    return code


def _tell_of_trouble(window: "Window") -> "Bridge":
    """Note in the window where compiled kernels cannot be kept, and which files of catalogues cannot be used.

    Returns the way there, to be closed with the window.
    """
    from playground.base.broken_member import listen_to_broken_members
    from playground.gui.bridge import Bridge
    from playground.gui.widgets.as_sentence import as_sentence
    from playground.kernels.compiling.cache_trouble import listen_to_cache_trouble

    bridge = Bridge(window)
    listen_to_cache_trouble(lambda sentence: bridge.post(lambda: window.show_note(sentence)))
    broken: list[str] = []

    def show_broken(sentence: str) -> None:
        broken.append(as_sentence(sentence))
        bridge.post(lambda: window.show_error(" ".join(broken)))

    listen_to_broken_members(show_broken)
    return bridge


def _load_before_qt() -> None:
    """Import what needs no Qt: once Qt is there, it reads the source of every module that comes after it."""
    import playground.experiments.standings_text
    import playground.picture.graph
    import playground.picture.graph.graph_table
    import playground.picture.graph.spread
    import playground.picture.lines.heads
    import playground.picture.lines.path_pens
    import playground.picture.sheet.equation
    import playground.picture.sheet.figure_format
    import playground.picture.surface.feasible_shape
    import playground.picture.surface.profile
    import playground.services.autosave
    import playground.services.kept_files
    import playground.services.own_rules
    import playground.services.own_surfaces
    import playground.services.place_layout
    import playground.services.preparation
    import playground.services.recent_files
    import playground.services.settings
    import playground.services.worker
    import playground.session.actions.constraint
    import playground.session.actions.contenders
    import playground.session.actions.formula
    import playground.session.actions.several_contenders
    import playground.session.actions.view
    import playground.session.document
    import playground.session.lesson  # noqa: F401


def missing() -> str:
    """Return the sentence that says why no window can be opened here and what mends it; an empty one where it can."""
    return missing_for(os.environ)


def missing_for(environment: Mapping[str, str]) -> str:
    """Return the same for other variables of the environment."""
    if not sys.platform.startswith("linux"):
        return ""
    trouble = unanswered(environment)
    if trouble:
        return trouble
    needed = dict(_LIBRARIES)
    if needs_display(environment) and environment.get("DISPLAY") and platforms(environment) in ([], ["xcb"]):
        needed.update(_X_LIBRARIES)
    packages = [package for name, package in needed.items() if not _loads(name)]
    if not packages:
        return ""
    return f"the window needs libraries of the system that are missing; run: sudo apt-get install {' '.join(packages)}"


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
