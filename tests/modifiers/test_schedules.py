"""Schedules against PyTorch's and against their formulas."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import playground as pg
from playground.experiments.program_of import program_of
from playground.modifiers import MODIFIERS, Schedule

FILE = Path(__file__).parents[1] / "references" / "modifiers" / "schedules.json"
CURVES = json.loads(FILE.read_text(encoding="utf-8"))["curves"]


def rates(*put: pg.Modifier, updates: int, lr: float = 1.0) -> np.ndarray:
    """The rates of a contender's updates."""
    contender = pg.Contender("gradient_descent", lr=lr, modifiers=put)
    return program_of(contender).rates(np.arange(float(updates)))


def words(curve: dict[str, object]) -> str:
    put = "+".join(f"{id}:{values}" for id, values in curve["schedules"])
    return f"{curve['by']}-{curve['updates'][-1] + 1}-{put}"


@pytest.mark.parametrize("curve", CURVES, ids=words)
def test_a_schedule_is_the_librarys(curve: dict[str, object]) -> None:
    put = [pg.Modifier(id, **values) for id, values in curve["schedules"]]
    # PyTorch multiplies the last rate, which gathers rounding errors.
    own = rates(*put, updates=curve["updates"][-1] + 1)[curve["updates"]]
    assert own == pytest.approx(curve["factors"], rel=1e-9, abs=1e-12)


def test_every_schedule_is_held_to_a_library_at_every_length() -> None:
    lengths = {1, 2, 3, 10, 500}
    for one in MODIFIERS:
        if one.kind == "schedule":
            held = {curve["updates"][-1] + 1 for curve in CURVES if one.id in [id for id, _ in curve["schedules"]]}
            assert held == lengths, one.id


@pytest.mark.parametrize("length", [1, 2, 3, 10, 500])
@pytest.mark.parametrize("schedule", [one.id for one in MODIFIERS if isinstance(one, Schedule) and one.lasts])
def test_what_lasts_a_race_stays_at_its_end_afterwards(schedule: str, length: int) -> None:
    """Where PyTorch's cosine rises again and its one cycle is an error."""
    after = rates(pg.Modifier(schedule, steps=length), updates=length + 50)[length:]
    end = {"cosine": 0.0, "linear": 0.01, "one_cycle": 4e-6}[schedule]
    assert after == pytest.approx(np.full(50, end), rel=1e-12, abs=1e-16)


def test_the_last_of_ten_updates_of_one_cycle_has_the_last_rate() -> None:
    own = rates(pg.Modifier("one_cycle", steps=10), updates=10, lr=0.25)
    assert own[9] == pytest.approx(1e-6) and own.argmax() == 2 and own[2] == 0.25


def test_inverse_time_and_root_are_one_over_t_and_one_over_its_root() -> None:
    t = np.arange(1.0, 101.0)
    assert rates(pg.Modifier("inverse_time"), updates=100, lr=0.3) == pytest.approx(0.3 / t, rel=1e-14)
    assert rates(pg.Modifier("inverse_root"), updates=100, lr=0.3) == pytest.approx(0.3 / np.sqrt(t), rel=1e-14)


def test_the_growing_rate_of_li_and_arora_is_an_exponential_one() -> None:
    lr, decay, k = 0.2, 0.05, np.arange(60)
    grown = rates(pg.Modifier("exponential", gamma=(1 - lr * decay) ** -2), updates=60, lr=lr / (1 - lr * decay))
    assert grown == pytest.approx(lr * (1 - lr * decay) ** (-2.0 * k - 1), rel=1e-12)


def test_a_growing_rate_directs_a_scale_invariant_loss_as_weight_decay_does() -> None:
    lr, decay = 0.2, 0.05
    surface = pg.formula("(x^2 - y^2 + x*y)/(x^2 + y^2)", domain={"x": (-3, 3), "y": (-3, 3)})
    constant = pg.Contender("gradient_descent", lr=lr, modifiers=[pg.Modifier("weight_decay", decay=decay)])
    growing = pg.Contender(
        "gradient_descent",
        lr=lr / (1 - lr * decay),
        modifiers=[pg.Modifier("exponential", gamma=(1 - lr * decay) ** -2)],
    )
    race = pg.Experiment(surface, [(1.3, 0.4)], [constant, growing], steps=80, stop=pg.StopRule(enabled=False))
    positions = pg.simulate(race).positions[:, 0]
    angles = np.arctan2(positions[..., 1], positions[..., 0])
    assert abs(angles[0, -1] - angles[0, 0]) > 0.5
    # Turned by η/‖x‖² in every step: both go through the same angles, as Li and Arora prove.
    assert angles[0] == pytest.approx(angles[1], abs=1e-10)


def test_rates_that_grow_for_ever_stay_finite() -> None:
    grown = rates(pg.Modifier("exponential", gamma=1.02), updates=1_000_000, lr=100.0)
    assert np.isfinite(grown).all() and grown[-1] > 1e300


def test_what_follows_a_warm_up_begins_when_it_is_over() -> None:
    both = rates(pg.Modifier("warmup", steps=40, start=0.0), pg.Modifier("step", every=10, factor=0.5), updates=60)
    assert both[:41] == pytest.approx(np.arange(41) / 40)
    assert both[49] == 1.0 and both[50] == 0.5


def test_a_switched_off_schedule_does_nothing() -> None:
    off = pg.Modifier("step", every=2, enabled=False)
    assert rates(off, updates=9) == pytest.approx(np.ones(9))
    assert pg.Modifier("step", every=2).switched(False) == off != off.switched(True)
    assert eval(repr(off), {"Modifier": pg.Modifier}) == off


def test_one_cycle_may_begin_or_end_with_its_peak() -> None:
    down = rates(pg.Modifier("one_cycle", steps=10, peak=0, end=0, annealing="linear"), updates=12)
    assert down == pytest.approx([1 - k / 10 for k in range(1, 11)] + [0, 0])
    up = rates(pg.Modifier("one_cycle", steps=10, peak=1, start=0, annealing="linear"), updates=10)
    assert up == pytest.approx([k / 9 for k in range(10)])
