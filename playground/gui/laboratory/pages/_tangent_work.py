"""What the page of the tangent finds of a training, one thing after the other."""

from collections.abc import Callable
from typing import Any

from playground.base.errors import PlaygroundError
from playground.curvature.linearized_training import LinearizedTraining
from playground.curvature.tangent_movement import TangentMovement
from playground.gui.laboratory.pages._latest import Latest
from playground.gui.widgets.as_sentence import as_sentence
from playground.services.worker import Deliver, Ticket
from playground.training.training_result import TrainingResult

COARSE, FINE, BESIDE = 5, 30, 60  # updates at which the kernel is taken, and both losses
SAMPLES = 150  # of the training set over which the kernel is taken


class TangentWork:
    """Finds in a thread the kernel's movement, roughly and finely, and the linearized network's training.

    Arguments: `deliver`; `changed()` is called whenever something was found or refused.
    """

    def __init__(self, deliver: Deliver, changed: Callable[[], None]) -> None:
        self.movement: TangentMovement | None = None
        self.beside: LinearizedTraining | None = None
        self.why = ""
        self._changed = changed
        self._latest = Latest(deliver, self._refuse, "tangent")
        self._left: list[Callable[[Callable[[], bool]], Any]] = []

    @property
    def idle(self) -> bool:
        """Whether nothing is looked for."""
        return self._latest.idle and not self._left

    def find(self, result: TrainingResult, row: int) -> None:
        """Find everything of a contender, its row of the result."""
        from playground.curvature.linearized_training import linearized_training
        from playground.curvature.tangent_movement import tangent_movement

        self.stop()
        self.why = ""
        self._left = [
            lambda cancelled: tangent_movement(result, row, COARSE, SAMPLES, cancelled=cancelled),
            lambda cancelled: linearized_training(result, row, BESIDE, cancelled=cancelled),
            lambda cancelled: tangent_movement(result, row, FINE, SAMPLES, cancelled=cancelled),
        ]
        self._go_on()

    def stop(self) -> None:
        """Look for nothing more; what was found stays."""
        self._left = []
        self._latest.forget()

    def forget(self) -> None:
        """What was found belongs to another training."""
        self.stop()
        self.movement, self.beside, self.why = None, None, ""

    def close(self) -> None:
        """End the thread."""
        self._left = []
        self._latest.close()

    def _go_on(self) -> None:
        if not self._left:
            return
        find = self._left.pop(0)

        def work(ticket: Ticket) -> Any:
            try:
                return find(ticket.dropped)
            except PlaygroundError as error:
                return f"{error}."

        self._latest.ask(work, self._take)

    def _take(self, found: Any) -> None:
        if isinstance(found, TangentMovement):
            self.movement = found
        elif isinstance(found, LinearizedTraining):
            self.beside = found
        else:
            self._refuse(str(found))
            return
        self._changed()
        self._go_on()

    def _refuse(self, sentence: str) -> None:
        self._left, self.why = [], as_sentence(sentence)
        self._changed()
