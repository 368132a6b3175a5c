"""The place where networks are trained."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QPixmap, QShowEvent
from PySide6.QtWidgets import QWidget

from playground.base.errors import PlaygroundError
from playground.gui.bridge import Bridge
from playground.gui.networks.ask_at_the_end import ask_at_the_end
from playground.gui.networks.named_snapshots import NamedSnapshots
from playground.gui.networks.pages import PAGES, PageWidget
from playground.gui.networks.panels import NETWORKS_PANELS, NetworksPanelWidget
from playground.gui.networks.training_bar import FIRST_PACE, TrainingBar
from playground.gui.networks.training_files import TrainingFiles
from playground.gui.places.arranged_place import ArrangedPlace
from playground.gui.places.frame import fit_columns, frame, ids_of, panel_column
from playground.gui.places.page_tabs import PageTabs
from playground.gui.places.panel_column import ColumnArea
from playground.gui.places.panel_slot import slot_of
from playground.gui.theme.theme import GuiTheme
from playground.gui.unexpected import unexpected
from playground.gui.widgets.alarm import alarm
from playground.gui.widgets.banner import Banner
from playground.services.trainer_worker import TrainerWorker
from playground.services.training_keeper import TrainingKeeper
from playground.services.training_snapshot import Snapshot
from playground.session.actions.training import note_change, select_learner, set_training, show_page
from playground.session.document import Document
from playground.session.networks_state import FIRST_PAGE
from playground.session.state import State
from playground.session.what_is_lost import what_is_lost
from playground.training.change import Change

_LATE_MS = 25  # from one late panel to the next
_LEFT_WIDTH = 344  # names, sliders and numbers side by side


class NetworksPlace(ArrangedPlace):
    """Panels round a page, training's time below; it carries states to views and the trainer, and snapshots to views.

    `first_snapshot` is emitted when there is something to see.

    Arguments: `document`; `theme`; `folder` in which the state of the training is kept, None to keep none; `expected`
    whether one was kept when the window was last closed.
    """

    first_snapshot = Signal()

    def __init__(
        self, document: Document, theme: GuiTheme, folder: Path | None = None, expected: bool = False,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.document, self.theme = document, theme
        self._bridge = Bridge(self)
        self.snapshots = NamedSnapshots(document, self)
        self.snapshots.shown.connect(self._show_snapshot)
        self.bar = TrainingBar()
        self.trainer = TrainerWorker(
            self._bridge.post, self.snapshots.take, self._note_change, self.show_error, self.bar.show_status
        )
        if folder is not None:
            self.trainer.keep_with(TrainingKeeper(folder, self._bridge.post, self.show_error, expected))
        self._seen = False
        self.panels: dict[str, NetworksPanelWidget] = {}
        self.pages: dict[str, PageWidget] = {}
        self._late: list[NetworksPanelWidget] = []
        self._stale: list[NetworksPanelWidget] = []
        self._late_timer = alarm(self, self._show_late)
        self._fit_timer = alarm(self, self._fit_columns)
        self._fitted_for: bool | None = None
        self._changing = 0  # changes on the way to the trainer and back
        self._training: Any = None
        self._wanted: frozenset[int] | None = None
        self.files = TrainingFiles(document, self, self.trainer)
        self.middle = PageTabs()
        self.banner = Banner(self, self.middle)
        self.middle.installEventFilter(self)
        self.tabs, self.stack = self.middle.buttons, self.middle.stack
        self.arrangement = frame(
            self, self._column("left", "What is trained"), self.middle, self._column("right", "Training's readouts"),
            self.bar, _LEFT_WIDTH,
        )  # fmt: skip
        self._connect()
        self.trainer.set_pace(FIRST_PACE)
        self.show_theme(theme)
        if document.state.networks_state is not None:
            self._show_state(document.state)

    @property
    def page(self) -> PageWidget:
        """The page that is open."""
        return self.pages[self._page_id(self.document.state)]

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme
        for panel in self.panels.values():
            self._tell(panel, "show_theme", theme)
        for page in self.pages.values():
            self._tell(page, "show_theme", theme)
        self.middle.show_theme(theme)
        self.bar.show_theme(theme)
        self.banner.show_theme(theme)
        self._fit_timer.start(0)

    def show_refusal(self, sentence: str) -> None:
        """Say why something was refused, over the picture, until something else is done."""
        self._changing = 0
        self.banner.show_refusal(sentence)

    def show_error(self, sentence: str) -> None:
        """Say what went wrong, over the picture, until it is read."""
        self._changing = 0
        self.banner.show_error(sentence)

    def show_note(self, sentence: str) -> None:
        """Say what one should know, over the picture, for as long as it takes to read."""
        self.banner.show_note(sentence)

    def toggle(self) -> None:
        """Train, or pause; at the end ask whether to go on or to begin anew."""
        if self.snapshot is not None and self.snapshot.running:
            self.trainer.pause()
        elif self.snapshot is not None and self.snapshot.over and self.snapshot.done:
            ask_at_the_end(self.bar.train, self.snapshot, self._go_on, self._begin_anew)
        else:
            self.trainer.run()

    def _go_on(self, epochs: int) -> None:
        self.perform(lambda state: set_training(state, epochs=epochs))
        self.trainer.run()

    def _begin_anew(self) -> None:
        self.trainer.go_back(0)
        self.trainer.run()

    def reset(self) -> None:
        """Go back to the initial parameters."""
        self.trainer.go_back(0)

    def look_at(self, update: int) -> None:
        """Show a recorded update; the newest one follows the training."""
        done = self.snapshot.done if self.snapshot is not None else 0
        self.trainer.look_at(update if 0 <= update < done else None)

    def look_on(self, updates: int) -> None:
        """Look some updates further back or on."""
        if self.snapshot is not None:
            self.look_at(max(0, self.snapshot.shown + updates))

    def return_to_shown(self) -> None:
        """Take the training back to what is shown."""
        if self.snapshot is not None:
            self.trainer.go_back(self.snapshot.shown)

    def picture(self) -> QPixmap:
        """Return the page as it is seen."""
        return self.page.picture()

    def copy_picture(self) -> None:
        """Put the page as it is seen on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())
        self.show_note("copied the picture")

    def perform(self, action: Any, *arguments: Any) -> None:
        """Do an action; a refusal is said over the picture."""
        try:
            self.document.perform(action, *arguments)
        except PlaygroundError as error:
            self.show_refusal(str(error))

    def escape(self) -> None:
        """One key for whatever is in the way: the message, the maximised panel, the looking back, the selection."""
        if not self.banner.isHidden():
            self.banner.hide()
        elif self.bring_back():
            return
        elif self.snapshot is not None and self.snapshot.shown < self.snapshot.done:
            self.trainer.look_at(None)
        else:
            self.perform(select_learner, None)

    def close_work(self) -> None:
        """End the threads and timers, also in the middle of a training; nothing reaches the views any more."""
        self.document.changed.disconnect(self._on_change, missing_ok=True)
        for timer in (self._late_timer, self._fit_timer):
            timer.stop()
        self.snapshots.close()
        self._bridge.close()
        self.files.close()
        self.trainer.close()
        for page in self.pages.values():
            page.close_work()

    def showEvent(self, event: QShowEvent) -> None:
        """What changed while another place was seen."""
        super().showEvent(event)
        self._show_state(self.document.state)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The banner stays where the picture is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self.middle:
            self.banner.stand()
        return super().eventFilter(watched, event)

    def _column(self, side: str, name: str) -> ColumnArea:
        chosen = ids_of(NETWORKS_PANELS, side)
        return panel_column(name, [slot_of(id, NETWORKS_PANELS.get(id), self._make(id)) for id in chosen])

    def _make(self, id: str) -> NetworksPanelWidget:
        panel = NETWORKS_PANELS.get(id)
        widget = panel.make(self.document)
        widget.seek_requested.connect(self.look_at)
        widget.change_requested.connect(self._wish_change)
        widget.gesture_ended.connect(self._end_gesture)
        widget.failed.connect(self.show_refusal)
        widget.table_requested.connect(self.files.open_table)
        widget.columns_requested.connect(self.files.choose_columns)
        widget.program_requested.connect(self.files.export_program)
        self.panels[id] = widget
        if panel.late:
            self._late.append(widget)
        return widget

    def _connect(self) -> None:
        self.document.changed.connect(self._on_change)
        self.middle.chosen.connect(lambda id: self.perform(show_page, id))
        self.bar.train_toggled.connect(self.toggle)
        self.bar.step_requested.connect(self.trainer.step)
        self.bar.epoch_requested.connect(self.trainer.step_epoch)
        self.bar.reset_requested.connect(self.reset)
        self.bar.seek_requested.connect(self.look_at)
        self.bar.return_requested.connect(self.return_to_shown)
        self.bar.pace_changed.connect(self.trainer.set_pace)
        self.files.told.connect(self.show_note)
        self.files.failed.connect(self.show_error)

    def _page_id(self, state: State) -> str:
        page = state.networks_state.page if state.networks_state is not None else FIRST_PAGE
        sound = PAGES.sound_ids()
        return page if page in sound else FIRST_PAGE if FIRST_PAGE in sound else sound[0]

    def _on_change(self, state: State, before: State) -> None:
        if state.networks_state is None or state.networks_state is before.networks_state or not self.isVisible():
            return
        if before.networks_state is not None and state.networks_state.training != before.networks_state.training:
            self.banner.leave()
        self._show_state(state)
        lost = "" if before.networks_state is None else what_is_lost(before.networks_state, state.networks_state)
        if lost and not self.document.can_redo:  # who undoes, knows
            self.show_note(f"{lost}; Undo (Ctrl+Z) brings it back")

    def _show_state(self, state: State) -> None:
        networks_state = state.networks_state
        if networks_state is None:
            return
        page = self._open(self._page_id(state))
        for panel in self.panels.values():
            self._tell(panel, "show_networks_state", networks_state)
        self._tell(page, "show_state", state)
        wanted = page.wanted(state)
        if wanted != self._wanted:
            self._wanted = wanted
            self.trainer.want(wanted)
        if networks_state.training is not self._training:
            self._training = networks_state.training
            self.trainer.train(networks_state.training)
            self.snapshots.expect_another()

    def _wire(self, page: PageWidget, id: str) -> None:
        """Bring what a page says and wishes to this place, its trainer and its panels."""
        page.failed.connect(self.show_refusal)
        page.files.failed.connect(self.show_error)
        page.escaped.connect(self.escape)
        page.seek_requested.connect(self.look_at)
        page.result_requested.connect(self.trainer.give_result)
        page.told.connect(self.show_note)
        for panel in self.panels.values():
            page.sharpness_found.connect(panel.show_sharpness)
        page.files.name = id

    def _open(self, id: str) -> PageWidget:
        if id not in self.pages:
            page = PAGES.get(id).make(self.document, self._bridge.post, self.theme)
            self._wire(page, id)
            self.pages[id] = page
            self.stack.addWidget(page)
        page = self.pages[id]
        if self.stack.currentWidget() is not page:
            self.stack.setCurrentWidget(page)
            self._tell(page, "show_snapshot", self.snapshot)
        self.tabs[id].setChecked(True)
        return page

    @property
    def snapshot(self) -> Snapshot | None:
        """How the training stands, as far as it is seen."""
        return self.snapshots.snapshot

    @property
    def named_snapshot(self) -> Snapshot | None:
        """How the training stands, None where what is known belongs to another one than the document's."""
        return self.snapshots.named

    def _show_snapshot(self) -> None:
        snapshot = self.snapshot
        first, self._seen = not self._seen and snapshot is not None, self._seen or snapshot is not None
        self.bar.show_snapshot(snapshot)
        self._tell(self.page, "show_snapshot", snapshot)
        for panel in self.panels.values():
            if panel not in self._late:
                self._tell(panel, "show_snapshot", snapshot)
        self._stale += [panel for panel in self._late if panel not in self._stale]
        if not self._late_timer.isActive():
            self._late_timer.start(_LATE_MS)
        if first:
            self.first_snapshot.emit()

    def _show_late(self) -> None:
        """One panel after the other, so that no frame waits for all of them."""
        if self._stale:
            self._tell(self._stale.pop(0), "show_snapshot", self.snapshot)
        if self._stale:
            self._late_timer.start(_LATE_MS)

    def _wish_change(self, place: int, parameter: str, value: Any) -> None:
        self._changing += 1
        self.trainer.change(place, parameter, value)

    def _note_change(self, change: Change) -> None:
        """What the trainer changed belongs to the training from now on."""
        self._changing = max(0, self._changing - 1)
        before = self.document.state
        self.perform(note_change, change)
        if self.document.state is before and before.networks_state is not None:
            # The document has no such change: the trainer takes it back.
            self.trainer.train(before.networks_state.training)

    def _end_gesture(self) -> None:
        """A drag ends when everything that it changed has come back from the trainer."""
        if self._changing:
            self.trainer.call(self.document.end_gesture)
        else:
            self.document.end_gesture()

    def _fit_columns(self) -> None:
        large = self.theme.large
        fit_columns(self, self.arrangement, anew=self._fitted_for not in (None, large), width=_LEFT_WIDTH)
        self._fitted_for = large

    def _tell(self, part: QWidget, what: str, value: object) -> None:
        """One part's mistake is not the others', nor the window's."""
        try:
            getattr(part, what)(value)
        except Exception as error:  # the parts' last line of defence: whatever it is, a person must see it
            self.show_error(unexpected(f"“{type(part).__name__}”", error))
