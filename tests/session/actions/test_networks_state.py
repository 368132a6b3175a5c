"""What can be done to the networks: each action is one step of the one history."""

import pytest

import playground as pg
from playground.base.errors import PlaygroundError
from playground.session.actions import data, learners, network, training
from playground.session.actions.place import go_to
from playground.session.actions.starts import place_start
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.networks_state import NetworksState
from playground.session.state import State
from playground.training.change import Change


@pytest.fixture
def state() -> State:
    return go_to(lesson_state("sphere"), "networks")


def lab(state: State) -> NetworksState:
    assert state.networks_state is not None
    return state.networks_state


def test_the_networks_state_is_made_when_somebody_goes_there(state: State) -> None:
    assert lesson_state("sphere").networks_state is None
    assert lab(state).training.names == ("Adam", "Heavy ball") and state.place == "networks"
    assert lab(go_to(go_to(state, "race"), "networks")) is lab(state)


def test_without_a_networks_state_nothing_can_be_done_to_it() -> None:
    with pytest.raises(PlaygroundError, match="go to the networks"):
        data.choose_data(lesson_state("sphere"), "xor")


def test_what_is_added_begins_with_defaults_for_networks_and_gets_them_back(state: State) -> None:
    def last(state: State) -> pg.Contender:
        return lab(state).training.contenders[-1].contender

    added = learners.add_learner(state, "newton")
    assert last(added).given == {"damping": 3.0} and pg.Contender("newton").given == {}
    assert last(learners.add_learner(state, "newton", damping=0.5)).given == {"damping": 0.5}
    changed = learners.set_learner_parameter(added, 2, "damping", 0.0)
    assert last(learners.change_learner(changed, learners.ACTIONS["reset"], 2)) == last(added)
    round_it = learners.change_learner(
        learners.add_learner(state, "lookahead"), learners.ACTIONS["set_base"], 2, "newton"
    )
    assert last(round_it).base == pg.Contender("newton", damping=3.0)
    assert last(learners.add_learner(state, pg.rule("x = x - 0.1*g"))).given == {}


def test_going_is_no_step_of_the_history_and_undo_goes_where_something_changes() -> None:
    document = Document(lesson_state("sphere"))
    document.perform(go_to, "networks")
    assert not document.can_undo
    document.perform(network.add_layer)
    document.perform(go_to, "race")
    document.perform(place_start, (1.0, 1.0))
    document.perform(go_to, "networks")
    document.undo()
    assert document.state.place == "race"
    document.undo()
    assert document.state.place == "networks" and lab(document.state).training.network.hidden == (32, 32)
    document.perform(go_to, "race")
    document.redo()
    assert document.state.place == "networks" and lab(document.state).training.network.hidden == (32, 32, 32)
    document.redo()
    assert document.state.place == "race"


def test_the_loss_follows_what_the_data_ask_for_and_stays_where_it_suits(state: State) -> None:
    assert lab(data.choose_data(state, "regression")).training.loss == "squared"
    assert lab(data.choose_data(state, "digits")).training.loss == "softmax"
    squared = training.set_training(state, loss="squared")
    assert lab(data.choose_data(squared, "moons")).training.loss == "squared"
    assert lab(data.choose_data(squared, "digits")).training.loss == "softmax"


def test_points_are_drawn_removed_and_go_with_their_class(state: State) -> None:
    drawn = data.draw_point(data.draw_point(state, 0.5, 0.25, 1), -0.5, 0.0, 0)
    assert lab(drawn).training.data.points == ((0.5, 0.25, 1), (-0.5, 0.0, 0))
    assert lab(data.remove_point(drawn, 0)).training.data.points == ((-0.5, 0.0, 0),)
    assert lab(data.clear_points(drawn)).training.data.points == ()
    with pytest.raises(PlaygroundError, match="class from 0 to 1"):
        data.draw_point(state, 0.0, 0.0, 2)
    three = data.draw_point(data.set_data_parameter(state, "classes", 3), 0.0, 0.0, 2)
    assert lab(data.set_data_parameter(three, "classes", 2)).training.data.points == ()
    with pytest.raises(PlaygroundError, match="takes no drawn points"):
        data.draw_point(data.choose_data(state, "regression"), 0.0, 0.0, 0)


def test_an_empty_plane_begins_with_a_point_of_each_class(state: State) -> None:
    empty = data.choose_data(state, "drawn")
    assert [point[2] for point in lab(empty).training.data.points] == [0, 1]
    more = data.draw_point(empty, 1.0, 1.0, 0)
    assert lab(data.clear_points(more)) == lab(empty)


def test_split_and_seed_belong_to_the_data(state: State) -> None:
    made = data.set_data_seed(data.set_split(state, 0.5), 7)
    assert (lab(made).training.data.split, lab(made).training.data.seed) == (0.5, 7)
    with pytest.raises(PlaygroundError, match="split"):
        data.set_split(state, 0.95)


def test_layers_are_added_widened_and_removed(state: State) -> None:
    made = network.widen_layer(network.add_layer(state), 2, 2.0)
    assert lab(made).training.network.hidden == (32, 32, 64)
    assert lab(network.widen_layer(network.set_width(made, 0, 1), 0, 0.5)).training.network.hidden[0] == 1
    assert lab(network.remove_layer(made, 0)).training.network.hidden == (32, 64)
    linear = network.remove_layer(network.remove_layer(state, 0), 0)
    assert lab(network.add_layer(linear)).training.network.hidden == (8,)
    with pytest.raises(PlaygroundError, match="no hidden layer 5"):
        network.remove_layer(state, 5)
    with pytest.raises(PlaygroundError, match="1000000"):
        network.set_width(state, 0, 1_000_001)


def test_contenders_come_and_go_with_their_networks_and_changes(state: State) -> None:
    own = learners.set_learner_network(state, 1, hidden=(5,))
    own = training.note_change(training.note_change(own, Change(9, 1, "lr", 0.5)), Change(3, 0, "beta1", 0.5))
    doubled = learners.duplicate_learner(own, 1)
    assert [one.network is not None for one in lab(doubled).training.contenders] == [False, True, True]
    moved = learners.move_learner(own, 1, 0)
    assert lab(moved).training.contenders[0].network == pg.Network(hidden=(5,))
    assert set(lab(moved).training.changes) == {Change(9, 0, "lr", 0.5), Change(3, 1, "beta1", 0.5)}
    left = learners.remove_learner(own, 0)
    assert lab(left).training.changes == (Change(9, 0, "lr", 0.5),) and lab(left).selected == 0
    nobody = learners.remove_learner(left, 0)
    assert lab(nobody).training.contenders == () and lab(nobody).selected is None
    added = learners.add_learner(nobody, "rmsprop", lr=0.1)
    assert lab(added).training.names == ("RMSProp",) and lab(added).selected == 0


def test_every_action_of_the_races_rows_works_here_too(state: State) -> None:
    made = learners.change_learner(state, learners.ACTIONS["add_modifier"], 0, "cosine")
    made = learners.change_learner(made, learners.ACTIONS["rename"], 0, "mine")
    made = learners.change_learner(made, learners.ACTIONS["toggle"], 1)
    one, other = lab(made).training.contenders
    assert one.contender.modifiers[0].kind == "cosine" and one.title == "mine" and not other.contender.enabled
    assert made.experiment is state.experiment


def test_a_method_that_cannot_learn_here_is_refused_and_the_state_stays(state: State) -> None:
    document = Document(state)
    with pytest.raises(PlaygroundError, match="runs by itself"):
        document.perform(lambda state: learners.add_learner(state, "scipy_minimize"))
    assert document.state is state


def test_a_change_on_the_way_overrules_what_was_to_come_of_the_same_parameter(state: State) -> None:
    made = state
    for change in (Change(50, 0, "lr", 0.1), Change(50, 1, "lr", 0.2), Change(20, 0, "lr", 0.3)):
        made = training.note_change(made, change)
    assert lab(made).training.changes == (Change(20, 0, "lr", 0.3), Change(50, 1, "lr", 0.2))
    first = learners.set_learner_parameter(made, 1, "lr", 0.4)
    assert lab(first).training.changes == (Change(20, 0, "lr", 0.3),)
    assert lab(training.forget_changes(made)).training.changes == ()


def test_a_training_is_opened_where_networks_are(state: State) -> None:
    opened = training.open_training(lesson_state("sphere"), pg.Training(pg.data("xor"), contenders=[]))
    assert opened.place == "networks" and lab(opened).selected is None


def test_the_stop_rule_is_set_part_by_part(state: State) -> None:
    made = training.set_stop(training.set_stop(state, loss=0.1), patience=5)
    assert lab(made).training.stop == pg.TrainingStop(loss=0.1, patience=5)


def test_deep_networks_are_opened_by_their_layers_with_one_selected_that_keeps_its_scale(state: State) -> None:
    made = lab(training.open_deep_training(state, ("zero", "he")))
    assert made.page == "layers" and made.selected == 1 and made.training.network_of(1).initialization == "he"
    assert len(made.training.network_of(0).hidden) == 30
    assert lab(training.open_deep_training(state, ("small",))).selected == 0
    with pytest.raises(PlaygroundError, match="no_such"):
        training.open_deep_training(state, ("no_such",))


def test_the_edge_of_stability_is_opened_by_its_curvature_with_the_middle_rate_selected(state: State) -> None:
    made = lab(training.open_edge_training(state))
    assert made.page == "curvature" and made.training.names[made.selected or 0] == "η = 0.2"
    assert made.training.batch is None
