"""The student's checks: runs the public tests of one TODO in a process of its own and shows what came of it."""
