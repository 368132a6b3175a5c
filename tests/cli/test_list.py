"""`playground list`."""

from __future__ import annotations

import json
import re

import pytest

from playground.base.folders import own_surfaces_folder
from playground.cli.main import main
from playground.optimizers import OPTIMIZERS
from playground.problems.formula import formula
from playground.problems.surfaces import SURFACES, surface
from playground.services.own_surfaces import keep_surface


@pytest.mark.parametrize(("what", "catalogue"), [("surfaces", SURFACES), ("optimizers", OPTIMIZERS)])
def test_json_lists_the_whole_catalogue_with_every_parameter(capsys, what, catalogue) -> None:
    assert main(["list", what, "--json"]) == 0
    entries = json.loads(capsys.readouterr().out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))
    assert [entry["id"] for entry in entries] == list(catalogue.ids())
    for entry, member in zip(entries, catalogue, strict=True):
        assert (entry["name"], entry["source"]) == (member.name, member.source) and entry["source"]
        declared = member.definition.parameters if what == "surfaces" else member.parameters
        assert [parameter["name"] for parameter in entry["parameters"]] == [parameter.name for parameter in declared]
        for shown, parameter in zip(entry["parameters"], declared, strict=True):
            assert {"name", "default", "minimum", "maximum", "scale", "doc"} <= set(shown)
            assert (shown["default"], shown["scale"], shown["doc"]) == (
                parameter.default,
                parameter.scale,
                parameter.doc,
            )


def test_an_open_end_is_null(capsys) -> None:
    main(["list", "optimizers", "--json"])
    entries = {entry["id"]: entry for entry in json.loads(capsys.readouterr().out)}
    rate = entries["adam"]["parameters"][0]
    assert (rate["name"], rate["minimum"], rate["maximum"], rate["scale"]) == ("lr", 0, None, "log")


@pytest.mark.parametrize("what", ["surfaces", "optimizers"])
def test_people_get_a_table(capsys, what: str) -> None:
    assert main(["list", what]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["id", "name", "parameters"]
    catalogue = SURFACES if what == "surfaces" else OPTIMIZERS
    assert [line.split()[0] for line in lines] == list(catalogue.ids())
    assert all(member.name in line for member, line in zip(catalogue, lines, strict=True))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "say what to list"),
        (["surface"], "did you mean 'surfaces'"),
        (["surfaces", "--jsn"], "did you mean '--json'"),
        (["surfaces", "more"], "cannot use 'more'"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_exit_code_2(capsys, arguments, sentence) -> None:
    assert main(["list", *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1


def test_surfaces_of_ones_own_are_listed_last_and_found_by_their_id(capsys) -> None:
    keep_surface(formula("x^2 + k*y^2", k=3.0), "My bowl")
    assert main(["list", "surfaces", "--json"]) == 0
    *built_in, own = json.loads(capsys.readouterr().out)
    assert {entry["own"] for entry in built_in} == {None}
    assert (own["id"], own["name"], own["formula"]) == ("my_bowl", "My bowl", "x^2 + k*y^2")
    assert own["own"] == str(own_surfaces_folder() / "my_bowl.toml")
    assert main(["list", "surfaces"]) == 0
    assert re.split(r"  +", capsys.readouterr().out.splitlines()[-1])[:2] == ["my_bowl", "My bowl (yours)"]
    assert main(["run", "--surface", "my_bowl:k=1", "--start=1,1", "--optimizer", "newton"]) == 0
    assert "Newton" in capsys.readouterr().out


def test_a_surface_of_ones_own_that_cannot_be_read_is_told_and_left_out(capsys) -> None:
    own_surfaces_folder().mkdir(parents=True)
    (own_surfaces_folder() / "broken.toml").write_text("name = ")
    assert main(["list", "surfaces", "--json"]) == 0
    captured = capsys.readouterr()
    assert len(json.loads(captured.out)) == len(SURFACES)
    assert "broken.toml" in captured.err


def test_where_both_have_an_id_the_catalogues_is_meant(capsys) -> None:
    path = keep_surface(formula("x^2 + y^2"), "Rosenbrock")
    assert path.stem == "my_rosenbrock"
    clash = path.rename(path.with_name("rosenbrock.toml"))
    main(["list", "surfaces", "--json"])
    assert json.loads(capsys.readouterr().out)[-1]["id"] == str(clash)
    assert surface("rosenbrock").formula != "x^2 + y^2"
    assert main(["run", "--surface", str(clash), "--start=1,1", "--optimizer", "newton"]) == 0
