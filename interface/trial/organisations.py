"""Invented organisations: credit codes that are only well formed."""

from __future__ import annotations

from domain.people import CREDIT_ALPHABET
from interface.trial.application import Place

STATE, NON_PROFIT = "12", "52"
"""事业单位 and 民办非企业单位: registrar and kind, the first two characters."""


def credit_code(place: Place, kind: str) -> str:
    """Of an organisation that is registered in this county; none twice."""
    place.people.serial += 1
    body = f"{kind}{place.county}MJY{place.people.serial:06}"
    total = sum(CREDIT_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + CREDIT_ALPHABET[-total % 31]
