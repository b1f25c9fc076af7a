"""What each request may say and each answer shows: shape only; the domain judges sense."""
