"""What the test suites are written with, and how one suite is asked of many submissions."""

from autograder.suite.ask import Mismatch, Result, Student
from autograder.suite.compare import alike
from autograder.suite.points import points

__all__ = ["Mismatch", "Result", "Student", "alike", "points"]
