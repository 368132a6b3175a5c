"""F3: many starts through one method: the march, where each path ended and why."""
