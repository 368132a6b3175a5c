"""Every mistake in a rule is one sentence that says where and what is expected."""

from __future__ import annotations

import pickle
import time

import pytest

from playground.base.errors import PlaygroundError
from playground.language import limits
from playground.language.rule_error import RuleError
from playground.language.rule_program import rule_program

DECLARED = "lr = parameter(0.1, 0, 1)\n"

# A text, the line and the column (1 first) at which it is wrong, and a part of the sentence.
WRONG = [
    ("", 1, 1, "a line that moves the point"),
    ("m = g", 1, 1, "a line that moves the point"),
    ("x = x - eta*g", 1, 9, 'expected "eta" to be declared'),
    (f"{DECLARED}x = x - rl*g", 2, 9, 'did you mean "lr"?'),
    ("x = x - gradient", 1, 9, 'did you mean "g"?'),
    ("x = x - grad(f)", 1, 9, "declared"),
    ("m = g\nx = x -\n", 2, 8, "expected a value"),
    ("x -= g", 1, 3, "expected x = x - …"),
    ("x == g", 1, 3, "expected = and a value after x"),
    ("x", 1, 1, "the end of the line"),
    ("= g", 1, 1, "expected a name and ="),
    ("2*x = g", 1, 1, "expected a name and ="),
    ("х = g", 1, 1, "expected numbers, names and"),  # a Cyrillic letter
    ("x = x.real", 1, 6, "expected numbers, names and"),
    ("x = x[0]", 1, 6, "expected numbers, names and"),
    ("x = __import__('os')", 1, 5, "expected numbers, names and"),
    ("import os", 1, 8, "expected = and a value after import"),
    ("g = 2*g", 1, 1, '"g" means something already'),
    ("sin = g", 1, 1, '"sin" means something already'),
    ("norm = g", 1, 1, '"norm" means something already'),
    (f"{DECLARED}lr = 2*lr\nx = x - lr*g", 2, 1, "is a parameter"),
    (f"{DECLARED}{DECLARED}x = x - lr*g", 2, 1, "declared once"),
    ("lambda = parameter(1, 0, 2)\nx = x - lambda*g", 1, 1, "a word of Python"),
    ("name = parameter(1, 0, 2)\nx = x - name*g", 1, 1, "a word for every contender"),
    ("k = parameter\nx = k", 1, 14, "parameter(default"),
    ("k = parameter()\nx = k", 1, 15, "expected a value"),
    ("k = parameter(1, 2)\nx = k", 1, 4, "both ends or none"),
    ("k = parameter(1, 3, 2)\nx = k", 1, 4, "begins below its end"),
    ("k = parameter(5, 0, 2)\nx = k", 1, 4, "a default between 0 and 2, got 5"),
    ('k = parameter(1, 0, 2, scale="log")\nx = k', 1, 4, "above 0"),
    ('k = parameter(1, 1, 2, scale="loga")\nx = k', 1, 30, 'scale="log"'),
    ("k = parameter(1, 1, 2, scale=log)\nx = k", 1, 30, "between quotes"),
    ("k = parameter(1, 1, 2, range=3)\nx = k", 1, 23, "no key of a parameter 'range'"),
    ("k = parameter(1, 1, 2, 3)\nx = k", 1, 23, "parameter(default"),
    ("k = parameter(1, 1, 2\nx = k", 1, 21, "expected )"),
    ("k = parameter(1, doc='a)\nx = k", 1, 24, "to end the text"),
    ("k = parameter(1) + 2\nx = k", 1, 18, "nothing after"),
    ("k = parameter(j, 1, 2)\nx = k", 1, 15, 'got "j"'),
    ("k = 2*parameter(1, 0, 2)\nx = k", 1, 7, "parameter"),
    ("x = norm(f)", 1, 5, "something with coordinates"),
    ("x = norm(2)", 1, 5, "something with coordinates"),
    ("k = k + 1\nx = x - dot(g, k)", 2, 9, "something with coordinates"),
    ("x = dot(g)", 1, 10, "expected ,"),
    ("x = norm(x < g)", 1, 5, "comparison"),
    ("x = H*g", 1, 5, "only in solve(H, g)"),
    ("x = solve(g, H)", 1, 11, "expected H in solve"),
    ("x = solve(I + H, g)", 1, 11, "expected H in solve"),
    ("x = x - solve(H + 2, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H + I*I, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H - 2/I, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H + I + 1, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H + norm(I)*I, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H + I^2, g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H + sqrt(I), g)", 1, 17, "a number times the identity I"),
    ("x = x - solve(H*I, g)", 1, 16, "expected ,"),
    ("x = x - solve(H + , g)", 1, 19, "expected a value"),
    ("x = x - solve(H + g*I, g)", 1, 9, "one number for the whole point before I"),
    ("m = 0.9*m + g\nx = x - solve(H + m*I, g)", 2, 9, "one number for the whole point before I"),
    ("I = f\nx = x - solve(H + I, g)", 2, 17, 'no name "I" in this rule'),
    ("x = x - I*g", 1, 9, 'did you mean "solve(H + a*I, g)"'),
    ("x = x - g if g > 0 else x", 1, 14, "expected ( after if"),
    ("x = (x - g", 1, 11, "the parenthesis at character 5"),
    ("x = where(g, x, x)", 1, 5, "comparison"),
    ("x = 9^9^9^9^9", 1, 10, "finite"),
    ("x = x^1e9", 1, 6, "exponent"),
    ("a = 1e300\nb = a*a\nx = x - b*g", 2, 4, "numbers below"),
    ("x = 1e999999999", 1, 5, "between 1e-300 and 1e300"),
    (f"x = {'9' * 50}", 1, 5, "at most 40 characters"),
    (f"x = {'(' * 200}x{')' * 200}", 1, 105, "levels of nesting"),
    (f"{'a' * 41} = g\nx = g", 1, 1, "at most 40 characters"),
    ("x = x - g\n" * 201, 201, 1, "at most 200 lines"),
    ("x = x - g # " + "a" * 10_000, 1, 1, "at most 10000 characters"),
    ("x = x - g # \ud800", 1, 1, "a file can hold"),
    ("x = x + sum(sum(sin(i*j*x), i, 1, 300), j, 1, 300)", 1, 9, "operations"),
    ("\n".join(f"a{k} = norm(g + {k})" for k in range(17)) + "\nx = x + " + "+".join(f"a{k}" for k in range(17)), 1, 1,
     "at most 16 norms"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "part"), WRONG, ids=[repr(case[0][:40]) for case in WRONG])
def test_a_mistake_is_pointed_at(text: str, line: int, column: int, part: str) -> None:
    begin = time.process_time()
    with pytest.raises(RuleError) as caught:
        rule_program(text)
    assert time.process_time() - begin < 1
    error = caught.value
    assert part in error.message
    assert (error.line, error.column + 1) == (line, column)
    assert str(error) == f"rule, line {line}, character {column}: {error.message}" and "\n" not in str(error)
    assert isinstance(error, PlaygroundError)


def test_a_tower_of_powers_over_many_lines_stays_small() -> None:
    """Each line squares the one above it: 190 products, not 2¹⁹⁰."""
    lines = ["a = x", *["a = a*a + 1"] * 190, "x = x - a"]
    assert len(rule_program("\n".join(lines)).outputs) == 1
    exponents = ["a = 1 + x", *["a = 2^a"] * 90, "x = x - a"]
    assert len(rule_program("\n".join(exponents)).outputs) == 1


def test_what_is_too_large_together_is_refused_before_anything_is_compiled() -> None:
    text = "\n".join(["a = x", *["a = a + sum(sin(i*a), i, 1, 30)"] * 30, "x = a"])
    begin = time.process_time()
    with pytest.raises(RuleError, match=f"at most {limits.RULE_OPERATIONS} operations"):
        rule_program(text)
    with pytest.raises(RuleError, match=f"at most {limits.RULE_UNROLLED} operations in all lines"):
        rule_program(text.replace("30", "300"))
    assert time.process_time() - begin < 1


def test_what_would_be_compiled_for_a_minute_is_refused() -> None:
    text = "a = sum(sin(i*x), i, 1, {count})\nx = x - a*g"
    assert rule_program(text.format(count=limits.RULE_CALLS)).outputs
    with pytest.raises(RuleError, match=f"at most {limits.RULE_CALLS} calls of functions, got {limits.RULE_CALLS + 1}"):
        rule_program(text.format(count=limits.RULE_CALLS + 1))


def test_an_error_can_be_sent_to_another_process() -> None:
    error = RuleError("expected a value", 3, 4)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.line, again.column) == (str(error), 3, 4)
