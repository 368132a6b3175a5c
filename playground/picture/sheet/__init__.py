"""A whole figure without a painter: where everything lies, words, legends, equations."""
