"""The set that no path leaves."""

from PySide6.QtWidgets import QVBoxLayout

from playground.base.parameters import Parameter, Value
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.widgets.choice_field import ChoiceField
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.message import Message
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.try_action import try_action
from playground.problems.constraint import Constraint
from playground.problems.feasible import FEASIBLE_SETS
from playground.session.actions.constraint import set_constraint, set_constraint_parameter
from playground.session.document import Document
from playground.session.state import State

NONE = "none"
_KINDS = Parameter(
    "kind", NONE, "a set onto which every step is projected", kind="choice", choices=(NONE, *FEASIBLE_SETS.sound_ids())
)
_TIP = "Every step is taken and then brought back to the nearest point of this set; starts too"


class ConstraintPanel(PanelWidget):
    """A choice of sets, and sliders for the one that is chosen."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.choice = ChoiceField(_KINDS, "constraint")
        self.choice.box.setToolTip(_TIP)
        self.choice.changed.connect(self._choose)
        self.message = Message()
        self.form: ParameterForm | None = None
        self._shown: Constraint | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addWidget(Heading("Constraint", self.choice))
        self.column.addWidget(self.message)

    def show_state(self, state: State) -> None:
        """Show the race's constraint."""
        bound = state.experiment.constraint
        if bound == self._shown and (bound is None or self.form is not None):
            return
        before, self._shown = self._shown, bound
        self.message.say("")
        self.choice.show_value(NONE if bound is None else bound.kind)
        if (before.kind if before else None) != (bound.kind if bound else None):
            self._make_form(bound)
        if bound is not None and self.form is not None:
            self.form.show_values(bound.parameters)

    def _make_form(self, bound: Constraint | None) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if bound is None:
            return
        line = self.document.state.experiment.problem.dimension == 1
        shown = [one for one in bound.feasible_set.parameters if not (line and one.name.startswith("y_"))]
        self.form = ParameterForm(bound.feasible_set.parameters, bound.kind, bound.feasible_set.name)
        for name, field in self.form.fields.items():
            field.setVisible(name in {one.name for one in shown})
        self.form.changed.connect(self._wish)
        self.form.began.connect(self.document.begin_gesture)
        self.form.ended.connect(self.document.end_gesture)
        self.column.addWidget(self.form)

    def _choose(self, kind: Value) -> None:
        wanted = None if kind == NONE else str(kind)
        if not try_action(lambda: self.document.perform(set_constraint, wanted), self.message.say):
            now = self.document.state.experiment.constraint
            self.choice.show_value(NONE if now is None else now.kind)

    def _wish(self, name: str, value: Value) -> None:
        form = self.form
        if form is not None and not try_action(
            lambda: self.document.perform(set_constraint_parameter, name, value), lambda said: form.refuse(name, said)
        ):
            form.show_values(self._shown.parameters if self._shown is not None else {})


PANEL = Panel(title="Constraint", side="left", order=35, make=ConstraintPanel)
