"""Other ways to make a step of training: straight-line programs, compiled C, and worker processes."""
