"""Fills SUBMITTED/<student>/<step>/ from where students hand in. What they hand in is hostile until it is there."""
