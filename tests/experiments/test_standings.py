"""The standings: the order, its ties, its medians, and the sentence."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import playground as pg
from playground.base.errors import PlaygroundError
from playground.experiments.end_words import END_WORDS as WORDS
from playground.experiments.outcomes import ENDED, LEFT, LOST, PLACES, REACHED, Outcomes
from playground.experiments.result import EVALUATIONS, STATUS, Result
from playground.experiments.simulate_standings import simulate_standings
from playground.experiments.standings import Standings, standings_of
from playground.experiments.standings_target import TOO_LONG, target_of
from playground.problems.surfaces import SURFACES
from playground.simulation.method import EVALUATED

BOWL = pg.formula("x^2 + y^2 + 3", domain={"x": (-2, 2), "y": (-2, 2)})
NAMES = "abcdefgh"


def stand(paths: list[list[tuple[int, float]]]) -> Standings:
    """The standings of made paths, by contender and start: (REACHED, evaluations), (ENDED, f), (LEFT, 0), (LOST, 0)."""
    racers, starts = len(paths), len(paths[0])
    race = pg.Experiment(
        pg.surface("sphere"), [(1.0, float(k)) for k in range(starts)],
        [pg.Contender("adam", name=NAMES[k]) for k in range(racers)], steps=9,
    )  # fmt: skip
    places = np.array([[path[0] for path in row] for row in paths])
    numbers = np.array([[path[1] for path in row] for row in paths])
    needed = np.where(places == REACHED, numbers, np.inf)
    losses = np.where(places == REACHED, 1e-9, np.where(places == ENDED, numbers, np.inf))
    words = np.array(["minimum", "budget", "left_domain", "diverged"])[places]
    statuses = np.zeros((racers, starts), STATUS)
    statuses["reason"], statuses["step"] = words, 9
    result = Result(
        race, None, np.ones((racers, starts, 2)), statuses.view(np.recarray),
        np.zeros((racers, starts), EVALUATIONS).view(np.recarray),
    )  # fmt: skip
    steps = np.full(places.shape, 9)
    found = Outcomes(
        tuple(range(racers)), (False,) * racers, places, needed, needed, losses, np.ones(places.shape), steps,
        np.zeros((4, *places.shape)), words, np.zeros(places.shape, bool),
    )  # fmt: skip
    return standings_of(result, target_of(race, 1e-6), found)


PATHS = st.one_of(
    st.tuples(st.just(REACHED), st.integers(0, 4).map(float)),
    st.tuples(st.just(ENDED), st.sampled_from([0.5, 0.5 + 1e-12, 1.0, 2.0, 1e300])),
    st.tuples(st.sampled_from([LEFT, LOST]), st.just(0.0)),
)
RACES = st.integers(1, 4).flatmap(
    lambda starts: st.lists(st.lists(PATHS, min_size=starts, max_size=starts), min_size=1, max_size=6)
)


@given(RACES, st.randoms())
def test_the_order_of_contenders_does_not_change_their_ranks(paths, random) -> None:
    names = {row.contender: row.rank for row in stand(paths)}
    order = list(range(len(paths)))
    random.shuffle(order)
    shuffled = stand([paths[k] for k in order])
    assert [shuffled_rank(shuffled, place) for place in range(len(order))] == [names[NAMES[k]] for k in order]


def shuffled_rank(rows: Standings, place: int) -> int:
    return next(row.rank for row in rows if row.place == place)


@given(RACES)
def test_ranks_are_those_of_a_competition(paths) -> None:
    ranks = [row.rank for row in stand(paths)]
    assert ranks[0] == 1
    for place, rank in enumerate(ranks[1:], 1):
        assert rank in (ranks[place - 1], place + 1)


@given(RACES)
def test_equal_paths_share_a_rank(paths) -> None:
    rows = {row.place: row.rank for row in stand([*paths, paths[0]])}
    assert rows[0] == rows[len(paths)]


@given(st.lists(PATHS, min_size=2, max_size=8))
def test_of_one_start_each_place_comes_before_the_next(paths) -> None:
    rows = sorted(stand([[path] for path in paths]), key=lambda row: row.rank)
    places = [paths[row.place] for row in rows]
    assert [place for place, _ in places] == sorted(place for place, _ in paths)
    for (place, number), (other, after), one, two in zip(places, places[1:], rows, rows[1:], strict=False):
        if place == other and place in (REACHED, ENDED) and after > number * (1 + 1e-8):
            assert one.rank < two.rank


@given(RACES, st.integers(0, 5), st.integers(0, 3))
def test_a_path_that_becomes_better_never_costs_a_rank(paths, racer, start) -> None:
    racer, start = racer % len(paths), start % len(paths[0])
    before = next(row.rank for row in stand(paths) if row.place == racer)
    better = [list(row) for row in paths]
    better[racer][start] = (REACHED, 0.0)
    after = next(row.rank for row in stand(better) if row.place == racer)
    assert after <= before


def test_values_that_rounding_parts_tie_and_others_do_not() -> None:
    rows = stand([[(ENDED, 1.0)], [(ENDED, 1.0 + 1e-10)], [(ENDED, 1.0 + 1e-7)]])
    assert [row.rank for row in rows] == [1, 1, 3]
    assert rows.sentence == "No contender reached f − f* ≤ 1e-6. a and b tie for the lowest end, at f − f* = 1."


def test_half_of_the_starts_are_not_most_of_them() -> None:
    """A path that did not reach the target counts as one of infinitely many evaluations, also in the middle of two."""
    rows = stand([[(REACHED, 3.0), (ENDED, 0.5)], [(ENDED, 0.1), (ENDED, 0.2)]])
    assert [(row.contender, row.rank, row.reached) for row in rows] == [("b", 1, 0), ("a", 2, 1)]
    assert rows[1].evaluations_to_target == math.inf and rows[1].fewest_evaluations_to_target == 3.0
    assert rows.sentence.startswith("No contender reached f − f* ≤ 1e-6 from most starts; a did from 1 of 2. b ended")


def test_the_sentence_says_where_another_contender_was_first() -> None:
    rows = stand([[(REACHED, 3.0), (REACHED, 4.0), (REACHED, 5.0)], [(REACHED, 1.0), (REACHED, 9.0), (REACHED, 9.0)]])
    assert rows.firsts == (2, 1)
    assert rows.sentence == (
        "a reached f − f* ≤ 1e-6 first, after 4 evaluations (median of 3 starts); b needed 9. "
        "It was first from 2 of 3 starts."
    )


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        ([[(REACHED, 7.0)]], "a reached f − f* ≤ 1e-6 after 7 evaluations."),
        ([[(REACHED, 1.0)], [(REACHED, 1.0)]], "A tie: a and b both reached f − f* ≤ 1e-6 after 1 evaluation."),
        ([[(REACHED, 1.0)], [(ENDED, 1.0)]],
         "a reached f − f* ≤ 1e-6 first, after 1 evaluation; no other contender did."),
        ([[(LOST, 0.0)], [(LEFT, 0.0)]],
         "Every path left the domain or diverged: no contender has a finite f at the end."),
        ([[(ENDED, 2.0)], [(LEFT, 0.0)]],
         "No contender reached f − f* ≤ 1e-6. a ended lowest of those that stayed inside, at f − f* = 2 (budget)."),
        ([[(ENDED, 2.0)]], "No contender reached f − f* ≤ 1e-6. a ended at f − f* = 2 (budget)."),
    ],
)  # fmt: skip
def test_the_sentence(paths, sentence: str) -> None:
    assert stand(paths).sentence == sentence


def test_every_end_of_a_path_has_its_place() -> None:
    assert set(PLACES) == set(WORDS)
    guide = (Path(__file__).parents[2] / "docs/guide/standings.md").read_text()
    assert all(f"`{reason}`" in guide for reason in PLACES)


RACE = pg.Experiment(
    pg.surface("rosenbrock"), [(-1.5, 2.0), (1.0, 0.0), (0.3, 0.3)],
    [
        pg.Contender("bfgs"), pg.Contender("nelder_mead"), pg.Contender("newton"), pg.Contender("scipy_minimize"),
        pg.Contender("gradient_descent", lr=0.1),
        pg.Contender("adam", lr=0.05, modifiers=[pg.Modifier("tail_average", begin=3)]),
    ],
    steps=200,
)  # fmt: skip


@pytest.fixture(scope="module")
def result() -> Result:
    return pg.simulate(RACE)


def test_evaluations_to_the_target_are_those_of_a_race_that_ends_there(result: Result) -> None:
    rows = result.table(target=0.5)
    reached = 0
    for row in rows:
        if row.average or not row.reached:
            continue
        needed = []
        for start in RACE.starts:
            alone = RACE.replace(starts=[start], contenders=[RACE.contenders[row.place]])
            losses = pg.simulate(alone).losses[0, 0]
            if not (losses <= 0.5).any():
                needed.append(math.inf)
                continue
            ended = pg.simulate(alone.replace(steps=int(np.argmax(losses <= 0.5))), record="ends")
            needed.append(float(sum(int(ended.evaluations[kind][0, 0]) for kind in EVALUATED)))
            reached += 1
        assert row.evaluations_to_target == np.median(needed)
    assert reached >= 9


def test_an_average_is_a_row_of_its_own(result: Result) -> None:
    row = next(row for row in result.table() if row.average)
    assert row.contender == "Adam averaged" and RACE.contenders[row.place].method.id == "adam"
    ends = result.average_losses[5, :, -1]
    assert row.final_f == np.median(ends) and row.gap == row.final_f


@pytest.mark.parametrize("room", [2**27, 40_000, 4000, 1])
def test_a_race_in_pieces_has_the_same_standings(result: Result, room: int) -> None:
    told: list[tuple[int, int]] = []
    ends, rows = simulate_standings(RACE, room=room, progress=lambda done, of: told.append((done, of)))
    assert repr(rows) == repr(result.table())
    assert rows.csv() == result.table().csv()
    assert np.array_equal(ends.statuses, result.statuses) and np.array_equal(ends.evaluations, result.evaluations)
    assert told[-1][0] == told[-1][1]


def test_of_a_path_that_memory_does_not_hold_the_end_alone_is_ranked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("playground.experiments.simulate_standings._LONGEST", 1000)
    _, rows = simulate_standings(RACE.replace(starts=[(-1.5, 2.0)]))
    assert rows[0].final_f == min(row.final_f for row in rows) and rows.target.level is None
    assert rows.sentence.endswith(TOO_LONG) and rows[0].reached == 0


def test_a_path_that_passed_the_target_and_diverged_did_not_reach_it() -> None:
    race = pg.Experiment(
        pg.surface("quadratic_saddle"), [(0.1, 1.0)], [pg.Contender("gradient_descent", lr=0.1)], steps=99
    )
    (row,) = rows = pg.simulate(race).table(target=-1.5)
    assert (row.reached, row.passed, row.ended, row.final_f) == (0, 1, "left_domain", math.inf)
    assert rows.sentence == (
        "The path left the domain or diverged: no contender has a finite f at the end. "
        "On the way Gradient descent came down to f ≤ -1.5."
    )


def test_with_the_stop_rule_off_a_path_without_numbers_is_still_last() -> None:
    racers = [pg.Contender("gradient_descent", lr=2.0), pg.Contender("gradient_descent", lr=1e-9)]
    race = pg.Experiment(pg.surface("sphere"), [(1.0, 1.0)], racers, steps=2000, stop=pg.StopRule(enabled=False))
    rows = pg.simulate(race).table()
    assert [(row.place, row.ended) for row in rows] == [(1, "budget"), (0, "budget")]


def test_starts_that_no_path_can_leave_are_not_counted() -> None:
    race = pg.Experiment(pg.surface("reciprocal_sum"), [(-1.0,), (1.2,)], [pg.Contender("newton")], steps=50)
    rows = pg.simulate(race).table()
    assert (rows.starts, rows.excluded, rows[0].starts, rows[0].reached) == (1, 1, 1, 1)


def test_targets() -> None:
    race = pg.Experiment(pg.surface("rosenbrock"), [(1.0, 2.0)], [pg.Contender("newton")], steps=30)
    assert target_of(race).level == 1e-4
    walled = race.replace(constraint=pg.constraint("box", x_min=2, x_max=3))
    assert target_of(walled).level is None, "the constraint leaves the minimiser out: its own minimum is not known"
    with pytest.raises(PlaygroundError, match="target f − f\\* must be a finite number at least 0, got -1"):
        pg.simulate(race).table(target=-1)
    with pytest.raises(PlaygroundError, match="record='all'"):
        pg.simulate(race, record="ends").table()
    for factor in (1e-30, 1e30):
        scaled = pg.formula(f"{factor}*(x^2 + y^2)", domain={"x": (-2, 2), "y": (-2, 2)})
        assert target_of(race.replace(problem=scaled)).level is None, "a formula states no minimum"
    assert target_of(race.replace(problem=BOWL), 3.5).words == "f ≤ 3.5"


SAMPLE = ("sphere", "himmelblau", "quadratic_saddle")


@pytest.mark.parametrize(
    "id", [*SAMPLE, *(pytest.param(id, marks=pytest.mark.long) for id in SURFACES.ids() if id not in SAMPLE)]
)
def test_every_surface_has_a_target_that_its_own_scale_gives(id: str) -> None:
    problem = pg.surface(id)
    aim = target_of(pg.Experiment(problem))
    assert (aim.level is None) == (problem.minimum_value is None)
    assert aim.stated is None or (aim.stated > 0 and f"{aim.stated:e}".startswith("1.000000e"))


def test_no_contenders_and_no_starts() -> None:
    race = pg.Experiment(pg.surface("sphere"), [], [pg.Contender("adam")], steps=5)
    assert pg.simulate(race).table().sentence == "No path can begin: there is no start inside."
    none = pg.simulate(race.replace(starts=[(1.0, 1.0)], contenders=[])).table()
    assert len(none) == 0 and none.sentence == "No contender races."
    assert simulate_standings(none_race := race.replace(contenders=[]))[1].rows == () and none_race.steps == 5


def test_rows_are_read_by_programs(result: Result, tmp_path: Path) -> None:
    rows = result.table()
    rows.to_csv(tmp_path / "standings.csv")
    read = list(csv.DictReader(io.StringIO((tmp_path / "standings.csv").read_bytes().decode(), newline="")))
    assert [line["contender"] for line in read] == [row.contender for row in rows]
    for line, row in zip(read, rows, strict=True):
        assert all(float(line[name]) == getattr(row, name) for name in ("final_f", "steps", "evaluations_to_target"))
    # What pandas.DataFrame takes: a sequence of dataclasses.
    assert all(dataclasses.is_dataclass(row) for row in rows) and rows.as_dicts()[0]["rank"] == 1
    assert isinstance(rows[1:3], tuple) and len(rows) == len(list(rows)) == 7
