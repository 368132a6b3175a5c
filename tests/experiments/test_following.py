"""A schedule lasts as long as the race or the training it is in, until its T is set."""

from __future__ import annotations

import json

import numpy as np
import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.cli._specs import read_optimizer_spec
from playground.experiments.program_of import program_of
from playground.modifiers import MODIFIERS, Schedule
from playground.session.actions.modifiers import add_modifier, follow_modifier, set_modifier_parameter
from playground.session.actions.race import set_steps
from playground.session.state import State

LASTING = [one.id for one in MODIFIERS if isinstance(one, Schedule) and one.lasts]


def race(contender: pg.Contender, steps: int = 600) -> pg.Experiment:
    return pg.Experiment(pg.surface("sphere"), [(1.0, 2.0)], [contender], steps=steps)


def length(holder: pg.Experiment | pg.Training, place: int = 0) -> tuple[object, bool]:
    first = holder.contenders[0]
    contender = first.contender if isinstance(first, pg.Learner) else first
    while contender.base is not None:
        contender = contender.base
    modifier = contender.modifiers[place]
    return modifier.parameters[modifier.length], modifier.follows


@pytest.mark.parametrize("kind", LASTING)
def test_it_follows_the_race_until_it_is_set(kind: str) -> None:
    free = race(pg.Contender("adam", modifiers=[pg.Modifier(kind)]))
    assert length(free) == (600, True)
    assert length(free.replace(steps=70)) == (70, True)
    assert length(free.replace(steps=0)) == (1, True)
    set_by_hand = race(pg.Contender("adam", modifiers=[pg.Modifier(kind, steps=500)]))
    assert length(set_by_hand) == length(set_by_hand.replace(steps=70)) == (500, False)
    changed = free.contenders[0].modifiers[0].with_parameters({"steps": 600})
    assert not changed.follows and changed.following().follows


def test_the_last_updates_of_a_longer_race_have_a_rate() -> None:
    free = race(pg.Contender("adam", lr=1.0, modifiers=[pg.Modifier("cosine")]))
    rates = program_of(free.contenders[0]).rates(np.arange(600.0))
    assert (rates > 0).all() and rates[-1] == pytest.approx(0.5 * (1 + np.cos(np.pi * 599 / 600)))


def test_the_command_without_steps_follows() -> None:
    assert length(race(read_optimizer_spec("adam+cosine"), 600)) == (600, True)
    assert length(race(read_optimizer_spec("adam+cosine:floor=0.1"), 600)) == (600, True)
    assert length(race(read_optimizer_spec("adam+cosine:steps=500"), 600)) == (500, False)
    assert length(race(read_optimizer_spec("lookahead/adam+one_cycle"), 300)) == (300, True)


def test_behind_a_warm_up_it_has_the_rest_of_the_race() -> None:
    assert length(race(read_optimizer_spec("adam+warmup:steps=50+cosine"), 600), 1) == (550, True)
    assert length(race(read_optimizer_spec("adam+warmup:steps=50,enabled=false+cosine"), 600), 1) == (600, True)
    assert length(race(read_optimizer_spec("adam+warmup:steps=50+cosine"), 20), 1) == (1, True)


def test_a_training_has_its_updates() -> None:
    data = pg.data("circles", samples=100)
    updates = pg.Training(data, batch=16, epochs=7).plan.updates
    asked = pg.Training(data, contenders=[read_optimizer_spec("adam+cosine")], batch=16, epochs=7)
    assert length(asked) == (updates, True)
    assert length(asked.replace(epochs=9)) == (asked.replace(epochs=9).plan.updates, True)
    assert length(asked.replace(batch=None)) == (7, True)
    assert pg.Training.from_json(asked.to_json()) == asked
    result = pg.train(asked.replace(epochs=2))
    assert result.rates[0, -1] == pytest.approx(0.001 * 0.5 * (1 + np.cos(np.pi * (1 - 1 / result.updates))))


def test_a_file_says_whether_it_follows_and_old_files_keep_their_numbers() -> None:
    free, by_hand = (race(read_optimizer_spec(text)) for text in ("adam+cosine", "adam+cosine:steps=500"))
    for one in (free, by_hand):
        assert pg.Experiment.from_json(one.to_json()) == one
        made = one.contenders[0].modifiers[0]
        assert eval(repr(made), {"Modifier": pg.Modifier}) == made
    stored = json.loads(free.to_json())
    assert stored["contenders"][0]["modifiers"][0]["follows"] is True
    del stored["contenders"][0]["modifiers"][0]["follows"]
    old = pg.Experiment.from_json(json.dumps(stored))
    assert length(old) == length(old.replace(steps=1000)) == (600, False)
    stored["contenders"][0]["modifiers"][0] = {"modifier": "cosine"}
    assert length(pg.Experiment.from_json(json.dumps(stored))) == (500, False)
    stored["contenders"][0]["modifiers"][0] = {"modifier": "cosine", "follows": "yes"}
    with pytest.raises(PlaygroundError, match="follows must be true or false"):
        pg.Experiment.from_json(json.dumps(stored))


def test_what_has_no_length_does_not_follow() -> None:
    with pytest.raises(PlaygroundError, match="follows nothing: only cosine, linear, one_cycle"):
        pg.Modifier("step", follows=True)
    assert not pg.Modifier("clip_norm").follows and not pg.Modifier("warm_restarts").follows


def test_the_window_sets_it_and_lets_it_follow_again() -> None:
    state = add_modifier(State(race(pg.Contender("adam"))), 0, "cosine")
    assert length(state.experiment) == (600, True)
    state = set_steps(state, 800)
    assert length(state.experiment) == (800, True)
    state = set_modifier_parameter(state, 0, 0, "floor", 0.1)
    assert length(state.experiment) == (800, True)
    state = set_steps(set_modifier_parameter(state, 0, 0, "steps", 300), 900)
    assert length(state.experiment) == (300, False)
    assert length(follow_modifier(state, 0, 0).experiment) == (900, True)


def test_a_copied_program_lasts_as_long_as_it_runs() -> None:
    assert "steps=40" in pg.snippet(read_optimizer_spec("adam+cosine"), "numpy", steps=40)
