"""The main job as a demonstration: over HTTP, and every printed fact is read back."""
