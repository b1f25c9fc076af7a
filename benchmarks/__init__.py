"""Each module is a command: it prints a ratio to a named peer measured in the same run."""
