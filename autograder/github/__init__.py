"""GitHub: find what was pushed (`plan`), post the scores (`publish`), make the grader's repository (`init-grader`).

Nothing here runs student code. What a repository, a branch or a result says is data: names are checked before they
are used, and text from outside is shown with its markup taken away.
"""
