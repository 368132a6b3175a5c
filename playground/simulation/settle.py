"""The careful second look at points that were held: the exact step at which each path ended."""

from collections.abc import Sequence

import numpy as np

from playground.kernels.compile_source import Kernel
from playground.kernels.march import NOT_HELD, PATIENCE, WINDOW
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.ends import RUNNING, Integers, find_ends
from playground.simulation.method import Floats, Method
from playground.simulation.track import Track

STRETCH = WINDOW + PATIENCE
# Paths looked at together, and positions gathered at once: bounds on scratch memory (tens of megabytes).
BATCH = 4096
GATHERED = 500_000


def settle_recorded(tracks: Sequence[Track], gradient: Kernel, p: Floats, rule: Rule, steps: int) -> None:
    """Find the ends of all contenders in their records, and write NaN over what the kernel went on to compute after them.

    The paths of all contenders are looked at together, because that is one call instead of one for each.
    """
    if not tracks:
        return
    held_at = np.stack([track.held_at for track in tracks])
    held = np.argwhere(held_at != NOT_HELD)
    for first in range(0, len(held), BATCH):
        _settle_batch(tracks, gradient, p, rule, steps, *held[first : first + BATCH].T)
    for track in tracks:
        assert track.record is not None
        track.ends[:] = track.record[:, track.end_steps, np.arange(track.record.shape[2])]
        for lane in np.flatnonzero(track.codes != RUNNING):
            track.record[:, track.end_steps[lane] + 1 :, lane] = np.nan


def _settle_batch(
    tracks: Sequence[Track], gradient: Kernel, p: Floats, rule: Rule, steps: int, racers: Integers, lanes: Integers
) -> None:
    """Stretch by stretch, each twice as long as the last, until every path has ended or the steps are done."""
    records = [track.record for track in tracks]
    first = np.array([tracks[c].held_at[lane] for c, lane in zip(racers, lanes, strict=True)], dtype=np.int64)
    resting = np.zeros(len(lanes), dtype=np.int64)
    stretch = STRETCH
    while len(lanes):
        offsets = np.minimum(first + np.arange(stretch + 1)[:, None], steps)
        positions = np.empty((box_dimension(rule), stretch + 1, len(lanes)))
        for c in np.unique(racers):
            mine = np.flatnonzero(racers == c)
            positions[:, :, mine] = records[c][:, offsets[:, mine], lanes[mine]]  # type: ignore[index]  # all are recorded
        codes, at = find_ends(positions, gradient, p, rule, resting, np.minimum(stretch, steps - first))
        for k in np.flatnonzero(codes != RUNNING):
            tracks[racers[k]].codes[lanes[k]] = codes[k]
            tracks[racers[k]].end_steps[lanes[k]] = first[k] + at[k]
        onward = (codes == RUNNING) & (first + stretch < steps)
        racers, lanes, first, resting = racers[onward], lanes[onward], first[onward] + stretch, resting[onward]
        stretch = min(2 * stretch, max(STRETCH, GATHERED // max(1, len(lanes))))


def box_dimension(rule: Rule) -> int:
    """Return the number of coordinates."""
    return int(rule[0].shape[1])


def settle_ends(track: Track, method: Method, rule: Rule, steps: int, seed: int, paths: Floats) -> None:
    """Find the ends by marching the held points again from where they were held, those of one window together."""
    for first in np.unique(track.held_at[track.held_at != NOT_HELD]):
        lanes = np.flatnonzero(track.held_at == first)
        _settle_group(track, method, rule, steps, seed, paths, int(first), lanes)


def _settle_group(
    track: Track, method: Method, rule: Rule, steps: int, seed: int, paths: Floats, first: int, lanes: Integers
) -> None:
    """March one group on, stretch by stretch, dropping those that ended, until none is left or the steps are done."""
    chunk = Chunk(method, track.held[:, lanes].copy(), paths[lanes], seed, track.log[first // WINDOW].copy())
    resting = np.zeros(len(lanes), dtype=np.int64)
    untested = (rule[0], rule[1], -1.0)
    while len(lanes):
        last = min(first + STRETCH, steps)
        record = np.empty((method.dimension, last - first + 1, len(lanes)))
        record[:, 0] = chunk.lanes[: method.dimension]
        chunk.march(first, last, untested, track.log, record, 0, first)
        length = np.full(len(lanes), last - first)
        codes, at = find_ends(record, method.fields[1], method.p, rule, resting, length)
        ended = codes != RUNNING
        track.codes[lanes[ended]] = codes[ended]
        track.end_steps[lanes[ended]] = first + at[ended]
        at = np.where(ended, at, last - first)
        track.ends[:, lanes] = record[:, at, np.arange(len(lanes))]
        if last == steps:
            return
        stay = ~ended
        lanes, resting, first = lanes[stay], resting[stay], last
        chunk = Chunk(method, np.ascontiguousarray(chunk.lanes[:, stay]), chunk.paths[stay], seed, chunk.carried)
