"""What the page of the tangent finds of a training, one thing after the other."""

from collections.abc import Callable
from typing import Any

from playground.base.errors import PlaygroundError
from playground.curvature.linearized_training import LinearizedTraining
from playground.curvature.tangent_movement import TangentMovement
from playground.gui.networks.page_parts.in_percent import in_percent
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.latest import Latest
from playground.gui.widgets.as_sentence import as_sentence
from playground.services.worker import Deliver, Ticket
from playground.session.document import Document
from playground.training.training import Training
from playground.training.training_result import TrainingResult

COARSE, FINE, BESIDE = 5, 30, 60  # updates at which the kernel is taken, and both losses
_PARTS = 3  # roughly, beside, finely
SAMPLES = 150  # of the training set over which the kernel is taken


class TangentWork:
    """Finds in a thread the kernel's movement, roughly and finely, and the linearized network's training.

    Arguments: `document` that names the training; `deliver`; `changed()` is called whenever something was found or
    refused, `report(done, all)` on the way.
    """

    def __init__(
        self, document: Document, deliver: Deliver, changed: Callable[[], None], report: Callable[[int, int], None]
    ) -> None:
        self._movement: Kept[TangentMovement] = Kept(document)
        self._beside: Kept[LinearizedTraining] = Kept(document)
        self.why, self._report = "", report
        self._changed = changed
        self._latest = Latest(deliver, self._refuse, "tangent")
        self._left: list[Callable[[Callable[[int, int], None], Callable[[], bool]], Any]] = []
        self._of: tuple[Training, int, int]

    @property
    def movement(self) -> TangentMovement | None:
        """The kernel's movement, of the training and contender that are named now."""
        return self._movement.thing

    @property
    def beside(self) -> LinearizedTraining | None:
        """The linearized network's training, of the training and contender that are named now."""
        return self._beside.thing

    @property
    def lost(self) -> bool:
        """Whether what was found belongs to something else by now."""
        return self._movement.lost or self._beside.lost

    @property
    def idle(self) -> bool:
        """Whether nothing is looked for."""
        return self._latest.idle and not self._left

    def find(self, result: TrainingResult, place: int) -> None:
        """Find everything of a contender of a result, by its place in the list."""
        from playground.curvature.linearized_training import linearized_training
        from playground.curvature.tangent_movement import tangent_movement

        self.stop()
        self.why, row = "", result.places.index(place)
        self._of = result.training, max(status.update for status in result.statuses), place
        self._left = [
            lambda tell, cancelled: tangent_movement(result, row, COARSE, SAMPLES, tell, cancelled),
            lambda tell, cancelled: linearized_training(result, row, BESIDE, tell, cancelled),
            lambda tell, cancelled: tangent_movement(result, row, FINE, SAMPLES, tell, cancelled),
        ]
        self._go_on()

    def stop(self) -> None:
        """Look for nothing more; what was found stays."""
        self._left = []
        self._latest.forget()

    def forget(self) -> None:
        """What was found belongs to another training."""
        self.stop()
        self._movement.forget()
        self._beside.forget()
        self.why = ""

    def close(self) -> None:
        """End the thread."""
        self._left = []
        self._latest.close()

    def _go_on(self) -> None:
        if not self._left:
            return
        find, part = self._left.pop(0), _PARTS - len(self._left) - 1

        def work(ticket: Ticket) -> Any:
            try:
                return find(in_percent(ticket.report), ticket.dropped)
            except PlaygroundError as error:
                return f"{error}."

        def report(done: int, total: int) -> None:
            self._report(100 * part + 100 * done // max(total, 1), 100 * _PARTS)

        self._latest.ask(work, self._take, report)

    def _take(self, found: Any) -> None:
        if isinstance(found, TangentMovement):
            self._movement.keep(found, *self._of)
        elif isinstance(found, LinearizedTraining):
            self._beside.keep(found, *self._of)
        else:
            self._refuse(str(found))
            return
        self._changed()
        self._go_on()

    def _refuse(self, sentence: str) -> None:
        self._left, self.why = [], as_sentence(sentence)
        self._changed()
