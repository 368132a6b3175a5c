"""What the page of the landscape has computed, in a worker."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playground.gui.networks.page_parts.in_percent import in_percent
from playground.picture.region import Region
from playground.services.worker import Ticket
from playground.session.landscape import Landscape
from playground.simulation.simulate_starts import Cancelled
from playground.slices.loss_line import LossLine
from playground.slices.loss_slice import LossSlice
from playground.slices.low_path import low_path
from playground.slices.plane import Plane
from playground.slices.slice_stages import slice_stages
from playground.slices.straight_line import straight_line
from playground.training.training_result import TrainingResult

_LINE_POINTS, _PATH_POINTS = 76, 51


@dataclass(frozen=True, eq=False)
class Lines:
    """A straight line and, between two contenders, the curve of low loss, None while it is `sought`.

    `update` after which the selected contender's network is at t = 1.
    """

    line: LossLine
    update: int
    curve: LossLine | None = None
    sought: bool = False


Found = LossSlice | Lines


def job(
    result: TrainingResult, row: int, other: int | None, asked: Landscape, plane: Plane | None = None,
    region: Region | None = None,
) -> Callable[..., Iterator[Found]]:  # fmt: skip
    """Return what yields the findings, coarse first; it is called with a ticket, whose bearer may drop it.

    Arguments: `row` of the result that is looked at; `other` the row from whose end lines lead, None for the start;
    `plane` of the slice where it is known, and the `region` of it that is seen, None for as wide as is asked.
    """
    if asked.sight == "lines":
        return lambda ticket: _lines(result, row, other, asked, ticket)
    return lambda ticket: _slice(result, row, asked, ticket, plane, region)


def run(ticket: Ticket, findings: Iterator[Found], show: Callable[[Found], None]) -> Found | None:
    """Hand every finding to `show`; return the last, None where the answer is no longer wanted."""
    last = None
    try:
        for last in findings:
            if ticket.dropped():
                return None
            show(last)
    except Cancelled:
        return None
    return last


def _slice(
    result: TrainingResult, row: int, asked: Landscape, ticket: Ticket, plane: Plane | None, region: Region | None
) -> Iterator[LossSlice]:
    if plane is None and asked.span != 1.0:
        # How wide the plane's own range is is known when the plane is.
        plane = next(slice_stages(result, asked.directions, row, 2, seed=asked.seed, cancelled=ticket.dropped)).plane
    extent: Any = None if region is None else (region.across, region.up)
    if extent is None and plane is not None and asked.span != 1.0:
        extent = tuple(_widened(low, high, asked.span) for low, high in plane.extent)
    part = asked.part if len(getattr(result.training.data, asked.part).inputs) else "training"
    yield from slice_stages(
        result, plane or asked.directions, row, asked.points, extent, asked.seed, part, in_percent(ticket.report),
        ticket.dropped,
    )  # fmt: skip


def _widened(low: float, high: float, span: float) -> tuple[float, float]:
    middle, half = (low + high) / 2, (high - low) / 2 * span
    return middle - half, middle + half


def _lines(result: TrainingResult, row: int, other: int | None, asked: Landscape, ticket: Ticket) -> Iterator[Lines]:
    tell = in_percent(ticket.report)
    line = straight_line(result, row, other, points=_LINE_POINTS, progress=tell, cancelled=ticket.dropped)
    update = result.statuses[row].update
    yield Lines(line, update, sought=other is not None)
    if other is not None:
        found = low_path(
            result, row, other, points=_PATH_POINTS, seed=asked.seed, progress=tell, cancelled=ticket.dropped
        )
        yield Lines(line, update, found.curve)
