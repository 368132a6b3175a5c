"""The careful second look at points that were held: the exact step at which each path ended."""

import numpy as np

from playground.kernels.march import NOT_HELD, PATIENCE, WINDOW
from playground.simulation.chunk import Chunk, Rule
from playground.simulation.ends import RUNNING, Integers, find_ends
from playground.simulation.method import Floats, Method
from playground.simulation.track import Track

STRETCH = WINDOW + PATIENCE


def settle_recorded(track: Track, method: Method, rule: Rule, steps: int) -> None:
    """Find the ends in the record itself, and write NaN over what the kernel went on to compute after them."""
    assert track.record is not None
    lanes = np.flatnonzero(track.held_at != NOT_HELD)
    first = track.held_at[lanes].copy()
    resting = np.zeros(len(lanes), dtype=np.int64)
    while len(lanes):
        offsets = np.minimum(first + np.arange(STRETCH + 1)[:, None], steps)
        positions = track.record[:, offsets, lanes]
        codes, at = find_ends(positions, method.fields[1], method.p, rule, resting, np.minimum(STRETCH, steps - first))
        ended = codes != RUNNING
        track.codes[lanes[ended]] = codes[ended]
        track.end_steps[lanes[ended]] = first[ended] + at[ended]
        onward = ~ended & (first + STRETCH < steps)
        lanes, first, resting = lanes[onward], first[onward] + STRETCH, resting[onward]
    everyone = np.arange(track.record.shape[2])
    track.ends[:] = track.record[:, track.end_steps, everyone]
    for lane in np.flatnonzero(track.codes != RUNNING):
        track.record[:, track.end_steps[lane] + 1 :, lane] = np.nan


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
