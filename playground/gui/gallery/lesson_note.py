"""One line under the surface: what choosing it did to a person's own starts and contenders, and how to have it else."""

from PySide6.QtCore import Signal

from playground.gui.widgets.note_row import NoteRow
from playground.session.actions.problem import added_contenders
from playground.session.state import State

KEEP, TAKE = "Keep mine", "Use the lesson's"


class LessonNote(NoteRow):
    """Says whose starts and rates these are; `keep_wished(bool)` is its button, True for the person's own."""

    keep_wished = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._offers_to_keep = True
        self.button.clicked.connect(lambda: self.keep_wished.emit(self._offers_to_keep))
        self._after: tuple[object, ...] = ()

    def note(self, before: State, after: State, kept: bool) -> None:
        """Say what became of what was the person's own in the state before; nothing where nothing was."""
        if not before.own_starts and not before.own_contenders:
            self.hide()
            return
        self._offers_to_keep = not kept
        self._after = _parts(after)
        if kept:
            tip = "Starts and rates of each surface are those of its lesson from now on"
            self.say(_kept_words(before), TAKE, tip)
        else:
            tip = "Your starts and contenders stay, here and with every other surface that you choose"
            self.say(_taken_words(before, after), KEEP, tip)

    def show_state(self, state: State) -> None:
        """It goes away with the next change of starts, contenders or surface."""
        if not self.isHidden() and _parts(state) != self._after:
            self.hide()


def _parts(state: State) -> tuple[object, ...]:
    experiment = state.experiment
    return experiment.problem.id, experiment.starts, experiment.contenders


def _kept_words(before: State) -> str:
    mine = [words for words, own in (("starts", before.own_starts), ("contenders", before.own_contenders)) if own]
    return f"Your {' and '.join(mine)} stay."


def _taken_words(before: State, after: State) -> str:
    mine = [words for words, own in (("starts", before.own_starts), ("rates", before.own_contenders)) if own]
    added = len(added_contenders(after))
    stay = f"; the {f'{added} contenders' if added > 1 else 'contender'} that you added stay{'s' * (added == 1)}"
    return f"The {' and '.join(mine)} are now those of this lesson{stay * (added > 0)}."
