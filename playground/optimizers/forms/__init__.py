"""What an update rule is written with.

It holds its form, its parameters, its readouts, and arithmetic that several rules share.
"""
