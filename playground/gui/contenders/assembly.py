"""Everything a contender consists of: its parameters, what it is put round, what is put on it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from playground.experiments.contender import Contender
from playground.gui.contenders.entries import base_entries
from playground.gui.contenders.modifier_list import ModifierList
from playground.gui.widgets.icon_button import IconButton
from playground.gui.widgets.message import Message
from playground.gui.widgets.number_slider import NumberSlider
from playground.gui.widgets.parameter_form import ParameterForm
from playground.gui.widgets.role import role
from playground.gui.widgets.search_popup import SearchPopup
from playground.gui.widgets.text import text
from playground.optimizers import Optimizer, StabilityLaw

if TYPE_CHECKING:
    from playground.experiments.rate_limit import RateLimit


class Assembly(QWidget):
    """A contender's parameters and modifiers, and inside it, in the same way, those of its base.

    Every wish is `wished(what, arguments)` whose last argument is the depth; `began` and `ended` enclose one gesture.

    Arguments: `depth` how many methods are round this one; `of` "race" or "training", whose length schedules follow.
    """

    wished = Signal(str, tuple)
    began = Signal()
    ended = Signal()

    def __init__(self, depth: int = 0, of: str = "race") -> None:
        super().__init__()
        self._depth, self._of = depth, of
        self.contender: Contender | None = None
        self.form: ParameterForm | None = None
        self.inner: Assembly | None = None
        self._step = 0
        self.base = IconButton("chevron_down", "choose what it is put round", style="")
        self.base.clicked.connect(self.open_bases)
        self.message = Message()
        self.around = QWidget()
        line = QHBoxLayout(self.around)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(text("round", "faint"))
        line.addWidget(self.base, 1)
        self.nest = role(QFrame(), "nest")
        self.nested = QVBoxLayout(self.nest)
        self.nested.setContentsMargins(8, 0, 0, 0)
        self.modifiers = ModifierList(depth, of)
        self._pass_on(self.modifiers)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        for widget in (self.around, self.message, self.nest, self.modifiers):
            self.column.addWidget(widget)

    def show_contender(self, contender: Contender, color: str, steps: int) -> None:
        """Show a contender; what has the same parameters is used again."""
        before, self.contender = self.contender, contender
        self.message.say("")
        # A rule that is being written has another text at every key, and mostly the same parameters.
        if before is None or _form_of(before) != _form_of(contender) or self.form is None:
            self._make_form(contender)
        assert self.form is not None
        self.form.show_values(contender.parameters)
        self._show_base(contender, color, steps)
        alone = contender.base is None and self._depth == 0
        caption = "modifiers" if alone else f"modifiers of {contender.method.name}"
        self.modifiers.show_contender(contender, caption, color, steps)

    def show_step(self, step: int) -> None:
        """Show the rate at another step."""
        self._step = step
        self.modifiers.show_step(step)
        if self.inner is not None:
            self.inner.show_step(step)

    def show_limit(self, limit: "RateLimit | None", words: str) -> None:
        """Mark the limit of stability on the slider of the innermost method's rate, and say what it is."""
        if self.contender is not None and self.contender.base is not None and self.inner is not None:
            self.inner.show_limit(limit, words)
        elif self.contender is not None and self.form is not None:
            field = self.form.fields.get(rate_name(self.contender.method))
            if isinstance(field, NumberSlider):
                field.show_limit(None if limit is None else limit.setting, words)

    def refuse(self, what: str, arguments: tuple[Any, ...], sentence: str) -> None:
        """Say why a wish is not possible, beside what it was about."""
        depth = arguments[-1]
        if depth > self._depth and self.inner is not None:
            self.inner.refuse(what, arguments, sentence)
        elif what == "set" and self.form is not None:
            self.form.refuse(arguments[0], sentence)
        elif what == "set_base":
            self.message.say(sentence)
        else:
            self.modifiers.refuse(what, arguments, sentence)

    def open_bases(self) -> None:
        """Offer what the method can be put round."""
        if self.contender is not None:
            entries = base_entries(self.contender)
            popup = SearchPopup("bases", entries, "Search: a name, a word, a symbol", self)
            popup.chosen.connect(lambda id: self.wished.emit("set_base", (id, self._depth)))
            popup.open_below(self.base)

    def _make_form(self, contender: Contender) -> None:
        if self.form is not None:
            self.column.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        method = contender.method
        self.form = ParameterForm(method.parameters, method.id, method.name, long=rate_name(method))
        self.form.changed.connect(lambda name, value: self.wished.emit("set", (name, value, self._depth)))
        self.form.began.connect(self.began)
        self.form.ended.connect(self.ended)
        self.column.insertWidget(0, self.form)
        self.form.setVisible(True)

    def _show_base(self, contender: Contender, color: str, steps: int) -> None:
        base = contender.base
        for widget in (self.around, self.nest):
            if widget.isHidden() != (base is None):
                widget.setVisible(base is not None)
        if base is None:
            return
        name = base.method.name
        self.base.set_icon("chevron_down", f"{contender.method.name} is put round {name}: choose another", name)
        if self.inner is None:
            self.inner = Assembly(self._depth + 1, self._of)
            self._pass_on(self.inner)
            self.inner.show_step(self._step)
            self.nested.addWidget(self.inner)
        self.inner.show_contender(base, color, steps)

    def _pass_on(self, part: "Assembly | ModifierList") -> None:
        part.wished.connect(self.wished)
        part.began.connect(self.began)
        part.ended.connect(self.ended)


def rate_name(method: Optimizer) -> str:
    """The parameter that a limit of stability is about; "" where a method has no rate."""
    if isinstance(method.stability, StabilityLaw):
        return method.stability.parameter
    return "lr" if method.rate_place >= 0 else ""


def _form_of(contender: Contender) -> tuple[object, ...]:
    """What the form is made of."""
    return contender.method.id, contender.method.parameters
