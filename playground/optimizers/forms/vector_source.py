"""The text of a step kernel around an update of whole points."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod

from playground.kernels.compiling.argument_names import argument_names
from playground.kernels.compiling.fingerprint import fingerprint
from playground.optimizers.forms.optimizer import Rule

Shape = tuple[int | str, ...]
# As many as `kernels.oracle.COUNTS`, which may not be imported before a kernel is compiled; a test compares them.
COUNTS = 4
# Behind them is why the method halted.
_HEAD = COUNTS + 1

# The dimension where a parameter has the stated number, as kernels see it, and otherwise none.
_ONLY_WHERE = "d if "


def size_of(arrays: Mapping[str, Shape], dimension: int, encoded: Mapping[str, float]) -> int:
    """Return how many numbers arrays of stated shapes hold together; `encoded` are parameters as kernels see them."""

    def length(part: int | str) -> int:
        if isinstance(part, int):
            return part
        if part.startswith(_ONLY_WHERE):
            name, number = _condition(part)
            return dimension if encoded[name] == number else 0
        sizes = {
            "d": dimension, "d + 1": dimension + 1, "d ≠ 2": dimension if dimension != 2 else 0,
            "basis": 6 * dimension if dimension > 8 else dimension + 1,
        }  # fmt: skip
        return sizes[part] if part in sizes else int(encoded[part])

    return sum(prod(map(length, shape)) for shape in arrays.values())


@dataclass(frozen=True)
class VectorSource:
    """An update and what belongs to it (see `Vectorwise` for the meanings); `text` is the source of its step.

    A point's memory lies in one piece, its counts of evaluations first, then why it halted: (n, rows), where an
    elementwise step has (rows, n).
    """

    update: Rule
    memory: dict[str, Shape]
    scratch: dict[str, Shape]
    parameters: tuple[str, ...]
    by_block: bool = False
    head: int = _HEAD

    @property
    def takes_gradient(self) -> bool:
        """Whether `g` is among the update's arguments."""
        return "g" in argument_names(self.update)

    def text(self, dimension: int | None = None) -> str:
        """Return the source of `step(here, t)` for one dimension, or for any."""
        once, each = self._once(dimension), self._each(one_block=dimension is not None)
        return "\n".join((*self._imports(), "def step(here, t):", *once, *each)) + "\n"

    def _imports(self) -> list[str]:
        home, name = self.update.__module__, self.update.__name__
        return [
            "from playground.kernels.racing import frame as at",
            "from playground.kernels.racing.hooks import act_on_gradients",
            *(["from playground.kernels.compiling.views import place"] if self.by_block else []),
            f"from {home} import {name} as update  # {fingerprint(self.update)}",
        ]

    def _once(self, dimension: int | None) -> list[str]:
        """What all points share: parameters and scratch."""
        lines = [
            "    frame = integers(here, at.SIZE)",
            "    frame[at.TIME] = t",
            f"    n, dimension = frame[at.N], {dimension or 'frame[at.DIMENSION]'}",
            f"    o = numbers(frame[at.O], {len(self.parameters)})",
            *(f"    {name} = o[{k}]" for k, name in enumerate(self.parameters)),
            "    codes, points = integers(frame[at.CODES], n), numbers(frame[at.X], dimension * n)",
            "    free = frame[at.WORK] + 8",
            "    x = numbers(free, dimension)",
            "    free = free + 8 * dimension",
            "    g = numbers(free, dimension)",
            "    free = free + 8 * dimension",
            *self._arrays(self.scratch, "free", "    "),
        ]
        if self.takes_gradient:
            lines += [
                "    call_field(frame[at.GRADIENT], frame[at.X], n, frame[at.P], frame[at.G])",
                "    act_on_gradients(here, t)",
                "    slopes = numbers(frame[at.G], dimension * n)",
            ]
        return lines

    def _each(self, one_block: bool) -> list[str]:
        """What is done for each point that has not ended."""
        span = " + ".join([str(self.head), *(self._length(shape) for shape in self.memory.values())])
        arguments = ", ".join(argument_names(self.update))
        return [
            f"    span = {span}",
            "    for i in range(n):",
            "        if codes[i] == 0:",
            "            own = frame[at.STATE] + 8 * span * i",
            "            frame[at.POINT] = own",
            "            frame[at.LANE] = i",
            *([f"            numbers(own, {COUNTS})[1] += 1.0"] if self.takes_gradient else []),
            "            for d in range(dimension):",
            "                x[d] = points[d * n + i]",
            *(["                g[d] = slopes[d * n + i]"] if self.takes_gradient else []),
            f"            numbers(own, {self.head})[{COUNTS}] = 0.0",
            f"            own = own + {8 * self.head}",
            *self._arrays(self.memory, "own", "            "),
            *self._updates(f"update({arguments})", one_block),
            "            for d in range(dimension):",
            "                points[d * n + i] = x[d]",
        ]

    def _updates(self, call: str, one_block: bool) -> list[str]:
        """The update of the point, or of one block of it after the other."""
        if not self.by_block or one_block:
            return [*(["            block, kind = 0, 0"] if self.by_block else []), f"            {call}"]
        vectors = [name for name, shape in (self.memory | self.scratch).items() if shape == ("d",)]
        names = ["x", *(["g"] if self.takes_gradient else []), *vectors]
        return [
            *(f"            all_{name} = place({name})" for name in names),
            "            for block in range(frame[at.BLOCK_COUNT]):",
            "                stated = integers(frame[at.BLOCKS] + 8 * at.BLOCK * block, at.BLOCK)",
            "                first, size, kind = 8 * stated[0], stated[1] * stated[2], stated[3]",
            *(f"                {name} = numbers(all_{name} + first, size)" for name in names),
            f"                {call}",
            "            x = numbers(all_x, dimension)",
        ]

    def _arrays(self, arrays: dict[str, Shape], place: str, indent: str) -> list[str]:
        """Views of arrays that lie one behind the other."""
        lines = []
        for name, shape in arrays.items():
            view = "numbers" if len(shape) == 1 else "rows"
            lengths = ", ".join(_length(part) for part in shape)
            lines.append(f"{indent}{name} = {view}({place}, {lengths})")
            lines.append(f"{indent}{place} = {place} + 8 * ({self._length(shape)})")
        return lines

    def _length(self, shape: Shape) -> str:
        return " * ".join(_length(part) for part in shape)


def _length(part: int | str) -> str:
    if isinstance(part, int):
        return str(part)
    if part.startswith(_ONLY_WHERE):
        name, number = _condition(part)
        return f"(dimension if {name} == {number} else 0)"
    sizes = {
        "d": "dimension", "d + 1": "(dimension + 1)", "d ≠ 2": "(dimension if dimension != 2 else 0)",
        "basis": "(6 * dimension if dimension > 8 else dimension + 1)",
    }  # fmt: skip
    return sizes.get(part, f"int({part})")


def _condition(part: str) -> tuple[str, float]:
    name, number = part.removeprefix(_ONLY_WHERE).split(" = ")
    return name, float(number)
