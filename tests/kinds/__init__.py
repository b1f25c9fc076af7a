"""One module for each case type: its sample applications and what is said along the way."""
