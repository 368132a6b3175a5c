"""Graphs to straight-line source of a field (see `playground.kernels.contract`)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from playground.language.lower import lower
from playground.language.node import Node
from playground.language.order import order
from playground.language.out_of_range import LARGEST, SMALLEST, Doubt, out_of_range
from playground.language.program_text import program_text
from playground.language.rounded_sums import rounded_sums

_ATOMS = ("number", "variable", "parameter")
_LONGEST = 100  # characters of an expression before it gets a name of its own


def emit(
    name: str,
    outputs: Sequence[Node],
    parameters: Sequence[str],
    variables: Sequence[str] = ("x", "y"),
    fixed: Sequence[str] = (),
    repaired: bool = False,
) -> str:
    """Return the source of `def name(x, p, out)` that writes one row for each output.

    What holds no variable is computed once in front of the loop; what is used twice, once. Names in the source are ours
    (x0, p0, k0, t0), never the formula's.

    Arguments: `outputs` simplified expressions; `parameters` and `variables` in the order of `p` and the rows of `x`;
    `fixed` variables are taken to be the same at all points of one call, so that what holds no other leaves the loop;
    `repaired` whether points are evaluated again, with unbounded exponents, where doubles overflow or underflow on the
    way to a result (see `out_of_range`): where that cannot happen the source is the same.

    Example:
        >>> print(emit("value", [Node("variable", "x")], []))
        def value(x, p, out):
            x0 = x[0]
            out0 = out[0]
            for i in range(x.shape[1]):
                u0 = x0[i]
                out0[i] = u0
        <BLANKLINE>
    """
    roots = lower(list(outputs))
    doubt = out_of_range(roots) if repaired else None
    return Emitter(roots, parameters, variables, fixed, doubt).source(name)


class Emitter:
    """Writes each operation from the texts of its arguments, what is invariant into `before`, the rest `inside`."""

    def __init__(
        self, roots: list[Node], parameters: Sequence[str], variables: Sequence[str], fixed: Sequence[str],
        doubt: Doubt | None = None,
    ) -> None:  # fmt: skip
        self.doubt = doubt
        self.rounded = self._rounded(roots)
        self.roots = roots
        self.fixed = fixed
        self.parameters = parameters
        self.variables = variables
        self.ordered = order(roots)
        self.varying: set[Node] = set()
        for node in self.ordered:
            moves = node.kind == "variable" and node.data not in fixed
            if moves or any(part in self.varying for part in node.arguments):
                self.varying.add(node)
        self.uses = Counter(part for node in self.ordered for part in set(node.arguments))
        self.twice = {part for node in self.ordered for part in node.arguments if node.arguments.count(part) > 1}
        self.in_loop = {part for node in self.varying for part in node.arguments} | set(roots)
        self.chosen = {part for node in self.ordered if node.kind in ("where", "compare") for part in node.arguments}
        self.texts: dict[Node, str] = {}
        self.named = Counter[str]()
        self.before: list[str] = []
        self.inside: list[str] = []

    def source(self, name: str) -> str:
        """Return the field's source."""
        for node in self.ordered:
            self.texts[node] = self._text(node)
        rows = "".join(f"    x{row} = x[{row}]\n" for row in self._rows(self.varying))
        rows += "".join(f"    out{row} = out[{row}]\n" for row in range(len(self.roots)))
        loop = "".join(f"        u{row} = x{row}[i]\n" for row in self._rows(self.varying))
        loop += "".join(f"        {line}\n" for line in self.inside)
        loop += self._results()
        still = self._rows([node for node in self.ordered if node not in self.varying])
        before = "".join(f"    u{row} = x[{row}, 0] if x.shape[1] > 0 else 0.0\n" for row in still)
        before += "".join(f"    {line}\n" for line in self.before)
        after = ""
        if self.doubt is not None:
            before += "    doubtful = 0.0\n"
            program = program_text(self.roots, self.parameters, self.variables)
            after = f'    if not doubtful == 0.0:\n        repair(x, p, out, "{program}")\n'
        return f"def {name}(x, p, out):\n{before}{rows}    for i in range(x.shape[1]):\n{loop}{after}"

    def _results(self) -> str:
        """The lines that write the results; where they are in doubt the first is made infinite, and all are watched."""
        texts = [bare(self.texts[root]) for root in self.roots]
        if self.doubt is None:
            return "".join(f"        out{row}[i] = {text}\n" for row, text in enumerate(texts))
        conditions = [f"(abs({self.texts[node]}) < {LARGEST!r})" for node in self.doubt.large]
        conditions += [f"(abs({self.texts[node]}) > {SMALLEST!r})" for node in self.doubt.small]
        lines = [f"r{row} = {text}" for row, text in enumerate(texts)]
        if conditions:
            lines += [f"sound = {' & '.join(conditions)}", "r0 = r0 if sound else 1e999"]
        lines += [f"out{row}[i] = r{row}" for row in range(len(texts))]
        lines += [f"doubtful += 0.0 * r{row}" for row in range(len(texts))]
        return "".join(f"        {line}\n" for line in lines)

    def _rounded(self, roots: list[Node]) -> set[Node]:
        """The sums into which no product is fused."""
        return rounded_sums(roots)

    def _rows(self, nodes: Iterable[Node]) -> list[int]:
        used = {node.data for node in nodes if node.kind == "variable"}
        return [row for row, variable in enumerate(self.variables) if variable in used]

    def _leaf(self, node: Node) -> str | None:
        """The text of a variable; None for what is made of others."""
        return f"u{self.variables.index(str(node.data))}" if node.kind == "variable" else None

    def _text(self, node: Node) -> str:
        leaf = self._leaf(node)
        if leaf is not None:
            return leaf
        if node.kind == "parameter":
            text = f"p{self.parameters.index(str(node.data))}"
            self.before.append(f"{text} = p[{self.parameters.index(str(node.data))}]")
            return text
        if node.kind == "number":
            return _literal(node)
        text = self._operation(node)
        if not self._gets_name(node, text):
            return text
        lines, prefix = (self.inside, "t") if node in self.varying else (self.before, "k")
        name = f"{prefix}{self.named[prefix]}"
        self.named[prefix] += 1
        lines.append(f"{name} = {bare(text)}")
        return name

    def _gets_name(self, node: Node, text: str) -> bool:
        if node.kind == "compare":
            return False
        if node not in self.varying:
            return node in self.in_loop
        # Branches of a choice are computed in front of it, so that it becomes a select and the loop stays vectorizable.
        watched = self.doubt is not None and (node in self.doubt.large or node in self.doubt.small)
        return watched or self.uses[node] > 1 or node in self.twice or node in self.chosen or len(text) > _LONGEST

    def _operation(self, node: Node) -> str:
        texts = [self.texts[part] for part in node.arguments]
        match node.kind:
            case "add" if node in self.rounded:
                return f"rounded_sum({', '.join(bare(text) for text in texts)})"
            case "add":
                return self._sum(*node.arguments)
            case "multiply":
                return _negative(texts[1]) if texts[0] == "(-1.0)" else f"({texts[0]} * {texts[1]})"
            case "divide":
                return f"({texts[0]} / {texts[1]})"
            case "compare":
                return f"{texts[0]} {node.data} {texts[1]}"
            case "where":
                return f"({texts[1]} if {texts[0]} else {texts[2]})"
            case "call":
                return f"{node.data}({', '.join(bare(text) for text in texts)})"
        raise AssertionError(f"no source for {node!r}")

    def _sum(self, left: Node, right: Node) -> str:
        """a − b where one of the terms has a negative factor."""
        first, second = self._without_sign(left), self._without_sign(right)
        if second is not None:
            return f"({self.texts[left]} - {second})"
        if first is not None:
            return f"({self.texts[right]} - {first})"
        return f"({self.texts[left]} + {self.texts[right]})"

    def _without_sign(self, node: Node) -> str | None:
        """The text of −node, where node is written with a minus sign in front and has no name of its own."""
        text = self.texts[node]
        return text[2:-1] if text.startswith("(-") and _is_one_term(text[2:-1]) else None


def _is_one_term(text: str) -> bool:
    """Whether a text is a name, a number or one pair of parentheses, or a product of such."""
    depth = 0
    for before, character in zip(" " + text, text, strict=False):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character in "+-" and before not in "e":
            return False
    return True


def _literal(node: Node) -> str:
    assert isinstance(node.data, Fraction | float)
    text = repr(float(node.data))
    return f"({text})" if text.startswith("-") else text


def _negative(text: str) -> str:
    return f"(-{text})"


def bare(text: str) -> str:
    """Return a text without the pair of parentheses that encloses all of it."""
    if not (text.startswith("(") and text.endswith(")")):
        return text
    depth = 0
    for place, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth == 0 and place < len(text) - 1:
            return text
    return text[1:-1]
