"""The line that says what a page waits for, how far it is, and that cancels it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text

_SOON_MS = 250  # what takes no longer is not worth a bar that flashes


class Waiting(QWidget):
    """How far something is that a page waits for, and a button that cancels it or, once cancelled, goes on with it.

    It keeps its room while there is nothing to wait for, so that nothing beside it moves. `cancelled` and `resumed` say
    that the button was pressed.

    Arguments: `what` is looked for, for screen readers and the tooltip.
    """

    cancelled = Signal()
    resumed = Signal()

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what
        self.stopped = False
        self.bar, self.button = QProgressBar(), role(QPushButton("Cancel"), "flat")
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(f"progress of {what}")
        self.words = text("", "hint")
        self.words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self.button)
        kept = self.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.setSizePolicy(kept)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self.show)
        self.show_theme(current_theme())
        self.rest()

    def show_progress(self, done: int, total: int) -> None:
        """Show that `done` of `total` are done; with a total of 0, that it is not known how many there are."""
        self.stopped = False
        self.bar.setRange(0, max(total, 0))
        self.bar.setValue(done)
        self.words.setText(_said(done, total))
        self._offer("Cancel", f"Stop looking for {self._what}; what was found stays")
        if self.isHidden() and not self._soon.isActive():
            self._soon.start()

    def show_stopped(self) -> None:
        """Show that it was cancelled, and how far it had come."""
        self.stopped = True
        self._offer("Go on", f"Look for {self._what} again")
        self._soon.stop()
        self.show()

    def rest(self) -> None:
        """Show nothing: everything is found, or there is nothing to look for."""
        self.stopped = False
        self._soon.stop()
        self.hide()

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the room that words need at the theme's size."""
        self.bar.setFixedWidth(theme.size(30))
        self.words.setFixedWidth(self.words.fontMetrics().horizontalAdvance("88 of 88") + 2)
        self.button.setFixedWidth(self.button.fontMetrics().horizontalAdvance("Cancel") + theme.size(22))

    def _offer(self, words: str, tip: str) -> None:
        if self.button.text() != words:
            self.button.setText(words)
        self.button.setToolTip(tip)
        self.bar.setToolTip(tip)

    def _press(self) -> None:
        if self.stopped:
            self.resumed.emit()
        else:
            self.cancelled.emit()


def _said(done: int, total: int) -> str:
    """How far it is: in numbers where they are few, else in percent."""
    if total <= 0:
        return ""
    return f"{done} of {total}" if total <= 100 else f"{100 * done // total} %"
