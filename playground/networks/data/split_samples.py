"""Which samples are kept for the test."""

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


def split_samples(targets: NDArray[np.generic], fraction: float, seed: int, stratified: bool) -> Bools:
    """Return which samples are test samples, bool (n,): round(fraction·n) of them, chosen at random by the seed.

    Stratified, each class gives its part, up to one sample, and at least one sample of each class stays for training.
    A larger fraction keeps the test samples of a smaller one, and the choice does not depend on what the inputs are, so
    that noise does not move samples from one part to the other.

    Every sample has a place in its class, in the order of random keys; those go first whose place, as a fraction of the
    class, is lowest (the rounding of Webster, by which seats are given to states).
    """
    count = len(targets)
    keys = np.random.default_rng([seed, 1]).random(count)
    groups = np.unique(targets, return_inverse=True)[1] if stratified else np.zeros(count, dtype=np.int64)
    sizes = np.bincount(groups, minlength=1)
    order = np.lexsort((keys, groups))
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count) - first[groups[order]]
    turn = np.where(place < sizes[groups] - 1, (place + 0.5) / sizes[groups], np.inf)
    test: Bools = np.zeros(count, dtype=bool)
    test[np.lexsort((keys, turn))[: min(round(fraction * count), int(np.isfinite(turn).sum()))]] = True
    return test
