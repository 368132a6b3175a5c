"""`playground list`."""

from __future__ import annotations

import json

import pytest

from playground.cli.main import main
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES


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
