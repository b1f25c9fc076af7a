"""A demonstration of the main job: everything goes over HTTP, and every printed fact is read back."""
