"""Formulas as they are written in books and on paper: what they mean, and what is refused because it may mean two
things."""

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from playground.language.evaluate import evaluate
from playground.language.fields import fields
from playground.language.formula_error import FormulaError
from playground.language.kinks import at_kink
from playground.language.names import canonical_name, names_in, unknown_names
from playground.language.parse import parse
from playground.language.readings import glued
from playground.language.rule_error import RuleError
from playground.language.rule_statements import rule_statements
from playground.language.simplify import simplify
from playground.language.typeset import typeset

PARAMETERS = ("a", "k", "n", "alpha", "beta1", "lambda")


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("3y^2", "3*y^2"),
        ("2x y", "2*x*y"),
        ("2(x+1)", "2*(x+1)"),
        ("(x+1)(x-1)", "(x+1)*(x-1)"),
        ("(x+1)y", "(x+1)*y"),
        ("x²", "x^2"),
        ("x³", "x^3"),
        ("x¹²", "x^12"),
        ("x⁻¹", "x^(-1)"),
        ("xⁿ", "x^n"),
        ("e⁻ˣ", "e^(-x)"),
        ("x²y", "x^2*y"),
        ("x²(y+1)", "x^2*(y+1)"),
        ("x^2 y^2", "x^2*y^2"),
        ("x^(2)y", "x^(2)*y"),
        ("x·y", "x*y"),
        ("x × y", "x*y"),
        ("x⋅y∙2", "x*y*2"),
        ("x ÷ 2", "x/2"),
        ("x − 1", "x - 1"),
        ("x – 1", "x - 1"),
        ("−x²", "-x^2"),
        ("π", "pi"),
        ("cos(2πx)", "cos(2*pi*x)"),
        ("√x", "sqrt(x)"),
        ("2√x", "2*sqrt(x)"),
        ("x√y", "x*sqrt(y)"),
        ("√(x² + y²)", "sqrt(x^2 + y^2)"),
        ("√√|x|", "sqrt(sqrt(|x|))"),
        ("f(x, y) = x y", "x*y"),
        ("f(x)=x^2", "x^2"),
        ("z = x + y", "x + y"),
        ("y = x^2 - 1", "x^2 - 1"),
        ("x\u00a0+\u202f1\u2009·\u200b2", "x + 1*2"),
        ("α x", "alpha*x"),
        ("αx² + β₁y", "alpha*x^2 + beta1*y"),
        ("λx", "lambda*x"),
        ("2|x|", "2*|x|"),
        ("|x||y|", "|x|*|y|"),
        ("|x|y", "|x|*y"),
        ("|2x|", "|2*x|"),
        ("|2(3|x|)|", "|2*(3*|x|)|"),
        ("2sin(x)cos(y)", "2*sin(x)*cos(y)"),
        ("sin(x)(y+1)", "sin(x)*(y+1)"),
        ("sin²(x) + sin^2(y)", "sin(x)^2 + sin(y)^2"),
        ("sin(x)²", "sin(x)^2"),
        ("ln(x) + arctan(y)", "log(x) + atan(y)"),
        ("log₂(x) + log₁₀(y)", "log2(x) + log10(y)"),
        ("⌊x⌋ + ⌈2y⌉", "floor(x) + ceil(2*y)"),
        ("where(x ≤ y, 1, 2)", "where(x <= y, 1, 2)"),
        ("where(x ≠ y, 1, 2)", "where(x != y, 1, 2)"),
        ("sum(i x, i, 1, 3)", "sum(i*x, i, 1, 3)"),
        ("2e^x", "2*e^x"),
        ("2e3x", "2e3*x"),
        ("2 e", "2*e"),
        ("𝑥² + 𝑦²", "x^2 + y^2"),
        ("２ｘ", "2*x"),
        ("100(y - x²)² + (1 - x)²", "100*(y - x^2)^2 + (1 - x)^2"),
        ("2x*3y", "2*x*3*y"),
        ("x/2 + 3y", "x/2 + 3*y"),
        ("2x/3", "2*x/3"),
        ("x/(2y)", "x/(2*y)"),
        ("x/2·y", "x/2*y"),
    ],
)
def test_a_text_means_what_it_says_on_paper(typed: str, plain: str) -> None:
    assert parse(typed, parameters=PARAMETERS) is parse(plain, parameters=PARAMETERS)


@pytest.mark.parametrize(
    ("typed", "position", "readings"),
    [
        ("1/2x", 3, ("1/(2*x)", "(1/2)*x")),
        ("1/2 x", 4, ("1/(2*x)", "(1/2)*x")),
        ("x/2y", 3, ("x/(2*y)", "(x/2)*y")),
        ("x/2y^2 + 1", 3, ("x/(2*y^2)", "(x/2)*y^2")),
        ("y + 1/2(x+1)", 7, ("1/(2*(x+1))", "(1/2)*(x+1)")),
        ("1/x²y", 4, ("1/(x²*y)", "(1/x²)*y")),
        ("1/2√x", 3, ("1/(2*√x)", "(1/2)*√x")),
        ("1 ÷ 2sin(x)", 5, ("1/(2*sin(x))", "(1/2)*sin(x)")),
        ("x^2y", 3, ("x^2*y", "x^(2*y)")),
        ("2x^2(y+1)", 4, ("x^2*(y+1)", "x^(2*(y+1))")),
        ("x^n y", 4, ("x^n*y", "x^(n*y)")),
        ("x^-2y", 4, ("x^-2*y", "x^(-2*y)")),
        ("sin 2x", 4, ("sin(2*x)", "sin(2)*x")),
        ("sin x y", 4, ("sin(x*y)", "sin(x)*y")),
        ("sin x²", 4, ("sin(x²)", "sin(x)²")),
        ("sin⁻¹(x)", 3, ("asin(x)", "1/sin(x)")),
        ("x(y+1)", 0, ("x*(y+1)", "no function x")),
        ("k(y+1)", 0, ("k*(y+1)", "no function k")),
        ("π(x+1)", 0, ("π*(x+1)", "no function π")),
        ("2e", 1, ("2*e", "2e3")),
        ("2e-x", 1, ("2*e", "2e3")),
        ("0x10", 0, ("16", "0*x10")),
        ("x 2", 2, ("x*2", "x^2")),
        ("(x+1)2", 5, ("(x+1)*2", "(x+1)^2")),
        ("2 3", 2, ("2*3", "23")),
        ("√2x", 2, ("√(2*x)", "√(2)*x")),
        ("√x²", 2, ("√(x²)", "(√x)²")),
        ("x²^3", 2, ("(x^2)^3", "x^(2^3)")),
        ("x^2²", 3, ("(x^2)^3", "x^(2^3)")),
        ("xy", 0, ("x*y", "a parameter of that name")),
        ("2 + ax", 4, ("a*x", "a parameter of that name")),
        ("sinx", 0, ("sin(x)", "a parameter of that name")),
        ("x2", 0, ("x^2", "2*x")),
        ("2x10", 1, ("x^10", "10*x")),
        ("f(x, a) = x", 5, ("x and y", "a")),
        ("y = x y", 0, ("one side only", "f(x, y) =")),
        ("0,5x", 1, ("0.5", '","')),
        ("Δx", 1, ("Δ*x", "one parameter")),
    ],
)
def test_what_may_be_read_in_two_ways_is_refused_with_both(
    typed: str, position: int, readings: tuple[str, str]
) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(typed, parameters=PARAMETERS)
    assert caught.value.position == position
    assert all(reading in caught.value.message for reading in readings), caught.value.message


NUMBERS = st.sampled_from(["2", "3", "0.5", "10"])
NAMES = st.sampled_from(["x", "y", "a", "π", "α"])
GROUPS = st.sampled_from(["(x + 1)", "(y - a)", "sin(x)", "|y|", "√(x)", "x²", "y³", "(x y)", "exp(2y)"])


@st.composite
def products(draw: st.DrawFn) -> tuple[str, str]:
    """A sum of products with and without their signs."""
    implied, plain = [], []
    for _ in range(draw(st.integers(1, 3))):
        factors = draw(st.lists(st.one_of(NAMES, GROUPS), min_size=1, max_size=4))
        if draw(st.booleans()):
            factors.insert(0, draw(NUMBERS))
        divisor = draw(st.sampled_from(["", "/2", "/(3x)", " ÷ y"]))
        # A blank before a parenthesis hides no call: there the sign is written.
        joined = factors[0]
        for before, after in itertools.pairwise(factors):
            call = after.startswith("(") and before in ("x", "y", "a", "π", "α")
            joined += ("·" if call else " ") + after
        implied.append(joined + divisor)
        plain.append("*".join(factors) + divisor.replace("3x", "3*x"))
    return " + ".join(implied), " + ".join(plain).replace("(x y)", "(x*y)").replace("2y", "2*y")


@settings(max_examples=200, deadline=None)
@given(products())
def test_a_product_without_its_sign_is_the_one_with_it(pair: tuple[str, str]) -> None:
    typed, plain = pair
    assert parse(typed, parameters=PARAMETERS) is parse(plain, parameters=PARAMETERS), pair


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="xy2π√²³()|+−·/^ =e.,αβ₁⌊⌋", max_size=20))
def test_any_text_is_a_formula_or_a_sentence_that_points_into_it(text: str) -> None:
    try:
        parse(text, parameters=PARAMETERS)
    except FormulaError as error:
        assert 0 <= error.position <= len(text) and len(str(error)) < 400


@pytest.mark.parametrize(
    ("text", "value", "slope"),
    [
        ("sec(x)", lambda x: 1 / math.cos(x), lambda x: math.sin(x) / math.cos(x) ** 2),
        ("csc(x)", lambda x: 1 / math.sin(x), lambda x: -math.cos(x) / math.sin(x) ** 2),
        ("cot(x)", lambda x: 1 / math.tan(x), lambda x: -1 / math.sin(x) ** 2),
        ("log10(x)", math.log10, lambda x: 1 / (x * math.log(10))),
        ("log2(x)", math.log2, lambda x: 1 / (x * math.log(2))),
        ("floor(3x)", lambda x: math.floor(3 * x), lambda x: 0.0),
        ("ceil(3x)", lambda x: math.ceil(3 * x), lambda x: 0.0),
        ("round(3x)", lambda x: math.floor(3 * x + 0.5), lambda x: 0.0),
    ],
)
def test_the_functions_of_books_have_their_values_and_derivatives(text, value, slope) -> None:
    made = fields(text, (), ("x",))
    for x in (0.3, 1.1, 2.9, 100.25):
        assert evaluate(made.value, {"x": x}) == pytest.approx(value(x), rel=1e-15)
        assert evaluate(made.gradient[0], {"x": x}) == pytest.approx(slope(x), rel=1e-13)


@pytest.mark.parametrize(
    ("text", "jumps", "smooth"),
    [
        ("floor(x)", (0.0, 2.0, -3.0), (0.5, -0.1)),
        ("ceil(2x)", (0.5, 1.0), (0.3,)),
        ("round(x)", (0.5, -1.5), (0.0, 1.0)),
    ],
)
def test_jumps_are_marked_as_kinks_are(text, jumps, smooth) -> None:
    value = simplify(parse(text))
    assert all(at_kink(value, ("x",), {"x": x}) for x in jumps)
    assert not any(at_kink(value, ("x",), {"x": x}) for x in smooth)


def test_a_parameter_of_a_later_functions_name_wins() -> None:
    assert parse("round*x", parameters=["round"]) is not None and parse("ln x", parameters=["ln"]) is not None
    assert fields("sec*x + floor", ("sec", "floor"), ("x",)).gradient[0].data == "sec"


def test_a_heading_says_of_how_many_coordinates_a_formula_is() -> None:
    assert names_in("f(x, y) = x^2", []) == {"x", "y"} and names_in("f(x) = x^2", []) == {"x"}
    assert unknown_names("z = k x + sin(y)") == ("k",) and unknown_names("E(x, y) = αx") == ("alpha",)
    with pytest.raises(FormulaError, match="without ="):
        parse("f = 2", (), ())


def test_greek_names_are_their_words() -> None:
    assert [canonical_name(name) for name in ("α", "β₁", "β1", "λ", "µ", "ϕ", "Δ", "x", "α_max")] == [
        "alpha", "beta1", "beta1", "lambda", "mu", "phi", "Delta", "x", "alpha_max",
    ]  # fmt: skip
    assert typeset(parse("β₁x² + λ", parameters=["beta1", "lambda"])) == "β₁x² + λ"
    assert typeset(parse("log2(x) + floor(y) + sec(x)")) == "log₂(x) + ⌊y⌋ + sec(x)"


def test_a_rule_is_read_as_it_is_written() -> None:
    written = "β = parameter(0.9, 0, 1)\nη = parameter(0.1, 0, 1)\nm ← β m + (1 − β) g²\nx := x − η m/√(d² + 1)"
    declared = "beta = parameter(0.9, 0, 1)\neta = parameter(0.1, 0, 1)\n"
    plain = declared + "m = beta*m + (1 - beta)*g^2\nx = x - eta*m/sqrt(d^2 + 1)"
    first, second = rule_statements(written), rule_statements(plain)
    assert [one.value for one in first.statements] == [one.value for one in second.statements]
    assert [one.name for one in first.parameters] == ["beta", "eta"] and first.states == ("m",)
    with pytest.raises(RuleError, match=r"line 1, character 10: this may be read in two ways: write g/\(2\*x\)"):
        rule_statements("x = g/2  x")
    with pytest.raises(RuleError, match="line 1, character 1"):
        rule_statements("х = g")  # a Cyrillic letter


def test_a_name_of_parameters_alone_is_a_new_name() -> None:
    assert glued("bb", ("b",)) == glued("ab", ("a", "b")) == () and glued("bx", ("b",)) == ("b*x",)
