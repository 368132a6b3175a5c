"""Long curves with few values."""

import numpy as np

from playground.picture.graph.outline import outline, stride_of


def test_a_short_curve_stays_as_it_is() -> None:
    values = np.arange(12.0).reshape(3, 4)
    assert stride_of(4, 4) == 1 and outline(values, 1).values is values and outline(values, 1).steps is None


def test_of_a_long_curve_extremes_beginning_and_end_are_kept() -> None:
    values = np.random.default_rng(2).normal(size=(2, 3, 100_003))
    values[1, 2, 70_000:] = np.nan
    stride = stride_of(values.shape[-1], 4000)
    kept, steps = outline(values, stride)
    assert steps is not None and kept.shape == (2, 3, len(steps)) and len(steps) <= 4004
    assert (np.diff(steps) >= 0).all() and steps[0] == 0 and steps[-1] == 100_002
    assert np.array_equal(np.nanmin(kept, axis=-1), np.nanmin(values, axis=-1))
    assert np.array_equal(np.nanmax(kept, axis=-1), np.nanmax(values, axis=-1))
    assert np.array_equal(kept[..., ::4], values[..., ::stride], equal_nan=True)
    assert np.isnan(kept[1, 2, steps > 70_000 + stride]).all()
