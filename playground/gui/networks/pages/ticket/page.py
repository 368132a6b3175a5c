"""A pruned network, trained again from where it began, beside the whole one and a random one."""

from functools import partial

import numpy as np
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from playground.curvature.lottery_ticket import LotteryTicket
from playground.gui.graph.graph_files import GraphFiles
from playground.gui.networks.charts.updates_view import UpdatesView
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.latest import Latest
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured, export_button
from playground.gui.networks.pages.ticket.ticket_controls import TicketControls
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.format_number import format_number
from playground.gui.widgets.heading import Heading
from playground.gui.widgets.text import text
from playground.picture.shown import Look
from playground.picture.shown.lottery_ticket import ticket_graphs
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Ticket
from playground.session.document import Document
from playground.session.state import State
from playground.training.training import Training

_NOBODY = "Choose a contender on the left: its network is pruned here."
_EMPTY = (
    "Press “Train a ticket”: the contender's network is trained, pruned and trained again, from the start to the end."
)
_UNDER_WAY = "The tickets are being trained, from the start to the end; how far they are is said above."
_SWITCHED_OFF = "The selected contender does not learn: switch it on, or select another."
_WORDS = (
    "The network is trained whole; its smallest weights are pruned and the others set back to where they began; so it "
    "is trained again. Beside it a random choice of as many weights of each layer."
)
_TIP = "A pruned network that learns as well as the whole one, where a random one of its size does not, won the lottery"


class TicketPage(PageWidget):
    """Losses and accuracies of the whole network, the winning ticket and a random one; trained when it is asked for."""

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self.work = Latest(deliver, self._refuse, "ticket")
        self._kept: Kept[LotteryTicket] = Kept(document)
        self._of: tuple[Training, int | None] | None = None
        self._color = theme.picture.accent
        self.controls = TicketControls()
        self.controls.refused.connect(self.failed)
        self.train, self.cancel = QPushButton("Train a ticket"), QPushButton("Cancel")
        self.train.setToolTip(
            "Train the selected contender's network whole, pruned in each round, and pruned at random"
        )
        self.cancel.setToolTip("Give it up; what was found before stays")
        self.train.clicked.connect(self._ask)
        self.cancel.clicked.connect(self._cancel)
        self.cancel.hide()
        self.export = export_button(self.files)
        self.loss_heading = Heading("Training loss", self.train, self.cancel, self.export)
        self.right_heading = Heading("Test accuracy")
        self.right_heading.aside.say("whole network (grey), ticket, random ticket - -")
        self.right_heading.aside.say_shorter("random ticket - -")
        self.loss_heading.setToolTip(_TIP)
        self.loss, self.right = UpdatesView("Training loss chart", 110), UpdatesView("Test accuracy chart", 110)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addWidget(self.loss_heading)
        column.addWidget(text(_WORDS, "hint", wrap=True))
        column.addSpacing(4)
        column.addWidget(self.controls)
        column.addSpacing(4)
        column.addWidget(self.loss, 1)
        column.addSpacing(8)
        column.addWidget(self.right_heading)
        column.addWidget(self.right, 1)
        for chart in (self.loss, self.right):
            chart.seek_requested.connect(self.seek_requested)
        for view, title in ((self.loss, "Training loss"), (self.right, "Test part")):
            GraphFiles(view, title).told.connect(self.told)
        self.setFocusProxy(self.train)

    @property
    def found(self) -> LotteryTicket | None:
        """The ticket of the training and contender that are named now."""
        return self._kept.thing

    def exports(self) -> list[Export]:
        """Return what there is to write."""
        found = self.found
        return (
            [] if found is None else [("Lottery ticket", "csv", found.to_csv), ("Lottery ticket", "npz", found.to_npz)]
        )

    def pictured(self) -> Pictured | None:
        """Return what was found."""
        found = self.found
        return Pictured(lambda: [(found, {})], None, self._color) if found is not None else None

    def show_state(self, state: State) -> None:
        """What was found belongs to one training and contender."""
        networks_state = state.networks_state
        if networks_state is None:
            return
        before, place = self._of, networks_state.selected
        self._of = networks_state.training, place
        if before is not None and before[0] is networks_state.training and before[1] == place:
            return
        self.train.setEnabled(place is not None and place in networks_state.training.learners)
        if place is not None:
            own = networks_state.training.contenders[place].contender.color
            self._color = self.theme.picture.contender_color(place, own)
        if self._kept.lost or before is None or not self._same(before):
            # A name or a colour is another, and the numbers are the same: what was found, or is on its way, stays.
            self._kept.forget()
            self._cancel()
        self._draw()

    def _same(self, other: tuple[Training, int | None]) -> bool:
        """Whether a training and a place mean the same numbers as now."""
        assert self._of is not None
        (old, before), (new, place) = other, self._of
        return before == place and old.learners == new.learners and old.fingerprint() == new.fingerprint()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """The whole network is the one that is trained: its line is where the time bar is."""
        if snapshot is not None:
            self.loss.show_cursor(snapshot.shown)
            self.right.show_cursor(snapshot.shown)

    def show_theme(self, theme: GuiTheme) -> None:
        """Draw in other colours."""
        super().show_theme(theme)
        networks_state = self.document.state.networks_state
        if networks_state is not None and networks_state.selected is not None:
            place = networks_state.selected
            self._color = theme.picture.contender_color(
                place, networks_state.training.contenders[place].contender.color
            )
        self.loss.refresh()
        self.right.refresh()
        self._draw()

    def close_work(self) -> None:
        """End the thread."""
        super().close_work()
        self.work.close()

    def hideEvent(self, event: object) -> None:
        """A hidden page trains nothing."""
        self._cancel()

    def _ask(self) -> None:
        from playground.curvature.lottery_ticket import lottery_ticket

        if self._of is None or self._of[1] is None:
            return
        training, place, wish = self._of[0], self._of[1], self.controls.wish
        # The one that is hidden would hand its focus on to whatever stands next.
        self.cancel.show()
        self.cancel.setFocus()
        self.train.hide()

        def work(ticket: Ticket) -> LotteryTicket:
            return lottery_ticket(
                training, place, wish.keep, wish.scope, wish.rounds, wish.rewind, progress=ticket.report,
                cancelled=ticket.dropped,
            )  # fmt: skip

        self.work.ask(work, lambda found: self._show(found, training, place), partial(self._say, wish.rounds))
        self._draw()
        self._say(wish.rounds, 0, 1)

    def _say(self, rounds: int, done: int, total: int) -> None:
        """Say which of the trainings goes on, and how far it is."""
        trainings = rounds + 2
        turn, part = divmod(min(done, total - 1) * trainings / total, 1.0)
        names = ["whole network", *(f"round {k + 1} of {rounds}" for k in range(rounds)), "random ticket"]
        self.loss_heading.aside.say(f"training {int(turn) + 1} of {trainings}: {names[int(turn)]}, {100 * part:.0f} %")
        self.loss_heading.aside.say_shorter(f"{names[int(turn)]}, {100 * part:.0f} %")

    def _show(self, found: LotteryTicket, training: Training, place: int) -> None:
        self._kept.keep(found, training, None, place)
        self._rest()

    def _cancel(self) -> None:
        self.work.forget()
        self._rest()

    def _refuse(self, sentence: str) -> None:
        self._rest()
        self.failed.emit(sentence)

    def _rest(self) -> None:
        self.train.show()
        if self.cancel.hasFocus():
            self.train.setFocus()
        self.cancel.hide()
        self._draw()

    def _draw(self) -> None:
        found = self.found
        for chart in (self.loss, self.right):
            chart.empty = self._empty()
        graphs = [] if found is None else ticket_graphs(found, Look(self.theme.picture, color=self._color))
        shown = {graph.title: graph for graph in graphs}
        self.loss.show_graph(shown.get("Training loss"))
        self.right.show_graph(shown.get("Test accuracy", shown.get("Test loss")))
        if found is None:
            self.loss_heading.aside.say("")
            return
        classes = bool(np.isfinite(found.test_accuracy).any())
        self.right_heading.caption.setText("TEST ACCURACY" if classes else "TEST LOSS")
        ends = [format_number(float(row[-1]), 3) for row in found.training_loss]
        self.loss_heading.aside.say(f"at the end: whole {ends[0]}, ticket {ends[1]}, random {ends[2]}")

    def _empty(self) -> str:
        """What is waited for, while there is no curve."""
        if self._of is None or self._of[1] is None:
            return _NOBODY
        if self._of[1] not in self._of[0].learners:
            return _SWITCHED_OFF
        return _EMPTY if self.work.idle else _UNDER_WAY


PAGE = Page(
    title="Ticket",
    doc="Whether a small part of the weights, chosen after a training, would have learned as well from the start",
    order=50,
    make=TicketPage,
)
