"""TrainingStore: a training's state on the disk while it trains, in parts that are appended to."""

import zlib
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from playground.base.errors import PlaygroundError
from playground.base.files import read_bytes, write_atomically
from playground.training.run_state import SERIES, RunState

_STATE: Final = "state.npz"
_MOST: Final = 2**30  # bytes of a state without series and records
_SIZES: Final = "sizes"
_ABOUT: Final = "about"
# What reading raises where bytes were changed. A zip archive may then seem encrypted, packed otherwise, or too large.
_DAMAGED: Final = (
    OSError, ValueError, KeyError, IndexError, TypeError, EOFError, OverflowError, MemoryError,
    BadZipFile, RuntimeError, zlib.error,
)  # fmt: skip

Floats = NDArray[np.float64]


class TrainingStore:
    """A folder with the state of one training: `state.npz`, which is replaced whole, and rows that are appended.

    What is in the files of rows beyond what the state says was written after it, and does not count. It belongs to one
    thread at a time.

    Arguments: `folder`, which is made when something is written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._number = -1

    def write(self, state: RunState, firsts: Sequence[tuple[int, int]], anew: bool) -> None:
        """Write a state; raise PlaygroundError where that is impossible.

        Arguments: `state`; `firsts`, for each contender the rows with which its series and its records begin; `anew`
        whether another run has begun, so that nothing written before belongs to it.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            if anew or self._number < 0:
                self._number = 1 + max(self._numbers(), default=-1)
            for k, (series, records) in enumerate(zip(state.series, state.records, strict=True)):
                _put(self._rows("series", k), firsts[k][0], series)
                _put(self._rows("records", k), firsts[k][1], records)
        except OSError as error:
            raise PlaygroundError(f"cannot keep the training in {self.folder}: {error.strerror}") from error
        sizes = [
            [first + len(series), second + len(records), records.shape[1]]
            for (first, second), series, records in zip(firsts, state.series, state.records, strict=True)
        ]
        about = np.array([state.fingerprint, str(state.done), str(self._number)])
        arrays = {_ABOUT: about, _SIZES: np.array(sizes, dtype=np.int64), **state.small}
        buffer = BytesIO()
        np.savez(buffer, allow_pickle=False, **arrays)
        write_atomically(self.folder / _STATE, buffer.getvalue())
        self._forget_others()

    def read(self) -> RunState | None:
        """Return what was written last, None where nothing was; raise PlaygroundError for what is damaged."""
        file = self.folder / _STATE
        if not file.exists():
            return None
        try:
            with np.load(BytesIO(read_bytes(file, _MOST)), allow_pickle=False) as archive:
                small = {name: archive[name] for name in archive.files}
            fingerprint, done, number = small.pop(_ABOUT).tolist()
            sizes = small.pop(_SIZES)
            self._number = int(number)
            series = tuple(_rows(self._rows("series", k), int(row[0]), len(SERIES)) for k, row in enumerate(sizes))
            records = tuple(_rows(self._rows("records", k), int(row[1]), int(row[2])) for k, row in enumerate(sizes))
        except _DAMAGED as error:
            raise PlaygroundError("it is damaged") from error
        return RunState(fingerprint, int(done), small, series, records)

    def _rows(self, what: str, place: int) -> Path:
        return self.folder / f"{what}-{self._number}-{place}.f64"

    def _numbers(self) -> Iterable[int]:
        for file in self.folder.glob("*.f64"):
            number = file.stem.split("-")[1:2]
            if number and number[0].isdecimal():
                yield int(number[0])

    def _forget_others(self) -> None:
        """Rows of runs before this one; they go after the state that no longer names them is in place."""
        for file in self.folder.glob("*.f64"):
            if f"-{self._number}-" not in file.name:
                file.unlink(missing_ok=True)


def _put(file: Path, first: int, rows: Floats) -> None:
    """Write rows behind the first ones; what stands beyond them was of a state that was never completed."""
    with file.open("r+b" if file.exists() else "wb") as stream:
        _fill(stream, first * rows.shape[1] * 8, np.ascontiguousarray(rows))


def _fill(stream: BinaryIO, place: int, rows: Floats) -> None:
    stream.truncate(place)
    stream.seek(place)
    stream.write(rows.tobytes())


def _rows(file: Path, count: int, width: int) -> Floats:
    """The first rows of a file; raise ValueError where there are fewer."""
    found: Any = np.fromfile(file, dtype=np.float64, count=count * width) if count * width else np.empty(0)
    rows: Floats = found.reshape(count, width)
    return rows
