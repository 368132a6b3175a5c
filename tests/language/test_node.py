"""Nodes are values: frozen, shared, and made once however many threads ask."""

import copy
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

import pytest

from playground.language.node import Node
from playground.language.parse import parse


def test_equal_expressions_are_one_object():
    assert parse("sin(x)*y + sin(x)") is parse("sin( x )*y+sin(x)")
    square = parse("(x + 1)*(x + 1)")
    assert square.arguments[0] is square.arguments[1]


def test_an_exact_number_and_a_double_are_different_nodes():
    assert Node("number", Fraction(1, 2)) is not Node("number", 0.5)


def test_a_node_cannot_be_changed():
    with pytest.raises(AttributeError, match="frozen"):
        parse("x").kind = "parameter"


def test_a_copy_is_the_same_node():
    node = parse("x^2")
    assert copy.copy(node) is node
    assert copy.deepcopy(node) is node


def test_threads_that_parse_at_once_get_the_same_nodes():
    with ThreadPoolExecutor(8) as pool:
        nodes = list(pool.map(lambda _: parse("exp(-x^2) + sum(i*cos(i*y), i, 1, 20)"), range(64)))
    assert len({id(node) for node in nodes}) == 1
