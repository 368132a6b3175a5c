"""The loss on a plane through parameters, with the path projected onto it, and its CSV table."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from playground.base.check_ending import check_ending
from playground.base.files import write_atomically
from playground.slices.plane import Plane

Floats = NDArray[np.float64]

COLUMNS = ("of", "update", "x", "y", "loss", "true_loss")


@dataclass(frozen=True, eq=False)
class LossSlice:
    """The loss of a trained network on a plane through its parameters, and the path that led there.

    `plane`; `xs` (m) and `ys` (n) the coordinates along its axes, `losses` (n, m) f(θ₀ + x·d₁ + y·d₂), row 0 at ys[0];
    `updates` (k) of the recorded path, `path` (k, 2) its points projected onto the plane at right angles,
    `true_losses` (k) f(θ_t), `projected_losses` (k) f on the plane where θ_t is projected to: what a picture of the
    path on the plane pretends; `explained` the part of the path's variance along d₁, and what d₂ adds; `name` of the
    contender; `part` of the samples, "training" or "test"; `coarse` whether a finer one follows; `statistics` those
    that a network that learns some was evaluated with (see `slice_loss`), "" for others;
    `note` says after an early stop which point the path ends at, the last or the best one.
    """

    plane: Plane
    xs: Floats
    ys: Floats
    losses: Floats
    updates: NDArray[np.int64]
    path: Floats
    true_losses: Floats
    projected_losses: Floats
    explained: tuple[float, float]
    name: str
    part: str
    coarse: bool = False
    statistics: str = ""
    note: str = ""

    @property
    def lowest(self) -> tuple[float, float, float]:
        """x, y and the loss of the lowest point of the grid; of points that are not finite, (NaN, NaN, NaN)."""
        if not np.isfinite(self.losses).any():
            return np.nan, np.nan, np.nan
        row, column = np.unravel_index(np.nanargmin(self.losses), self.losses.shape)
        return float(self.xs[column]), float(self.ys[row]), float(self.losses[row, column])

    def to_csv(self, path: Path | str) -> None:
        """Write the grid and the path as CSV, whole or not at all; its columns are COLUMNS."""
        check_ending(path, "csv")
        write_atomically(path, b"".join(_table(self)))

    def to_npz(self, path: Path | str) -> None:
        """Write everything as NumPy arrays, whole or not at all.

        Arrays named `origin`, `axes`, `xs`, `ys`, `losses`, `updates`, `path`, `true_losses`, `projected_losses`,
        `explained`, `eigenvalues`, `kind`, `name`, `part`, `statistics`; none of them needs pickle.
        """
        check_ending(path, "npz")
        buffer = BytesIO()
        np.savez(
            buffer, allow_pickle=False, origin=self.plane.origin, axes=self.plane.axes, xs=self.xs, ys=self.ys,
            losses=self.losses, updates=self.updates, path=self.path, true_losses=self.true_losses,
            projected_losses=self.projected_losses, explained=np.array(self.explained),
            eigenvalues=np.array(self.plane.eigenvalues), kind=np.array(self.plane.kind), name=np.array(self.name),
            part=np.array(self.part), statistics=np.array(self.statistics),
        )  # fmt: skip
        write_atomically(path, buffer.getvalue())


def _table(found: LossSlice) -> Iterator[bytes]:
    """Yield the table, header first, in blocks of rows: UTF-8, lines ended by CR LF, RFC 4180.

    Rows of the `grid` first, y by y: x, y, loss on the plane. Then those of the `path`, update by update: where it is
    projected to, the loss there, and in `true_loss` the loss where it really was.
    """
    yield ",".join(COLUMNS).encode() + b"\r\n"
    xs = found.xs.tolist()
    for y, row in zip(found.ys.tolist(), found.losses.tolist(), strict=True):
        yield "".join(f"grid,,{x!r},{y!r},{loss!r},\r\n" for x, loss in zip(xs, row, strict=True)).encode()
    series = (found.updates, found.path[:, 0], found.path[:, 1], found.projected_losses, found.true_losses)
    for update, x, y, loss, true in zip(*(one.tolist() for one in series), strict=True):
        yield f"path,{update},{x!r},{y!r},{loss!r},{true!r}\r\n".encode()
