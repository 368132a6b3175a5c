"""How much memory the arrays of a whole-point update take."""

from playground.optimizers import OPTIMIZERS, Vectorwise
from playground.optimizers.forms.vector_source import size_of


def test_sizes_are_numbers_the_dimension_one_more_or_a_parameter() -> None:
    arrays = {"simplex": ("d + 1", "d"), "three": (3,), "pairs": ("history", "d"), "matrix": ("d", "d")}
    assert size_of(arrays, 2, {"history": 5}) == 6 + 3 + 10 + 4
    assert size_of(arrays, 1, {"history": 5}) == 2 + 3 + 5 + 1


def test_what_has_a_shorter_way_in_the_plane_takes_no_room_there() -> None:
    arrays = {"pairs": ("history", "d ≠ 2")}
    assert [size_of(arrays, dimension, {"history": 5}) for dimension in (1, 2, 3)] == [5, 0, 15]


def test_what_only_one_of_a_methods_ways_needs_takes_no_room_on_the_others() -> None:
    arrays = {"vectors": ("d", "d if way = 0"), "p": ("d if way = 1",)}
    assert [size_of(arrays, 3, {"way": way}) for way in (0.0, 1.0, 2.0)] == [9, 3, 0]


def test_in_one_and_two_dimensions_the_loops_have_known_lengths_and_else_one_source_serves_all() -> None:
    methods = [one for one in OPTIMIZERS if isinstance(one, Vectorwise)]
    assert methods
    for method in methods:
        texts = [method.kernel_source(dimension) for dimension in (1, 2, 3, 50)]
        assert "dimension = frame[at.N], 2\n" in texts[1] and len(set(texts)) == 3, method.id
        assert texts[2] == texts[3] == method.source_text


def test_a_method_is_ready_in_the_dimension_in_which_it_was_compiled() -> None:
    method = OPTIMIZERS.get("linear_conjugate_gradient")
    assert method.step(2) is method.step(2) and method.ready(2)
    assert method.step(2) is not method.step(5) and method.step(5) is method.step(9)
