"""Attacks on our own sandbox: which level holds here, and what that means."""
