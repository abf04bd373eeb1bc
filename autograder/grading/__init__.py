"""One submission becomes one verdict."""
