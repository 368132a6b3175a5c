"""The place where contenders race on a surface."""

from collections.abc import Callable
from time import perf_counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from playground.gui.bridge import Bridge
from playground.gui.chart_links import race_link
from playground.gui.figure_options import figure_options
from playground.gui.panels import PANELS, Panel, PanelWidget
from playground.gui.places.arranged_place import ArrangedPlace
from playground.gui.places.arrangement import Arrangement
from playground.gui.places.frame import fit_columns, frame, ids_of, panel_column
from playground.gui.places.panel_column import ColumnArea
from playground.gui.places.panel_slot import slot_of
from playground.gui.places.picture_area import PictureArea
from playground.gui.player import Player
from playground.gui.result_table import result_table
from playground.gui.run_loop import RunLoop
from playground.gui.theme.theme import GuiTheme
from playground.gui.unexpected import unexpected
from playground.gui.widgets.banner import Banner
from playground.gui.widgets.time_bar import TimeBar
from playground.services.settings import Settings
from playground.services.worker import Worker
from playground.session.actions.view import select_start
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result

# Late panels wait so long for the frame they follow, and in a drag so long for each other.
_LATE_MS, _APART_MS, _TIMES_MS = 25, 33, 250


class RacePlace(ArrangedPlace):
    """Panels round a plane, time below; it carries states to views, and results from the run loop to views.

    `first_result` is emitted when there is something to see.
    """

    first_result = Signal()

    def __init__(self, document: Document, theme: GuiTheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._bridge = Bridge(self)
        self._numbers = Worker(self._bridge.post, "numbers")
        self._pictures = Worker(self._bridge.post, "pictures")
        self.run_loop = RunLoop(self._numbers, self)
        self.player = Player(self)
        self.picture = PictureArea(document, self._pictures, self._bridge.post, theme)
        self.plane = self.picture.plane
        self.time_bar = TimeBar()
        self.banner = Banner(self, self.picture)
        self.panels: dict[str, PanelWidget] = {}
        self._late: list[PanelWidget] = []
        self._stale: list[PanelWidget] = []
        self._late_results: dict[PanelWidget, Result | None] = {}
        self._late_at = 0.0
        self._late_timer = self._alarm(self._show_late)
        self._milliseconds = 0.0
        self._time_timer = self._alarm(lambda: self.time_bar.show_time(self._milliseconds))
        self._fitted_for: bool | None = None
        self._fit_timer = self._alarm(self._fit_columns)
        self.arrangement = self._lay_out()
        self._connect()
        self.show_theme(theme)
        self._show_state(document.state)

    @property
    def result(self) -> "Result | None":
        """The newest numbers."""
        return self.run_loop.result

    def keep_settings(self, settings: Settings, keep: Callable[[str, object], None]) -> None:
        """Let panels be as a person left them, and have `keep` told what is changed in them."""
        for panel in self.panels.values():
            self._tell(panel, "show_settings", settings)
            panel.setting_changed.connect(keep)

    def show_theme(self, theme: GuiTheme) -> None:
        """Take the colours and type of a theme."""
        self.theme = theme
        for panel in self.panels.values():
            self._tell(panel, "show_theme", theme)
        self.picture.show_theme(theme)
        self.time_bar.show_theme(theme)
        self.banner.show_theme(theme)
        self._fit_timer.start(0)

    def show_refusal(self, sentence: str) -> None:
        """Say why something was refused, over the picture, until something else is done."""
        self.banner.show_refusal(sentence)

    def show_error(self, sentence: str) -> None:
        """Say what went wrong, over the picture, until it is read."""
        self.banner.show_error(sentence)

    def show_note(self, sentence: str) -> None:
        """Say what one should know, over the picture, for as long as it takes to read."""
        self.banner.show_note(sentence)

    def figure(self, size: int = 1) -> tuple[str, dict[str, Any]]:
        """Return the exporter whose file shows what is seen, and its options; `size` times as many pixels each way."""
        return figure_options(self.picture, self.player.step, size)

    def run_again(self) -> None:
        """Simulate the race that is in the window, also after it was cancelled."""
        self.run_loop.request(self.document.state.experiment)

    def copy_picture(self) -> None:
        """Put the picture as it is seen on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture.picture())
        self.show_note("copied the picture")

    def copy_table(self) -> None:
        """Put a line for each path on the clipboard, parted by tabs as spreadsheets like it."""
        if self.result is None:
            self.show_error("there are no results yet: the first race is being prepared")
            return
        QGuiApplication.clipboard().setText(result_table(self.result))
        self.show_note("copied the table of results")

    def close_work(self) -> None:
        """End the threads and timers; nothing reaches the views any more."""
        self.document.changed.disconnect(self._on_change, missing_ok=True)
        self.player.pause()
        self._late_timer.stop()
        self._time_timer.stop()
        self._fit_timer.stop()
        self.picture.stop()
        self.run_loop.stop()
        self._bridge.close()
        self._numbers.close()
        self._pictures.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The banner stays where the picture is."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and watched is self.picture:
            self.banner.stand()
        return super().eventFilter(watched, event)

    def _alarm(self, call: Callable[[], object]) -> QTimer:
        """A timer that calls once each time it is started."""
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(call)
        return timer

    def _lay_out(self) -> Arrangement:
        return frame(
            self, self._column("left", "What races"), self.picture, self._column("right", "Readouts"), self.time_bar
        )

    def _column(self, side: str, name: str) -> ColumnArea:
        chosen = ids_of(PANELS, side)
        return panel_column(name, [slot_of(id, PANELS.get(id), self._make(id, PANELS.get(id))) for id in chosen])

    def _make(self, id: str, panel: Panel) -> PanelWidget:
        widget = panel.make(self.document)
        widget.seek_requested.connect(self.player.seek)
        widget.point_requested.connect(self.plane.go_to)
        self.panels[id] = widget
        if panel.late:
            self._late.append(widget)
        return widget

    def _connect(self) -> None:
        self.document.changed.connect(self._on_change)
        self.run_loop.result_made.connect(self._show_result)
        self.run_loop.drawable.connect(self.picture.wake)
        self.run_loop.preparing.connect(self.picture.preparing.show_preparation)
        self.run_loop.failed.connect(self.show_refusal)
        self.run_loop.status_changed.connect(self.time_bar.show_status)
        self.run_loop.progress_made.connect(self.time_bar.show_progress)
        self.run_loop.time_measured.connect(self._show_time)
        self.player.step_changed.connect(self._show_step)
        self.player.playing_changed.connect(self.time_bar.show_playing)
        link = race_link(self.document)
        self.player.playing_changed.connect(link.show_pale)
        link.marked.connect(self.plane.show_mark)
        self.plane.path_pointed.connect(link.mark)
        self.time_bar.play_toggled.connect(self.player.toggle)
        self.time_bar.step_requested.connect(self.player.move)
        self.time_bar.seek_requested.connect(self.player.seek)
        self.time_bar.speed_changed.connect(self.player.set_speed)
        self.time_bar.cancel_requested.connect(self.run_loop.cancel)
        self.time_bar.run_requested.connect(self.run_again)
        self.run_loop.outdated.connect(self.time_bar.show_outdated)
        self.picture.painted.connect(self._begin)
        self.picture.escaped.connect(self._escape)
        self.picture.failed.connect(self.show_refusal)
        self.picture.pointer_moved.connect(self._show_pointer)
        self.picture.installEventFilter(self)

    def _escape(self) -> None:
        """One key for whatever is in the way: the message, the maximised panel, the work, the selection."""
        if not self.banner.isHidden():
            self.banner.hide()
        elif self.bring_back():
            return
        elif not self.run_loop.settled:
            self.run_loop.cancel()
        else:
            self.plane.perform(select_start, None)

    def _begin(self) -> None:
        """The window is seen: now the numbers, whose libraries take longer to load."""
        self.picture.painted.disconnect(self._begin)
        self.picture.painted.connect(self._note_painted)
        self.run_loop.request(self.document.state.experiment)

    def _on_change(self, state: State, before: State) -> None:
        self._show_state(state)
        if state.experiment != before.experiment:
            self.banner.leave()
            self.run_loop.request(state.experiment)

    def _show_state(self, state: State) -> None:
        self.picture.show_state(state)
        for panel in self.panels.values():
            self._tell(panel, "show_state", state)

    def _show_result(self, result: "Result") -> None:
        first = self.plane.result is None
        self.player.set_last(result.experiment.steps)
        self.time_bar.show_steps(self.player.last)
        self.time_bar.show_step(self.player.step)
        self.time_bar.show_empty(result.record is None or not result.record.size)
        self.plane.step = self.player.step
        self.picture.show_result(result)
        for panel in self.panels.values():
            if panel not in self._late:
                self._tell(panel, "show_result", result)
                self._tell(panel, "show_step", self.player.step)
        self._later()
        if first:
            self.first_result.emit()

    def _show_step(self, step: int) -> None:
        self.picture.show_step(step)
        self.time_bar.show_step(step)
        for panel in self.panels.values():
            if panel not in self._late:
                self._tell(panel, "show_step", step)
        self._later()

    def _show_time(self, milliseconds: float) -> None:
        """Show a few of the times: sixty numbers a second cannot be read, and each has the bar laid out anew."""
        self._milliseconds = milliseconds
        if not self._time_timer.isActive():
            self.time_bar.show_time(milliseconds)
            self._time_timer.start(_TIMES_MS)

    def _show_pointer(self, point: tuple[float, ...] | None) -> None:
        for panel in self.panels.values():
            self._tell(panel, "show_pointer", point)

    def _tell(self, panel: PanelWidget, what: str, value: object) -> None:
        """One panel's mistake is not the others', nor the window's."""
        try:
            getattr(panel, what)(value)
        except Exception as error:  # the panels' last line of defence: whatever it is, a person must see it
            title = next(PANELS.get(id).title for id, one in self.panels.items() if one is panel)
            self.show_error(unexpected(f"“{title}”", error))

    def _later(self) -> None:
        """Late panels follow when the frame is painted."""
        self._stale += [panel for panel in self._late if panel not in self._stale]
        if not self._late_timer.isActive():
            self._late_timer.start(_LATE_MS)

    def _note_painted(self) -> None:
        """Right behind a frame there is the most time until the next event of a drag."""
        self.run_loop.note_painted()
        if self._late_timer.isActive():
            self._late_timer.start(max(0, round(_APART_MS - 1e3 * (perf_counter() - self._late_at))))

    def _show_late(self) -> None:
        """Show one late panel the new numbers; a step alone is quick, and shown to all at once."""
        result, drawn = self.result, False
        for panel in tuple(self._stale):
            new = result is not None and self._late_results.get(panel) is not result
            if new and drawn:
                continue
            if new:
                drawn = True
                self._tell(panel, "show_result", result)
                self._late_results[panel] = result
                self._late_at = perf_counter()
            self._tell(panel, "show_step", self.player.step)
            self._stale.remove(panel)
        if self._stale:
            self._late_timer.start(_LATE_MS)

    def _fit_columns(self) -> None:
        large = self.plane.theme.large
        # At the first time nothing was widened by hand that large type would not suit.
        fit_columns(self, self.arrangement, anew=self._fitted_for not in (None, large))
        self._fitted_for = large
