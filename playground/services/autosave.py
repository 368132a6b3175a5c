"""What a window holds, on the disk at most two seconds after it changed; also after the process was killed."""

import shutil
import time
from dataclasses import replace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.base.folders import state_folder
from playground.base.process import is_running, process_name
from playground.base.put_aside import put_aside
from playground.base.read_json import read_json_as
from playground.experiments.experiment import Experiment
from playground.experiments.start import Start
from playground.picture.lines.drawn_paths import PATH_COLORS
from playground.session.landscape import Landscape
from playground.session.state import LEVEL_AXES, LossScale, State, View

if TYPE_CHECKING:
    from playground.session.networks_state import NetworksState

_CLOSED = "closed"
_TRAINING = ".training"
MOST_CLOSED = 8  # races of closed windows that can be had back


class Kept(msgspec.Struct, frozen=True):
    """A window's content as it is written: the experiment's own JSON, its file, what was unsaved, what was seen."""

    experiment: msgspec.Raw
    path: str | None = None
    unsaved: bool = False
    selected_contender: int | None = None
    selected_start: int | None = None
    own_starts: bool = False
    own_contenders: bool = False
    levels: str = "auto"
    loss_scale: str = "log"
    above_minimum: bool = False
    layers: tuple[str, ...] = ()
    picture: str = "contours"
    target: float | None = None
    target_above: bool = True
    color_by: str = "contender"
    over_starts: str = "all"
    level_axis: str = "steps"
    place: str = "race"
    training: msgspec.Raw = msgspec.Raw(b"null")
    selected_learner: int | None = None
    page: str = ""
    chart_scale: str = "log"
    landscape: msgspec.Raw = msgspec.Raw(b"{}")
    averaged: bool = False
    training_path: str | None = None
    training_unsaved: bool = False
    trained: bool = False
    other_starts: tuple[Start, ...] = ()


class KeptFile(msgspec.Struct, frozen=True):
    """Which file something belongs to, None for none, whether it differs from that, and whether it was trained."""

    path: Path | None = None
    unsaved: bool = False
    trained: bool = False


_NONE = KeptFile()
_RACE = (*Kept.__struct_fields__[: Kept.__struct_fields__.index("training")], "other_starts")


class Found(msgspec.Struct, frozen=True):
    """What was found at the start: a state, the file it belongs to, whether it is newer than that, whether it was
    lost; a sentence about what of it could not be read; the file of its training; the kept state of the networks' place
    until its first visit."""

    state: State
    path: Path | None
    unsaved: bool
    killed: bool
    trouble: str = ""
    training_file: KeptFile = _NONE
    waiting: Kept | None = None


class Autosave:
    """The file of one window, named by the process that owns it; no other process writes to it.

    A file whose owner no longer runs is an orphan; whoever renames it first owns it, and renaming is one step that two
    windows cannot both do. `claim` takes over the newest orphan, or what the last window held when it was closed. What
    windows held that were closed before stays in files of its own, the last eight of them.
    """

    _count = 0

    def __init__(self, folder: Path | None = None) -> None:
        Autosave._count += 1
        self._folder = (state_folder() if folder is None else folder) / "windows"
        self._file = self._folder / f"{process_name()}-{Autosave._count}.json"
        self._left_as: Path | None = None
        self.expects_training = False  # whether what was claimed says that its training was trained

    @property
    def file(self) -> Path:
        """Where this window's content is."""
        return self._file

    @property
    def training_folder(self) -> Path:
        """Where the state of this window's training is kept."""
        return _training_folder(self._file)

    def write(
        self, state: State, path: Path | None, unsaved: bool, training: KeptFile = _NONE, waiting: Kept | None = None
    ) -> None:
        """Write a window's content, whole or not at all; raises PlaygroundError where that is impossible.

        Arguments: `path` and `unsaved` of the race's file; `training` the file of the networks' place; `waiting` the
        state of the networks as it was found, before the first visit.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise PlaygroundError(f"cannot keep your work in {self._folder}: {error.strerror}") from error
        write_atomically(self._file, _encode(state, path, unsaved, training, waiting))

    def claim(self) -> tuple[Found | None, str]:
        """Take over what a window that is gone has left; a sentence says what could not be read."""
        troubles: list[str] = []
        for file in self._left():
            killed = not _is_closed(file)
            try:
                file.rename(self._file)
            except OSError:
                continue
            _move(_training_folder(file), self.training_folder)
            try:
                found = _decode(read_bytes(self._file), killed)
                self.expects_training = found.training_file.trained
                return found, " ".join([*troubles, *filter(None, [found.trouble])])
            except PlaygroundError as error:
                troubles.append(f"what the last window held cannot be read ({error}); {put_aside(self._file)}")
        return None, " ".join(troubles)

    def close(self) -> None:
        """Leave the content for the next start; what other windows left stays beside it."""
        try:
            self._left_as = self._folder / self._closed_name()
            self._file.replace(self._left_as)
            for file in self.closed()[MOST_CLOSED:]:
                file.unlink(missing_ok=True)
        except OSError:
            return

    def leave_training(self) -> None:
        """Leave the state of the training beside the content, when nothing writes it any more.

        It may be large, so that only the window that was closed last has one; what belongs to no content is removed.
        """
        if self._left_as is not None:
            _move(self.training_folder, _training_folder(self._left_as))
        for folder in self._folder.glob(f"*{_TRAINING}"):
            owner, mine = folder.with_suffix(".json"), _training_folder(self._left_as or self._file)
            left = _is_closed(owner) or not (owner.exists() or is_running(folder.stem.rpartition("-")[0]))
            if left and folder != mine:
                shutil.rmtree(folder, ignore_errors=True)

    def closed(self) -> list[Path]:
        """Return the files of windows that were closed, the newest first."""
        return sorted((file for file in self._folder.glob(f"{_CLOSED}*.json")), reverse=True)

    def read_closed(self, file: Path) -> Found:
        """Return what a closed window held; raises PlaygroundError where its file is gone or damaged."""
        return _decode(read_bytes(file), killed=False)

    def put_aside(self, waiting: Kept) -> Path:
        """Write a training that cannot be opened to a file of its own and return which; raises PlaygroundError."""
        file = self._folder.parent / f"training-{time.time_ns():020d}.json"
        write_atomically(file, bytes(waiting.training))
        return file

    def exchange(
        self, file: Path, state: State, path: Path | None, unsaved: bool, training: KeptFile = _NONE,
        waiting: Kept | None = None,
    ) -> None:  # fmt: skip
        """Leave a content among the closed ones in the place of another that is open again; raises PlaygroundError."""
        write_atomically(self._folder / self._closed_name(), _encode(state, path, unsaved, training, waiting))
        file.unlink(missing_ok=True)

    def _closed_name(self) -> str:
        """In the order of time, and no two windows have one name."""
        return f"{_CLOSED}-{time.time_ns():020d}-{self._file.name}"

    def _left(self) -> list[Path]:
        """Files of windows that are gone, the newest first, orphans before what was closed in peace."""
        try:
            files = [file for file in self._folder.glob("*.json") if not file.name.startswith(".")]
            orphans = [file for file in files if not _is_closed(file) and not is_running(file.stem.rpartition("-")[0])]
            orphans.sort(key=lambda file: file.stat().st_mtime, reverse=True)
        except OSError:
            return []
        return orphans + self.closed()


def _training_folder(file: Path) -> Path:
    return file.with_suffix(_TRAINING)


def _move(folder: Path, to: Path) -> None:
    """Move a folder that may not be there; where that is impossible the training begins anew."""
    try:
        folder.rename(to)
    except OSError:
        pass


def _is_closed(file: Path) -> bool:
    return file.name.startswith(_CLOSED)


def closed_title(file: Path) -> str:
    """Return what a closed window held, in a few words; an empty text where the file is gone or damaged."""
    try:
        kept = read_json_as(read_bytes(file), str(file), Kept)
        experiment = Experiment.from_json(bytes(kept.experiment), "the autosaved experiment")
    except PlaygroundError:
        return ""
    name = Path(kept.path).name if kept.path else experiment.problem.name
    moment = file.stem.split("-")[1:2]
    when = time.strftime("%H:%M", time.localtime(int(moment[0]) / 1e9)) if moment and moment[0].isdecimal() else ""
    return f"{name}: {len(experiment.contenders)} × {len(experiment.starts)} paths   {when}".rstrip()


def _encode(state: State, path: Path | None, unsaved: bool, training: KeptFile, waiting: Kept | None) -> bytes:
    view = state.view
    kept = Kept(
        msgspec.Raw(state.experiment.to_json()), str(path) if path is not None else None, unsaved,
        state.selected_contender, state.selected_start, state.own_starts, state.own_contenders,
        view.levels, view.loss_scale, view.above_minimum, tuple(sorted(view.layers)), view.picture,
        view.target, view.target_above, view.color_by, view.over_starts, view.level_axis, state.place,
        other_starts=state.other_starts,
    )  # fmt: skip
    if state.networks_state is None and waiting is not None:
        # Before the first visit it stays as it was found, whatever it holds.
        kept = msgspec.structs.replace(waiting, **{name: getattr(kept, name) for name in _RACE})
        return msgspec.json.encode(kept)
    if state.networks_state is not None:
        networks_state = state.networks_state
        kept = msgspec.structs.replace(
            kept, training=msgspec.Raw(networks_state.training.to_json()), selected_learner=networks_state.selected,
            page=networks_state.page, chart_scale=networks_state.loss_scale,
            landscape=msgspec.Raw(msgspec.json.encode(networks_state.landscape)), averaged=networks_state.averaged,
        )  # fmt: skip
        kept = msgspec.structs.replace(
            kept, training_path=str(training.path) if training.path is not None else None,
            training_unsaved=training.unsaved, trained=training.trained,
        )  # fmt: skip
    return msgspec.json.encode(kept)


def _decode(data: bytes, killed: bool) -> Found:
    kept = read_json_as(data, "what that window held", Kept)
    options: dict[str, Any] = {"levels": kept.levels, "loss_scale": kept.loss_scale}
    if kept.levels not in ("auto", "linear", "log") or kept.loss_scale not in ("linear", "log"):
        options = {}
    if kept.picture in ("relief", "both"):
        options["picture"] = kept.picture
    if kept.target is not None and isfinite(kept.target):
        options |= {"target": kept.target, "target_above": kept.target_above}
    if kept.color_by in PATH_COLORS:
        options["color_by"] = kept.color_by
    if kept.over_starts == "median":
        options["over_starts"] = "median"
    if kept.level_axis in LEVEL_AXES:
        options["level_axis"] = kept.level_axis
    view = View(above_minimum=kept.above_minimum, layers=frozenset(kept.layers), **options)
    state = State(
        Experiment.from_json(bytes(kept.experiment), "the autosaved experiment"),
        kept.selected_contender, kept.selected_start, kept.own_starts, kept.own_contenders, view,
        other_starts=kept.other_starts,
    )  # fmt: skip
    state, trouble, waiting = state.clamped(), "", None
    if bytes(kept.training) != b"null":
        waiting = kept
        if kept.place == "networks":
            try:
                state, waiting = replace(state, networks_state=networks_state_of(kept), place="networks"), None
            except PlaygroundError as error:
                trouble = f"the training of the last window cannot be shown: {error}"
    path = Path(kept.training_path) if kept.training_path else None
    file = KeptFile(path, kept.training_unsaved and path is not None, kept.trained)
    return Found(state, Path(kept.path) if kept.path else None, kept.unsaved, killed, trouble, file, waiting)


def networks_state_of(kept: Kept) -> "NetworksState":
    """Return what the networks' place of a window held; raises PlaygroundError where that cannot be read.

    Networks are loaded here and not before: who is at the race when the window opens does not wait for them.
    """
    from playground.session.networks_state import NetworksState
    from playground.training.training import Training

    training = Training.from_json(bytes(kept.training), "the autosaved training")
    scale: LossScale = "linear" if kept.chart_scale == "linear" else "log"
    return NetworksState(
        training, kept.selected_learner, kept.page or "decision", scale, _landscape(kept), kept.averaged
    ).clamped()


def _landscape(kept: Kept) -> Landscape:
    """How the landscape was looked at; as at first where that cannot be read."""
    try:
        return read_json_as(bytes(kept.landscape), "how the landscape was seen", Landscape)
    except PlaygroundError:
        return Landscape()
