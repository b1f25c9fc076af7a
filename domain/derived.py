"""Ids that follow from what they name, so that one thing can never be recorded under two."""

from __future__ import annotations

from uuid import UUID, uuid5

NAMESPACE = UUID("6f1c2a52-5f0e-5d0b-9d5c-3a1f4be0c7d1")
"""Never change it: the streams of claims, assignments and publications are found by it."""


def derived_id(kind: str, *parts: str) -> UUID:
    """The id of the one ``kind`` that belongs to these parts."""
    return uuid5(NAMESPACE, ":".join((kind, *parts)))


def id_read(text: str) -> UUID | None:
    """The id, where the text is one; case numbers may be as long, machines sign in words."""
    try:
        return UUID(text)
    except ValueError:
        return None
