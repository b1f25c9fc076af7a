"""Each module is a command that prints a ratio against a named peer, measured in the same run."""
