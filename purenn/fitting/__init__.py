"""What fit needs besides its loop: the plan, engines, history, callbacks, checkpoints and progress."""
