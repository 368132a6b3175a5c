"""A number whose wishes are fulfilled, and a mouse with real events."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from playground.base.parameters import Parameter
from playground.gui.widgets.number_slider import NumberSlider

RATE = Parameter("lr", 0.01, "learning rate", minimum=0, exclusive_minimum=True, slider=(1e-4, 1.0), scale="log")


class Owner:
    """Fulfils every wish, as a document does."""

    def __init__(self, field: NumberSlider) -> None:
        self.events: list[object] = []
        field.began.connect(lambda: self.events.append("began"))
        field.ended.connect(lambda: self.events.append("ended"))
        field.changed.connect(lambda value: (self.events.append(value), field.show_value(value)))


def drag(slider, places, keys=Qt.KeyboardModifier.NoModifier):
    """Press at the first place and move over the others, with real events."""
    middle, left = slider.rect().center().y(), Qt.MouseButton.LeftButton
    for kind, xs in (("press", places[:1]), ("move", places[1:]), ("release", places[-1:])):
        for x in xs:
            send(slider, kind, QPointF(x, middle), left, keys)


def send(widget, kind, place, button=Qt.MouseButton.LeftButton, keys=Qt.KeyboardModifier.NoModifier):
    kinds = {
        "press": QEvent.Type.MouseButtonPress, "move": QEvent.Type.MouseMove, "release": QEvent.Type.MouseButtonRelease,
    }  # fmt: skip
    held = Qt.MouseButton.NoButton if kind == "release" else button
    event = QMouseEvent(
        kinds[kind], place, widget.mapToGlobal(place), button if kind != "move" else Qt.MouseButton.NoButton, held, keys
    )
    QApplication.sendEvent(widget, event)


def turn(slider, notches, keys=Qt.KeyboardModifier.NoModifier):
    place = slider.rect().center().toPointF()
    wheel = QWheelEvent(
        place, slider.mapToGlobal(place), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton, keys,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(slider, wheel)
    return wheel
