"""Forms: what each request may say, and what each answer shows.  Shape only; the domain judges sense."""
