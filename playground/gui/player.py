"""The playhead: which step of the race is seen, and how it moves by itself."""

from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_FRAME_MS = 15
# At speed 1 a race takes so long, however many steps it has.
_SECONDS = 10.0


class Player(QObject):
    """Moves the playhead between 0 and the last step.

    `step_changed` and `playing_changed` tell what happened. Who stands at the end stays at the end when a race gets
    longer.
    """

    step_changed = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = 0.0
        self._last = 0
        self._speed = 1.0
        self._then = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._advance)

    @property
    def step(self) -> int:
        """The step that is seen."""
        return min(int(self._place), self._last)

    @property
    def last(self) -> int:
        """The last step of the race."""
        return self._last

    @property
    def playing(self) -> bool:
        """Whether time runs."""
        return self._timer.isActive()

    def set_last(self, last: int) -> None:
        """Take the number of steps of another race."""
        at_end = self.step >= self._last and not self.playing
        if last == self._last:
            return
        self._last = last
        self._go(last if at_end else min(self._place, last))

    def set_speed(self, speed: float) -> None:
        """Run at another speed; at 1 the race takes ten seconds."""
        self._speed = speed

    def toggle(self) -> None:
        """Play, from the start where the end was reached; or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def play(self) -> None:
        """Let time run."""
        if self.step >= self._last:
            self._go(0)
        self._then = perf_counter()
        if not self.playing and self._last > 0:
            self._timer.start()
            self.playing_changed.emit(True)

    def pause(self) -> None:
        """Stop time."""
        if self.playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def seek(self, step: int) -> None:
        """Go to a step; time stops, for a hand is on it."""
        self.pause()
        self._go(min(max(step, 0), self._last))

    def move(self, steps: int) -> None:
        """Go some steps forward or back."""
        self.seek(self.step + steps)

    def _advance(self) -> None:
        now = perf_counter()
        passed, self._then = now - self._then, now
        # After a long pause of the machine the race goes on where it was, not where it would have been.
        self._go(min(self._place + min(passed, 0.25) * self._speed * self._last / _SECONDS, self._last))
        if self.step >= self._last:
            self.pause()

    def _go(self, place: float) -> None:
        before, self._place = self.step, float(place)
        if self.step != before:
            self.step_changed.emit(self.step)
