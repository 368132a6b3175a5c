"""A contender as a program in PyTorch or optax, where the library has the method."""

from collections.abc import Mapping, Sequence

from playground.base.errors import PlaygroundError
from playground.base.parameters import Value
from playground.experiments.contender import Contender
from playground.experiments.program_of import program_of
from playground.modifiers import OnGradient
from playground.optimizers import PythonRule, Traced, Translation
from playground.problems.surface import Surface
from playground.snippets.function_text import Library, function_text
from playground.snippets.program_text import program_text
from playground.snippets.writer import Writer

NAMES: dict[Library, str] = {"numpy": "NumPy", "torch": "PyTorch", "optax": "optax"}


def translation_of(contender: Contender, library: Library) -> Translation | None:
    """Return how a library calls the contender's method with these options, None where it has none."""
    if contender.base is not None:
        return None
    for one in contender.method.translations:
        if one.library == library and one.fits(contender.parameters):
            return one
    return None


def has_code(contender: Contender, library: Library) -> bool:
    """Return whether a contender can be written with a library; in NumPy, whether it has a rule at all."""
    if library != "numpy":
        return translation_of(contender, library) is not None
    return not isinstance(program_of(contender).optimizer, PythonRule | Traced)


def library_snippet(
    contender: Contender, library: Library, problem: Surface, start: Sequence[float], steps: int
) -> str:
    """Return a program that prints where the contender gets to with the library's own optimizer.

    Raises PlaygroundError where the library has no such method.
    """
    translation = translation_of(contender, library)
    if translation is None:
        options = "with these options" if any(one.library == library for one in contender.method.translations) else ""
        raise PlaygroundError(
            f"{NAMES[library]} has no {contender.title}{' ' + options if options else ''}: copy it as NumPy code"
        )
    writer = Writer(contender, problem)
    place = ", ".join(f"{float(c)!r}" for c in start)
    make = _torch if library == "torch" else _optax
    imports, body = make(writer, translation, contender.parameters, place, steps)
    head = "\n".join(
        [f"# {contender.title} on {problem.name}", *([f"# {translation.differs}"] * bool(translation.differs))]
    )
    return program_text(head, imports, writer, function_text(problem, library), body)


def _call(translation: Translation, values: Mapping[str, Value], rate: str) -> str:
    """The call with its numbers; `rate` stands for the learning rate."""
    shown = {name: repr(value) for name, value in values.items()}
    return translation.call.format(**{**shown, "lr": rate, "values": "[x]"})


def _torch(
    writer: Writer, translation: Translation, values: Mapping[str, Value], place: str, steps: int
) -> tuple[list[str], list[str]]:
    rate = repr(values.get("lr"))
    lines = [f"x = torch.tensor([{place}], requires_grad=True)", f"optimizer = {_call(translation, values, rate)}"]
    inside = ["optimizer.zero_grad()", "f(x).backward()"]
    if writer.program.schedules:
        inside.append(f"optimizer.param_groups[0]['lr'] = {writer.factor(rate)}")
    changed = _changed(writer, "x.detach().numpy()", "x.grad.numpy()", _rate("optimizer.param_groups[0]['lr']", writer))
    inside += changed
    if changed:
        inside += ["x.grad = torch.from_numpy(g)", "x.data = torch.from_numpy(point)"]
    inside.append("optimizer.step()")
    begin, often, end = writer.averaged("x.detach().numpy()")
    loop = [*begin, f"for t in range(1, {steps} + 1):", *(f"    {line}" for line in (*inside, *often))]
    return (
        ["import torch", "", "torch.set_default_dtype(torch.float64)"],
        [*lines, *loop, "print(x.detach().numpy(), f(x).item())", *end],
    )


def _optax(
    writer: Writer, translation: Translation, values: Mapping[str, Value], place: str, steps: int
) -> tuple[list[str], list[str]]:
    rate = repr(values.get("lr"))
    scheduled = bool(writer.program.schedules)
    # optax counts updates from 0 and asks a schedule with their number.
    schedule = ["def rate_of_update(count):", "    t = int(count) + 1", f"    return {writer.factor(rate)}", "", ""]
    lines = [
        *(schedule if scheduled else []),
        f"x = jnp.array([{place}])",
        f"optimizer = {_call(translation, values, 'rate_of_update' if scheduled else rate)}",
        "state = optimizer.init(x)",
    ]
    inside = ["g = jax.grad(f)(x)"]
    changed = _changed(
        writer, "np.array(x)", "np.array(g)", _rate("rate_of_update(t - 1)" if scheduled else rate, writer)
    )
    inside += [*changed, "x, g = jnp.array(point), jnp.array(g)"] if changed else []
    inside += ["updates, state = optimizer.update(g, state, x)", "x = optax.apply_updates(x, updates)"]
    begin, often, end = writer.averaged("np.array(x)")
    loop = [*begin, f"for t in range(1, {steps} + 1):", *(f"    {line}" for line in (*inside, *often))]
    return (
        ["import jax", "import jax.numpy as jnp", "import optax", "", 'jax.config.update("jax_enable_x64", True)'],
        [*lines, *loop, "print(x, f(x))", *end],
    )


def _rate(text: str, writer: Writer) -> str:
    """The learning rate, where a modifier asks for it."""
    return text if any(isinstance(one, OnGradient) and one.needs_rate for one, _ in writer.program.beside) else ""


def _changed(writer: Writer, point: str, g: str, rate: str) -> list[str]:
    """What acts between gradient and step, in NumPy on `point` and `g`."""
    lines: list[str] = []
    for one, values in writer.program.beside:
        if isinstance(one, OnGradient):
            lines += writer.on_gradient(one, values, point="point")
    given = [f"lr = {rate}"] if rate else []
    return [f"point, g = {point}.copy(), {g}.copy()", *given, *lines] if lines else []
