"""Other ways to make a step of training: straight-line programs, and worker processes."""
