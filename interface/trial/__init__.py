"""A trial: a database of its own, sample figures and officers, a clock that can be moved."""
