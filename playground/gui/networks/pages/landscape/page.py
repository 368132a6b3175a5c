"""The landscape around a trained network: slices of its loss, and lines through its parameters."""

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from playground.base.errors import PlaygroundError
from playground.gui.networks.page_parts.kept import Kept
from playground.gui.networks.page_parts.page import Page, PageWidget
from playground.gui.networks.page_parts.page_files import Export, Pictured
from playground.gui.networks.pages.landscape.controls import LandscapeControls
from playground.gui.networks.pages.landscape.jobs import Found, Lines, job, run
from playground.gui.networks.pages.landscape.lines_view import LinesView
from playground.gui.networks.pages.landscape.plane_with_chart import PlaneWithChart
from playground.gui.networks.pages.landscape.words import lines_words, slice_words
from playground.gui.theme.apply import current_theme
from playground.gui.theme.theme import GuiTheme
from playground.gui.widgets.as_sentence import as_sentence
from playground.gui.widgets.text import text
from playground.gui.widgets.try_action import try_action
from playground.picture.region import Region
from playground.services.training_snapshot import Snapshot
from playground.services.worker import Deliver, Ticket, Worker
from playground.session.actions.landscape import set_landscape
from playground.session.actions.training import set_chart_scale
from playground.session.document import Document
from playground.session.state import State
from playground.slices.plane import Plane
from playground.training.training import Training
from playground.training.training_result import TrainingResult

_REST_MS = 250  # nothing has changed for so long before something is computed
_SEE_MS = 50  # the slice has not been moved for so long
TRAIN_FIRST = "Train first: press Train, then pause or wait for the end, and the landscape around the network is seen."
NO_CONTENDER = "Select a contender: the landscape is the one around its network."
RUNNING = "The training goes on. Pause it, or press Look, to see the landscape around the network of now."
COMPUTING = "The landscape around the network after update {} is being computed. Cancel, above, stops it."
STOPPED = "Stopped before anything was found. Press Look to compute the landscape."
SWITCHED_OFF = "The selected contender does not learn: switch it on, or select another."


class LandscapePage(PageWidget):
    """The landscape around the selected contender's network.

    It is computed by itself whenever the training rests, and at a button while it goes on.
    """

    def __init__(self, document: Document, deliver: Deliver, theme: GuiTheme) -> None:
        super().__init__(document, deliver, theme)
        self._worker = Worker(deliver, "landscape")
        self._snapshot: Snapshot | None = None
        self._kept: Kept[Found] = Kept(document)
        self.busy = False
        self._key: tuple[object, ...] | None = None  # what the last thing was computed of
        self._plane: tuple[tuple[object, ...], Plane] | None = None  # the last one, and what it is a plane of
        self._region: Region | None = None  # what is seen of it
        self._asked, self._drawn = 0, False
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self.look)
        self.controls, self.words = LandscapeControls(), text("", "hint", wrap=True)
        self.slice, self.lines = PlaneWithChart(), LinesView()
        self._stack = QStackedWidget()
        for view in (self.slice, self.lines):
            view.told.connect(self.told)
            self._stack.addWidget(view)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 12, 0)
        whole.setSpacing(6)
        whole.addWidget(self.controls)
        whole.addWidget(self.words)
        whole.addWidget(self._stack, 1)
        self._connect()

    @property
    def found(self) -> Found | None:
        """What was found of the network that is named now."""
        return self._kept.thing

    def exports(self) -> list[Export]:
        """Return the slice, or the lines."""
        found = self.found
        if found is None:
            return []
        several = (("Slice", found),) if not isinstance(found, Lines) else (
            ("Straight line", found.line), *((("Low path", found.curve),) if found.curve is not None else ())
        )  # fmt: skip
        return [export for title, one in several for export in ((title, "csv", one.to_csv), (title, "npz", one.to_npz))]

    def pictured(self) -> Pictured | None:
        """Return the slice, or the lines."""
        found, snapshot = self.found, self._snapshot
        if found is None or snapshot is None:
            return None
        if isinstance(found, Lines):
            networks_state = self.document.state.networks_state
            options = {
                "curve": found.curve,
                "logarithmic": networks_state is None or networks_state.loss_scale == "log",
            }
            return Pictured(lambda: [(found.line, options)], None, self.slice.plane.color)
        seen = self.slice.plane.region
        return Pictured(lambda: [(found, {"seen": (seen.across, seen.up)})], snapshot.shown, self.slice.plane.color)

    def show_state(self, state: State) -> None:
        """Show what is asked for, and have it computed."""
        networks_state = state.networks_state
        if networks_state is None:
            return
        names, selected = networks_state.training.names, networks_state.selected
        others: list[tuple[int | None, str]] = [(None, "its start")]
        others += [(place, f"{name}'s end") for place, name in enumerate(names) if place != selected]
        tested, logarithmic = len(networks_state.training.data.test.inputs) > 0, networks_state.loss_scale == "log"
        self.controls.show_landscape(networks_state.landscape, others, tested, logarithmic)
        self.lines.show_scale(logarithmic)
        self._stack.setCurrentWidget(self.slice if networks_state.landscape.sight == "slice" else self.lines)
        self._consider()

    def show_snapshot(self, snapshot: Snapshot | None) -> None:
        """Have the landscape computed anew where the training rests."""
        self._snapshot = snapshot
        if snapshot is not None:
            self.slice.show_update(snapshot.shown)
        self._consider()

    def show_theme(self, theme: GuiTheme) -> None:
        """Other colours."""
        super().show_theme(theme)
        self.controls.fit()
        found = self.found
        if found is not None:
            self._show(found)
        self.slice.refresh()
        self.lines.refresh()

    def look(self) -> None:
        """Have it computed of the numbers of now."""
        self._rest.stop()
        if self._missing():
            return
        self.busy = True
        self._forget_another_plane()
        self._key = self._wanted_key()
        self._asked += 1
        asked = self._asked
        self._say(0, 1)
        if self.found is None:
            self._show_nothing(self._waiting())
        self.result_requested.emit(lambda result: self._begin(result, asked))

    def cancel(self) -> None:
        """Stop; what is there stays."""
        self._rest.stop()
        self._worker.cancel()
        self._asked += 1
        if self.busy and self.found is None:
            self._finish("")
            self._show_nothing(STOPPED)
        elif self.busy:
            self._finish("Stopped: what is seen may be coarser than what was asked for.")

    def close_work(self) -> None:
        """End the threads."""
        self._rest.stop()
        self._asked += 1
        super().close_work()
        self.slice.close_work()
        self._worker.close()

    def hideEvent(self, event: QHideEvent) -> None:
        """A hidden page computes nothing."""
        super().hideEvent(event)
        if self.busy:
            self.cancel()
            self._key = None

    def showEvent(self, event: QShowEvent) -> None:
        """Go on."""
        super().showEvent(event)
        self._consider()

    def _connect(self) -> None:
        self.controls.wished.connect(self._wish)
        self.controls.refused.connect(self.failed)
        self.controls.scale_wished.connect(lambda on: self.document.perform(set_chart_scale, "log" if on else "linear"))
        self.slice.plane.range_changed.connect(self._see)
        self.controls.go.clicked.connect(lambda: self.cancel() if self.busy else self.look())
        self.controls.export.clicked.connect(lambda: self.files.offer(self.controls.export))
        self.slice.seek_requested.connect(self.seek_requested)
        self.controls.show_busy(False)

    def _wish(self, name: str, value: Any) -> None:
        try_action(lambda: self.document.perform(lambda state: set_landscape(state, **{name: value})), self.failed.emit)

    def _wanted_key(self) -> tuple[object, ...] | None:
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or snapshot is None:
            return None
        return snapshot.training, snapshot.done, networks_state.selected, networks_state.landscape, self._region

    def _plane_key(self) -> tuple[object, ...]:
        """What decides which plane it is, and how wide all of it; last the update that it goes through."""
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or snapshot is None:
            return ()
        asked = networks_state.landscape
        return snapshot.training, networks_state.selected, asked.directions, asked.seed, asked.span, snapshot.done

    def _forget_another_plane(self) -> None:
        """Of another plane all is seen; while the training goes on, who looks closer sees the plane that is there."""
        before, now = self._plane[0] if self._plane is not None else (), self._plane_key()
        held = self._region is not None and self._snapshot is not None and self._snapshot.running
        if (before[:-1] if held else before) != (now[:-1] if held else now):
            self._plane = self._region = None
            self.slice.await_another(self._waiting())

    def _see(self, region: Region | None) -> None:
        """Have what is newly seen computed, soon: a wheel turns on."""
        self._region = region
        if not self._missing():
            self._rest.start(_SEE_MS)

    def _missing(self) -> str:
        """What is to be done first; empty where there is something to look at."""
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or networks_state.selected is None:
            return NO_CONTENDER
        if networks_state.selected not in networks_state.training.learners:
            return SWITCHED_OFF
        if snapshot is None or snapshot.done < 1 or networks_state.selected not in snapshot.places:
            return RUNNING if snapshot is not None and snapshot.running else TRAIN_FIRST
        return ""

    def _waiting(self) -> str:
        """What is waited for, while there is nothing to see."""
        snapshot = self._snapshot
        if snapshot is None:
            return TRAIN_FIRST
        return RUNNING if snapshot.running and not self.busy else COMPUTING.format(snapshot.done)

    def _consider(self) -> None:
        """Decide whether something is to be computed."""
        missing, snapshot = self._missing(), self._snapshot
        self.controls.go.setEnabled(not missing)
        if self._kept.lost:
            self.cancel()
            networks_state = self.document.state.networks_state
            if self._key is None or networks_state is None or self._key[0] != networks_state.training:
                self._key = None
            self._show_nothing(missing or self._waiting())
        if missing:
            self.cancel()
            self._key = None
            self._show_nothing(missing)
        elif snapshot is not None and snapshot.running:
            self._consider_running()
        elif self.isVisible() and self._key != self._wanted_key():
            if self.found is None:
                self._show_nothing(self._waiting())
            self._rest.start(_REST_MS)

    def _consider_running(self) -> None:
        """Of a network that moves there is a landscape when it is asked for, or another one than the last."""
        key, wanted = self._key, self._wanted_key()
        if key is None or wanted is None:
            self._rest.stop()
            self._show_nothing(RUNNING)
        elif key[2:] == wanted[2:]:
            self._rest.stop()
        elif not self._rest.isActive() and self.isVisible():
            self._rest.start(_REST_MS)

    def _begin(self, result: TrainingResult | None, asked: int) -> None:
        networks_state = self.document.state.networks_state
        if asked != self._asked or networks_state is None:
            return
        if result is None or networks_state.selected not in result.places:
            self._finish("")
            return
        landscape, row = networks_state.landscape, result.places.index(networks_state.selected)
        other = landscape.other if landscape.other != networks_state.selected else None
        if other is not None and other not in result.places:
            self._refuse(PlaygroundError("the other contender does not learn: switch it on, or choose another end"))
            return
        plane, of = self._plane[1] if self._plane is not None else None, self._plane_key()
        made = result.training, max(status.update for status in result.statuses), networks_state.selected
        findings = job(
            result, row, None if other is None else result.places.index(other), landscape, plane, self._region
        )

        def work(ticket: Ticket) -> Found | None:
            def show(found: Found) -> None:
                self.deliver(lambda: None if ticket.dropped() else self._take(found, of, made))

            return run(ticket, findings(ticket), show)

        self._worker.submit(work, lambda found: self._finish(""), self._refuse, self._say)

    def _take(self, found: Found, of: tuple[object, ...], made: tuple[Training, int, int]) -> None:
        self._kept.keep(found, *made)
        if self._kept.lost:
            self._kept.forget()
            return
        if not isinstance(found, Lines):
            self._plane = of, found.plane
        self._show(found)

    def _show(self, found: Found) -> None:
        networks_state, snapshot = self.document.state.networks_state, self._snapshot
        if networks_state is None or snapshot is None or networks_state.selected is None:
            return
        self._drawn, theme = True, current_theme().picture
        learners = snapshot.training.contenders
        place = min(networks_state.selected, len(learners) - 1)
        color = theme.contender_color(place, learners[place].contender.color)
        if isinstance(found, Lines):
            self.lines.show_lines(found, color)
            self.words.setText(lines_words(found))
        else:
            self.slice.show_slice(found, color)
            self.words.setText(slice_words(found))

    def _show_nothing(self, words: str) -> None:
        self._kept.forget()
        if not self._drawn and self.slice.plane.empty == words:
            return
        self._drawn, self._region = False, None
        self.words.setText("")
        self.slice.show_nothing(words)
        self.lines.show_nothing(words)

    def _say(self, done: int, total: int) -> None:
        self.controls.show_busy(True, 100 * done // max(total, 1))

    def _finish(self, words: str) -> None:
        self.busy = False
        if words:
            self.words.setText(f"{words} {self.words.text()}")
        self.slice.rest()
        self.controls.show_busy(False)

    def _refuse(self, error: PlaygroundError) -> None:
        self._finish("")
        self._show_nothing(as_sentence(error))


PAGE = Page(
    title="Landscape",
    doc="The loss around the selected contender's network: on a plane through its parameters, and along lines",
    order=35,
    make=LandscapePage,
)
