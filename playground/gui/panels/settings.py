"""The race's length, its randomness, and when a path has ended."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout

from playground.base.parameters import Parameter, Value
from playground.experiments.experiment import MOST_STEPS, Experiment
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.try_action import try_action
from playground.session.actions.race import (
    set_seed,
    set_step_tolerance,
    set_steps,
    set_stop_enabled,
    set_tolerance,
)
from playground.session.document import Document
from playground.session.state import State

PARAMETERS: Final = (
    Parameter(
        "steps", 500, "steps: how many updates each contender may make", kind="integer", minimum=0, maximum=MOST_STEPS,
        slider=(10, 5000), scale="log",
    ),
    Parameter(
        "seed", 0, "seed: the same seed gives the same random numbers, and the same race to the last bit",
        kind="integer", minimum=0, maximum=2**53, slider=(0, 100),
    ),
    Parameter(
        "stop", True, kind="boolean",
        doc="end at rest: a path ends once gradient and step stay below their tolerances for ten steps",
    ),
    Parameter(
        "tolerance", 1e-8, "tolerance: a gradient no longer than this counts as none", minimum=0,
        slider=(1e-12, 1e-2), scale="log",
    ),
    Parameter(
        "step_tolerance", 1e-8, "step tolerance: a step no longer than this counts as none", minimum=0,
        slider=(1e-12, 1e-2), scale="log",
    ),
)  # fmt: skip
_ACTIONS: Final[dict[str, Callable[[State, Any], State]]] = {
    "steps": set_steps, "seed": set_seed, "stop": set_stop_enabled, "tolerance": set_tolerance,
    "step_tolerance": set_step_tolerance,
}  # fmt: skip


class SettingsPanel(PanelWidget):
    """Steps, seed, stop rule and its tolerances."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.form = ParameterForm(PARAMETERS, "race", "the race")
        self.form.changed.connect(self._wish)
        self.form.began.connect(document.begin_gesture)
        self.form.ended.connect(document.end_gesture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("Race"))
        column.addWidget(self.form)
        self._shown: tuple[object, ...] = ()

    def show_state(self, state: State) -> None:
        """Show the race's settings."""
        race = state.experiment
        shown = race.steps, race.seed, race.stop
        if shown != self._shown:
            self._shown = shown
            self.form.show_values(_values(race))
            for name in ("tolerance", "step_tolerance"):
                self.form.fields[name].setEnabled(race.stop.enabled)

    def _wish(self, name: str, value: Value) -> None:
        def do() -> None:
            self.document.perform(_ACTIONS[name], value)

        if not try_action(do, lambda sentence: self.form.refuse(name, sentence)):
            self._shown = ()


def _values(race: Experiment) -> dict[str, Value]:
    stop = race.stop
    return {
        "steps": race.steps, "seed": race.seed, "stop": stop.enabled, "tolerance": stop.tolerance,
        "step_tolerance": stop.step_tolerance,
    }  # fmt: skip


PANEL = Panel(title="Race", side="left", order=40, make=SettingsPanel)
