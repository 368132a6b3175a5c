"""Opening, saving and exporting trainings."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.gui.file_commands import FileCommands
from playground.gui.graph.graph_files import KINDS
from playground.gui.networks.table.table_dialog import TableDialog
from playground.gui.reading import size_of
from playground.gui.theme.apply import current_theme
from playground.networks.data.data import Data
from playground.services.autosave import KeptFile
from playground.services.recent_files import remember_file
from playground.services.same_training import same_numbers
from playground.services.trainer_worker import TrainerWorker
from playground.session.actions.data import use_data
from playground.session.actions.training import open_training
from playground.session.document import Document
from playground.training.moved_table import MovedTable
from playground.training.training import Training
from playground.training.training_result import TrainingResult

if TYPE_CHECKING:
    from playground.gui.figure_dialog import FigureChoice

NO_NUMBERS = "there are no numbers yet: switch a contender on, and press Train"
CHANGED = "the training has changed, and its numbers are made anew: export it again in a moment"
TRAININGS = "Trainings (*.json)"
TABLES = "Tables (*.csv *.tsv *.txt)"


class TrainingFiles(FileCommands):
    """The training and its file.

    Arguments: `document`; `window` that dialogs belong to; `trainer` whose numbers are exported.
    """

    kind = TRAININGS

    def __init__(self, document: Document, window: QWidget, trainer: TrainerWorker) -> None:
        super().__init__(document, window)
        self._trainer = trainer
        self._saved_training: Training | None = None
        self.table: TableDialog | None = None

    @property
    def training(self) -> Training:
        """The training of the document; raises PlaygroundError where there is none."""
        networks_state = self._document.state.networks_state
        if networks_state is None:
            raise PlaygroundError("there is no training yet: go to the networks first")
        return networks_state.training

    @property
    def unsaved(self) -> bool:
        """Whether the training differs from its file."""
        return self.path is not None and self.training != self._saved_training

    @property
    def kept(self) -> KeptFile:
        """The training's file, for who keeps the window's content."""
        there = self._document.state.networks_state is not None
        return KeptFile(self.path, there and self.unsaved)

    def belong_to_found(self, file: KeptFile) -> None:
        """Say which file the training has, and whether it is what that holds."""
        there = self._document.state.networks_state is not None and not file.unsaved
        self.path, self._saved_training = file.path, self.training if there else None
        self.file_changed.emit()

    @property
    def usual_name(self) -> str:
        """What a new file is called."""
        data = self.training.data
        return Path(data.file.path).stem if data.file is not None else data.set

    @property
    def subject(self) -> str:
        """What is learned from, for the window's title."""
        data = self.training.data
        return data.file.name if data.file is not None else data.data_set.name

    def open_path(self, path: Path) -> None:
        """Open a training, read in a thread; after an error everything is as it was. Where only its table is missing,
        ask for that."""
        self._reading.read(
            path.name, size_of(path), lambda: _read(path), lambda found: self._show_training(path, *found), self._refuse
        )

    def _show_training(self, path: Path, found: Training | PlaygroundError, moved: MovedTable | None) -> None:
        try:
            if isinstance(found, PlaygroundError):
                raise found
            self._document.perform(open_training, found)
        except PlaygroundError as error:
            self._refuse(error)
            if moved is not None and moved.data.file is not None:
                self._ask_for_table(path, moved, moved.data.file.name)
            return
        self._belong(path, found)

    def _ask_for_table(self, path: Path, moved: MovedTable, name: str) -> None:
        def open_with(table: Path) -> None:
            self._worker.submit(
                lambda _: moved.found(table), lambda made: self._open_moved(path, made),
                lambda error: self.failed.emit(str(error)),
            )  # fmt: skip

        self._ask(f"Where is {name}?", TABLES, open_with, QFileDialog.AcceptMode.AcceptOpen)

    def _open_moved(self, path: Path, training: Training) -> None:
        try:
            self._document.perform(open_training, training)
        except PlaygroundError as error:
            self.failed.emit(str(error))
            return
        self.path, self._saved_training = path, None  # its file still names the old table
        self.file_changed.emit()

    def save_path(self, path: Path) -> None:
        """Save the training, whole or not at all."""
        try:
            training = self.training
            training.save(path)
        except PlaygroundError as error:
            self.failed.emit(str(error))
            return
        self._belong(path, training)
        self.told.emit(f"saved {path.name}")

    def open_table(self) -> None:
        """Ask for a table of samples and which of its columns are what."""
        self._ask("Learn from a table", TABLES, self.open_table_at, QFileDialog.AcceptMode.AcceptOpen)

    def open_table_at(self, path: Path) -> None:
        """Ask which columns of a table are what; the training goes on meanwhile."""
        if self.table is not None:
            self.table.close()
        self.table = TableDialog(path, self.training.data, self._window)
        self.table.chosen.connect(self._use_table)
        self.table.finished.connect(self._forget_table)
        self.table.show()

    def choose_columns(self) -> None:
        """Ask again which columns of the table in use are what."""
        file = self.training.data.file
        if file is not None:
            self.open_table_at(Path(file.path))

    def close(self) -> None:
        """End what is under way."""
        if self.table is not None:
            self.table.close()
        super().close()

    def _forget_table(self) -> None:
        self.table = None

    def _use_table(self, made: Data) -> None:
        try:
            self._document.perform(use_data, made)
        except PlaygroundError as error:
            self.failed.emit(str(error))
            return
        assert made.file is not None
        inputs = len(made.file.inputs)
        self.told.emit(f"{made.file.name}: {made.file.target} from {inputs} column{'s' * (inputs != 1)}")

    def export_numbers(self, id: str) -> None:
        """Ask for a file and write what was trained so far, "csv" or "npz"."""
        self._ask(
            "Export", KINDS[id], lambda path: self.export_numbers_to(path, id), QFileDialog.AcceptMode.AcceptSave,
            f".{id}",
        )  # fmt: skip

    def export_numbers_to(self, path: Path, id: str) -> None:
        """Write what was trained so far, in a thread."""
        self._write(path, lambda result: result.to_csv(path) if id == "csv" else result.to_npz(path))

    def export_charts(self, kind: str) -> None:
        """Ask for a file and draw all series of what was trained so far, as one of the kinds of pictures."""
        self._ask("Export the charts", KINDS[kind], self.write_charts, QFileDialog.AcceptMode.AcceptSave, f".{kind}")

    def ask_charts(self) -> None:
        """Ask how the charts' picture is to look and where to write it."""
        from playground.gui.figure_dialog import ask_figure

        ask_figure(self._window, "", self.usual_name, lambda choice, path: self.write_charts(path, choice))

    def write_charts(self, path: Path, choice: "FigureChoice | None" = None) -> None:
        """Draw all series of what was trained so far, in a thread."""
        from playground.figures.save_picture import save_picture

        theme, networks_state = current_theme().picture.id, self._document.state.networks_state
        logarithmic = networks_state is None or networks_state.loss_scale == "log"
        look = {} if choice is None else choice.options
        self._write(path, lambda result: save_picture(result, path, theme=theme, logarithmic=logarithmic, **look))

    def export_program(self, place: int) -> None:
        """Ask for a file and write a contender's training as a PyTorch program; say why where that is not possible."""
        from playground.snippets.training_snippet import training_snippet

        try:
            training_snippet(self.training, place, "")
        except PlaygroundError as error:
            self.failed.emit(str(error))
            return
        self._ask(
            "Save as PyTorch program", "Programs (*.py)", lambda path: self.export_program_to(path, place),
            QFileDialog.AcceptMode.AcceptSave, ".py",
        )  # fmt: skip

    def export_program_to(self, path: Path, place: int) -> None:
        """Write a contender's training as a PyTorch program, and beside it the file that it reads, in a thread."""
        training, numbers = self.training, path.with_name(f"{path.stem}-numbers.npz")

        def write() -> None:
            from playground.snippets.training_numbers import write_training_numbers
            from playground.snippets.training_snippet import training_snippet

            text = training_snippet(training, place, numbers.name)
            write_training_numbers(training, place, numbers)
            write_atomically(path, text.encode())

        self.told.emit(f"writing {path.name} …")
        self._worker.submit(
            lambda ticket: write(),
            lambda nothing: self.told.emit(f"wrote {path.name} and {numbers.name}"),
            lambda error: self.failed.emit(str(error)),
        )

    def copy_experiment(self) -> None:
        """Put the training's JSON on the clipboard."""
        QGuiApplication.clipboard().setText(self.training.to_json().decode())
        self.told.emit("copied the training as JSON")

    def paste_experiment(self) -> None:
        """Open a training that lies on the clipboard as JSON."""
        self._paste(lambda text, origin: Training.from_json(text.encode(), origin), open_training)

    def _write(self, path: Path, save: Callable[[TrainingResult], object]) -> None:
        self.told.emit(f"writing {path.name} …")

        def write(result: TrainingResult | None) -> None:
            if result is None:
                self.failed.emit(NO_NUMBERS)
                return
            last = max((status.update for status in result.statuses), default=0)
            if not same_numbers(result.training, self.training, last):
                self.failed.emit(CHANGED)
                return
            self._worker.submit(
                lambda ticket: save(result),
                lambda nothing: self.told.emit(f"wrote {path.name}"),
                lambda error: self.failed.emit(str(error)),
            )

        self._trainer.give_result(write)

    def _belong(self, path: Path, training: Training) -> None:
        self.path, self._saved_training = path, training
        remember_file(path)
        self.file_changed.emit()


def _read(path: Path) -> tuple[Training | PlaygroundError, MovedTable | None]:
    """The training in a file, or why it cannot be had; in that case what it says, where only its table is missing."""
    data = read_bytes(path)
    try:
        return Training.from_json(data, str(path)), None
    except PlaygroundError as error:
        return error, MovedTable.of(data, str(path))
