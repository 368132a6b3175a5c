"""What a person can do: plain typed functions (State, …) → State, one file for each thing they are done to.

An action changes nothing: it returns the next state, or raises PlaygroundError and the state stays. Each is one line
of Python that repeats what a gesture did.
"""
