"""How it learns: loss, batches, epochs, and when it ends sooner."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout

from playground.base.parameters import Parameter, Value
from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import set_stop, set_training
from playground.session.document import Document
from playground.session.networks_state import NetworksState
from playground.session.state import State
from playground.training.training import LOSSES, MOST_EPOCHS, MOST_MEMORY, SAMPLINGS, Training

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
        "sampling", "reshuffled", "sampling: how batches are drawn.\nReshuffled: the samples in a new random order in "
        "every epoch.\nFixed order: in one random order for all epochs.\nDrawn anew: every batch a new random choice, "
        "no sample twice in it.\nWith replacement: every sample of a batch drawn by itself",
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
        "least", 0.0, "end at loss: end when the training loss is at most this; 0 never", slider=(0.0, 0.5),
    ),
    Parameter(
        "flat", 0.0, "end at ‖∇f‖: end when the gradient of the training loss is at most this long; 0 never",
        minimum=0, slider=(0.0, 0.1),
    ),
    Parameter(
        "looks", 50, "looks: how many times, at most, the losses and accuracies over all samples are taken; patience "
        "and the ends above count them", kind="integer", minimum=1, maximum=10**6, slider=(10, 1000), scale="log",
    ),
    Parameter(
        "memory", 512, "memory MB: how much the recorded parameters may take. Where that is not enough those of every "
        "so-many-th update are kept, and a line below says so", kind="integer", minimum=1, maximum=MOST_MEMORY,
        slider=(16, 8192), scale="log",
    ),
)  # fmt: skip


class TrainingPanel(NetworksPanelWidget):
    """The form of everything that decides how networks are trained."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.form = ParameterForm(PARAMETERS, "training", "the training")
        self.form.changed.connect(self._wish)
        self.form.began.connect(document.begin_gesture)
        self.form.ended.connect(self.gesture_ended)
        self.heading = Heading("Training")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(self.form)
        self.thinned = text("", "hint", wrap=True)
        self.thinned.setAccessibleName("what is kept")
        self.thinned.hide()
        column.addWidget(self.thinned)
        self._batch = 32
        self._shown: object = None
        self._every = 1

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the settings."""
        training = networks_state.training
        shown = (
            training.loss, training.batch, training.sampling, training.growth, training.epochs, training.penalty,
            training.seed, training.stop, training.looks, training.memory, len(training.data.training),
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

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Say where the record is thinned."""
        every = snapshot.every if snapshot is not None else 1
        if every != self._every:
            self._every = every
            self.thinned.setText(f"The parameters of every {_ordinal(every)} update are kept; more memory keeps more.")
            self.thinned.setVisible(every > 1)

    def _wish(self, name: str, value: Value) -> None:
        if not try_action(
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
        if name == "flat":
            return lambda state: set_stop(state, gradient=float(value) or None)
        return lambda state: set_training(state, **{name: value})


def _values(training: Training, batch: int) -> dict[str, Value]:
    stop = training.stop
    return {
        "loss": training.loss, "whole": training.batch is None, "batch": batch, "sampling": training.sampling,
        "growth": training.growth, "epochs": training.epochs, "penalty": training.penalty, "seed": training.seed,
        "patience": stop.patience or 0, "least": stop.loss or 0.0, "flat": stop.gradient or 0.0,
        "looks": training.looks, "memory": training.memory,
    }  # fmt: skip


def _ordinal(number: int) -> str:
    """2nd, 3rd, 11th, 21st."""
    ends = {1: "st", 2: "nd", 3: "rd"}
    return f"{number:,}{'th' if number % 100 in (11, 12, 13) else ends.get(number % 10, 'th')}"


PANEL = NetworksPanel(title="Training", side="left", order=40, make=TrainingPanel)
