"""Who may do what, and the small tables beside the log."""
