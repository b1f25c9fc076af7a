"""Small tables beside the log: what is counted, locked, wrapped or noted, and never a fact."""
