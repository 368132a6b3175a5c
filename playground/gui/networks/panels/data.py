"""What is learned from: the data set, its parameters, what is kept for the test."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from playground.base.errors import PlaygroundError
from playground.base.parameters import Parameter, Value
from playground.gui.gallery.surface_button import SurfaceButton
from playground.gui.networks.data.data_gallery import DataGallery
from playground.gui.networks.data.thumbnail import thumbnail
from playground.gui.networks.panels._panel import NetworksPanel, NetworksPanelWidget
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.message import Message
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.networks.data.data import Data
from playground.networks.data.sets import DATA_SETS, DataSet
from playground.session.actions.data import choose_data, set_data_parameter, set_data_seed, set_split
from playground.session.document import Document
from playground.session.networks_state import NetworksState

COMMON: Final = (
    Parameter(
        "split", 0.25, "test part: the part of the samples that no method learns from, kept to see whether what was "
        "learned holds for others", minimum=0, maximum=0.9, slider=(0.0, 0.9),
    ),
    Parameter(
        "seed", 0, "seed: another seed draws other samples of the same set", kind="integer", minimum=0, maximum=2**53,
        slider=(0, 100),
    ),
)  # fmt: skip


_LISTED: Final = 40  # columns that a tooltip names


class DataPanel(NetworksPanelWidget):
    """The card of the data set in use; a click on it offers the others."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.button = SurfaceButton()
        self.button.setToolTip("Choose other data")
        self.button.clicked.connect(self.open_list)
        self.summary = text("", "hint", wrap=True)
        self.columns = QPushButton("Columns …")
        self.columns.setToolTip("Choose which columns of the table are inputs and which one is the target")
        self.columns.setAutoDefault(False)
        self.columns.clicked.connect(self.columns_requested)
        self.message = Message()
        self.form: ParameterForm | None = None
        card = role(QFrame(), "card")
        self.card = QVBoxLayout(card)
        self.card.setContentsMargins(8, 8, 8, 8)
        self.card.setSpacing(6)
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.summary, 1)
        words.addWidget(self.columns)
        self.card.addWidget(self.button)
        self.card.addLayout(words)
        self.card.addWidget(self.message)
        self.heading = Heading("Data")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addWidget(card)
        self._data: Data | None = None
        self._set: DataSet | None = None

    def show_networks_state(self, networks_state: NetworksState) -> None:
        """Show the data set and its parameters."""
        data = networks_state.training.data
        if data is self._data:
            return
        self._data = data
        if data.data_set is not self._set:
            self._show_set(data.data_set)
        assert self.form is not None
        self._show_summary(data)
        self.form.show_values({**data.parameters, "split": data.split, "seed": data.seed})
        self.message.say("")
        self._show_picture()
        drawn = f", {len(data.points)} drawn" if data.points else ""
        self.heading.aside.say(f"{len(data.training)} training, {len(data.test)} test{drawn}")

    def show_theme(self, theme: GuiTheme) -> None:
        """The picture has the theme's colours."""
        self._show_picture()

    def open_list(self) -> None:
        """Offer all data sets, each with its picture."""
        assert self._set is not None
        gallery = DataGallery(self._set.id, self)
        gallery.chosen.connect(self._choose)
        gallery.open_below(self.button)

    def _choose(self, id: str) -> None:
        if DATA_SETS.get(id).reads_file:
            self.table_requested.emit()
        else:
            try_action(lambda: self.document.perform(choose_data, id), self.message.say)

    def _show_set(self, chosen: DataSet) -> None:
        self._set = chosen
        if self.form is not None:
            self.card.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = ParameterForm((*chosen.parameters, *COMMON), chosen.id, chosen.name)
        self.form.changed.connect(self._wish)
        self.form.began.connect(self.document.begin_gesture)
        self.form.ended.connect(self.gesture_ended)
        self.card.addWidget(self.form)

    def _show_summary(self, data: Data) -> None:
        """What the set is; of a table what is learned from what."""
        made, file = data.data_set, data.file
        self.columns.setVisible(file is not None)
        if file is None:
            self.summary.setText(made.summary)
            self.summary.setToolTip("\n\n".join(filter(None, (made.equation, made.notes, made.source))))
            return
        many = f"{len(file.inputs)} columns" if len(file.inputs) > 1 else file.inputs[0]
        notes = "".join(f" {note[0].upper()}{note[1:]}." for note in _notes(data))
        self.summary.setText(f"{file.target} from {many}{'.' if notes else ''}{notes}")
        self.summary.setToolTip(f"{file.path}\n\n{file.target} from {', '.join(file.inputs[:_LISTED])}")

    def _show_picture(self) -> None:
        if self._data is not None and self._set is not None:
            name = self._data.file.name if self._data.file is not None else self._set.name
            kind = "numbers" if not self._data.classes else f"{self._data.classes} classes"
            self.button.show_surface(name, kind, thumbnail(self._data, current_theme()))

    def _wish(self, name: str, value: Value) -> None:
        actions = {"split": set_split, "seed": set_data_seed}

        def do() -> None:
            if name in actions:
                self.document.perform(actions[name], value)  # type: ignore[arg-type]
            else:
                self.document.perform(set_data_parameter, name, value)

        form = self.form
        assert form is not None
        if not try_action(do, lambda sentence: form.refuse(name, sentence)):
            self._data = None


PANEL = NetworksPanel(title="Data", side="left", order=10, make=DataPanel)


def _notes(data: Data) -> tuple[str, ...]:
    """What is odd in a table; nothing where its numbers cannot be had, which the message beside says."""
    try:
        return data.notes
    except PlaygroundError:
        return ()
