"""The compiler of the kernels' language, as a decorator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numba
from numba.core import compiler, ir, types
from numba.core.compiler_machinery import AnalysisPass, PassManager, register_pass
from numba.core.lowering import BaseLower
from numba.core.typed_passes import BaseNativeLowering, NoPythonBackend

from playground.kernels.compiling.checked import is_checked
from playground.kernels.contract import OPTIONS
from playground.kernels.direct.arithmetic import compare, convert
from playground.kernels.direct.checking import link_checks
from playground.kernels.direct.compiled import Compiled, flattened
from playground.kernels.direct.statements import Translator
from playground.kernels.direct.target import TARGET
from playground.kernels.direct.values import INT64, Scalar, View, kind_of


def _arguments(builder: Any, signature: Any, codes: list[Any]) -> list[Any]:
    """The arguments as the kernel's source knows them, from those it is called with (see `flattened`)."""
    rest = iter(codes)
    found: list[Any] = []
    for given in signature.args:
        if isinstance(given, types.Array):
            item = kind_of(given.dtype)
            start = builder.inttoptr(next(rest), item.code.as_pointer())
            found.append(View(item, start, tuple(next(rest) for _ in range(given.ndim))))
        elif given == types.boolean:
            found.append(compare(builder, "!=", Scalar(INT64, next(rest)), 0))
        else:
            found.append(Scalar(kind_of(given), next(rest)))
    return found


class _Lower(BaseLower):  # type: ignore[misc]
    """Numba's frame of a function (arguments and return) around our translation of its body."""

    def lower_normal_function(self, fndesc: Any) -> None:
        self.setup_function(fndesc)
        self.extract_function_arguments()
        self.pre_lower()
        body = self.builder.append_basic_block("body")
        entry = self.builder.block
        self.builder.position_at_end(body)
        function = self.func_ir.func_id.func
        arguments = _arguments(self.builder, function.signature, self.fnargs)
        result = Translator(self.context, self.builder, function, checked=function.checked).run(arguments)
        code = self.context.get_dummy_value()
        if fndesc.restype != types.void:
            code = convert(self.builder, result, kind_of(fndesc.restype)).code
        self.call_conv.return_value(self.builder, code)
        self.builder.position_at_end(entry)
        self.builder.branch(body)
        self.post_lower()


@register_pass(mutates_CFG=False, analysis_only=True)
class _Declare(AnalysisPass):  # type: ignore[misc]
    """What Numba's type inference would find out and the signature says."""

    _name = "playground_declare"

    def __init__(self) -> None:
        AnalysisPass.__init__(self)

    def run_pass(self, state: Any) -> bool:
        identity = state.func_id
        names = tuple(f"word{place}" for place in range(len(state.args)))
        state.func_ir = ir.FunctionIR(
            blocks={0: None}, is_generator=False, func_id=identity, loc=ir.Loc.from_function_id(identity),
            definitions={}, arg_count=len(names), arg_names=names,
        )  # fmt: skip
        state.typemap = {f"arg.{name}": given for name, given in zip(names, state.args, strict=True)}
        state.calltypes = {}
        return True


@register_pass(mutates_CFG=True, analysis_only=False)
class _Translate(BaseNativeLowering):  # type: ignore[misc]
    _name = "playground_translate"

    @property
    def lowering_class(self) -> Any:
        return _Lower


class _Direct(compiler.CompilerBase):  # type: ignore[misc]
    """Numba's compiler with our translation in place of its analysis, type inference and lowering."""

    def define_pipelines(self) -> list[Any]:
        passes = PassManager("playground")
        passes.add_pass(_Declare, "declare types")
        passes.add_pass(_Translate, "translate")
        passes.add_pass(NoPythonBackend, "collect the result")
        passes.finalize()
        return [passes]


def kernel(signature: Any, checked: bool | None = None) -> Callable[[Callable[..., Any]], Compiled]:
    """Return a decorator that compiles a function of the kernels' language for the types of a Numba signature.

    Arguments: `checked` whether it stops where an index lies outside its array; None as `kernels.checked` says.
    """

    def compile_function(function: Any) -> Compiled:
        function.signature, function.checked = signature, is_checked() if checked is None else checked
        if function.checked:
            link_checks()
        flat = signature.return_type(*flattened(signature.args))
        return Compiled(numba.njit(flat, pipeline_class=_Direct, _target=TARGET, **OPTIONS)(function), signature)

    return compile_function
