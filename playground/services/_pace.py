"""How fast a training goes, and how fast it may."""

from time import perf_counter

_SEGMENT = 0.008  # seconds of work between two looks at what is wished


class Pace:
    """Updates a second: a limit that is kept, None for none, and the rate that is reached."""

    def __init__(self) -> None:
        self._limit: float | None = None
        self.rate = 0.0
        self._ahead = 0.0  # updates that the limit allows
        self._worked_at = 0.0
        self._segment = 1

    def set(self, limit: float | None) -> None:
        """Take another limit, and count from now."""
        self._limit = limit
        self.begin()

    def begin(self) -> None:
        """Count from now."""
        self._ahead, self._worked_at, self.rate = 0.0, perf_counter(), 0.0

    def forget_rate(self) -> None:
        """What was reached belongs to another training."""
        self.rate = 0.0

    def allowed(self) -> int:
        """How many updates may be done by now; what was not used for long is lost."""
        if self._limit is None:
            return 1 << 60
        now = perf_counter()
        self._ahead = min(self._ahead + (now - self._worked_at) * self._limit, max(2.0, 0.1 * self._limit))
        self._worked_at = now
        return int(self._ahead)

    @property
    def segment(self) -> int:
        """How many updates are done between two looks at what is wished."""
        return self._segment

    def wait(self) -> float:
        """How many seconds there are until the next update."""
        if self._limit is None or self.allowed() >= 1:
            return 0.0
        return max(0.0, (1.0 - self._ahead) / self._limit)

    def note(self, did: int, taken: float, replayed: bool) -> None:
        """Take what was done in how many seconds; what only repeats keeps no pace."""
        self._ahead -= 0 if replayed else did
        if did:
            able = did / max(taken, 1e-6)
            now = able if self._limit is None else min(able, self._limit)
            self.rate = now if self.rate == 0.0 else 0.8 * self.rate + 0.2 * now
        if did >= self._segment or taken > _SEGMENT:
            self._segment = max(1, min(2 * self._segment, int(did * _SEGMENT / max(taken, 1e-6))))
