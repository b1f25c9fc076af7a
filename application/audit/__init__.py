"""审计 — what the events of a case say: line by line, then and now, and what changed."""
