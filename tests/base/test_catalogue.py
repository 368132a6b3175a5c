"""Catalogues find their members and guess the nearest."""

from dataclasses import dataclass

import pytest

from playground.base import broken_member
from playground.base.alias import Alias
from playground.base.broken_member import BrokenMember, listen_to_broken_members
from playground.base.catalogue import Catalogue, Named, module_catalogue
from playground.base.errors import PlaygroundError


@pytest.fixture(autouse=True)
def said_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is said here is not said again to the windows of other tests."""
    monkeypatch.setattr(broken_member, "_said", {})
    monkeypatch.setattr(broken_member, "_listeners", [])


def test_members_are_loaded_when_first_asked_for_and_once() -> None:
    loaded: list[str] = []

    def load(id: str) -> str:
        loaded.append(id)
        return id.upper()

    catalogue = Catalogue("thing", lambda: ["b", "a"], load)
    assert catalogue.ids() == ("a", "b") and loaded == []
    assert catalogue.get("b") == catalogue.get("b") == "B" and loaded == ["b"]
    assert list(catalogue) == ["A", "B"] and len(catalogue) == 2 and "a" in catalogue and "c" not in catalogue


@pytest.mark.parametrize("id", ["../secrets", "/etc/passwd", "a/../b", "", "…", 3, None, ("a",), ["a"], {"a": 1}])
def test_an_id_is_looked_up_and_never_loaded_otherwise(id: object) -> None:
    loaded: set[str] = set()

    def load(id: str) -> str:
        loaded.add(id)
        return id

    with pytest.raises(PlaygroundError, match="there is no thing"):
        Catalogue("thing", lambda: ["a", "b"], load).get(id)  # type: ignore[arg-type]
    assert loaded <= {"a", "b"}  # whose aliases are read


def test_a_name_is_an_id_in_any_spelling_before_it_is_an_alias() -> None:
    @dataclass(frozen=True)
    class Thing:
        aliases: tuple[str | Alias, ...]

    things = {"a_b": Thing(("other", Alias("set", {"k": 2}))), "other": Thing(("both",)), "third": Thing(("both",))}
    catalogue = Catalogue("thing", lambda: list(things), lambda id: things[id], ("thing",))
    assert catalogue.find("A-B").id == "a_b" and catalogue.find("a b thing").id == "a_b"
    assert catalogue.find("other").id == "other"
    assert catalogue.find("SET") == Named("a_b", {"k": 2})
    with pytest.raises(PlaygroundError, match="'both' may mean several things: other and third; say which"):
        catalogue.get("both")
    assert catalogue.knows("set") and not catalogue.knows("both") and not catalogue.knows("none")


def test_a_member_that_cannot_be_loaded_takes_no_other_along(caplog: pytest.LogCaptureFixture) -> None:
    @dataclass(frozen=True)
    class Thing:
        name: str
        aliases: tuple[str, ...] = ()

    def load(id: str) -> Thing:
        if id == "bad":
            raise ZeroDivisionError("by nothing")
        return Thing(f"The {id}", (f"{id} too",))

    heard: list[str] = []
    catalogue = Catalogue("thing", lambda: ["good", "bad", "fine"], load)
    assert catalogue.ids() == ("bad", "fine", "good") and catalogue.sound_ids() == ("fine", "good")
    assert [one.name for one in catalogue] == ["The fine", "The good"] and catalogue.find("good too").id == "good"
    sentence = "the thing 'bad' cannot be used: ZeroDivisionError: by nothing"
    assert catalogue.broken == {"bad": sentence}
    listen_to_broken_members(heard.append)
    for _ in range(2):
        with pytest.raises(BrokenMember, match="ZeroDivisionError: by nothing"):
            catalogue.get("bad")
    assert heard.count(sentence) == 1 and [one.getMessage() for one in caplog.records].count(sentence) == 1


def test_helpers_are_no_members() -> None:
    assert not [id for id in module_catalogue("o", "playground.optimizers", "OPTIMIZER", object).ids() if id[0] == "_"]
