"""What is to be minimized: the surface, what it teaches, its parameters."""

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.gui.formula.formula_editor import FormulaEditor
from playground.gui.formula.written import written_formula
from playground.gui.gallery.gallery import Gallery
from playground.gui.gallery.lesson_note import LessonNote
from playground.gui.gallery.surface_button import SurfaceButton
from playground.gui.gallery.thumbnails import Thumbnails
from playground.gui.panels._panel import Panel, PanelWidget
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.note_row import NoteRow
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.gui.widgets.wrapped_text import WrappedText
from playground.problems.formula_id import FORMULA_ID
from playground.problems.surface import Surface
from playground.problems.surface_definition import SurfaceDefinition
from playground.problems.surfaces import SURFACES
from playground.problems.tags import START
from playground.problems.typed_formula import Typing, typed_formula
from playground.services.own_surfaces import keep_surface, own_surfaces, remove_own_surface
from playground.services.settings import Settings
from playground.session.actions.formula import edit_copy, use_formula
from playground.session.actions.problem import set_problem_parameter, show_lesson, take_surface, use_surface
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result


# What a new formula begins with: it shows that a name becomes a slider.
FIRST_FORMULA, FIRST_PARAMETERS = "x^2 + k*y^2", {"k": 5.0}

PENCIL: Final = (
    "Change a copy of this formula. The copy is your own: it has other sliders, no lesson and no known minimum; the "
    "surface of the list stays as it is"
)
COPIED: Final = "This is your own copy of {}: its known minima and its lesson stay with the original."

# Characters; a longer formula would fill the column. Its typeset gradient can be copied whole, and so can its text.
_LONGEST: Final = 400


class ProblemPanel(PanelWidget):
    """The card of the surface in use; a click on it opens the gallery, the pencil the editor of its formula."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.thumbnails = Thumbnails(self)
        self.thumbnails.painted.connect(self._show_picture)
        self.lesson = IconButton("lesson", "Show the lesson", "lesson", style="",
            tip="Bring back the starts, contenders and parameters that show what this surface teaches")  # fmt: skip
        self.lesson.clicked.connect(self._wish_lesson)
        self.button = SurfaceButton()
        self.button.clicked.connect(self.open_gallery)
        self.formula = _formula_label()
        self.edit = IconButton("edit", "Edit the formula", tip=PENCIL)
        self.edit.clicked.connect(self.edit_formula)
        self.editor = FormulaEditor(document)
        self.editor.kept.connect(self._keep)
        self.editor.hide()
        self.teaches = text("", "hint", wrap=True)
        self.message = Message()
        self.keeps_own = False
        self.note = LessonNote()
        self.note.keep_wished.connect(self._keep_wished)
        self.origin = NoteRow()
        self.origin.button.clicked.connect(self._go_back)
        self._copied: Surface | None = None  # the listed surface whose formula is edited
        # The state before the last choice, what was chosen, and the state after it.
        self._choice: tuple[State, Surface, State] | None = None
        self.form: ParameterForm | None = None
        self._definition: SurfaceDefinition | None = None
        self._surface: Surface | None = None
        self._image: QImage | None = None
        self._open = False
        self._pictured: SurfaceDefinition | None = None
        self._lay_out()

    def show_state(self, state: State) -> None:
        """Show the surface and its parameters."""
        surface = state.experiment.problem
        self.note.show_state(state)
        if surface is self._surface:
            return
        self._surface = surface
        if surface.definition is not self._definition:
            self._show_definition(surface)
        if self.form is not None:
            self.form.show_values(surface.parameters)
        self.message.say("")
        own = surface.id == FORMULA_ID
        if not own:
            self._copied = None
            self.origin.hide()
        self.editor.show_surface(surface)
        self.editor.setVisible(own)
        self.edit.setVisible(not own)
        self.teaches.setVisible(bool(surface.teaches))
        self._show_picture()

    def show_result(self, result: "Result | None") -> None:
        """Have the picture painted from the first result on: earlier, the thread would hold up the window's opening."""
        if result is not None and not self._open:
            self._open = True
            self._show_picture()

    def show_theme(self, theme: GuiTheme) -> None:
        """The picture has the theme's colours."""
        self._show_picture()

    def open_gallery(self) -> None:
        """Offer all surfaces."""
        if self._surface is not None:
            own, refusals = own_surfaces()
            gallery = Gallery(self._surface.id, self.thumbnails, self, own)
            gallery.chosen.connect(self._choose)
            gallery.picked.connect(self._pick)
            gallery.removed.connect(self._remove)
            gallery.formula_wished.connect(self.new_formula)
            gallery.open_below(self.button)
            refusals = [*refusals, *SURFACES.broken.values()]
            if refusals:
                self.message.say(" ".join(refusals))

    def new_formula(self) -> None:
        """Begin a formula of one's own."""
        if try_action(lambda: self.document.perform(use_formula, FIRST_FORMULA, FIRST_PARAMETERS), self.message.say):
            self.editor.begin()

    def edit_formula(self) -> None:
        """Make the formula of the present surface one's own."""
        surface = self._surface
        if surface is None:
            return
        own = typed_formula(surface.formula, Typing.of(surface))
        if try_action(lambda: self.document.perform(edit_copy, own), self.message.say):
            self._copied = surface
            said = COPIED.format(surface.name)
            self.origin.say(said, "Back to it", f"{surface.name} again, with its lesson and its known minima")
            self.editor.begin()

    def _lay_out(self) -> None:
        card = role(QFrame(), "card")
        self.card = QVBoxLayout(card)
        self.card.setContentsMargins(8, 8, 8, 8)
        self.card.setSpacing(6)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.formula, 1)
        line.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self.card.addWidget(self.button)
        self.card.addLayout(line)
        for widget in (self.note, self.origin, self.editor, self.teaches, self.message):
            self.card.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Heading("Problem", self.lesson))
        column.addWidget(card)

    def _show_definition(self, surface: Surface) -> None:
        self._definition = definition = surface.definition
        self.formula.setText(_shortened(definition.formula, definition.parameter_names))
        self.formula.setAccessibleName(f"formula: {definition.formula}")
        self.formula.setToolTip(f"{definition.formula}\n\n{definition.source}")
        self.teaches.setText(definition.teaches)
        if self.form is not None:
            self.card.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
        if definition.parameters:
            self.form = ParameterForm(definition.parameters, definition.id, definition.name)
            self.form.changed.connect(self._wish_parameter)
            self.form.began.connect(self.document.begin_gesture)
            self.form.ended.connect(self.document.end_gesture)
            self.card.addWidget(self.form)

    def _show_picture(self) -> None:
        surface, theme = self._surface, current_theme()
        if surface is None:
            return
        image = self.thumbnails.picture(surface, theme)
        if image is None:
            if self._open:
                self.thumbnails.want([surface], theme)
            image = self._image if self._definition is self._pictured else None
        self._image, self._pictured = image, self._definition
        tags = ", ".join(tag for tag in surface.tags if tag != START)
        if surface.id == FORMULA_ID:
            tags = "your own formula"
        self.button.show_surface(surface.name, tags, image)

    def _go_back(self) -> None:
        """The listed surface again; starts and contenders stay as they are."""
        listed = self._copied
        if listed is not None:
            try_action(lambda: self.document.perform(use_surface, listed), self.message.say)

    def show_settings(self, settings: Settings) -> None:
        """Be as a person left it."""
        self.keeps_own = settings.keep_own

    def keep_own(self, keep: bool) -> None:
        """Have a person's own starts and contenders stay when another surface is chosen, or give way to its lesson."""
        self.keeps_own = keep
        self.setting_changed.emit("keep_own", keep)

    def _choose(self, id: str) -> None:
        self._pick(SURFACES.get(id))

    def _pick(self, chosen: Surface) -> None:
        self._choose_from(self.document.state, chosen)

    def _choose_from(self, before: State, chosen: Surface) -> None:
        action = use_surface if self.keeps_own else take_surface
        if try_action(lambda: self.document.perform(lambda _: action(before, chosen)), self.message.say):
            self._choice = before, chosen, self.document.state
            self.note.note(before, self.document.state, self.keeps_own)

    def _keep_wished(self, keep: bool) -> None:
        """Take the choice back and do it in the other way, as one step of undo."""
        self.keep_own(keep)
        if self._choice is not None:
            before, chosen, after = self._choice
            if self.document.state is after:
                self.document.undo()
            self._choose_from(before, chosen)

    def _keep(self, name: str) -> None:
        """Keep the formula in the user's own gallery."""
        surface = self._surface
        if surface is None:
            return
        try:
            path = keep_surface(surface, name or surface.name)
        except PlaygroundError as error:
            self.editor.message.say(str(error))
        else:
            self.editor.say_kept(path)

    def _remove(self, surface: Surface) -> None:
        try_action(lambda: remove_own_surface(surface), self.message.say)

    def _wish_lesson(self) -> None:
        try_action(lambda: self.document.perform(show_lesson), self.message.say)

    def _wish_parameter(self, name: str, value: Value) -> None:
        form = self.form
        assert form is not None
        if not try_action(
            lambda: self.document.perform(set_problem_parameter, name, value), lambda said: form.refuse(name, said)
        ):
            self._surface = None


def _shortened(formula: str, names: tuple[str, ...]) -> str:
    """A formula as it is written in books; one that would fill the column as far as it is read at a glance."""
    if len(formula) <= _LONGEST:
        return written_formula(formula, names)
    return f"{html.escape(formula[:_LONGEST])} … ({len(formula)} characters)"


def _formula_label() -> WrappedText:
    label = WrappedText()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


PANEL = Panel(title="Problem", side="left", order=10, make=ProblemPanel)
