"""The live document: the present state, its past and its future."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Concatenate, ParamSpec

from psygnal import Signal

from playground.experiments.memory import check_memory
from playground.session.state import Place, State

P = ParamSpec("P")
DEEPEST = 1000


class Document:
    """One state that changes by actions alone, and the list of the states before and after it.

    Every change of the experiment, of the training and of how they are looked at can be undone; what is selected and
    where one is are no changes, and an undo goes to and selects what came back. All changes between `begin_gesture` and
    `end_gesture` are undone together.

    `changed(state, before)` is emitted after every change.

    >>> from playground.session.actions.starts import place_start
    >>> from playground.session.lesson import lesson_state
    >>> document = Document(lesson_state("sphere"))
    >>> count = len(document.state.experiment.starts)
    >>> document.perform(place_start, (1.0, 2.0))
    >>> document.undo()
    >>> len(document.state.experiment.starts) == count
    True
    """

    changed = Signal(State, State)

    def __init__(self, state: State) -> None:
        self._state = state
        self._past: list[State] = []
        self._future: list[State] = []
        self._gestures = 0
        self._before_gesture: State | None = None

    @property
    def state(self) -> State:
        """The present."""
        return self._state

    @property
    def can_undo(self) -> bool:
        """Whether there is a past."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether something undone can come back."""
        return bool(self._future)

    @property
    def in_gesture(self) -> bool:
        """Whether a drag is under way."""
        return self._gestures > 0

    def perform(self, action: Callable[Concatenate[State, P], State], *args: P.args, **keywords: P.kwargs) -> None:
        """Do an action; PlaygroundError passes to the caller and nothing has changed.

        A change that makes the race or the training larger than memory is refused whatever the action.
        """
        before, after = self._state, action(self._state, *args, **keywords)
        if after == before:
            return
        if after.experiment != before.experiment:
            _check_memory(after)
        _check_room(after, before)
        if not _alike(after, before):
            self._remember(before)
        self._show(after)

    def begin_gesture(self) -> None:
        """Begin a drag: what follows is undone in one step. Gestures may be nested; the outermost counts."""
        self._gestures += 1
        if self._gestures == 1:
            self._before_gesture = None

    def end_gesture(self) -> None:
        """End a drag. A drag that ended where it began leaves no step behind."""
        self._gestures = max(self._gestures - 1, 0)
        if self._gestures == 0 and self._before_gesture is not None:
            if self._past and _alike(self._past[-1], self._state):
                self._past.pop()
            self._before_gesture = None

    @contextmanager
    def gesture(self) -> Iterator[None]:
        """Group the changes made inside a `with` block into one step of undo."""
        self.begin_gesture()
        try:
            yield
        finally:
            self.end_gesture()

    def undo(self) -> None:
        """Go back one step; nothing happens where there is no past."""
        self._travel(self._past, self._future)

    def redo(self) -> None:
        """Go forward one step; nothing happens where nothing was undone."""
        self._travel(self._future, self._past)

    def _remember(self, before: State) -> None:
        self._future.clear()
        if self._gestures and self._before_gesture is not None:
            return
        self._before_gesture = before if self._gestures else None
        self._past.append(before)
        del self._past[:-DEEPEST]

    def _travel(self, source: list[State], target: list[State]) -> None:
        if not source:
            return
        state = source.pop()
        target.append(self._state)
        self._before_gesture = None
        # Something is selected where there is anything: who undoes wants to see what came back.
        contender, start = state.selected_contender or 0, state.selected_start or 0
        seen = replace(state, selected_contender=contender, selected_start=start, place=_place_of(state, self._state))
        if seen.networks_state is None:
            # That it was made is no change: what came after it is undone by now.
            seen = replace(seen, networks_state=self._state.networks_state)
        self._show(seen.clamped())

    def _show(self, state: State) -> None:
        before, self._state = self._state, state
        self.changed.emit(state, before)


def _alike(one: State, other: State) -> bool:
    """Whether two states differ at most in the selection, the place, and whether the networks were visited."""
    if one.experiment != other.experiment or one.view != other.view:
        return False
    first, second = one.networks_state, other.networks_state
    return first is None or second is None or first.alike(second)


def _place_of(state: State, before: State) -> Place:
    """Where the difference between two states is to be seen."""
    if state.experiment != before.experiment or state.view != before.view:
        return "race"
    return "networks"


def _check_room(after: State, before: State) -> None:
    """Refuse a training that is larger than the machine."""
    new, old = after.networks_state, before.networks_state
    if new is not None and (old is None or new.training is not old.training):
        from playground.training.check_room import check_room

        check_room(new.training)


def _check_memory(state: State) -> None:
    race = state.experiment
    averages = sum(racer.average is not None for racer in race.racers)
    check_memory(
        len(race.racers), len(race.starts), race.steps, race.problem.dimension, recorded=True, way_out="",
        averages=averages,
    )  # fmt: skip
