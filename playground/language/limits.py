"""How large a formula may be: each bound is checked before the work it bounds."""

from typing import Final

LENGTH: Final = 10_000  # characters of a text
NESTING: Final = 100  # parentheses, calls, bars, signs and powers within each other
LITERAL: Final = 40  # characters of one number
LITERAL_EXPONENT: Final = 300  # decimal exponent of one number
EXPONENT: Final = 1_000  # absolute value of a constant exponent
TOWER: Final = 5  # powers whose exponents hold powers that hold powers …
TERMS: Final = 1_000  # terms of one sum
UNROLLED: Final = 20_000  # operations after all sums are written out
SHARED: Final = 2_000  # distinct operations of value, gradient and Hessian together
BITS: Final = 1_024  # of a rational constant; longer ones are rounded to doubles
RULE_LINES: Final = 200  # lines of a rule
RULE_NAMES: Final = 40  # parameters of a rule, and its states
RULE_WHOLES: Final = 16  # norms, products and solutions of a rule
RULE_OPERATIONS: Final = 1_000  # of a rule, each loop's counted
RULE_CALLS: Final = 100  # of them functions such as sin, which are long in machine code
RULE_UNROLLED: Final = 5_000  # operations of all its lines with all sums written out
