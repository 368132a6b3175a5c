"""The window's lists find what people call a thing elsewhere, and say whose name it is."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from playground.base.alias import as_aliases
from playground.base.fold import fold
from playground.experiments.contender import Contender
from playground.gui.contenders.entries import WRITE, many_entries, modifier_entries, optimizer_entries
from playground.gui.gallery.gallery import Gallery
from playground.gui.gallery.thumbnails import Thumbnails
from playground.gui.networks.data.data_gallery import DataGallery
from playground.gui.widgets.search_popup import Entry, SearchPopup
from playground.modifiers import MODIFIERS
from playground.networks.data.sets import DATA_SETS
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES


@pytest.fixture
def owner(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def popup(entries: list[Entry], owner: QWidget) -> SearchPopup:
    return SearchPopup("things", entries, "Search", owner)


def first(shown: SearchPopup, typed: str) -> Any:
    """The entry that Return takes after a text was typed."""
    shown.search.setText(typed)
    return shown.list.currentItem()


def test_every_alias_of_an_optimizer_finds_it_first(owner, monkeypatch):
    shown = popup([*optimizer_entries(), WRITE, *many_entries()], owner)
    monkeypatch.setattr(shown, "_show_detail", lambda item: None)
    ids = {fold(id) for id in OPTIMIZERS.ids()} | {fold(one.name) for one in OPTIMIZERS}
    for one in OPTIMIZERS:
        for alias in as_aliases(one.aliases):
            if not alias.given and fold(alias.name) not in ids:
                chosen = first(shown, alias.name).data(Qt.ItemDataRole.UserRole)
                assert Contender(chosen) == Contender(one.id, **dict(alias.settings)), alias


def test_every_alias_of_a_modifier_finds_it_first(owner):
    shown = popup(modifier_entries(Contender("adam")), owner)
    for one in MODIFIERS:
        for alias in as_aliases(one.aliases):
            assert first(shown, alias.name).data(Qt.ItemDataRole.UserRole) == one.id, alias


def test_sgd_is_gradient_descent_and_says_so(owner):
    from playground.gui.widgets.entry_delegate import SUMMARY

    shown = popup(optimizer_entries(), owner)
    item = first(shown, "SGD")
    assert item.data(Qt.ItemDataRole.UserRole) == "gradient_descent"
    assert item.data(SUMMARY).startswith("“SGD” is Gradient descent here. ")
    item = first(shown, "l-bfgs-b")
    assert item.data(SUMMARY).startswith("“l-bfgs-b” is SciPy here, with method = L-BFGS-B. ")
    assert shown.detail.text()


def test_an_own_name_comes_before_an_alias(owner):
    mine = Entry("mine: SGD", "SGD", "A rule of yours.", heading="own")
    assert first(popup([*optimizer_entries(), mine], owner), "sgd").data(Qt.ItemDataRole.UserRole) == "mine: SGD"


def test_the_galleries_find_aliases_first_and_name_what_is_meant(owner, qtbot):
    gallery = Gallery("sphere", Thumbnails(owner), owner)
    for one in SURFACES:
        for name in one.aliases:
            others = [other.id for other in SURFACES if fold(name) in map(fold, other.aliases)]
            gallery.search.setText(name)
            assert gallery.list.chosen.id in others, name
            told = gallery.teaches.text()
            assert told.startswith(f"“{name.strip()}” is {one.name} here. ") == (len(others) == 1), name
    sets = DataGallery("circles", owner)
    for made in DATA_SETS:
        for name in made.aliases:
            sets.search.setText(name)
            assert sets.list.chosen.id == made.id and sets.said.text().startswith(f"“{name}” is "), name
