"""Runs student code where it can do no harm. Knows nothing of suites, solutions, scores or outputs."""
