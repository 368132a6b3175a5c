"""An optimizer with its parameters set."""

import pickle

import pytest

import playground as pg
from playground.experiments.contender import LONGEST_NAME


def test_what_is_not_given_is_the_default() -> None:
    contender = pg.Contender("adam", lr=0.05)
    assert contender.parameters["lr"] == 0.05 and contender.parameters["beta1"] == 0.9
    assert contender.given == {"lr": 0.05}


def test_it_is_frozen_and_equal_by_value() -> None:
    contender = pg.Contender("adam", lr=0.05)
    assert contender == pg.Contender("adam", lr=0.05) and hash(contender) == hash(pg.Contender("adam", lr=0.05))
    assert contender != pg.Contender("adam") and contender != pg.Contender("adam", lr=0.05, name="A")
    with pytest.raises(AttributeError, match="frozen"):
        contender.lr = 1  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="frozen"):
        del contender.name


def test_a_changed_copy_keeps_everything_else() -> None:
    contender = pg.Contender("nesterov", lr=0.1, form="shifted", name="N", color="#0072B2", enabled=False)
    changed = contender.with_parameter("beta", 0.5).replace(name="M")
    assert changed == pg.Contender(
        "nesterov", lr=0.1, beta=0.5, form="shifted", name="M", color="#0072b2", enabled=False
    )
    assert contender.name == "N"


def test_copies_and_pickles_of_our_own_are_equal() -> None:
    contender = pg.Contender("adam", lr=0.05, name="A")
    assert pickle.loads(pickle.dumps(contender)) == contender


def test_its_text_makes_it_again() -> None:
    contender = pg.Contender("heavy_ball", lr=0.5, convention="average", name="H", enabled=False)
    assert eval(repr(contender), {"Contender": pg.Contender}) == contender


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"optimizer": "adm"}, "there is no optimizer 'adm'; did you mean 'adam'"),
        ({"optimizer": "Adem"}, "did you mean 'adam'"),
        ({"optimizer": "../adam"}, "there is no optimizer"),
        ({"optimizer": "_optimizer"}, "there is no optimizer"),
        ({"optimizer": None}, "there is no optimizer"),
        ({"optimizer": "adam", "temperature": 1}, "there is no parameter of adam 'temperature'"),
        ({"optimizer": "adam", "beta": 1}, "did you mean 'beta1'|did you mean 'beta2'"),
        ({"optimizer": "adam", "lr": -1}, "adam.lr must be a finite number above 0, got -1"),
        ({"optimizer": "adam", "lr": 10**5000}, "adam.lr must be a finite number above 0"),
        ({"optimizer": 10**5000}, "there is no optimizer"),
        ({"optimizer": "adam", "lr": "0.1"}, "adam.lr must be a finite number above 0, got '0.1'"),
        ({"optimizer": "adam", "lr": float("nan")}, "adam.lr must be"),
        ({"optimizer": "adam", "beta1": 1.0}, "adam.beta1 must be a finite number at least 0 and below 1, got 1.0"),
        ({"optimizer": "nesterov", "form": "shift"}, "did you mean 'shifted'"),
        ({"optimizer": "adam", "color": "red"}, "a colour must be written like #0072b2, got 'red'"),
        ({"optimizer": "adam", "enabled": "no"}, "enabled must be true or false, got 'no'"),
        ({"optimizer": "adam", "name": ""}, "a contender's name must be"),
        ({"optimizer": "adam", "name": "a\nb"}, "without line breaks"),
        ({"optimizer": "adam", "name": "\x1b[31m"}, "printable"),
        ({"optimizer": "adam", "name": "\u202egnp"}, "printable"),
        ({"optimizer": "adam", "name": "x" * (LONGEST_NAME + 1)}, "1 to 80"),
        ({"optimizer": "adam", "name": 5}, "a contender's name must be"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(pg.PlaygroundError, match=sentence) as caught:
        pg.Contender(**arguments)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value) and len(str(caught.value)) < 350


def test_a_legal_value_beyond_the_slider_is_accepted() -> None:
    assert pg.Contender("adam", lr=1e9).parameters["lr"] == 1e9


def test_what_decides_a_path_and_what_must_be_compiled_are_told_apart() -> None:
    usual = pg.Contender("adam", modifiers=[pg.Modifier("clip_norm", limit=1)])
    renamed = usual.replace(name="mine", color="#0072b2", enabled=False)
    stricter = usual.replace(modifiers=[pg.Modifier("clip_norm", limit=2)])
    free = usual.replace(modifiers=[])
    assert usual.path_key == renamed.path_key and usual.kernel_key == renamed.kernel_key
    assert usual.path_key != stricter.path_key and usual.kernel_key == stricter.kernel_key
    assert usual.kernel_key != free.kernel_key
    around = pg.Contender("lookahead", base=usual)
    assert around.path_key != pg.Contender("lookahead", base=stricter).path_key
    assert around.kernel_key == pg.Contender("lookahead", base=stricter).kernel_key
    assert around.kernel_key != pg.Contender("lookahead", base=free).kernel_key
