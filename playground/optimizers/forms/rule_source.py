"""The text of a step kernel of a rule that a person wrote."""

from collections.abc import Sequence
from functools import cached_property

from playground.language.emit import Emitter, bare
from playground.language.node import Node
from playground.language.rule_program import RuleProgram, Whole

_PER_COORDINATE = ("x", "g", "xi", "d")


class _Stage(Emitter):
    """Texts of values in the loop, where every leaf has a name of ours, never the rule's."""

    def __init__(self, roots: Sequence[Node], leaves: dict[Node, str]) -> None:
        super().__init__(list(roots), (), (), ())
        self.leaves = leaves
        for node in self.ordered:
            self.texts[node] = self._text(node)

    def _leaf(self, node: Node) -> str | None:
        return self.leaves.get(node)

    def _rounded(self, roots: list[Node]) -> set[Node]:
        """None: products are fused as in built-in methods, so that the same rule makes the same path."""
        return set()

    def used(self) -> list[Node]:
        """The leaves that are read."""
        return [node for node in self.ordered if node in self.leaves]


class RuleSource:
    """The source of a rule's step; as in `StepSource`, all coordinates of all points are one flat array.

    Behind a point's states its memory has a row for the loss, then one for each norm and product, `dimension` rows for
    each solution and one more for what is added to the Hessian there, in the rule's order.
    """

    def __init__(self, program: RuleProgram) -> None:
        self.program = program
        self.reads_loss = "f" in program.names

    def extra_rows(self, dimension: int) -> int:
        """Return how many numbers a point's memory has besides its states."""
        wholes = self.program.wholes
        return (
            self.reads_loss + sum(dimension if one.name == "solve" else 1 for one in wholes) + sum(map(_shifts, wholes))
        )

    def text(self) -> str:
        """Return the source of `step(here, t)`."""
        lines = [
            *self._imports(),
            "def step(here, t):",
            "    frame = integers(here, at.SIZE)",
            "    dimension, n, x_place, g_place = frame[at.DIMENSION], frame[at.N], frame[at.X], frame[at.G]",
            "    h_place, problem, size = frame[at.H], frame[at.P], dimension * n",
            *self._parameters(),
            *self._carrying(),
            *self._views(),
            *self._asking(),
        ]
        for group in self.program.stages():
            lines += self._reducing(group)
        return "\n".join((*lines, *self._moving())) + "\n"

    def _imports(self) -> list[str]:
        lines = [
            "from playground.kernels.racing import frame as at",
            "from playground.kernels.racing.hooks import act_on_gradients",
        ]
        if "xi" in self.program.names:
            lines.append("from playground.kernels.racing.random_numbers import normal")
            lines.append("from playground.kernels.compiling.views import words")
        if self.program.solves:
            lines.append("from playground.kernels.linear.solve_points import solve_points")
        return lines

    @cached_property
    def _leaves(self) -> dict[Node, str]:
        program = self.program
        leaves = {Node("parameter", one.name): f"p{k}" for k, one in enumerate(program.parameters)}
        leaves |= {Node("variable", name): f"s{k}" for k, name in enumerate(program.states)}
        leaves |= {Node("variable", name): f"{name}_here" for name in (*_PER_COORDINATE, "f")}
        leaves |= {whole.leaf: f"w{k}" for k, whole in enumerate(program.wholes)}
        leaves |= {leaf: f"c{k}" for k, (leaf, _) in enumerate(program.powers)}
        return leaves | {Node("parameter", "t"): "time"}

    def _parameters(self) -> list[str]:
        names = self.program.parameters
        lines = [f"    o = numbers(frame[at.O], {len(names)})", *(f"    p{k} = o[{k}]" for k in range(len(names)))]
        return [*lines, *(["    time = float(t)"] if "t" in self.program.names else [])]

    def _carrying(self) -> list[str]:
        """Powers bᵗ, each a multiplication a step."""
        powers = self.program.powers
        if not powers:
            return []
        stage = _Stage([base for _, base in powers], self._leaves)
        lines = [f"    carried = numbers(frame[at.CARRIED], {len(powers)})", *_indented(stage.before, 1)]
        for k, (_, base) in enumerate(powers):
            lines += [f"    c{k} = carried[{k}] * {stage.texts[base]}", f"    carried[{k}] = c{k}"]
        return lines

    def _views(self) -> list[str]:
        """Everything in memory that the loops read and write."""
        program = self.program
        lines = ["    x_flat = numbers(x_place, size)", "    free = frame[at.STATE]"]
        if "g" in program.names:
            lines.append("    g_flat = numbers(g_place, size)")
        if "d" in program.names:
            lines.append("    h_flat = numbers(h_place, (dimension + 1) * size // 2)")
        if "xi" in program.names:
            lines.append("    seed, paths = frame[at.SEED], words(frame[at.PATHS], n)")
        sizes = [(f"s{k}_flat", "size") for k in range(len(program.states))]
        sizes += [("f_row", "n")] if self.reads_loss else []
        for whole in program.wholes:
            sizes.append((self._store(whole), "size" if whole.name == "solve" else "n"))
            sizes += [(self._shift(whole), "n")] if _shifts(whole) else []
        for name, size in sizes:
            lines += [
                f"    {name} = numbers(free, {size})",
                f"    {name}_place = free",
                f"    free = free + 8 * {size}",
            ]
        return lines

    def _store(self, whole: Whole) -> str:
        return f"w{self.program.wholes.index(whole)}_{'flat' if whole.name == 'solve' else 'row'}"

    def _shift(self, whole: Whole) -> str:
        """Where it is kept what is added to the Hessian."""
        return f"w{self.program.wholes.index(whole)}_shift"

    def _asking(self) -> list[str]:
        lines = ["    call_field(frame[at.VALUE], x_place, n, problem, f_row_place)"] if self.reads_loss else []
        if "g" in self.program.names:
            lines.append("    call_field(frame[at.GRADIENT], x_place, n, problem, g_place)")
            lines.append("    act_on_gradients(here, t)")
        if "d" in self.program.names or self.program.solves:
            lines.append("    call_field(frame[at.HESSIAN], x_place, n, problem, h_place)")
        return lines

    def _reducing(self, group: Sequence[Whole]) -> list[str]:
        """One loop in which all of a group are added up, or the right sides of their equations collected."""
        stage = _Stage([argument for whole in group for argument in whole.arguments], self._leaves)
        sums = [whole for whole in group if whole.name != "solve"]
        lines, inside, after = [], list(stage.inside), []
        if sums:
            lines += ["    for j in range(n):", *(f"        {self._store(whole)}[j] = 0.0" for whole in sums)]
        for whole in group:
            texts = [bare(stage.texts[argument]) for argument in whole.arguments]
            if whole.name == "solve":
                inside.append(f"{self._store(whole)}[i] = {texts[0]}")
                shift = "0"
                if _shifts(whole):
                    # Every coordinate of a point writes the same number.
                    inside.append(f"{self._shift(whole)}[j] = {texts[1]}")
                    shift = f"{self._shift(whole)}_place"
                after.append(f"    solve_points(here, {self._store(whole)}_place, 0.0, {shift})")
            else:
                first, second = f"a{self._store(whole)}", f"b{self._store(whole)}"
                inside.append(f"{first} = {texts[0]}")
                inside.append(f"{second} = {texts[1] if len(texts) > 1 else first}")
                inside.append(f"{self._store(whole)}[j] += {first} * {second}")
        roots = [f"        {self._store(w)}[j] = sqrt({self._store(w)}[j])" for w in sums if w.name == "norm"]
        if roots:
            after = ["    for j in range(n):", *roots, *after]
        return [*lines, *self._loop(stage, inside, bool(sums) or any(map(_shifts, group))), *after]

    def _moving(self) -> list[str]:
        """The last loop, which writes the new point and the new states."""
        stage = _Stage(self.program.outputs, self._leaves)
        targets = ["x_flat", *(f"s{k}_flat" for k in range(len(self.program.states)))]
        new = [f"new{k} = {bare(stage.texts[root])}" for k, root in enumerate(self.program.outputs)]
        stores = [f"{target}[i] = new{k}" for k, target in enumerate(targets)]
        return self._loop(stage, [*stage.inside, *new, *stores], False)

    def _loop(self, stage: _Stage, inside: Sequence[str], by_point: bool) -> list[str]:
        """All coordinates of all points in one loop, or, where a point has numbers of its own, one by one."""
        used = stage.used()
        reads = [line for node in used if (line := self._read(node))]
        names = {str(node.data) for node in used if node.kind == "variable"}
        numbered = {whole.leaf for whole in self.program.wholes if whole.name != "solve"}
        if not (by_point or names & {"f", "xi", "d"} or numbered & set(used)):
            return [*_indented(stage.before, 1), "    for i in range(size):", *_indented([*reads, *inside], 2)]
        diagonal = ["diagonal = (k * dimension - k * (k - 1) // 2) * n"] if "d" in names else []
        return [
            *_indented(stage.before, 1),
            "    for k in range(dimension):",
            *_indented([*diagonal, "for j in range(n):"], 2),
            *_indented(["i = k * n + j", *reads, *inside], 3),
        ]

    def _read(self, node: Node) -> str:
        """The line that fetches a leaf; none for what is the same for all points."""
        name = self._leaves[node]
        sources = {
            "x_here": "x_flat[i]",
            "g_here": "g_flat[i]",
            "d_here": "h_flat[diagonal + j]",
            "xi_here": "normal(seed, paths[j], t, k)",
            "f_here": "f_row[j]",
        }
        if name in sources:
            return f"{name} = {sources[name]}"
        for whole in self.program.wholes:
            if whole.leaf is node:
                return f"{name} = {self._store(whole)}[{'i' if whole.name == 'solve' else 'j'}]"
        return f"{name} = {name}_flat[i]" if node.kind == "variable" else ""


def _shifts(whole: Whole) -> bool:
    """Whether it solves with the Hessian and a multiple of the identity."""
    return whole.name == "solve" and len(whole.arguments) > 1


def _indented(lines: Sequence[str], levels: int) -> list[str]:
    return [f"{'    ' * levels}{line}" for line in lines]
