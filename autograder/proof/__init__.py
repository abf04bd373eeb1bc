"""``grade.py verify``: proves what a course author must never break. One module a kind of rule."""
