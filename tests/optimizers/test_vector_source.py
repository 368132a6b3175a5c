"""How much memory the arrays of a whole-point update take."""

from playground.optimizers._vector_source import size_of


def test_sizes_are_numbers_the_dimension_one_more_or_a_parameter() -> None:
    arrays = {"simplex": ("d + 1", "d"), "three": (3,), "pairs": ("history", "d"), "matrix": ("d", "d")}
    assert size_of(arrays, 2, {"history": 5}) == 6 + 3 + 10 + 4
    assert size_of(arrays, 1, {"history": 5}) == 2 + 3 + 5 + 1
