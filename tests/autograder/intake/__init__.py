"""Tests of collecting submissions."""
