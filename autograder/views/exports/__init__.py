"""The formats that schools load, each made from the verdicts of one `results.json`."""
