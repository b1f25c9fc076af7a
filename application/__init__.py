"""Loads, calls one verb, saves; keeps the event store, the boards and the policies."""
