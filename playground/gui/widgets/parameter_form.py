"""All parameters of an optimizer or a surface, one below the other."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from playground.base.parameters import Parameter, Value
from playground.gui.theme.apply import current_theme
from playground.gui.widgets.choice_field import ChoiceField
from playground.gui.widgets.number_slider import NumberSlider
from playground.gui.widgets.parameter_field import ParameterField
from playground.gui.widgets.parameter_words import parameter_label, parameter_tip
from playground.gui.widgets.search_popup import Entry
from playground.gui.widgets.searched_choice import SearchedChoice
from playground.gui.widgets.switch_field import SwitchField
from playground.gui.widgets.text import text


class ParameterForm(QWidget):
    """A row for each parameter: what it is called, and the control for its kind.

    `changed(name, value)` wishes for a value; `began` and `ended` enclose one gesture.

    Arguments: `parameters` the declarations; `owner` the word errors begin with outside the window; `title` what it is
    called in the window; `long` the parameter whose slider is as long as the form; `searched` what is known of the
    choices of a parameter whose list is searched by typing.
    """

    changed = Signal(str, object)
    began = Signal()
    ended = Signal()

    def __init__(
        self, parameters: Sequence[Parameter], owner: str, title: str = "", parent: QWidget | None = None,
        long: str = "",
        searched: Mapping[str, Sequence[Entry]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.fields: dict[str, ParameterField] = {}
        self._labels: list[QLabel] = []
        self._long, self._folded = long, False
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for parameter in parameters:
            field = _make(parameter, owner, (searched or {}).get(parameter.name))
            field.title = title
            label = text(parameter_label(parameter), "faint")
            label.setBuddy(field)
            for widget in (label, field):
                widget.setToolTip(parameter_tip(parameter))
            field.changed.connect(lambda value, name=parameter.name: self.changed.emit(name, value))
            field.began.connect(self.began)
            field.ended.connect(self.ended)
            self.fields[parameter.name] = field
            if isinstance(field, NumberSlider):
                field.name_by(label)
            self._labels.append(label)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """In large type there is no room for label, slider and field in one line."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and current_theme().large != self._folded:
            self._arrange()

    def _arrange(self) -> None:
        """Put labels beside their fields, or above them."""
        self._folded = folded = current_theme().large
        self._grid.setColumnMinimumWidth(0, 0)
        for row, (label, (name, field)) in enumerate(zip(self._labels, self.fields.items(), strict=True)):
            for widget in (label, field):
                self._grid.removeWidget(widget)
            above = folded or name == self._long
            if isinstance(field, NumberSlider):
                field.stack(label, above)
            if above and isinstance(field, NumberSlider):
                self._grid.addWidget(field, 2 * row, 0, 1, 2)
            elif above and isinstance(field, ChoiceField):
                self._grid.addWidget(label, 2 * row, 0, 1, 2)
                self._grid.addWidget(field, 2 * row + 1, 0, 1, 2)
            else:  # the label as high as the field, so that both stand on one line at any size of type
                self._grid.addWidget(label, 2 * row, 0)
                self._grid.addWidget(field, 2 * row, 1)

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Show the parameters' values; nothing is emitted."""
        for name, value in values.items():
            self.fields[name].show_value(value)

    def align(self, other: "ParameterForm") -> None:
        """Begin the fields where another form's begin, below or above this one."""
        if self._folded:
            return
        for label in other._labels:
            label.ensurePolished()
        self._grid.setColumnMinimumWidth(0, max((label.sizeHint().width() for label in other._labels), default=0))

    def refuse(self, name: str, sentence: str) -> None:
        """Say beside a parameter why its value is not possible."""
        self.fields[name].refuse(sentence)


def _make(parameter: Parameter, owner: str, entries: Sequence[Entry] | None) -> ParameterField:
    if entries is not None:
        return SearchedChoice(parameter, owner, entries)
    kinds = {"boolean": SwitchField, "choice": ChoiceField}
    return kinds.get(parameter.kind, NumberSlider)(parameter, owner)
