"""A few of many cases in each run of the tests, all of them in the long one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def sampled(cases: Iterable[Any], count: int, always: Sequence[Any] = ()) -> list[Any]:
    """Return all cases for `pytest.mark.parametrize`, of which about `count` run always and the rest when all do.

    Arguments: `cases` one value each, or a tuple for several arguments; `count` of them, evenly spread over the list,
    so that a new member takes its turn; `always` those that run besides, which are examples of what once went wrong.
    """
    cases = list(cases)
    assert [case for case in always if case not in cases] == [], "what runs always must be one of the cases"
    step = max(1.0, len(cases) / count)
    chosen = {int(place * step) for place in range(min(count, len(cases)))}
    return [
        case if place in chosen or case in always else pytest.param(*_values(case), marks=pytest.mark.long)
        for place, case in enumerate(cases)
    ]


def _values(case: Any) -> tuple[Any, ...]:
    return case if isinstance(case, tuple) else (case,)
