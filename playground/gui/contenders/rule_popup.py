"""The rule of an optimizer or a modifier: what it does, its equation, where it comes from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from playground.gui.theme.apply import current_theme
from playground.gui.widgets.equation_view import EquationView
from playground.gui.widgets.place_below import place_below
from playground.gui.widgets.role import role
from playground.gui.widgets.text import text
from playground.modifiers import Modification
from playground.optimizers import Optimizer, OwnRule


class RulePopup(QFrame):
    """A popup with words that can be copied; goes away at a click elsewhere or Escape."""

    def __init__(self, method: Optimizer | Modification, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(f"the rule of {method.name}")
        role(self, "popup")
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        # Wrapped labels claim the height they would need in a narrow popup; this one's width is known.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        column.setSpacing(8)
        column.addWidget(text(method.name, "title"))
        column.addWidget(_copyable(method.summary))
        equation = role(QFrame(), "card")
        QVBoxLayout(equation).addWidget(EquationView(method.equation))
        column.addWidget(equation)
        if isinstance(method, OwnRule):
            column.addWidget(role(_copyable(method.text.strip()), "code"))
        meanings = [f"{q.symbol or q.name.replace('_', ' ')}   {q.doc}" for q in method.parameters]
        column.addWidget(
            _copyable("x   the point, coordinate by coordinate\ng   the gradient there\n" + "\n".join(meanings))
        )
        sentences = [method.notes]
        if isinstance(method, Optimizer):
            sentences += [method.other_defaults, method.defaults_in_training]
        if any(sentences):
            column.addWidget(_copyable(" ".join(filter(None, sentences))))
        column.addWidget(_copyable(method.source, "hint"))

    def open_below(self, widget: QWidget) -> None:
        """Show the popup under a widget, inside the screen."""
        for label in self.findChildren(QLabel):
            label.ensurePolished()  # its size of type counts, which the sheet gives it only when it is shown
        width = current_theme().size(440)
        self.resize(width, self.column.totalHeightForWidth(width))
        place_below(self, widget)
        self.show()


def _copyable(words: str, style: str = "plain") -> QLabel:
    label = text(words, "hint" if style == "hint" else "plain", wrap=True)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
