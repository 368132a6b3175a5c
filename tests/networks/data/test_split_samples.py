"""Training and test."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from playground.networks.data.data import data
from playground.networks.data.split_samples import split_samples

LABELS = some.lists(some.integers(0, 5), min_size=1, max_size=200).map(np.array)


@given(LABELS, some.floats(0, 0.9), some.integers(0, 2**63 - 1))
def test_each_class_gives_its_part_and_keeps_one_sample(labels: np.ndarray, fraction: float, seed: int) -> None:
    test = split_samples(labels, fraction, seed, stratified=True)
    classes, sizes = np.unique(labels, return_counts=True)
    assert test.sum() == min(round(fraction * len(labels)), len(labels) - len(classes))
    for number, size in zip(classes, sizes, strict=True):
        taken = int(test[labels == number].sum())
        assert taken < size
        # A class of one or two that must keep a sample leaves its share to the others.
        assert taken <= fraction * size + 1 + len(classes) / 2


@given(LABELS, some.floats(0, 0.9), some.floats(0, 0.9), some.booleans())
def test_a_larger_fraction_keeps_the_test_samples_of_a_smaller_one(
    labels: np.ndarray, one: float, other: float, stratified: bool
) -> None:
    small, large = (split_samples(labels, part, 7, stratified) for part in sorted((one, other)))
    assert not (small & ~large).any()


def test_equal_classes_stay_equal() -> None:
    labels = np.arange(400) % 4
    test = split_samples(labels, 0.25, 3, stratified=True)
    assert np.bincount(labels[test]).tolist() == [25] * 4


def test_without_classes_the_choice_is_random_and_of_the_right_size() -> None:
    first, second = (split_samples(np.zeros((1000, 1)), 0.3, seed, stratified=False) for seed in (1, 2))
    assert first.sum() == second.sum() == 300 and 50 < (first & second).sum() < 130


@pytest.mark.parametrize("changed", [{"noise": 0.4}, {"turns": 2.0}])
def test_what_the_samples_are_does_not_move_them_to_the_other_part(changed: dict[str, float]) -> None:
    before, after = data("spirals"), data("spirals").with_parameters(changed)
    assert np.array_equal(before.training.targets, after.training.targets)
    assert not np.array_equal(before.training.inputs, after.training.inputs)


def test_training_and_test_are_all_samples_once() -> None:
    whole = data("moons", split=0.0, samples=200)
    parted = data("moons", split=0.4, samples=200)
    assert len(whole.test) == 0 and len(parted.test) == 80
    together = np.concatenate([parted.training.inputs, parted.test.inputs])
    assert sorted(map(tuple, together)) == sorted(map(tuple, whole.training.inputs))
