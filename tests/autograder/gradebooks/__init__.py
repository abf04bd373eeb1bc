"""Tests of the gradebook and of nbgrader's life cycle."""
