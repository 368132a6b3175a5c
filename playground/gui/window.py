"""The window: a bar with menus, a place, and what is kept of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from playground.base.errors import PlaygroundError
from playground.gui.autosaver import Autosaver, Content
from playground.gui.dropped_file import TABLES, dropped_file
from playground.gui.file_commands import FileCommands
from playground.gui.header import Header
from playground.gui.menus import Entry, PlaceMenus, make_menu
from playground.gui.places.race import RacePlace
from playground.gui.tab_order import next_stop
from playground.gui.theme.apply import apply_theme
from playground.gui.theme.dressed_window import DressedWindow
from playground.gui.theme.wished_theme import wished_theme
from playground.gui.widgets.scroll_to import show_focused
from playground.gui.window_layout import kept_layout, restore_layout, restore_place
from playground.gui.window_menus import place_menus, plane_menu
from playground.services.autosave import Autosave, Found, Kept, KeptFile, networks_state_of
from playground.services.settings import Settings, change_settings
from playground.session.actions.place import go_to
from playground.session.document import Document
from playground.session.state import Place, State

if TYPE_CHECKING:
    from playground.gui.places.networks import NetworksPlace

NAME = "Optimizer Playground"
_SIZE = QSize(1400, 900)
_FRAME = QSize(8, 40)  # about what a desktop draws round a window


class Window(DressedWindow):
    """Everything about one open experiment; `restore` brings settings back, `close` keeps them.

    Arguments: `document`; `settings` as they were loaded; `autosave` the file that keeps the content, or None.
    """

    def __init__(self, document: Document, settings: Settings | None = None, autosave: Autosave | None = None) -> None:
        super().__init__()
        self.document = document
        self.settings = settings if settings is not None else Settings()
        self.theme = wished_theme(self.settings)
        self.race = RacePlace(document, self.theme, self)
        self.files = FileCommands(document, self)
        self.header = Header()
        self.networks: NetworksPlace | None = None
        self._waiting: Kept | None = None  # the state of the networks as it was found, until the first visit
        self._training_file = KeptFile()  # and its file
        self._place: Place | None = None
        self._place_menus: dict[Place, PlaceMenus] = {}
        self.menus: Mapping[str, Sequence[Entry]] = {}
        self.actions_by_words: dict[str, QAction] = {}
        self.setMenuWidget(self.header)
        self.places.addWidget(self.race)
        self.setAcceptDrops(True)
        # A desktop may be smaller, and what trains and plays stands at the lower edge.
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.autosaver: Autosaver | None = None
        self._reached: QWidget | None = None  # by Tab
        if autosave is not None:
            self.autosaver = Autosaver(autosave, self._content, self)
            self.autosaver.failed.connect(self.show_error)
        self._connect()
        self._show_place(document.state.place)
        self._show_title()
        self.header.show_history(document.can_undo, document.can_redo)
        restore_layout(self)
        self._focus_place()

    # What is shown

    def show_error(self, sentence: str) -> None:
        """Say what went wrong, where one is."""
        self._present.show_error(sentence)

    def show_note(self, sentence: str) -> None:
        """Say what one should know, where one is."""
        self._present.show_note(sentence)

    def go_to(self, place: Place) -> None:
        """Show the race or the networks."""
        if place == "networks":
            self._wake_networks()
        try:
            self.document.perform(go_to, place)
        except PlaygroundError as error:
            self.show_error(str(error))

    def set_theme(self, theme: str | None = None, large: bool | None = None) -> None:
        """Choose "light", "dark" or "system", or large type, and keep the choice."""
        changes: dict[str, Any] = {} if large is None else {"large": large}
        if theme in ("light", "dark", "system"):
            changes["theme"] = theme
        self.settings = msgspec.structs.replace(self.settings, **changes)
        self._show_theme()
        self.keep_settings(**changes)

    def toggle_theme(self) -> None:
        """Light becomes dark, dark light."""
        self.set_theme("light" if self.theme.id == "dark" else "dark")

    def show_menu(self, button: QWidget, title: str) -> None:
        """Open one of the bar's menus, or one within, under a button."""
        for menu in self.header.menu_bar.findChildren(QMenu):
            if menu.title() == title:
                menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def keep_settings(self, **changes: Any) -> None:
        """Write what was changed here; a folder that cannot be written is told once, here."""
        try:
            change_settings(**changes)
        except PlaygroundError as error:
            self.show_error(str(error))

    def reopen(self, file: Path) -> None:
        """Show what a closed window held; what is here now can be had back in the same way, or undone."""
        if self.autosaver is None:
            return
        try:
            self.autosaver.reopen(file, self._show_found)
        except PlaygroundError as error:
            self.show_error(str(error))

    def belong_to(self, found: Found) -> None:
        """Say which files the race and the training have that were found."""
        self.files.belong_to(found.path, None if found.unsaved else found.state.experiment)
        self._training_file, self._waiting = found.training_file, found.waiting
        if self.networks is not None:
            self.networks.files.belong_to_found(found.training_file)

    def _show_found(self, found: Found) -> None:
        self.document.perform(lambda _: found.state)
        self.belong_to(found)
        self._wake_networks()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab follows the screen, also where rows were made later."""
        now = self.focusWidget()
        stop = next_stop(self, now, forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
            show_focused(stop)
        # Qt asks here too where a control is taken away that has the focus: Tab was not pressed then.
        self._reached = stop if now is None or now.isVisible() else None
        return stop is not None

    def event(self, event: QEvent) -> bool:
        """One kind of event is answered here."""
        return (event.type() == QEvent.Type.ShortcutOverride and self._override(event)) or super().event(event)

    def _override(self, event: QEvent) -> bool:
        """A button reached by Tab is pressed by Space, which elsewhere plays the race."""
        if isinstance(event, QKeyEvent):
            focused = QApplication.focusWidget()
            if (
                event.key() == Qt.Key.Key_Space
                and focused is not None
                and focused is self._reached
                and isinstance(focused, QAbstractButton)
            ):
                event.accept()
                return True
        return False

    # Files dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files that can be opened."""
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            if path.suffix.lower() in TABLES:
                self.go_to("networks")
                self._made_networks().files.open_table_at(path)
            else:
                self.files.open_path(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything; nothing is asked, for nothing is lost."""
        if self.autosaver is not None:
            try:
                change_settings(**kept_layout(self), welcomed=True)
            except PlaygroundError:
                # The window is going: it was said when it could still be read.
                pass
            self.autosaver.close()
        self.document.changed.disconnect(self._on_change, missing_ok=True)
        self.hide()  # threads end at their next look round, of a large network after seconds
        self.files.close()
        self.race.close_work()
        if self.networks is not None:
            self.networks.close_work()
        if self.autosaver is not None:
            self.autosaver.leave_training()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.document.changed.connect(self._on_change)
        self.header.place_requested.connect(self.go_to)
        self.header.undo_requested.connect(self.document.undo)
        self.header.redo_requested.connect(self.document.redo)
        self.header.theme_requested.connect(self.toggle_theme)
        self.header.export_requested.connect(lambda: self.show_menu(self.header.export, "&Export"))
        self.files.told.connect(self.show_note)
        self.files.failed.connect(self.show_error)
        self.files.file_changed.connect(self._on_file)
        self.files.training_found.connect(self._open_training)
        self.race.picture.menu_requested.connect(self._plane_menu)
        self.race.keep_settings(self.settings, lambda name, value: self.keep_settings(**{name: value}))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    def _on_change(self, state: State, before: State) -> None:
        self.header.show_history(self.document.can_undo, self.document.can_redo)
        if state.place != self._place:
            self._show_place(state.place)
        if state.experiment is not before.experiment or state.networks_state is not before.networks_state:
            self._show_title()
        if self.autosaver is not None:
            self.autosaver.touch()

    def _on_file(self) -> None:
        self._show_title()
        if self.autosaver is not None:
            self.autosaver.touch()

    def _say_elsewhere(self, sentence: str) -> None:
        """What the networks' files say while one is at the race."""
        if self._present is self.race:
            self.race.show_error(sentence)

    def _show_title(self) -> None:
        files, name = self.files, self.document.state.experiment.problem.name
        if self.networks is not None and self._place == "networks":
            files, name = self.networks.files, self.networks.files.subject
        name = files.path.name if files.path is not None else files.name or name
        self.setWindowTitle(f"{name}{' (changed)' if files.unsaved else ''} – {NAME}")

    @property
    def _present(self) -> "RacePlace | NetworksPlace":
        """The place where one is."""
        return self.networks if self.networks is not None and self._place == "networks" else self.race

    def _show_place(self, place: Place) -> None:
        """Show a place and its menus; the code of another place is loaded at its first visit."""
        for menus in self._place_menus.values():
            menus.hide()
        self._place = place
        (menus := self._made_menus(place)).show()
        self.menus, self.actions_by_words = menus.table, menus.actions_by_words
        self.header.show_place(place)
        self.places.setCurrentWidget(self._present)
        if self._present.theme != self.theme:
            self._present.show_theme(self.theme)
        self._show_title()
        self._focus_place()

    def _made_menus(self, place: Place) -> PlaceMenus:
        if place not in self._place_menus:
            networks = self._made_networks() if place == "networks" else None
            self._place_menus[place] = PlaceMenus(self.header.menu_bar, place_menus(self, networks), self)
        return self._place_menus[place]

    def _made_networks(self) -> "NetworksPlace":
        if self.networks is None:
            from playground.gui.places.networks import NetworksPlace

            saver = self.autosaver
            folder, expected = (None, False) if saver is None else (saver.training_folder, saver.expects_training)
            self.networks = NetworksPlace(self.document, self.theme, folder, expected, self)
            if self.autosaver is not None:
                self.networks.snapshots.trained_changed.connect(self.autosaver.touch)
            restore_place(self.networks.arrangement, self.settings.networks_layout)
            self.networks.files.belong_to_found(self._training_file)
            self.networks.files.file_changed.connect(self._on_file)
            self.networks.files.failed.connect(self._say_elsewhere)
            self.places.addWidget(self.networks)
        return self.networks

    def _focus_place(self) -> None:
        if self._present is self.race:
            self.race.picture.active.setFocus()
        elif self.networks is not None:
            self.networks.page.setFocus()

    def _wake_networks(self) -> None:
        """Read the kept state of the networks at the first visit; what cannot be read is put aside and not lost."""
        waiting, self._waiting = self._waiting, None
        if waiting is None:
            return
        try:
            made = networks_state_of(waiting)
            self.document.perform(lambda state: replace(state, networks_state=made))
        except PlaygroundError as error:
            self._training_file = KeptFile()
            aside = f"; {self.autosaver.put_aside(waiting)}" if self.autosaver is not None else ""
            sentence = f"the training of the last window cannot be shown: {error}{aside}"
            QTimer.singleShot(0, lambda: self.show_error(sentence))  # where one is by then
            return
        if self.networks is not None:
            self.networks.files.belong_to_found(self._training_file)

    def _open_training(self, path: Path) -> None:
        self._wake_networks()
        self._made_networks().files.open_path(path)

    def _plane_menu(self, place: QPoint) -> None:
        menu = make_menu(plane_menu(self), self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _content(self) -> Content:
        seen = self.networks is not None and self._waiting is None
        training = self._training_file
        if self.networks is not None and seen:
            training = msgspec.structs.replace(self.networks.files.kept, trained=self.networks.snapshots.trained)
        return self.document.state, self.files.path, self.files.unsaved, training, self._waiting

    def _show_theme(self) -> None:
        self.theme = wished_theme(self.settings)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.paint_later()
        apply_theme(application, self.theme)
        self.header.fit()
        self._present.show_theme(self.theme)  # the other place takes it when it is shown

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self._show_theme()
