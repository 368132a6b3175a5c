"""A window with what belongs in it: a given experiment, what the last window held, or a lesson."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from playground.experiments.experiment import Experiment
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.wished_theme import wished_theme
from playground.gui.window import Window
from playground.services.autosave import Autosave, Found
from playground.services.recent_files import mend_recent_files
from playground.services.settings import load_settings
from playground.session.document import Document
from playground.session.lesson import lesson_state, state_of


def open_window(application: QApplication, experiment: Experiment | None = None, path: Path | None = None) -> Window:
    """Open the window; raises PlaygroundError for an experiment that does not fit into memory.

    Arguments: `path` the experiment's file, or without one the file of a training. What was left by a window that was
    killed comes back at the next start without a file of its own.
    """
    settings, trouble = load_settings()
    trouble = " ".join(filter(None, [trouble, mend_recent_files()]))
    autosave = Autosave()
    found: Found | None = None
    if experiment is not None:
        state = state_of(experiment, own=True)
    elif path is not None:
        state = lesson_state()
    else:
        found, lost = autosave.claim()
        trouble = " ".join(filter(None, [trouble, lost]))
        state = found.state if found is not None else lesson_state()
    # Before its widgets are made: those that are there already would keep the system's font until the theme changes.
    apply_theme(application, wished_theme(settings))
    window = Window(Document(state), settings, autosave)
    if experiment is not None:
        window.files.belong_to(path, experiment)
    elif found is not None:
        window.belong_to(found)
    window.show()
    if path is not None and experiment is None:
        window.files.open_path(path)
    if trouble:
        window.show_error(trouble)
    elif found is not None and found.killed:
        window.show_note("The last session ended unexpectedly; everything is back as it was.")
    if not settings.welcomed and found is None and path is None:
        window.race.first_result.connect(window.race.player.play)
    return window
