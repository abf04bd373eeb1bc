"""A class is graded: selection, workers, shards, engines, merging, appeals, a sample."""
