"""Chosen samples turned into rows of features, tile by tile."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from playground.kernels.compiling.address import address
from playground.kernels.compiling.compile_source import compile_hook
from playground.kernels.network import training_words as at

_SOURCE = """\
from playground.kernels.network.batches import _turn
from playground.kernels.network import training_words as at
from playground.kernels.compiling.views import integers, numbers, singles
def run(here, there, mode):
    _turn(integers(here, at.SIZE), integers(there, mode), {real})
"""


@cache
def kernel(real: str) -> Any:
    return compile_hook(_SOURCE.format(real=real), "run")


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
@pytest.mark.parametrize("features", [8, 9, 16, 37, 64])
@pytest.mark.parametrize("count", [1, 7, 8, 16, 29, 64])
def test_each_row_holds_one_feature_of_the_chosen_samples(dtype: Any, features: int, count: int) -> None:
    random = np.random.default_rng(features * count)
    samples = random.normal(size=(50, features)).astype(dtype)
    chosen = random.integers(0, 50, count)
    out = np.full((features, 80), np.nan, dtype=dtype)
    words = np.zeros(at.SIZE, dtype=np.int64)
    words[[at.FEATURES, at.BATCH_STRIDE]] = features, out.shape[1]
    words[[at.BY_SAMPLE, at.BATCH_INPUTS]] = address(samples), address(out)
    kernel("numbers" if dtype == np.float64 else "singles").of_addresses(words, chosen, count)
    np.testing.assert_array_equal(out[:, :count], samples[chosen].T)
    assert np.isnan(out[:, count:]).all()
