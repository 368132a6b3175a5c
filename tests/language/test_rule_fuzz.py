"""Whatever is typed: a rule or one error within a second, never anything else.

PLAYGROUND_FUZZ sets how many texts each test tries; the usual run takes a sample.
"""

import os
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from playground.language.rule_error import RuleError
from playground.optimizers import own_rule

TRIES = int(os.environ.get("PLAYGROUND_FUZZ", "150"))
MANY = settings(max_examples=TRIES, deadline=None, suppress_health_check=list(HealthCheck))

WORDS = """
    x g xi d f t H m s lr e pi i 0 1 2 0.5 1e3 1e-300 9^9 + - * / ^ ** ( ) | , < <= == = sin( exp( sqrt( log( abs(
    min( max( where( sum( norm( dot( solve(H, solve( parameter( parameter(0.1,0,1) scale="log" doc='a' # " '
    x)= m= m=m*0.9+g x=x-lr*g lr=parameter(0.1,0,1) sum(i*x,i,1,5) where(x<g,x,g) norm(g) dot(x,g) solve(H,g) b^t
    solve(H+I,g) solve(H - I I*I
    __import__ . ; : [ ] { } é ² lambda import eval
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\n", "\n", " ", "\\", "\x00", "\r", "\u2028"])
LINES = st.sampled_from(
    [
        "lr = parameter(0.1, 0, 1)", "m = 0.9*m + g", "x = x - lr*m", "x = x - lr*g/norm(g)", "a = dot(g, x)",
        "x = x - solve(H, m)", "m = m + xi*t", "s = max(s, g^2)", "x = x + a", "m = where(f < 1, m, g)", "a = a^a",
        "b = b*a", "a = 2^a", "a = a*a*a", "a = sum(a*i, i, 1, 50)", "b = 1/(a - a)", "k = 10^300", "k = k*k",
        "a = norm(a)",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(LINES, max_size=30).map("\n".join),
    st.lists(st.one_of(LINES, PIECES), max_size=20).map("\n".join),
)


@MANY
@given(TEXTS)
def test_nothing_but_the_one_error_is_raised_and_soon(text: str) -> None:
    begin = time.process_time()
    try:
        made = own_rule(text)
        assert made.source_text.startswith("from playground") and "←" in made.equation
        assert all(ord(character) < 128 for character in made.source_text)
    except RuleError as error:
        lines = text.split("\n")
        assert 1 <= error.line <= len(lines)
        assert 0 <= error.column <= max(len(lines[error.line - 1]), 0) and "\n" not in str(error)
    assert time.process_time() - begin < 1


def test_no_name_of_a_text_gets_into_the_source_of_its_kernel() -> None:
    """Names in the source are ours: the same rule in other words gives the same source."""
    text = "{k} = parameter(0.1, 0, 1)\n{m} = 0.9*{m} + g\n{a} = norm({m})\nx = x - {k}*{m}/{a}"
    names = (
        {"k": "k", "m": "m", "a": "a"},
        {"k": "frame", "m": "numbers", "a": "step"},
        {"k": "k0", "m": "t0", "a": "i"},
    )
    assert len({own_rule(text.format(**chosen)).source_text for chosen in names}) == 1
