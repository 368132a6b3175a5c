"""The memory of a method after each update of one path."""

import numpy as np

from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Floats, Method


def note_memory(method: Method, start: Floats, path: int, steps: int, seed: int, rule: Rule) -> tuple[Floats, Floats]:
    """March one path alone and return what every update left: the method's memory (rows, T), what it carries (k, T).

    Arguments: `start` (dimension); `path` its lasting number; `steps` how many, T; the stop rule is not asked.
    """
    numbers = np.array([path], dtype=np.uint64)
    chunk = Chunk(method, method.lanes(start[None]), numbers, seed, rule._replace(tolerance=-1.0), None, 0)
    memory, carried = np.empty((steps, method.own_rows)), np.empty((steps, len(method.carried)))
    own = slice(method.dimension, method.dimension + method.own_rows)
    for step in range(steps):
        chunk.march(step, step + 1)
        memory[step] = chunk.lanes[own, 0]
        carried[step] = chunk.carried
    return np.ascontiguousarray(memory.T), np.ascontiguousarray(carried.T)
