"""Tests of the training run that students start: its output, how it stops, how it goes on."""
