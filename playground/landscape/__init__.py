"""F3: what can be known of a function near a point and over a region."""
