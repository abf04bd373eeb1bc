"""Views of the verdict: files and screens. Imports nothing of the grader but the verdict's records."""
