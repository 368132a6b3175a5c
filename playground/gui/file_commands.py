"""Opening, saving and exporting; every refusal is a sentence in the window."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.base.errors import PlaygroundError
from playground.experiments.experiment import Experiment
from playground.experiments.holds_training import holds_training
from playground.gui.bridge import Bridge
from playground.gui.reading import Reading, size_of
from playground.gui.widgets.file_dialog import file_dialog
from playground.services.recent_files import remember_file
from playground.services.worker import Worker
from playground.session.actions.problem import use_surface
from playground.session.actions.race import new_race, open_experiment
from playground.session.document import Document
from playground.session.state import State

if TYPE_CHECKING:
    from playground.experiments.result import Result
    from playground.problems.surface import Surface

Pasted = TypeVar("Pasted")

EXPERIMENTS = "Experiments (*.json)"
ANYTHING = "Experiments, trainings and surfaces (*.json *.toml)"
NEW = "New race"


class FileCommands(QObject):
    """The document and its file.

    `told` is a note ("saved …"), `failed` a refusal, `file_changed` that the file or what is unsaved changed;
    `training_found(path)` that a file holds a training, which is opened elsewhere.
    """

    kind = EXPERIMENTS
    training_found = Signal(object)

    told = Signal(str)
    failed = Signal(str)
    file_changed = Signal()

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._bridge = Bridge(self)
        self._worker = Worker(self._bridge.post, "export")
        self._reading = Reading(self.told.emit, self)
        self._dialog: QFileDialog | None = None
        self._folder: Path | None = None
        self.path: Path | None = None
        self._saved: Experiment | None = None
        self._begun: list[tuple[Experiment, Path | None, Experiment | None, str]] = []
        self.name = ""
        document.changed.connect(self._follow)

    @property
    def unsaved(self) -> bool:
        """Whether the experiment differs from its file."""
        return self.path is not None and self._document.state.experiment != self._saved

    @property
    def usual_name(self) -> str:
        """What a new file is called."""
        return self._document.state.experiment.problem.id

    def belong_to(self, path: Path | None, saved: Experiment | None, name: str = "") -> None:
        """Say which file the experiment has, and what that file holds; or the name of one that has none."""
        self.path, self._saved, self.name = path, saved, name
        self.file_changed.emit()

    def begin(self) -> None:
        """Begin an empty race, which has no file; undo brings the race before back, and its file."""
        before = self._here()
        self._document.perform(new_race)
        if self._document.state.experiment is not before[0]:
            self.belong_to(None, None, NEW)
            self._begun += [before, self._here()]

    def _here(self) -> tuple[Experiment, Path | None, Experiment | None, str]:
        return self._document.state.experiment, self.path, self._saved, self.name

    def _follow(self, state: State, before: State) -> None:
        """Undo and redo go between races of different files."""
        if state.experiment is before.experiment:
            return
        for experiment, path, saved, name in self._begun:
            if state.experiment is experiment:
                self.belong_to(path, saved, name)
                return

    def open(self) -> None:
        """Ask for a file and open it."""
        self._ask("Open", ANYTHING, self.open_path, QFileDialog.AcceptMode.AcceptOpen)

    def open_path(self, path: Path) -> None:
        """Open an experiment (JSON) or a surface (TOML), read in a thread; after an error everything is as it was."""
        self._reading.read(
            path.name, size_of(path), lambda: _read(path), lambda found: self._show_read(path, found), self._refuse
        )

    def _show_read(self, path: Path, found: "Experiment | Surface | None") -> None:
        if found is None:
            self.training_found.emit(path)
            return
        try:
            if isinstance(found, Experiment):
                left = self._here()
                self._document.perform(open_experiment, found)
                self.belong_to(path, found)
                self._begun += [left, self._here()]
            else:
                self._document.perform(use_surface, found)
        except PlaygroundError as error:
            self._refuse(error)
            return
        remember_file(path)

    def _refuse(self, error: PlaygroundError) -> None:
        self.failed.emit(str(error))

    def save(self) -> None:
        """Save to the experiment's file, or ask for one."""
        if self.path is None:
            self.save_as()
        else:
            self.save_path(self.path)

    def save_as(self) -> None:
        """Ask for a file and save to it."""
        self._ask("Save", self.kind, self.save_path, QFileDialog.AcceptMode.AcceptSave, ".json")

    def save_path(self, path: Path) -> None:
        """Save the experiment, whole or not at all."""
        experiment = self._document.state.experiment
        try:
            experiment.save(path)
        except PlaygroundError as error:
            self.failed.emit(str(error))
            return
        remember_file(path)
        self.belong_to(path, experiment)
        self.told.emit(f"saved {path.name}")

    def export(self, id: str, result: "Result | None", format: str = "", **options: Any) -> None:
        """Ask for a file and write the race in a format, by the exporter's id.

        Arguments: `format` another exporter, whose ending the file has, where this one writes several.
        """
        from playground.exporters import EXPORTERS

        exporter = EXPORTERS.get(format or id)
        if result is None:
            self.failed.emit("there is nothing to export yet: the first race is being prepared")
            return
        kind = f"{exporter.name} (*{exporter.suffix})"
        self._ask(
            f"Export as {exporter.name}",
            kind,
            lambda path: self.export_path(id, path, result, **options),
            QFileDialog.AcceptMode.AcceptSave,
            exporter.suffix,
        )

    def export_path(self, id: str, path: Path, result: "Result", **options: Any) -> None:
        """Write a race to a file, in a thread: a long table does not stop the window."""
        from playground.exporters import EXPORTERS

        exporter = EXPORTERS.get(id)
        self.told.emit(f"writing {path.name} …")
        self._worker.submit(
            lambda ticket: exporter.write(result, path, **options),
            lambda nothing: self.told.emit(f"wrote {path.name}"),
            lambda error: self.failed.emit(str(error)),
        )

    def copy_experiment(self) -> None:
        """Put the experiment's JSON on the clipboard."""
        QGuiApplication.clipboard().setText(self._document.state.experiment.to_json().decode())
        self.told.emit("copied the experiment as JSON")

    def paste_experiment(self) -> None:
        """Open an experiment that lies on the clipboard as JSON."""
        self._paste(Experiment.from_json, open_experiment)

    def _paste(self, read: Callable[[str, str], Pasted], action: Callable[[State, Pasted], State]) -> None:
        """Read what lies on the clipboard in a thread and open it."""
        text = QGuiApplication.clipboard().text()

        def show(found: Pasted) -> None:
            try:
                self._document.perform(action, found)
            except PlaygroundError as error:
                self._refuse(error)

        self._reading.read("the clipboard", len(text), lambda: read(text, "the clipboard"), show, self._refuse)

    def close(self) -> None:
        """End what is under way."""
        self._document.changed.disconnect(self._follow, missing_ok=True)
        self._reading.close()
        if self._dialog is not None:
            self._dialog.close()
        self._bridge.close()
        self._worker.close()

    def _ask(
        self,
        title: str,
        kind: str,
        then: Callable[[Path], None],
        mode: QFileDialog.AcceptMode,
        suffix: str = "",
    ) -> None:
        """A dialog that does not stop the program: the race plays on behind it."""
        dialog = file_dialog(self._window, title, kind, self.path.parent if self.path is not None else self._folder)
        dialog.setAcceptMode(mode)
        if mode == QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        else:
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            name = self.path.stem if self.path is not None else self.usual_name
            dialog.selectFile(name + suffix)
        dialog.fileSelected.connect(lambda name: self._chosen(Path(name), then))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget_dialog)
        self._dialog = dialog
        dialog.open()

    def _chosen(self, path: Path, then: Callable[[Path], None]) -> None:
        self._folder = path.parent
        then(path)

    def _forget_dialog(self) -> None:
        self._dialog = None


def _read(path: Path) -> "Experiment | Surface | None":
    """The experiment or the surface in a file, None where it holds a training; raises PlaygroundError."""
    if path.suffix.lower() == ".toml":
        from playground.problems.surface_file import read_surface

        return read_surface(path)
    return None if holds_training(path) else Experiment.load(path)
