"""What was graded, kept safe."""
