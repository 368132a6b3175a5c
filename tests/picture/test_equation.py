"""Equations on one line as trees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.optimizers import OPTIMIZERS
from playground.picture.sheet.equation import Piece, equation


def shown(piece: Piece) -> str:
    """A tree as text with braces."""
    inner = [shown(part) for part in piece.parts]
    match piece.kind:
        case "text":
            return piece.text
        case "fraction":
            return f"{{{inner[0]}}}/{{{inner[1]}}}"
        case "root":
            return f"√{{{inner[0]}}}"
        case "power":
            return f"{inner[0]}^{{{inner[1]}}}"
    return "".join(inner)


@pytest.mark.parametrize(
    ("line", "tree"),
    [
        ("x ← x − η g", "x ← x − η g"),
        ("x ← x − η g / (√s + ε)", "x ← x − η {g}/{√{s} + ε}"),
        ("√(u + ε) / √(s + ε) · g", "{√{u + ε}}/{√{s + ε}} · g"),
        ("η·m/(1 − β₁ᵗ)/(√(s/(1 − β₂ᵗ)) + ε)", "η·{{m}/{1 − β₁ᵗ}}/{√{{s}/{1 − β₂ᵗ}} + ε}"),
        ("(a + b)/c·d", "{a + b}/{c}·d"),
        ("(H + λ I)⁻¹ g", "(H + λ I)⁻¹ g"),
        ("g/‖g‖", "{g}/{‖g‖}"),
        ("max(s, g²)/2", "{max(s, g²)}/{2}"),
        ("x^(1/3)", "x^{{1}/{3}}"),
        ("β₁m", "β₁m"),
        ("a /", "a /"),
        ("/ a", "/ a"),
        ("((a", "((a"),
        ("a)", "a)"),
        ("√", "√"),
        ("", ""),
    ],
)
def test_fractions_roots_and_powers_are_found(line: str, tree: str) -> None:
    assert shown(equation(line)) == tree


@given(st.text("xg β₁√/()^²‖| +·−⟨⟩,", max_size=60))
def test_no_line_is_too_odd_and_no_letter_is_lost(line: str) -> None:
    left = shown(equation(line))
    for letter in "xgβ‖+·−,":
        assert left.count(letter) == line.count(letter)


@pytest.mark.parametrize("optimizer", list(OPTIMIZERS), ids=lambda optimizer: optimizer.id)
def test_every_method_has_equations_that_can_be_set(optimizer) -> None:
    for line in optimizer.equation.split("\n"):
        tree = equation(line)
        assert tree.parts and ("√" not in line or "√{" in shown(tree))


def test_words_and_products_of_letters_are_told_apart() -> None:
    assert [part.text for part in equation("βv min β₁m x₂").parts] == ["β", "v", " ", "min", " ", "β₁", "m", " ", "x₂"]
