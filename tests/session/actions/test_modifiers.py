"""What is put on contenders, and what they are put round."""

import pytest

from playground.base.errors import PlaygroundError
from playground.experiments.contender import Contender
from playground.experiments.modifier import Modifier
from playground.session.actions import base, contenders, modifiers
from playground.session.document import Document
from playground.session.lesson import lesson_state
from playground.session.state import State


def _state(*put: str, optimizer: str = "adam") -> State:
    racer = Contender(optimizer, color="#123456", modifiers=[Modifier(kind) for kind in put])
    return lesson_state("rosenbrock").with_experiment(contenders=[Contender("rprop"), racer])


def kinds(state: State, depth: int = 0) -> list[str]:
    contender: Contender | None = state.experiment.contenders[1]
    for _ in range(depth):
        assert contender is not None
        contender = contender.base
    assert contender is not None
    return [modifier.kind for modifier in contender.modifiers]


def test_modifiers_are_added_at_the_end_moved_and_removed() -> None:
    state = modifiers.add_modifier(_state("clip_norm", "noise"), 1, "cosine", steps=70)
    assert kinds(state) == ["clip_norm", "noise", "cosine"] and state.selected_contender == 1
    assert state.experiment.contenders[1].modifiers[2].parameters["steps"] == 70
    assert kinds(modifiers.move_modifier(state, 1, 2, 0)) == ["cosine", "clip_norm", "noise"]
    assert kinds(modifiers.move_modifier(state, 1, 0, 99)) == ["noise", "cosine", "clip_norm"]
    assert kinds(modifiers.remove_modifier(state, 1, 1)) == ["clip_norm", "cosine"]
    assert state.experiment.contenders[1].color == "#123456"


def test_a_modifier_is_switched_and_set() -> None:
    state = modifiers.toggle_modifier(_state("clip_norm"), 1, 0)
    assert state.experiment.contenders[1].modifiers[0].enabled is False
    assert modifiers.toggle_modifier(state, 1, 0) == modifiers.toggle_modifier(state, 1, 0, True)
    state = modifiers.set_modifier_parameter(state, 1, 0, "limit", 3)
    assert state.experiment.contenders[1].modifiers[0] == Modifier("clip_norm", enabled=False, limit=3)


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda s: modifiers.add_modifier(s, 0, "cosine"), "needs a learning rate, and Rprop has none"),
        (lambda s: modifiers.add_modifier(s, 1, "tail_averages"), "tail_average"),
        (lambda s: modifiers.set_modifier_parameter(s, 1, 0, "limit", -1), "clip_norm.limit must be"),
        (lambda s: modifiers.set_modifier_parameter(s, 1, 0, "limits", 1), "limit"),
        (lambda s: modifiers.remove_modifier(s, 1, 3), "has no modifier 3"),
        (lambda s: modifiers.remove_modifier(s, 7, 0), "there is no contender 7"),
        (lambda s: modifiers.add_modifier(s, 1, "noise", 1), "is put round nothing"),
        (lambda s: base.set_base(s, 1, "adam"), "adam has no base"),
    ],
)
def test_what_makes_no_sense_is_refused(act, sentence) -> None:
    with pytest.raises(PlaygroundError) as refused:
        act(_state("clip_norm"))
    assert sentence in str(refused.value)


def test_a_contender_has_no_more_modifiers_than_one_can_read() -> None:
    state = _state()
    for _ in range(modifiers.MOST):
        state = modifiers.add_modifier(state, 1, "noise")
    with pytest.raises(PlaygroundError, match="no more"):
        modifiers.add_modifier(state, 1, "noise")


def test_a_base_is_chosen_with_its_own_parameters_and_modifiers() -> None:
    state = base.set_base(_state(optimizer="lookahead"), 1, "adam")
    state = contenders.set_contender_parameter(state, 1, "lr", 0.05, 1)
    state = modifiers.add_modifier(state, 1, "clip_norm", 1)
    state = modifiers.add_modifier(state, 1, "cosine", 1)
    inner = state.experiment.contenders[1].base
    assert inner == Contender(
        "adam", lr=0.05, modifiers=[Modifier("clip_norm"), Modifier("cosine", follows=True, steps=600)]
    )
    # Rprop has no rate for the cosine; its gradient can be clipped.
    assert kinds(base.set_base(state, 1, "rprop"), 1) == ["clip_norm"]


def test_a_base_may_be_put_round_another() -> None:
    state = base.set_base(_state(optimizer="lookahead"), 1, "sam")
    state = base.set_base(state, 1, "heavy_ball", 1)
    assert state.experiment.contenders[1].title == "Lookahead (Sharpness-aware minimization (Heavy ball))"


def test_reset_parameters_keeps_what_is_put_on_a_contender() -> None:
    state = contenders.set_contender_parameter(_state("clip_norm"), 1, "lr", 0.5)
    assert contenders.reset_contender(state, 1) == _state("clip_norm").__class__(
        **{**vars(_state("clip_norm")), "selected_contender": 1, "own_contenders": True}
    )


def test_a_drag_of_a_modifiers_slider_is_one_undo() -> None:
    document = Document(_state("clip_norm"))
    with document.gesture():
        for limit in (2, 3, 4):
            document.perform(modifiers.set_modifier_parameter, 1, 0, "limit", limit)
    document.undo()
    assert document.state.experiment == _state("clip_norm").experiment and not document.can_undo
