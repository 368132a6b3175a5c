"""How it learns: loss, batches, epochs, and when it ends sooner."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from playground.base.parameters import Parameter, Value
from playground.gui.laboratory.panels._panel import LabPanel, LabPanelWidget
from playground.gui.panels._heading import Heading
from playground.gui.panels._wish import wish
from playground.gui.widgets.parameter_form import ParameterForm
from playground.session.actions.training import set_stop, set_training
from playground.session.document import Document
from playground.session.laboratory import Laboratory
from playground.session.state import State
from playground.training.training import LOSSES, MOST_EPOCHS, SAMPLINGS, Training

PARAMETERS: Final = (
    Parameter(
        "loss", "logistic", "loss: what is made small. Logistic tells two classes apart, softmax several, squared "
        "compares numbers", kind="choice", choices=LOSSES,
    ),
    Parameter(
        "whole", False, "all samples: every update sees all training samples; the gradient is exact and slow",
        kind="boolean",
    ),
    Parameter(
        "batch", 32, "batch: samples that one update sees; small batches make quick, noisy steps", kind="integer",
        minimum=1, maximum=10**9, slider=(1, 512), scale="log",
    ),
    Parameter(
        "sampling", "reshuffled", "sampling: how batches are drawn. Reshuffled: in another order every epoch",
        kind="choice", choices=SAMPLINGS,
    ),
    Parameter(
        "growth", 1.0, "growth: the factor by which batches grow after every epoch; 1 for none", minimum=1, maximum=10,
        slider=(1.0, 1.5),
    ),
    Parameter(
        "epochs", 100, "epochs: how many times all training samples are gone through", kind="integer", minimum=0,
        maximum=MOST_EPOCHS, slider=(1, 2000), scale="log",
    ),
    Parameter(
        "penalty", 0.0, "penalty: half of it times the square of all parameters is added to the loss, which keeps them "
        "small", minimum=0, slider=(0.0, 0.1), symbol="λ",
    ),
    Parameter(
        "seed", 0, "seed: of initial parameters and batches; the same seed gives the same training to the last bit",
        kind="integer", minimum=0, maximum=2**53, slider=(0, 100),
    ),
    Parameter(
        "patience", 0, "patience: end when the test loss has not fallen for so many looks (early stopping); 0 never",
        kind="integer", minimum=0, maximum=10**6, slider=(0, 100),
    ),
    Parameter(
        "least", 0.0, "end at loss: end when the training loss is at most this; 0 never", minimum=0, slider=(0.0, 0.5),
    ),
)  # fmt: skip


class TrainingPanel(LabPanelWidget):
    """The form of everything that decides how networks are trained."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.form = ParameterForm(PARAMETERS, "training")
        self.form.changed.connect(self._wish)
        self.form.began.connect(document.begin_gesture)
        self.form.ended.connect(self.gesture_ended)
        self.heading = Heading("Training")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.form)
        self._batch = 32
        self._shown: object = None

    def show_laboratory(self, laboratory: Laboratory) -> None:
        """Show the settings."""
        training = laboratory.training
        shown = (
            training.loss, training.batch, training.sampling, training.growth, training.epochs, training.penalty,
            training.seed, training.stop, len(training.data.training),
        )  # fmt: skip
        if shown == self._shown:
            return
        self._shown = shown
        if training.batch is not None:
            self._batch = training.batch
        self.form.show_values(_values(training, self._batch))
        for name in ("batch", "sampling", "growth"):
            self.form.fields[name].setEnabled(training.batch is not None)
        self.heading.aside.say(f"{training.plan.updates:,} updates")
        self.heading.aside.setToolTip("How many times each contender moves its parameters: epochs times batches")

    def _wish(self, name: str, value: Value) -> None:
        if not wish(
            lambda: self.document.perform(self._action(name, value)), lambda said: self.form.refuse(name, said)
        ):
            self._shown = None

    def _action(self, name: str, value: Value) -> Callable[[State], State]:
        if name == "whole":
            batch = None if value else self._batch
            return lambda state: set_training(state, batch=batch)
        if name == "patience":
            return lambda state: set_stop(state, patience=int(value) or None)
        if name == "least":
            return lambda state: set_stop(state, loss=float(value) or None)
        return lambda state: set_training(state, **{name: value})


def _values(training: Training, batch: int) -> dict[str, Value]:
    stop = training.stop
    return {
        "loss": training.loss, "whole": training.batch is None, "batch": batch, "sampling": training.sampling,
        "growth": training.growth, "epochs": training.epochs, "penalty": training.penalty, "seed": training.seed,
        "patience": stop.patience or 0, "least": stop.loss or 0.0,
    }  # fmt: skip


PANEL = LabPanel(title="Training", side="left", order=40, make=TrainingPanel)
