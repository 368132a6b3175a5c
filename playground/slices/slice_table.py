"""A slice as a CSV table."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playground.slices.loss_slice import LossSlice

COLUMNS = ("of", "update", "x", "y", "loss", "true_loss")


def slice_table(found: "LossSlice") -> Iterator[bytes]:
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
