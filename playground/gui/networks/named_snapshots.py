"""A filter that passes snapshots of the document's own training only."""

from PySide6.QtCore import QObject, QTimer, Signal

from playground.services.awaited_snapshot import awaited_snapshot
from playground.services.same_training import same_numbers
from playground.services.training_snapshot import Snapshot
from playground.session.document import Document

_STALE_MS = 150  # while a slider is dragged, what was seen before is seen for so long


class NamedSnapshots(QObject):
    """Lets pass what the trainer tells of the document's training, and nothing of another one.

    `shown()` says that there is another `snapshot` to be seen. When the document's training changes, the old numbers
    are let go at once, for a snapshot of which nothing is known yet; while a slider is dragged they stay for a moment,
    since the next ones are on their way and everything would flicker. `trained_changed()` is emitted where `trained`,
    whether any update was done, changes.
    """

    shown = Signal()
    trained_changed = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self.snapshot: Snapshot | None = None
        self.trained = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._let_go)

    @property
    def named(self) -> Snapshot | None:
        """How the training stands, None where what is known belongs to another one than the document's."""
        return self.snapshot if self._is_named(self.snapshot) else None

    def take(self, snapshot: Snapshot | None) -> None:
        """Take what the trainer tells; None where it has nothing, or has failed."""
        networks_state = self._document.state.networks_state
        if snapshot is None and self.snapshot is not None and networks_state is not None:
            snapshot = awaited_snapshot(networks_state.training)
        if self._is_named(snapshot) or self._timer.isActive():
            self._put(snapshot)

    def expect_another(self) -> None:
        """The document's training has changed."""
        if self._document.in_gesture:
            self._timer.start(_STALE_MS)
        else:
            self._timer.stop()
            self._let_go()

    def close(self) -> None:
        """Let nothing pass any more."""
        self._timer.stop()

    def _put(self, snapshot: Snapshot | None) -> None:
        self.snapshot = snapshot
        self.shown.emit()
        trained = snapshot is not None and snapshot.done > 0
        if trained != self.trained:
            self.trained = trained
            self.trained_changed.emit()

    def _is_named(self, snapshot: Snapshot | None) -> bool:
        networks_state = self._document.state.networks_state
        if snapshot is None or networks_state is None:
            return snapshot is None
        return same_numbers(snapshot.training, networks_state.training, snapshot.done)

    def _let_go(self) -> None:
        networks_state = self._document.state.networks_state
        if networks_state is not None and not self._is_named(self.snapshot):
            self._put(awaited_snapshot(networks_state.training))
