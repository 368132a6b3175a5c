"""What a formula may say, what it means, and how everything else is refused."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.base.errors import PlaygroundError
from playground.language import limits
from playground.language.evaluate import evaluate
from playground.language.fields import fields
from playground.language.formula_error import FormulaError
from playground.language.parse import parse
from playground.language.simplify import simplify

X, Y, K = 0.7, -1.3, 2.5


def value(text: str) -> float:
    return evaluate(simplify(parse(text, parameters=["k"])), {"x": X, "y": Y, "k": K})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2*3", 7),
        ("(1 + 2)*3", 9),
        ("2^3^2", 512),
        ("2**3**2", 512),
        ("-x^2", -(X**2)),
        ("(-x)^2", X**2),
        ("2^-1", 0.5),
        ("--x", X),
        ("+x", X),
        ("x - -y", X + Y),
        ("2*-x", -2 * X),
        ("1 - 2 - 3", -4),
        ("8/4/2", 1),
        ("8/4*2", 4),
        (".5 + 1. + 1e-2 + 2E+1", 21.51),
        ("|y|", 1.3),
        ("||y| - 2*|x||", 0.1),
        ("|x|*|y|", 0.91),
        ("k*x*y", K * X * Y),
        ("pi + e", math.pi + math.e),
        ("min(x, y) + 10*max(x, y)", Y + 10 * X),
        ("where(x < y, 1, 2)", 2),
        ("where(x >= y, where(y == y, 3, 4), 5)", 3),
        ("where(x != x, 1, -1)", -1),
        ("sum(i, i, 1, 4)", 10),
        ("sum(i^2*x, i, -2, 2)", 10 * X),
        ("sum(sum(i*j, i, 1, 2), j, 1, 3)", 18),
        ("sum(i, i, 1, 2) + sum(i, i, 3, 3)", 6),
        ("sign(y) + sign(0) + sign(x)", 0),
        ("logistic(0)", 0.5),
        ("erf(x) + erf(-x) + erf(9)", 1),
        ("log(exp(x))", X),
        ("asin(sin(x)) + acos(cos(x)) + atan(tan(x))", 3 * X),
        ("sinh(x)^2 - cosh(x)^2 + tanh(0)", -1),
        ("sqrt(x^2)", X),
        ("x\n +\t y", X + Y),
    ],
)
def test_a_formula_means_what_mathematics_means(text, expected):
    assert value(text) == pytest.approx(expected, rel=1e-14, abs=1e-15)


@pytest.mark.parametrize(
    ("text", "position", "words"),
    [
        ("", 0, "a value such as"),
        ("x(y)", 0, "there is no function x"),
        ("x +", 3, "got the end"),
        ("x + * y", 4, "a value"),
        ("(x", 2, "to close the parenthesis at character 1"),
        ("|x", 2, "to close the bar at character 1"),
        ("x)", 1, "an operator or the end"),
        ("sinn(x)", 0, 'did you mean "sin"'),
        ("pow(x, 2)", 0, 'did you mean "^"'),
        ("z + 1", 0, "one of k, x, y"),
        ("x + k_1", 4, 'did you mean "k"'),
        ("sin x", 4, "( after sin"),
        ("sin", 3, "( after sin"),
        ("sin()", 4, "a value"),
        ("sin(x, y)", 5, ") after the last argument of sin"),
        ("min(x)", 5, "argument 2 of the 2 of min"),
        ("where(x, 1, 2)", 0, "a comparison such as x < y"),
        ("where(x < y, 1)", 14, "argument 3 of the 3"),
        ("where(x < y, x < y, 1)", 0, "values as second"),
        ("x < y", 0, "write where"),
        ("1 + (x < y)", 2, "only as the first argument of where"),
        ("where(x < y < 1, 0, 1)", 12, "one comparison"),
        ("x = y", 2, "expected == in a comparison"),
        ("sum(i, i, 1, x)", 13, "a whole number"),
        ("sum(i, i, 1, 2.5)", 13, "a whole number"),
        ("sum(i, i, 2, 1)", 0, "between 1 and 1000 terms"),
        ("sum(i, i, 1, 1001)", 0, "between 1 and 1000 terms"),
        ("sum(x, x, 1, 2)", 7, "a new name for the index"),
        ("sum(x, sin, 1, 2)", 7, "a new name for the index"),
        ("sum(i, i, 1, 2)*i", 16, "one of k, x, y"),
        ("1/0", 1, "finite real number"),
        ("sqrt(-1)", 0, "finite real number"),
        ("(-8)^(1/3)", 4, "finite real number"),
        ("x^1001", 1, "an exponent between -1000 and 1000"),
        ("x^(10^6)", 1, "an exponent between"),
        ("1e301", 0, "between 1e-300 and 1e300"),
        ("1" * 41, 0, "at most 40 characters"),
    ],
)
def test_a_mistake_is_answered_with_its_place_and_what_is_expected(text, position, words):
    with pytest.raises(FormulaError) as caught:
        fields(text, ("k",))
    assert caught.value.position == position
    assert words in str(caught.value)
    assert f"character {position + 1}" in str(caught.value)


HOSTILE = [
    "(x**x)**(x**x)",
    "9**9**9",
    "9^9^9^9^9",
    "(((2^999)^999)^999)",
    "2^(2^(2^(2^(2^2))))",
    "x.__class__",
    "x.real",
    "().__class__.__bases__[0].__subclasses__()",
    "__import__('os').system('true')",
    "import os",
    "open('/etc/passwd')",
    "exec(x)",
    "eval('x')",
    "lambda: x",
    "[x for x in y]",
    "{x: y}",
    "(i for i in x)",
    "f'{x}'",
    'f"{x.__class__}"',
    "x if x else y",
    "x; y",
    "x # y",
    "x @ y",
    "x // y",
    "x % y",
    "x := 1",
    "x and y",
    "~x",
    "`x`",
    "\\x",
    "x\x00y",
    "x\u202ey",
    "1_000",
    "0x10",
    "0b1",
    "1j",
    "1e999999999",
    "1e-999999999",
    "9" * 9000,
    "0." + "0" * 9000 + "1",
    "х + 1",  # a Cyrillic letter
    "∞",
    "x!",
    "x → y",
    "sum(sum(sum(i*j*l*x, i, 1, 1000), j, 1, 1000), l, 1, 1000)",
    "sum(sum(x^i*y^j, i, 1, 100), j, 1, 100)",
    "sum(sin(i*x)*cos(i*y), i, 1, 1000)",
    "sum(x^(i*1000), i, 1, 3)",
    "sum(i, i, 1e299, 1e300)",
    "nan",
    "inf",
    "None",
    "1e300*x*1e300",
    "exp(exp(exp(10)))*x",
]


def towers() -> list[str]:
    tower = "x"
    for _ in range(9):
        tower = f"({tower}**{tower})"
    return [
        tower,
        "(" * 500_000 + ")" * 500_000,
        "(" * 5000 + "x" + ")" * 4999,
        "-" * 9999 + "x",
        "x^" * 4999 + "x",
        "|" * 9999,
        "sin(" * 2400 + "x" + ")" * 399,
        "x+" * 4999 + "x",
        "x*" * 4999 + "x",
        "/x" * 5000,
        "x/" * 4999 + "y",
        "x-y-" * 2499 + "x",
        "*".join(["sin(x)", "cos(y)"] * 600),
        "*".join(f"sin({k}*x+y)" for k in range(600)),
        "+".join(f"sin({k}*x+y)" for k in range(600)),
        "where(x<y," * 900 + "x" + ",y)" * 200,
        "exp(" * 90 + "x*y" + ")" * 90,
        "sqrt(" * 90 + "x*y" + ")" * 90,
    ]


@pytest.mark.timeout(60)
@pytest.mark.parametrize("text", [*HOSTILE, *towers()], ids=lambda text: ascii(text[:40]))
def test_no_text_runs_code_hangs_or_raises_anything_but_one_sentence(text):
    try:
        fields(text, ("k",))
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
        assert len(str(error)) < 400
        assert "\n" not in str(error)
        assert isinstance(error, PlaygroundError)


@pytest.mark.parametrize("text", ["x.__class__", "[x for x in y]", "f'{x}'", "9**9**9", "х + 1", "1 if x else 2"])
def test_what_is_no_formula_is_refused(text):
    with pytest.raises(FormulaError):
        fields(text)


def test_the_size_of_everything_together_is_bounded_before_anything_is_compiled():
    with pytest.raises(FormulaError, match=f"at most {limits.SHARED} operations"):
        fields("+".join(f"sin({k}*x + cos({k}*y))" for k in range(200)))


def test_a_hundred_levels_of_nesting_are_allowed_and_no_more():
    parse("(" * 99 + "x" + ")" * 99)
    with pytest.raises(FormulaError, match="100 levels"):
        parse("(" * 100 + "x" + ")" * 100)


WORDS = st.sampled_from(
    [
        *"xyk0123456789.+-*/^()|,<>= ",
        "**",
        "<=",
        "e",
        "pi",
        "sin(",
        "sqrt(",
        "where(",
        "sum(",
        "i",
        "min(",
        "log",
        "1e9",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(WORDS, max_size=40).map("".join)))
def test_any_text_is_a_formula_or_a_formula_error(text):
    try:
        derived = fields(text, ("k",))
    except FormulaError as error:
        assert 0 <= error.position <= len(text)
        return
    for source in derived.sources.values():
        compile(source, "<formula>", "exec")
    evaluate(derived.value, {"x": X, "y": Y, "k": K})
