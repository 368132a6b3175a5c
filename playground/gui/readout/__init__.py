"""Tables of numbers at a point, and of what a method keeps from step to step."""
