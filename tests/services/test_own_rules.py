"""Rules that are kept: text files in the settings' folder."""

from __future__ import annotations

from pathlib import Path

import pytest

import playground as pg
from playground.services.own_rules import is_kept, keep_rule, own_rules, remove_own_rule, rules_folder

RULE = pg.rule("lr = parameter(0.1, 0, 1)\nx = x - lr*g  # ünïcode\n")


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYGROUND_CONFIG_DIR", str(tmp_path / "config"))


def test_a_rule_is_kept_found_by_name_and_removed_without_being_lost() -> None:
    assert own_rules() == ([], []) and not is_kept("My ball")
    path = keep_rule(RULE, "My ball")
    assert path == rules_folder() / "My ball.txt" and path.read_text(encoding="utf-8") == RULE.text
    assert own_rules() == ([pg.rule(RULE.text, name="My ball")], []) and is_kept("My ball")
    remove_own_rule("My ball")
    assert own_rules() == ([], []) and (rules_folder() / "My ball.txt.removed").exists()
    with pytest.raises(pg.PlaygroundError, match="there is no rule 'My ball'"):
        remove_own_rule("My ball")


def test_what_is_replaced_stays_beside_it() -> None:
    keep_rule(RULE, "A")
    keep_rule(RULE, "A")
    assert [file.name for file in rules_folder().iterdir()] == ["A.txt"]
    keep_rule(pg.rule("x = x - g"), "A")
    assert sorted(file.name for file in rules_folder().iterdir()) == ["A.txt", "A.txt.removed"]


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", ".hidden", "a:b|c?", "x" * 300, "con\x00"])
def test_no_name_leaves_the_folder(name: str) -> None:
    path = keep_rule(RULE, name)
    assert path.parent == rules_folder() and path.is_file() and not path.name.startswith(".")


@pytest.mark.parametrize("name", ["", " ", "...", "__", "/"])
def test_a_name_has_a_letter_or_a_digit(name: str) -> None:
    with pytest.raises(pg.PlaygroundError, match="needs a letter or a digit"):
        keep_rule(RULE, name)
    assert not is_kept(name)


def test_what_cannot_be_read_is_said_and_the_others_are_there() -> None:
    keep_rule(RULE, "good")
    (rules_folder() / "bad.txt").write_text("x = y")
    (rules_folder() / "worse.txt").write_bytes(b"\xff")
    rules, refusals = own_rules()
    assert [rule.name for rule in rules] == ["good"]
    assert ['"y" to be declared' in refusals[0], "no text in UTF-8" in refusals[1]] == [True, True]


def test_a_byte_order_mark_is_read_over() -> None:
    rules_folder().mkdir(parents=True)
    (rules_folder() / "Mine.txt").write_bytes(b"\xef\xbb\xbf" + RULE.text.encode())
    assert own_rules() == ([pg.rule(RULE.text, name="Mine")], [])
