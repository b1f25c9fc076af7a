"""The history of a case as its readers may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from application.audit.entries import Entry
from interface.http.answering import limit, named, place


def entry(told: Entry, names: Mapping[str, str]) -> dict[str, Any]:
    """``names`` are officers'; nobody else is named."""
    return {
        **vars(told),
        "step": named(told.step),
        "by_name": names.get(told.by, ""),
        "role": named(told.role),
        "acting_division": place(told.division),
        "stage": named(told.stage),
        "clocks": [{**asdict(move), **limit(move.limit)} for move in told.clocks],
        "voids": [named(step) for step in told.voids],
    }


def own(told: Entry) -> dict[str, Any]:
    """As a party may see it: which steps were taken when and where, by no name."""
    shown = entry(told, {})
    return {**shown, "by": "", "on_behalf_of": "", "facts": {}, "readings": []}
