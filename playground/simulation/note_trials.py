"""The trial points of one path."""

import numpy as np
from numpy.typing import NDArray

from playground.simulation.chunk import Chunk, Rule
from playground.simulation.method import Floats, Method

_HEAD = 2


def note_trials(
    method: Method, start: Floats, path: int, steps: int, seed: int, rule: Rule, most: int
) -> tuple[NDArray[np.int64], Floats]:
    """March one path alone and return where its updates asked for f: the update of each point (K), points (K,
    dimension).

    Arguments: `start` (dimension); `path` its lasting number; `steps` how many, the stop rule is not asked; `most` how
    many points are kept, the first.
    """
    width = 1 + method.dimension
    book = np.zeros(_HEAD + most * width)
    book[1] = most
    numbers = np.array([path], dtype=np.uint64)
    chunk = Chunk(method, method.lanes(start[None]), numbers, seed, rule._replace(tolerance=-1.0), None, 0, book)
    chunk.march(0, steps)
    noted = book[_HEAD:].reshape(most, width)[: int(book[0])]
    return noted[:, 0].astype(np.int64), noted[:, 1:].copy()
