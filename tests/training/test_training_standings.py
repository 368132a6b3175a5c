"""The order of contenders that learn."""

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import playground as pg
from playground.training.look_series import LookSeries
from playground.training.training_standings import TrainingStandings, TrainingStandingsRow, ranked, row_of

NAN, INF = math.nan, math.inf


def looks(test: list[float], updates: list[int] | None = None) -> LookSeries:
    numbers, nothing = np.array(test), np.full(len(test), NAN)
    at = np.array(updates if updates is not None else range(0, 10 * len(test), 10))
    return LookSeries(at, numbers / 2, numbers, nothing, nothing)


def row(name: str, test: list[float], ended: str = "budget", target: float | None = None) -> TrainingStandingsRow:
    made = looks(test)
    return row_of(name, "adam", 0, made, int(made.updates[-1]), ended, "test", target)


def ranks(standings: TrainingStandings) -> dict[str, int]:
    return {one.contender: one.rank for one in standings}


def test_what_reached_the_target_comes_first_then_the_lower_loss_then_what_diverged() -> None:
    rows = [
        row("diverged", [1.0, 0.1, INF], "diverged", 0.5), row("high", [1.0, 0.9], target=0.5),
        row("late", [1.0, 0.9, 0.4], target=0.5), row("low", [1.0, 0.7], target=0.5),
        row("early", [1.0, 0.5, 0.8], target=0.5), row("nothing", [NAN], target=0.5),
    ]  # fmt: skip
    found = ranked(rows, "test", 0.5)
    assert [one.contender for one in found] == ["early", "late", "low", "high", "diverged", "nothing"]
    assert [one.rank for one in found] == [1, 2, 3, 4, 5, 5]
    assert found[0].updates_to_target == 10 and found[1].updates_to_target == 20


def test_equal_ones_share_a_rank_and_the_next_is_left_out() -> None:
    rows = [row("a", [0.3]), row("b", [0.3 * (1 + 1e-12)]), row("c", [0.3001]), row("d", [0.2])]
    assert ranks(ranked(rows, "test", None)) == {"d": 1, "a": 2, "b": 2, "c": 4}


def test_only_looks_up_to_the_shown_update_count() -> None:
    made = looks([1.0, 0.2, 0.6])
    early = row_of("a", "adam", 3, made, 15, "", "test", 0.5)
    assert (early.test_loss, early.best_loss, early.best_update, early.updates_to_target) == (0.2, 0.2, 10, 10)
    late = row_of("a", "adam", 3, made, 20, "", "test", 0.1)
    assert (late.test_loss, late.best_loss, late.updates_to_target, late.place) == (0.6, 0.2, INF, 3)
    nothing = row_of("a", "adam", 3, made, -1, "", "test", 0.1)
    assert math.isnan(nothing.test_loss) and math.isnan(nothing.best_loss)


def test_sentences_name_the_winner() -> None:
    two = [row("Adam", [0.3], target=0.5), row("SGD", [0.6], target=0.5)]
    assert ranked(two, "test", 0.5).sentence == "Adam was seen first with a test loss ≤ 0.5, at update 0."
    plain = [row("Adam", [0.3]), row("SGD", [0.6])]
    assert ranked(plain, "test", None).sentence == "Adam has the lowest test loss, 0.3."
    assert ranked(plain, "test", 0.1).sentence.startswith("No contender reached a test loss ≤ 0.1. Adam has the lowest")
    assert ranked([row("Adam", [NAN], "diverged")] * 2, "test", None).sentence == (
        "No contender has a finite test loss at its end."
    )
    assert ranked([], "test", None).sentence == "No contender learns."
    assert ranked(plain[:1], "test", None).sentence == "Adam ended with a test loss of 0.3."


LOSSES = st.one_of(st.floats(0, 1e6), st.sampled_from([NAN, INF, 0.25, 0.25]))
OUTCOMES = st.lists(
    st.tuples(st.lists(LOSSES, min_size=1, max_size=4), st.sampled_from(["budget", "diverged", "stopped", ""])),
    min_size=1, max_size=7,
)  # fmt: skip
TARGETS = st.one_of(st.none(), st.floats(0, 1e3))


def standings_of(outcomes, target) -> tuple[list[TrainingStandingsRow], TrainingStandings]:
    rows = [row(str(k), losses, ended, target) for k, (losses, ended) in enumerate(outcomes)]
    return rows, ranked(rows, "test", target)


@given(OUTCOMES, TARGETS, st.randoms(use_true_random=False))
def test_no_rank_depends_on_the_order_of_the_list(outcomes, target, random) -> None:
    rows, found = standings_of(outcomes, target)
    # Losses that differ by less than rounding tie with the first of their rank: keep them apart here.
    ends = sorted({one.test_loss for one in rows if math.isfinite(one.test_loss)})
    if any(0 < high - low <= 1e-8 * high for low, high in pairwise(ends)):
        return
    random.shuffle(rows)
    assert ranks(ranked(rows, "test", target)) == ranks(found)


@given(OUTCOMES, TARGETS)
def test_ranks_count_how_many_are_ahead(outcomes, target) -> None:
    _, found = standings_of(outcomes, target)
    assert found[0].rank == 1 and len(found) == len(outcomes)
    for number, one in enumerate(found):
        assert one.rank == number + 1 or one.rank == found[number - 1].rank


@given(OUTCOMES, TARGETS, st.integers(0, 6))
def test_a_lower_loss_never_ranks_lower(outcomes, target, which) -> None:
    rows, found = standings_of(outcomes, target)
    which %= len(rows)
    if not math.isfinite(rows[which].test_loss) or rows[which].ended == "diverged":
        return
    better = [*rows]
    better[which] = replace(rows[which], test_loss=rows[which].test_loss / 2)
    assert ranks(ranked(better, "test", target))[str(which)] <= ranks(found)[str(which)]


@given(OUTCOMES, st.floats(0, 1e3))
def test_what_diverged_is_behind_everything_that_did_not(outcomes, target) -> None:
    _, found = standings_of(outcomes, target)
    gone = [one.ended == "diverged" or not math.isfinite(one.test_loss) for one in found]
    assert gone == sorted(gone)


def test_a_result_has_its_table() -> None:
    contenders = [pg.Contender("adam"), pg.Contender("adam")]
    training = pg.Training(pg.data("moons", samples=60), contenders=contenders, epochs=4)
    result = pg.train(training)
    table = result.table()
    assert table.part == "test" and [one.rank for one in table] == [1, 1] and table.target is None
    assert table[0].test_loss == result.looks[0].test_loss[-1] and table[0].updates == result.statuses[0].update
    assert [one["contender"] for one in table.as_dicts()] == list(result.names)
    head, *lines = table.csv().decode().split("\r\n")
    assert head.startswith("rank,contender,optimizer,average,") and len(lines) == 3
    assert "rank" in repr(table) and table.sentence in repr(table)


def test_the_loss_at_which_a_training_stops_is_the_target_of_its_training_losses() -> None:
    stop = pg.TrainingStop(loss=0.6)
    training = pg.Training(pg.data("moons", samples=60), contenders=[pg.Contender("adam")], epochs=40, stop=stop)
    table = pg.train(training).table(part="training")
    assert table.target == 0.6 and table[0].ended == "reached" and table[0].updates_to_target == table[0].updates
    assert pg.train(training).table().target is None, "0.6 is said of training losses, not of test losses"


def halting(**fields) -> pg.TrainingResult:
    """A method that needs a convex loss, on the loss of a network."""
    data = pg.data("moons", samples=120, noise=0.2)
    contenders = [pg.Contender("linear_conjugate_gradient"), pg.Contender("adam")]
    network = pg.Network(**{"hidden": (8,)} | fields.pop("network", {}))
    return pg.train(pg.Training(data, network, contenders=contenders, **fields))


def test_a_method_that_finds_no_step_on_the_full_batch_ends_and_says_so() -> None:
    result = halting(epochs=60, batch=None)
    stuck, adam = result.statuses
    assert (stuck.reason, adam.reason) == ("halted", "budget") and 10 < stuck.update < 20
    assert not result.step_lengths[0, stuck.update - 9 : stuck.update + 1].any()
    assert result.gradient_norms[0, stuck.update] > 0.1, "it is not at rest"
    assert {row.contender: row.ended for row in result.table()}[result.names[0]] == "halted"


def test_other_batches_or_dropped_units_may_let_it_go_on() -> None:
    assert halting(epochs=10, batch=16).statuses[0].reason == "budget"
    assert halting(epochs=20, batch=None, network={"dropout": 0.2}).statuses[0].reason == "budget"


@pytest.mark.parametrize("given", [{"part": "validation"}, {"target": "low"}, {"target": NAN}, {"part": 3}])
def test_what_makes_no_sense_is_refused(given) -> None:
    training = pg.Training(pg.data("moons", samples=60), contenders=[pg.Contender("adam")], epochs=1)
    with pytest.raises(pg.PlaygroundError):
        pg.train(training).table(**given)
