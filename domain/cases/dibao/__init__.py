"""低保: minimum living allowance."""
