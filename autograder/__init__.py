"""Grades a deep-learning course: student code runs in a sandbox, scores are made outside of it."""
