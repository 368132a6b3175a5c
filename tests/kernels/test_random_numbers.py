"""Philox against its published vectors; uniform and normal numbers against their distributions (fixed seeds)."""

import math

import numba
import numpy as np
import pytest

from playground.kernels.contract import FASTMATH
from playground.kernels.elementary.traced import traced_function
from playground.kernels.racing.random_numbers import normal, philox, uniform

WORDS = numba.types.Array(numba.uint64, 1, "C")


def test_philox_gives_the_published_words():
    # Salmon et al. 2011, Random123's known-answer file: counter, key, result.
    known = [
        ([0, 0, 0, 0], [0, 0], [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]),
        ([0xFFFFFFFF] * 4, [0xFFFFFFFF] * 2, [0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD]),
        (
            [0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344],
            [0xA4093822, 0x299F31D0],
            [0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1],
        ),
    ]

    @traced_function(words=True, results=4)
    def words(a, b, c, d, left, right):
        return tuple(word.as_double() for word in philox((a, b, c, d), (left, right)))

    @numba.njit
    def call(x):
        return words(x[0], x[1], x[2], x[3], x[4], x[5])

    for counter, key, expected in known:
        assert call(np.array(counter + key, dtype=np.uint64)) == tuple(expected)


def _compiled(function):
    def body(seed, path, step, coordinate, out):
        for i in range(out.shape[0]):
            out[i] = function(seed[i], path[i], step[i], coordinate[i])

    result = numba.types.Array(numba.float64, 1, "C")
    return numba.njit(numba.void(WORDS, WORDS, WORDS, WORDS, result), fastmath=FASTMATH)(body)


LOOPS = {"uniform": _compiled(uniform), "normal": _compiled(normal)}


def numbers(name, seed=0, path=0, step=0, coordinate=0):
    arrays = np.broadcast_arrays(*(np.asarray(part, dtype=np.uint64) for part in (seed, path, step, coordinate)))
    flat = [np.ascontiguousarray(array).ravel() for array in arrays]
    out = np.empty(flat[0].size)
    LOOPS[name](*flat, out)
    return out.reshape(arrays[0].shape)


N = 1 << 16
INDEX = np.arange(N, dtype=np.uint64)
# A statistic of standard error 1 exceeds 5 once in two million; the seeds are fixed, so the tests never flicker.
SIGMAS = 5.0


@pytest.mark.parametrize("axis", ["seed", "path", "step", "coordinate"])
def test_uniform_numbers_have_the_moments_of_the_interval_along_every_argument(axis):
    u = numbers("uniform", **{axis: INDEX})
    assert u.min() > 0.0
    assert u.max() < 1.0
    for power in (1, 2, 3, 4):
        mean, deviation = 1 / (power + 1), math.sqrt(1 / (2 * power + 1) - 1 / (power + 1) ** 2)
        assert abs((u**power).mean() - mean) < SIGMAS * deviation / math.sqrt(N)


@pytest.mark.parametrize("axis", ["seed", "path", "step", "coordinate"])
def test_uniform_numbers_fill_a_thousand_boxes_evenly(axis):
    boxes = (numbers("uniform", **{"seed": 9, axis: INDEX}) * 1024).astype(int)
    counts = np.bincount(boxes, minlength=1024)
    chi_square = ((counts - N / 1024) ** 2 / (N / 1024)).sum()
    assert abs(chi_square - 1023) < SIGMAS * math.sqrt(2 * 1023)


@pytest.mark.parametrize("axis", ["seed", "path", "step", "coordinate"])
def test_normal_numbers_have_the_moments_of_the_bell(axis):
    z = numbers("normal", **{axis: INDEX})
    for power, mean, variance in ((1, 0, 1), (2, 1, 2), (3, 0, 15), (4, 3, 96)):
        assert abs((z**power).mean() - mean) < SIGMAS * math.sqrt(variance / N)
    for bound in (0.5, 1.0, 2.0, 3.0):
        probability = math.erfc(bound / math.sqrt(2))
        deviation = math.sqrt(probability * (1 - probability) / N)
        assert abs((np.abs(z) > bound).mean() - probability) < SIGMAS * deviation


@pytest.mark.parametrize("axis", ["seed", "path", "step", "coordinate"])
@pytest.mark.parametrize("name", ["uniform", "normal"])
def test_neighbouring_numbers_are_independent(name, axis):
    z = numbers(name, **{axis: INDEX})
    z = (z - z.mean()) / z.std()
    for lag in (1, 2, 3, 16):
        assert abs((z[lag:] * z[:-lag]).mean()) < SIGMAS / math.sqrt(N - lag)
    other = numbers(name, **{axis: INDEX, ("step" if axis == "path" else "path"): 1})
    assert abs(np.corrcoef(z, other)[0, 1]) < SIGMAS / math.sqrt(N)


def test_each_argument_alone_changes_the_number():
    base = {"seed": 3, "path": 5, "step": 7, "coordinate": 1}
    seen = {float(numbers("uniform", **base))}
    for name, value in base.items():
        for shift in (1, 2, 1 << 20, 1 << 31):
            seen.add(float(numbers("uniform", **{**base, name: value + shift})))
    for name in ("seed", "path"):  # 64-bit words
        for shift in (1 << 32, 1 << 63):
            seen.add(float(numbers("uniform", **{**base, name: base[name] + shift})))
    assert len(seen) == 1 + 4 * 4 + 2 * 2


@pytest.mark.parametrize("name", ["uniform", "normal"])
def test_a_number_does_not_depend_on_what_is_asked_before_or_beside_it(name):
    step = np.arange(37)
    together = numbers(name, seed=11, path=4, step=step)
    alone = np.array([numbers(name, seed=11, path=4, step=[k])[0] for k in reversed(step)])[::-1]
    np.testing.assert_array_equal(alone.view(np.int64), together.view(np.int64))


def test_normal_numbers_are_box_and_mullers():
    # The same words through NumPy's functions: the first two words give the radius, the last two the angle.
    z = numbers("normal", seed=1, path=2, step=3, coordinate=INDEX[:100])
    u = numbers("uniform", seed=1, path=2, step=3, coordinate=INDEX[:100])
    assert (np.abs(z) <= np.sqrt(-2 * np.log(u)) * (1 + 1e-15)).all()
