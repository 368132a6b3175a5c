"""The grid under a relief: coarse at once, fine soon after."""

from collections.abc import Callable
from dataclasses import dataclass
from time import thread_time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from playground.base.errors import PlaygroundError
from playground.picture.viewport import Viewport
from playground.problems.surface import Surface
from playground.services.worker import Ticket, Worker

if TYPE_CHECKING:
    from playground.picture.relief.block import Block

# What a grid may cost in the frame that it is part of.
_QUICK_MS = 12.0
_FINE_AFTER_MS = 60


@dataclass(frozen=True)
class BlockWish:
    """A grid that is wanted: all it depends on."""

    surface: Surface
    region: Viewport
    scale: str


class Blocks(QObject):
    """Keeps the newest grid of a surface, and has better ones made in a thread; the newest wish wins.

    `improved` is emitted when a better one has arrived. `block` is the last there was, of another region perhaps.
    """

    improved = Signal()
    failed = Signal(str)

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._wish: BlockWish | None = None
        self._shown: BlockWish | None = None
        self.block: Block | None = None
        self._fine = False
        self._milliseconds_per_node = 2e-5
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._refine)

    @property
    def fine(self) -> bool:
        """Whether the grid that is wanted is there at its best."""
        return self._fine and self._shown == self._wish

    def look_at(self, wish: BlockWish) -> None:
        """Want a grid: at once where that is quick, and at its best when nothing else is wanted for a moment."""
        if wish == self._wish or not wish.surface.ready("value"):
            return
        self._wish = wish
        if self.block is None:
            # The first one comes with what draws, which is loaded and perhaps compiled.
            self._refine()
            return
        from playground.picture.relief.block import COARSE, NODES

        for nodes in (NODES, COARSE):
            if nodes**2 * self._milliseconds_per_node <= _QUICK_MS:
                self._take_now(wish, nodes, nodes == NODES)
                break
        else:
            # One slow moment of the machine is not remembered for ever.
            self._milliseconds_per_node *= 0.7
        if not self.fine:
            self._timer.start(_FINE_AFTER_MS)

    def forget_wish(self) -> None:
        """Want nothing more for now."""
        self._timer.stop()
        self._worker.cancel()
        if not self.fine:
            self._wish = None

    def _take_now(self, wish: BlockWish, nodes: int, fine: bool) -> None:
        from playground.picture.relief.block import make_block

        begin = thread_time()
        self._shown, self.block, self._fine = wish, make_block(wish.surface, wish.region, wish.scale, nodes), fine
        self._milliseconds_per_node = 1e3 * (thread_time() - begin) / self.block.heights.size

    def _refine(self) -> None:
        if self._wish is not None:
            self._worker.submit(_job(self._wish), self._arrived, self._refused)

    def _arrived(self, answer: tuple[BlockWish, "Block", float]) -> None:
        self._shown, self.block, milliseconds = answer
        self._fine = True
        self._milliseconds_per_node = milliseconds / self.block.heights.size
        self.improved.emit()

    def _refused(self, error: PlaygroundError) -> None:
        self._wish = None
        self.failed.emit(str(error))


def _job(wish: BlockWish) -> Callable[[Ticket], tuple[BlockWish, "Block", float]]:
    def work(ticket: Ticket) -> tuple[BlockWish, "Block", float]:
        # Compiled here, in a thread, so that the window does not wait.
        import playground.picture.relief.painter  # noqa: F401
        from playground.picture.relief.block import make_block

        begin = thread_time()
        block = make_block(wish.surface, wish.region, wish.scale)
        return wish, block, 1e3 * (thread_time() - begin)

    return work
