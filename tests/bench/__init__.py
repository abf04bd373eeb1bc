"""How fast it is, beside what others do: ``make bench``. Prints figures, asserts only that everybody graded rightly."""
