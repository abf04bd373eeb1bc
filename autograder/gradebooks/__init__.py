"""nbgrader's gradebook and life cycle around the sandboxed grader. Needs the extra: pip install -e '.[nbgrader]'."""
