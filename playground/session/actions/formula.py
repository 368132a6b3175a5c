"""A formula of one's own."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from playground.problems.formula import formula
from playground.problems.surface import Surface
from playground.session.actions.problem import use_surface
from playground.session.state import State


def use_formula(
    state: State, text: str, parameters: Mapping[str, float], domain: Mapping[str, Any] | None = None, name: str = ""
) -> State:
    """Show a formula, with starts and contenders that suit it where the person has not made their own.

    Raises FormulaError with the character that is wrong, PlaygroundError for an illegal domain or parameter.
    """
    return use_surface(state, formula(text, name=name or None, domain=domain, **dict[str, Any](parameters)))


def edit_copy(state: State, copy: Surface) -> State:
    """Show a formula of one's own that begins as the surface in use: starts and contenders stay with it."""
    return use_surface(replace(state, own_starts=True, own_contenders=True), copy)
