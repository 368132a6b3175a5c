"""The window that the walk goes through, and what can be done in it."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

import playground as pg
from playground.base.errors import PlaygroundError
from playground.exporters import EXPORTERS
from playground.gui.networks.pages import PAGES
from playground.gui.open_window import open_window
from playground.gui.plane.overlays import OVERLAYS
from playground.modifiers import MODIFIERS
from playground.networks.data.sets import DATA_SETS
from playground.optimizers import OPTIMIZERS
from playground.problems.surfaces import SURFACES
from playground.session.actions import (
    constraint,
    contenders,
    data,
    learners,
    modifiers,
    network,
    problem,
    race,
    starts,
    training,
    view,
)
from playground.session.lesson import lesson_experiment

Dice = random.Random
LEFT = Qt.MouseButton.LeftButton
# Networks of thousands of parameters and second-order methods make a step take seconds: they are left to other tests.
_LEARNERS = ("adam", "heavy_ball", "gradient_descent", "rmsprop", "lion", "adagrad", "bfgs", "sign_descent", "yogi")
_SETS = [id for id in DATA_SETS.ids() if id not in ("csv", "digits")]


class Scene:
    """A window, and every way to change what is in it.

    Arguments: `folder` into which files are exported.
    """

    def __init__(self, folder: Path) -> None:
        application = QApplication.instance() or QApplication(["walk"])
        assert isinstance(application, QApplication)
        self.application, self.folder = application, folder
        self.home = lesson_experiment(pg.surface("sphere"))
        self.window = open_window(application, self.home)
        self.window.resize(1200, 800)
        self.window.show()
        self.acts: dict[str, Callable[[Dice], None]] = {
            name.removeprefix("do_"): getattr(self, name) for name in dir(self) if name.startswith("do_")
        }
        self.live(2.0)

    def act(self, dice: Dice) -> str:
        """Do something that a person could do, and return its name; a refusal with a sentence is an answer."""
        name = dice.choice(list(self.acts))
        with suppress(PlaygroundError):
            self.acts[name](dice)
        return name

    def live(self, seconds: float) -> None:
        """Let the program run, deferred deletes included."""
        loop = QEventLoop()
        QTimer.singleShot(round(1000 * seconds), loop.quit)
        loop.exec()

    def go_home(self, seconds: float) -> None:
        """Show the first race and rest, so that what is kept then is what is always kept."""
        if self.window.networks is not None:
            self.window.networks.trainer.pause()
        self.perform(training.open_training, pg.Training(pg.data("xor", samples=20), pg.Network(hidden=(2,))))
        self.window.go_to("race")
        self.window.race.player.pause()
        self.perform(race.open_experiment, self.home)
        for dialog in self.application.topLevelWidgets():
            if dialog is not self.window and dialog.isVisible():
                dialog.close()
        self.live(seconds)
        gc.collect()

    def close(self) -> int:
        """Close the window; return how many timers are still running."""
        self.window.close()
        self.window.deleteLater()
        del self.window, self.acts
        self.live(1.0)
        gc.collect()
        self.live(0.5)
        left = [widget.findChildren(QTimer) for widget in self.application.topLevelWidgets()]
        return sum(timer.isActive() for timers in left for timer in timers)

    def perform(self, action: Callable[..., Any], *arguments: Any, **keywords: Any) -> None:
        """Carry an action out; what it refuses is no failure."""
        with suppress(PlaygroundError):
            self.window.document.perform(action, *arguments, **keywords)

    @property
    def experiment(self) -> pg.Experiment:
        return self.window.document.state.experiment

    def place(self, dice: Dice) -> tuple[float, ...]:
        return tuple(dice.uniform(low, high) for low, high in self.experiment.problem.domain)

    def contender(self, dice: Dice) -> int:
        return dice.randrange(max(1, len(self.experiment.contenders)))

    # The race

    def do_surface(self, dice: Dice) -> None:
        self.window.go_to("race")
        self.perform(problem.choose_surface, dice.choice(SURFACES.ids()))

    def do_lesson(self, dice: Dice) -> None:
        self.perform(problem.show_lesson)

    def do_parameter(self, dice: Dice) -> None:
        parameters = self.experiment.problem.definition.parameters
        if parameters:
            chosen = dice.choice(parameters)
            self.perform(problem.set_problem_parameter, chosen.name, dice.uniform(*chosen.slider))

    def do_starts(self, dice: Dice) -> None:
        kind = dice.randrange(6)
        if kind == 0:
            self.perform(starts.place_start, self.place(dice))
        elif kind == 1 and self.experiment.starts:
            self.perform(starts.move_start, dice.randrange(len(self.experiment.starts)), self.place(dice))
        elif kind == 2:
            self.perform(starts.random_starts, dice.choice((1, 8, 93)))
        elif kind == 3:
            self.perform(starts.clear_starts)
        elif kind == 4:
            self.perform(starts.domain_grid, dice.randint(1, 6), dice.randint(1, 6))
        elif self.experiment.starts:
            self.perform(starts.remove_start, dice.randrange(len(self.experiment.starts)))

    def do_contenders(self, dice: Dice) -> None:
        kind = dice.randrange(6)
        if kind < 2 and len(self.experiment.contenders) < 10:
            self.perform(contenders.add_contender, dice.choice(OPTIMIZERS.ids()))
        elif kind == 2:
            self.perform(contenders.remove_contender, self.contender(dice))
        elif kind == 3:
            self.perform(contenders.duplicate_contender, self.contender(dice))
        elif kind == 4:
            self.perform(contenders.toggle_contender, self.contender(dice))
        else:
            self.perform(contenders.move_contender, self.contender(dice), self.contender(dice))

    def do_rate(self, dice: Dice) -> None:
        if self.experiment.contenders:
            index = self.contender(dice)
            self.window.document.begin_gesture()
            for _ in range(3):
                self.perform(contenders.set_contender_parameter, index, "lr", 10 ** dice.uniform(-4, 0))
                self.live(0.01)
            self.window.document.end_gesture()

    def do_modifier(self, dice: Dice) -> None:
        self.perform(modifiers.add_modifier, self.contender(dice), dice.choice(MODIFIERS.ids()))

    def do_constraint(self, dice: Dice) -> None:
        self.perform(constraint.set_constraint, dice.choice((None, "box", "disc", "half_plane", "line")))

    def do_steps(self, dice: Dice) -> None:
        self.perform(race.set_steps, dice.choice((0, 1, 50, 1000, 5000)))

    def do_look(self, dice: Dice) -> None:
        kind = dice.randrange(4)
        if kind == 0:
            self.perform(view.toggle_layer, dice.choice(OVERLAYS.ids()))
        elif kind == 1:
            self.perform(view.set_picture, dice.choice(("plane", "relief")))
        elif kind == 2:
            self.perform(view.set_loss_scale, dice.choice(("log", "linear")))
        else:
            self.perform(view.select_path, self.contender(dice), 0)

    def do_play(self, dice: Dice) -> None:
        if self.window.document.state.place == "race":
            self.window.race.player.toggle()

    def do_drag(self, dice: Dice) -> None:
        """A drag of the left button over the plane, from anywhere to anywhere."""
        plane = self.window.race.plane
        if not plane.isVisible():
            return
        begin, end = (QPoint(dice.randrange(1, plane.width()), dice.randrange(1, plane.height())) for _ in range(2))
        QTest.mousePress(plane, LEFT, Qt.KeyboardModifier.NoModifier, begin)
        for k in range(1, 5):
            QTest.mouseMove(plane, begin + (end - begin) * (k / 4))
            self.live(0.01)
        QTest.mouseRelease(plane, LEFT, Qt.KeyboardModifier.NoModifier, end)

    def do_export(self, dice: Dice) -> None:
        id = dice.choice(EXPORTERS.ids())
        result = self.window.race.result
        if result is not None and result.record is not None and id != "relief":
            EXPORTERS.get(id).write(result, self.folder / f"walk{EXPORTERS.get(id).suffix}")

    # Networks

    def do_networks(self, dice: Dice) -> None:
        self.window.go_to("networks")

    def do_page(self, dice: Dice) -> None:
        if self.window.networks is not None:
            self.perform(training.show_page, dice.choice(PAGES.ids()))

    def do_train(self, dice: Dice) -> None:
        if self.window.networks is not None and self.window.document.state.place == "networks":
            bar = self.window.networks.bar
            dice.choice((bar.train, bar.train, bar.step, bar.epoch, bar.reset)).click()

    def do_data(self, dice: Dice) -> None:
        if self.window.document.state.networks_state is None:
            return
        kind = dice.randrange(4)
        if kind < 2:
            self.perform(data.choose_data, dice.choice(_SETS))
        elif kind == 2:
            self.perform(data.set_split, dice.choice((0.0, 0.25, 0.5)))
        else:
            self.perform(data.set_data_seed, dice.randrange(100))

    def do_network(self, dice: Dice) -> None:
        if self.window.document.state.networks_state is None:
            return
        kind = dice.randrange(3)
        if kind == 0:
            self.perform(network.add_layer, dice.choice((1, 4, 12)))
        elif kind == 1:
            self.perform(network.remove_layer, 0)
        else:
            self.perform(network.set_network, activation=dice.choice(("tanh", "relu", "gelu")))

    def do_learners(self, dice: Dice) -> None:
        networks_state = self.window.document.state.networks_state
        if networks_state is None:
            return
        many, kind = len(networks_state.training.contenders), dice.randrange(4)
        if kind == 0 and many < 5:
            self.perform(learners.add_learner, dice.choice(_LEARNERS))
        elif kind == 1 and many:
            self.perform(learners.remove_learner, dice.randrange(many))
        elif kind == 2 and many:
            self.perform(learners.change_learner, contenders.toggle_contender, dice.randrange(many))
        elif many:
            self.perform(learners.set_learner_parameter, dice.randrange(many), "lr", 10 ** dice.uniform(-4, -1))

    # Everywhere

    def do_history(self, dice: Dice) -> None:
        for _ in range(dice.randint(1, 4)):
            (self.window.document.undo if dice.random() < 0.6 else self.window.document.redo)()

    def do_theme(self, dice: Dice) -> None:
        self.window.set_theme(dice.choice(("light", "dark")), large=dice.random() < 0.2)

    def do_size(self, dice: Dice) -> None:
        self.window.resize(dice.randint(900, 1400), dice.randint(650, 950))

    def do_place(self, dice: Dice) -> None:
        self.window.go_to(dice.choice(("race", "networks")))

    def do_key(self, dice: Dice) -> None:
        target = self.application.focusWidget()
        if isinstance(target, QWidget) and self.window.isAncestorOf(target):
            QTest.keyClick(target, dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Right)))
