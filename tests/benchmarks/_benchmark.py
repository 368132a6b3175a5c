"""What a file of this folder states: its rows of the table, and how they are measured."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass


class Unmeasurable(Exception):
    """What is needed is not on this machine: the rows have no value and are not met. The text says what is missing."""


@dataclass(frozen=True)
class Goal:
    """One row: `name` for programs, `what` for people, and the bound its value must keep, from below if `at_least`."""

    name: str
    what: str
    unit: str
    bound: float
    at_least: bool = False

    @property
    def text(self) -> str:
        """The goal as people write it."""
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}"

    def met(self, value: float | None) -> bool:
        """Return whether a measured value keeps the bound; what was not measured does not."""
        keeps = operator.ge if self.at_least else operator.le
        return value is not None and keeps(value, self.bound)


@dataclass(frozen=True)
class Measured:
    """A value in its row's unit, and what else there is to know about it."""

    value: float | None
    note: str = ""


@dataclass(frozen=True)
class Benchmark:
    """One subject. `measure(quick)` returns what it found for each of its goals, by name; quick means tiny and rough.

    Subjects are found by folder and run one after another, each in a process of its own, in the order of `place`.
    """

    place: int
    goals: tuple[Goal, ...]
    measure: Callable[[bool], Mapping[str, Measured]]
