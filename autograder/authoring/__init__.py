"""What authors make and students get: stubs, notebooks, the student's repository, new TODOs."""
